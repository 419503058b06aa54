//! How single values are read.

use std::str::FromStr;

use relmap_export::MAX_SIDE;
use relmap_types::{Date, EntityType};

/// Narrower pictures show nothing.
const LEAST_WIDTH: u32 = 100;

pub(super) fn positive(word: &str) -> Result<usize, String> {
    match word.parse() {
        Ok(0) => Err("must be at least 1".to_owned()),
        Ok(n) => Ok(n),
        Err(_) => Err("must be a whole number".to_owned()),
    }
}

/// A whole number from 0.
pub(super) fn whole<N: FromStr>(word: &str) -> Result<N, String> {
    word.parse().map_err(|_| "must be a whole number".to_owned())
}

/// The width of a PNG in pixels.
pub(super) fn width(word: &str) -> Result<u32, String> {
    let width = word
        .parse()
        .ok()
        .filter(|width| (LEAST_WIDTH..=MAX_SIDE).contains(width));
    width.ok_or_else(|| format!("must be a whole number from {LEAST_WIDTH} to {MAX_SIDE}"))
}

/// The word of a type, or "place" as people say.
pub(super) fn entity_type(word: &str) -> Result<EntityType, String> {
    let word = word.trim();
    EntityType::of_word(word)
        .ok_or_else(|| format!("unknown type {word:?}: use person, organization or place"))
}

pub(super) fn day(word: &str) -> Result<Date, String> {
    word.parse()
        .map_err(|_| "must be a day such as 2024-05-31".to_owned())
}

pub(super) fn share(word: &str) -> Result<f32, String> {
    let number = word
        .parse::<f32>()
        .ok()
        .filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| "must be a number from 0 to 1".to_owned())
}

/// Takes the words of a type of ours, so that help and completions list them.
pub(super) fn words<T, const N: usize>(
    words: [&'static str; N],
) -> impl clap::builder::TypedValueParser<Value = T>
where
    T: FromStr<Err = String> + Clone + Send + Sync + 'static,
{
    use clap::builder::{PossibleValuesParser, TypedValueParser};
    PossibleValuesParser::new(words).try_map(|word| word.parse::<T>())
}
