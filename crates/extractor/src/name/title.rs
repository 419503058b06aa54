//! What stands before a name: titles, words of kinship.

use relmap_ner::Lexicon;
use relmap_text::key::fold;

/// Most words of a title that is looked for before a name.
const MAX_WORDS: usize = 4;

/// Most bytes before a name that are looked at.
const REACH: usize = 48;

/// The folded title that `before`, the text up to a name, ends with: `mrs` for "told Mrs. ".
///
/// The longest title of the lexicon wins; it must stand on the name's own line with nothing but spaces between.
pub(crate) fn title_before(before: &str, lexicon: &Lexicon) -> Option<String> {
    let mut from = before.len().saturating_sub(REACH);
    while !before.is_char_boundary(from) {
        from += 1;
    }
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
    // "They will miss Ada" is no Miss Ada.
    let is_verb = |start: &usize| words[*start] == "miss";
    (0..keys.len())
        .filter(|start| !is_verb(start))
        .map(|start| keys[start..].join(" "))
        .find(|key| lexicon.title(key).is_some())
}

/// The folded title that a surface begins with, if a name follows: `president` of "President Moran".
pub(crate) fn leading_title(surface: &str, lexicon: &Lexicon) -> Option<String> {
    let keys: Vec<String> = surface.split_whitespace().map(fold).collect();
    let refs: Vec<&str> = keys.iter().map(String::as_str).collect();
    let n = lexicon.leading_title(&refs);
    (n > 0 && n < refs.len()).then(|| refs[..n].join(" "))
}

/// Words for a relative.
const KIN: &[&str] = &[
    "aunt",
    "brother",
    "child",
    "cousin",
    "dad",
    "daughter",
    "father",
    "granddaughter",
    "grandfather",
    "grandmother",
    "grandson",
    "great-grandson",
    "half-brother",
    "half-sister",
    "husband",
    "mother",
    "mum",
    "nephew",
    "niece",
    "sister",
    "son",
    "stepfather",
    "stepmother",
    "twin",
    "uncle",
    "widow",
    "wife",
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
    KIN.contains(&word)
}

/// Whether the text up to a name ends with a word of kinship to its bearer: "the wife of ", "daughter of President ".
pub(crate) fn follows_kin_of(before: &str, lexicon: &Lexicon) -> bool {
    let relative = without_title(before, lexicon).trim_end().strip_suffix(" of");
    relative.is_some_and(|relative| is_kin(last_word(relative.trim_end_matches([' ', ',']))))
}

/// The text before a name without the title that it ends with.
fn without_title<'t>(before: &'t str, lexicon: &Lexicon) -> &'t str {
    let Some(title) = title_before(before, lexicon) else {
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
pub(crate) fn follows_kin(before: &str, lexicon: &Lexicon) -> bool {
    is_behind_kin(before) || is_behind_kin(without_title(before, lexicon))
}

fn is_behind_kin(before: &str) -> bool {
    let mut from = before.len().saturating_sub(2 * REACH);
    while !before.is_char_boundary(from) {
        from += 1;
    }
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
    if KIN.contains(&last.as_str()) {
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
        && (KIN.contains(&words[of - 1]) || KINSFOLK.contains(&words[of - 1]))
        && described.len() <= MAX_DESCRIPTION
        && described.iter().all(goes_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_end_the_text_before_a_name() {
        let before = |text: &str| title_before(text, Lexicon::embedded());
        assert_eq!(before("He told Mrs. ").as_deref(), Some("mrs"));
        assert_eq!(
            before("Then the Prime Minister ").as_deref(),
            Some("prime minister")
        );
        assert_eq!(before("said the president, "), None);
        assert_eq!(before("Mr.\n"), None);
        assert_eq!(before("They will miss "), None);
        assert_eq!(before(""), None);
    }

    #[test]
    fn kin_before_a_name() {
        let follows_kin = |before: &str| follows_kin(before, Lexicon::embedded());
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
        let of = |before: &str| follows_kin_of(before, Lexicon::embedded());
        assert!(of("Ada, the wife of ") && of("Ada, wife of Prime Minister "));
        assert!(!of("the head of ") && !of("wife of the ") && !of(" of ") && !of(""));
    }
}
