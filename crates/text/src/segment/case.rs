//! How words are written, as far as it tells where sentences start.

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Lower,
    /// "iPhone", "al-Assad": a small letter, but one that a sentence may start with.
    LowerName,
    Upper,
    Digit,
    /// Letters without case.
    Other,
    /// Not a word.
    Mark,
}

/// How a word is written.
pub(super) fn case_of(word: &str) -> Case {
    let mut chars = word.chars();
    match chars.next() {
        Some(ch) if ch.is_lowercase() && chars.next().is_some_and(char::is_uppercase) => Case::LowerName,
        Some(ch) if ch.is_lowercase() => Case::Lower,
        Some(ch) if ch.is_uppercase() => Case::Upper,
        Some(ch) if ch.is_numeric() => Case::Digit,
        Some(ch) if ch.is_alphabetic() => Case::Other,
        _ => Case::Mark,
    }
}
