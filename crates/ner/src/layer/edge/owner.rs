//! The "'s" at the end of a span.

use crate::text::Text;
use crate::word::{Word, keys_in};

/// Whether a word is the "'s" of an owner, not the end of "A/S".
pub(super) fn is_owner(word: &Word) -> bool {
    !word.spaced && word.key == "s" && word.span.len() > 1
}

/// Whether words are a forename, a surname or both.
pub(super) fn is_bare_person(name: &[Word]) -> bool {
    let is_forename = |word: &Word| word.facts.forename().is_some();
    match name {
        [only] => is_forename(only) || only.facts.is_surname(),
        [first, last] => is_forename(first) && last.facts.is_surname(),
        _ => false,
    }
}

/// Whether the knowledge base knows a name with an "'s" behind it: "Macy's".
pub(super) fn is_known_owner(text: &Text<'_>, name: &[Word]) -> bool {
    text.is_known(&format!("{}s", keys_in(name)))
}
