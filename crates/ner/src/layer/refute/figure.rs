//! Amounts, model numbers and dates that a name would be part of.

use crate::text::Stretch;
use crate::word::{Shape, Word};

/// Whether a currency follows, as in "US$40".
pub(super) fn is_amount(name: Stretch<'_>) -> bool {
    let is_currency = |word: &Word| !word.spaced && matches!(word.mark, Some('$' | '€' | '£' | '¥'));
    name.behind(1).is_some_and(is_currency)
}

/// Whether a model number follows: "Airbus A380".
pub(super) fn is_designated(name: Stretch<'_>) -> bool {
    name.behind(1)
        .is_some_and(|next| next.spaced && is_designation(next))
}

/// Whether a word is a model number: "A380", "747", "KC-45"; not a year, an amount or an ordinal.
fn is_designation(word: &Word) -> bool {
    let digits = word.key.bytes().filter(u8::is_ascii_digit).count();
    let letters = word.key.chars().filter(|ch| ch.is_alphabetic()).count();
    match word.shape {
        Shape::Number => letters == 0 && digits == 3 && word.key.len() == 3,
        Shape::Upper | Shape::Capitalized => digits > 0 && letters <= 3,
        Shape::Lower | Shape::Mark => false,
    }
}

/// Whether a word is the short name of a weekday before a date: "SUN 25.06.".
pub(super) fn is_weekday(name: Stretch<'_>) -> bool {
    const DAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    matches!(name.words(), [word] if DAYS.contains(&word.key.as_str()))
        && name.behind(1).is_some_and(|next| next.shape == Shape::Number)
}
