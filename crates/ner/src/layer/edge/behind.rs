//! What stands in a span behind the name: counts, ordinary words, the country of an office.

use relmap_kb::popularity;
use relmap_types::EntityType;

use crate::text::{Stretch, Text};
use crate::word::{Shape, Word, keys_in};

/// A number of at most three digits.
pub(super) fn is_count(word: &Word) -> bool {
    word.shape == Shape::Number && word.key.len() <= 3 && word.key.bytes().all(|byte| byte.is_ascii_digit())
}

/// Where a well-known name ends that ordinary words follow within a span.
///
/// Where one of the words is the head of an organization, the span is left as it is: "Norway Harbour Board".
pub(super) fn before_words(text: &Text<'_>, name: Stretch<'_>, is_ordinary: impl Fn(&Word) -> bool) -> usize {
    let is_known = |end: &usize| {
        let best = text.best(&Stretch { end: *end, ..name }.key());
        best.is_some_and(|best| best.popularity >= popularity::WELL_KNOWN)
    };
    let Some(end) = (name.start + 1..name.end).rev().find(is_known) else {
        return name.end;
    };
    let is_word = |word: &Word| word.key.is_empty() || word.facts.is_english_word() && is_ordinary(word);
    let behind = Stretch { start: end, ..name };
    if behind.iter().all(is_word) { end } else { name.end }
}

/// Where the country begins in what follows "Minister of": "Norway" in "National Defence of Norway".
pub(super) fn country_of_office(text: &Text<'_>, name: Stretch<'_>) -> Option<usize> {
    const OFFICES: &[&str] = &["minister", "ministers", "secretary", "undersecretary"];
    let is_office = OFFICES.contains(&name.before(2)?.key.as_str()) && name.before(1)?.key == "of";
    let of = name.iter().rposition(|word| word.key == "of")?;
    let best = text.best(&keys_in(&name[of + 1..]))?;
    (is_office && of > 0 && best.entity_type == EntityType::Location).then_some(name.start + of + 1)
}
