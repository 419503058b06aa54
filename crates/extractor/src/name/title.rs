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
    let keys: Vec<String> = words[words.len() - n..].iter().map(|word| fold(word)).collect();
    (0..keys.len())
        .map(|start| keys[start..].join(" "))
        .find(|key| lexicon.title(key).is_some())
}

/// Whether the text up to a name ends with a word of kinship: "his brother, ", "Keller's wife ".
pub(crate) fn follows_kin(before: &str) -> bool {
    const KIN: &[&str] = &[
        "aunt",
        "brother",
        "cousin",
        "dad",
        "daughter",
        "father",
        "grandfather",
        "grandmother",
        "grandson",
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
    let before = before.trim_end_matches([' ', ',']);
    let start = before
        .rfind(|ch: char| !ch.is_alphabetic())
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    before.get(start..).is_some_and(|word| KIN.contains(&word))
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
        assert_eq!(before(""), None);
    }

    #[test]
    fn kin_before_a_name() {
        assert!(follows_kin("He sent his brother, ") && follows_kin("Keller’s wife "));
        assert!(!follows_kin("He sent his brothers ") && !follows_kin("") && !follows_kin("“"));
    }
}
