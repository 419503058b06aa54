//! What stands before a name: titles, words of kinship.

use relmap_kb::Gender;
use relmap_ner::Lexicon;
use relmap_text::key::fold;

/// Most words of a title that is looked for before a name.
const MAX_WORDS: usize = 4;

/// Most bytes before a name that are looked at.
const REACH: usize = 48;

/// The folded title that `before`, the text up to a name, ends with: `mrs` for "told Mrs. ".
///
/// The longest title of the lexicon wins; it must stand on the name's own line with nothing but spaces between.
pub(crate) fn title_before(before: &str) -> Option<String> {
    let from = before.ceil_char_boundary(before.len().saturating_sub(REACH));
    let line = before[from..].rsplit('\n').next()?;
    if !line.ends_with(' ') {
        return None;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    // A comma or a bracket parts what stands before it from the name.
    let is_open = |word: &&&str| word.ends_with(|ch: char| ch.is_alphanumeric() || ch == '.');
    let n = words.iter().rev().take(MAX_WORDS).take_while(is_open).count();
    let words = &words[words.len() - n..];
    let keys: Vec<String> = words.iter().map(|word| fold(word)).collect();
    // "They will miss Ada" is no Miss Ada, and "12.40 p.m. Zorkal" no prime minister.
    let is_no_title = |start: &usize| matches!(words[*start], "miss" | "p.m." | "pm");
    (0..keys.len())
        .filter(|start| !is_no_title(start))
        .map(|start| keys[start..].join(" "))
        .find(|key| Lexicon::embedded().title(key).is_some())
}

/// The folded title that a surface begins with, if a name follows: `president` of "President Moran".
pub(crate) fn leading_title(surface: &str) -> Option<String> {
    let keys: Vec<String> = surface.split_whitespace().map(fold).collect();
    let refs: Vec<&str> = keys.iter().map(String::as_str).collect();
    let n = Lexicon::embedded().leading_title(&refs);
    (n > 0 && n < refs.len()).then(|| refs[..n].join(" "))
}

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
pub(crate) fn is_kin(word: &str) -> bool {
    KIN.iter().any(|&(kin, _)| kin == word)
}

/// The gender that a word of kinship tells of the bearer of a name: "his widow, " before it, ", the wife of" behind it.
pub(crate) fn kin_gender(before: &str, after: &str) -> Option<Gender> {
    let gender = |word: &str| KIN.iter().find(|&&(kin, _)| kin == word)?.1;
    let start = before.trim_end().trim_end_matches(',');
    let behind = after.strip_prefix(", ").and_then(|after| {
        let after = after.strip_prefix("the ").unwrap_or(after);
        let (word, rest) = after.split_once(' ')?;
        rest.starts_with("of ").then_some(word)
    });
    let is_near = before.ends_with(' ');
    let start = start.rsplit([' ', '\n']).next().filter(|_| is_near);
    start.and_then(gender).or_else(|| gender(behind?))
}

/// The folded title that stands in apposition behind a name: `mayor` of ", the mayor of Lisbon,", `judge` of ", a judge".
pub(crate) fn title_behind(after: &str) -> Option<String> {
    let rest = after.strip_prefix(", ")?;
    let rest = rest.split([',', '.', ';', '\n']).next()?;
    let mut keys: Vec<String> = rest.split(' ').take(MAX_WORDS + 1).map(fold).collect();
    if keys
        .first()
        .is_some_and(|key| matches!(key.as_str(), "a" | "an" | "the"))
    {
        keys.remove(0);
    }
    let refs: Vec<&str> = keys.iter().map(String::as_str).collect();
    let n = Lexicon::embedded().leading_title(&refs);
    (n > 0).then(|| refs[..n].join(" "))
}

/// Whether the text up to a name ends with a word of kinship to its bearer: "the wife of ", "daughter of President ".
pub(crate) fn follows_kin_of(before: &str) -> bool {
    let relative = without_title(before).trim_end().strip_suffix(" of");
    relative.is_some_and(|relative| is_kin(last_word(relative.trim_end_matches([' ', ',']))))
}

/// The text before a name without the title that it ends with.
fn without_title<'t>(before: &'t str) -> &'t str {
    let Some(title) = title_before(before) else {
        return before;
    };
    let n_words = title.split(' ').count();
    let start = before.trim_end().rmatch_indices(' ').nth(n_words - 1);
    start.map_or("", |(start, _)| &before[..start])
}

fn last_word(text: &str) -> &str {
    let start = text
        .rfind(|ch: char| !ch.is_alphabetic())
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    text.get(start..).unwrap_or_default()
}

/// Whether the text up to a name says that its bearer is somebody's relative: "his brother, ", "Keller's wife ", "the son of ",
/// "the grandson of the noted architect ", "his sister, Senator ".
pub(crate) fn follows_kin(before: &str) -> bool {
    is_behind_kin(before) || is_behind_kin(without_title(before))
}

fn is_behind_kin(before: &str) -> bool {
    let from = before.ceil_char_boundary(before.len().saturating_sub(2 * REACH));
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
    if is_kin(&last) {
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
        && (is_kin(words[of - 1]) || KINSFOLK.contains(&words[of - 1]))
        && described.len() <= MAX_DESCRIPTION
        && described.iter().all(goes_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_end_the_text_before_a_name() {
        let before = |text: &str| title_before(text);
        assert_eq!(before("He told Mrs. ").as_deref(), Some("mrs"));
        assert_eq!(
            before("Then the Prime Minister ").as_deref(),
            Some("prime minister")
        );
        assert_eq!(before("said the president, "), None);
        assert_eq!(before("Mr.\n"), None);
        assert_eq!(before("They will miss "), None);
        assert_eq!(before("At 12.40 p.m. "), None);
        assert_eq!(before(""), None);
    }

    #[test]
    fn titles_behind_a_name() {
        let behind = |text: &str| title_behind(text);
        assert_eq!(behind(", the mayor of Lisbon, spoke").as_deref(), Some("mayor"));
        assert_eq!(behind(", a judge.").as_deref(), Some("judge"));
        assert_eq!(behind(" the mayor"), None);
        assert_eq!(behind(", who met the mayor"), None);
    }

    #[test]
    fn kin_before_a_name() {
        let follows_kin = |before: &str| follows_kin(before);
        assert!(follows_kin("Her father, Sheikh ") && follows_kin("His sister, Senator "));
        assert!(follows_kin("He sent his brother, ") && follows_kin("Keller’s wife "));
        assert!(
            follows_kin("He was the son of ") && follows_kin("the grandson of the noted Lisbon architect ")
        );
        assert!(follows_kin("He sent his brothers "));
        assert!(!follows_kin("the brothers ") && !follows_kin("") && !follows_kin("“"));
        assert!(
            !follows_kin("the son of a baker. ")
                && !follows_kin("the son of a baker, ")
                && !follows_kin("of ")
        );
        let of = |before: &str| follows_kin_of(before);
        assert!(of("Ada, the wife of ") && of("Ada, wife of Prime Minister "));
        let gender = |before, after| kin_gender(before, after);
        assert_eq!(gender("His widow, ", ""), Some(Gender::Female));
        assert_eq!(gender("", ", the son of a baker,"), Some(Gender::Male));
        assert_eq!(gender("the son of ", ""), None);
        assert_eq!(gender("", ", his wife, "), None);
        assert!(!of("the head of ") && !of("wife of the ") && !of(" of ") && !of(""));
    }
}
