//! How a word is written; word pieces are lower case and do not tell.

use super::characters::{DIGITS, within};

/// Classes, that of the pieces between sentences included.
pub(crate) const N_SHAPES: usize = 9;

/// The class of pieces that belong to no word.
pub(crate) const NO_WORD: u8 = 0;

/// The class of a word: what `shape` of training/encoder.py gives.
pub(crate) fn shape(word: &str) -> u8 {
    let mut characters = word.chars();
    let Some(first) = characters.next() else {
        return 8;
    };
    let rest = characters.as_str();
    if is_lower(word) {
        1
    } else if is_upper(word) {
        if rest.is_empty() { 3 } else { 2 }
    } else if first.is_uppercase() {
        if is_lower(rest) { 4 } else { 5 }
    } else if word.chars().any(|character| within(&DIGITS, character)) {
        6
    } else if word.chars().any(char::is_alphabetic) {
        7
    } else {
        8
    }
}

/// Whether a text has lower-case letters and no other case.
fn is_lower(text: &str) -> bool {
    text.chars().any(char::is_lowercase) && !text.chars().any(|one| one.is_uppercase() || is_title(one))
}

/// Whether a text has upper-case letters and no other case.
fn is_upper(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(|one| one.is_lowercase() || is_title(one))
}

/// Whether a character is a capital and a small letter in one, as "ǅ" is: neither case, and changed by both.
fn is_title(one: char) -> bool {
    !one.is_ascii()
        && !one.is_lowercase()
        && !one.is_uppercase()
        && !one.to_lowercase().eq([one])
        && !one.to_uppercase().eq([one])
}
