//! Small words of organizations' names.

/// Words that an acronym may leave out, of English and of languages whose names news write as they are; but for articles that open the
/// names of towns, "Los Angeles".
const SMALL: &[&str] = &[
    "&", "and", "at", "da", "das", "de", "degli", "dei", "del", "della", "delle", "den", "der", "des", "di",
    "die", "do", "dos", "du", "e", "et", "for", "fur", "für", "het", "i", "in", "la", "le", "na", "och",
    "of", "og", "on", "the", "to", "und", "van", "voor", "w", "y",
];

/// Whether an acronym may leave a word out.
pub(crate) fn is_small(word: &str) -> bool {
    SMALL.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted() {
        assert!(SMALL.is_sorted());
    }
}
