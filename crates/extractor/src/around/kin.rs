//! Words of kinship beside a name: "his brother, Bruno Keller".

use relmap_kb::Gender;

use super::Around;
use super::title::without_title;

/// Most bytes before a name in which somebody is described whose relative its bearer is.
const REACH: usize = 96;

/// Words for a relative, and whom they are said of.
const KIN: &[(&str, Option<Gender>)] = &[
    ("aunt", Some(Gender::Female)),
    ("brother", Some(Gender::Male)),
    ("child", None),
    ("cousin", None),
    ("dad", Some(Gender::Male)),
    ("daughter", Some(Gender::Female)),
    ("father", Some(Gender::Male)),
    ("granddaughter", Some(Gender::Female)),
    ("grandfather", Some(Gender::Male)),
    ("grandmother", Some(Gender::Female)),
    ("grandson", Some(Gender::Male)),
    ("great-grandson", Some(Gender::Male)),
    ("half-brother", Some(Gender::Male)),
    ("half-sister", Some(Gender::Female)),
    ("husband", Some(Gender::Male)),
    ("mother", Some(Gender::Female)),
    ("mum", Some(Gender::Female)),
    ("nephew", Some(Gender::Male)),
    ("niece", Some(Gender::Female)),
    ("sister", Some(Gender::Female)),
    ("son", Some(Gender::Male)),
    ("stepfather", Some(Gender::Male)),
    ("stepmother", Some(Gender::Female)),
    ("twin", None),
    ("uncle", Some(Gender::Male)),
    ("widow", Some(Gender::Female)),
    ("widower", Some(Gender::Male)),
    ("wife", Some(Gender::Female)),
];

/// Words for several relatives, after whom they belong to.
const KINSFOLK: &[&str] = &[
    "brothers",
    "children",
    "daughters",
    "grandparents",
    "parents",
    "sisters",
    "sons",
];

/// Titles whose full stop ends no sentence.
const ABBREVIATED: &[&str] = &[
    "Capt.", "Col.", "Dr.", "Gen.", "Lt.", "Maj.", "Mr.", "Mrs.", "Ms.", "Prof.", "Rev.", "Sen.", "Sgt.",
];

/// Most words between "son of" and the name: "grandson of the noted Lisbon architect".
const MAX_DESCRIPTION: usize = 5;

/// Whether a word says of what kin somebody is: "brother", "wife".
pub(super) fn says_kin(word: &str) -> bool {
    KIN.iter().any(|&(kin, _)| kin == word)
}

impl Around<'_> {
    /// Whether the text says that the bearer is somebody's relative: "his brother, ", "Keller's wife ", "the son of ", "the
    /// grandson of the noted architect ", "his sister, Senator ".
    pub(crate) fn is_kin(self) -> bool {
        is_behind_kin(self.before()) || is_behind_kin(without_title(self.before()))
    }

    /// Whether the text says that another is the bearer's relative: "the wife of ", "daughter of President ".
    pub(super) fn has_kin(self) -> bool {
        let relative = without_title(self.before()).trim_end().strip_suffix(" of");
        relative.is_some_and(|relative| says_kin(last_letters(relative.trim_end_matches([' ', ',']))))
    }

    /// The gender that a word of kinship tells of the bearer: "his widow, " before the name, ", the wife of" behind it.
    pub(super) fn kin_gender(self) -> Option<Gender> {
        let gender = |word: &str| KIN.iter().find(|&&(kin, _)| kin == word)?.1;
        let before = self
            .words_before()
            .next()
            .filter(|_| self.before().ends_with(' '));
        let behind = self.apposition().and_then(|clause| {
            let (word, rest) = clause.strip_prefix("the ").unwrap_or(clause).split_once(' ')?;
            rest.starts_with("of ").then_some(word)
        });
        let before = before.and_then(|word| gender(word.trim_end_matches(',')));
        before.or_else(|| gender(behind?))
    }
}

/// The letters that a text ends with.
fn last_letters(text: &str) -> &str {
    &text[text.trim_end_matches(char::is_alphabetic).len()..]
}

fn is_behind_kin(before: &str) -> bool {
    let from = before.ceil_char_boundary(before.len().saturating_sub(REACH));
    let near = &before[from..];
    let words: Vec<&str> = near
        .rsplit(['\n', ';', ':', '(', ')', '“', '"'])
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    let plain = |word: &&str| word.trim_end_matches(',').to_owned();
    let Some(last) = words.last().map(plain) else {
        return false;
    };
    if says_kin(&last) {
        return true;
    }
    let is_owner = |word: &&&str| {
        matches!(**word, "his" | "her" | "their") || word.ends_with("'s") || word.ends_with("’s")
    };
    if KINSFOLK.contains(&last.as_str()) {
        return words.iter().rev().nth(1).as_ref().is_some_and(is_owner);
    }
    let Some(of) = words.iter().rposition(|word| *word == "of") else {
        return false;
    };
    let described = &words[of + 1..];
    let goes_on = |word: &&str| {
        let is_open = !word.ends_with([',', '.', '!', '?']) || ABBREVIATED.contains(word);
        is_open && **word != *"and"
    };
    of > 0
        && (says_kin(words[of - 1]) || KINSFOLK.contains(&words[of - 1]))
        && described.len() <= MAX_DESCRIPTION
        && described.iter().all(goes_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn before(text: &str) -> Around<'_> {
        Around::new(text, "Keller", "")
    }

    #[test]
    fn kin_before_a_name() {
        for text in [
            "Her father, Sheikh ",
            "His sister, Senator ",
            "He sent his brother, ",
            "Keller’s wife ",
            "He was the son of ",
            "the grandson of the noted Lisbon architect ",
            "He sent his brothers ",
        ] {
            assert!(before(text).is_kin(), "{text}");
        }
        for text in [
            "the brothers ",
            "",
            "“",
            "the son of a baker. ",
            "the son of a baker, ",
            "of ",
        ] {
            assert!(!before(text).is_kin(), "{text}");
        }
        assert!(before("Ada, the wife of ").has_kin() && before("Ada, wife of Prime Minister ").has_kin());
        for text in ["the head of ", "wife of the ", " of ", ""] {
            assert!(!before(text).has_kin(), "{text}");
        }
    }

    #[test]
    fn what_kin_tells_of_gender() {
        let gender = |before, after| Around::new(before, "Keller", after).kin_gender();
        assert_eq!(gender("His widow, ", ""), Some(Gender::Female));
        assert_eq!(gender("", ", the son of a baker,"), Some(Gender::Male));
        assert_eq!(gender("the son of ", ""), None);
        assert_eq!(gender("", ", his wife, "), None);
    }
}
