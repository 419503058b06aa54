//! The signs and words that stand between two names.

use crate::Lexicon;
use crate::text::Stretch;
use crate::word::{Shape, Word};

/// What persons lead, by the last word of its name.
const PARTIES: &[&str] = &[
    "alliance",
    "bloc",
    "coalition",
    "congress",
    "front",
    "league",
    "movement",
    "party",
    "union",
];

/// What stands between two names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// A hyphen, a comma or "and": both sides must be names in their own right.
    Even,
    /// "'s": the left side must be a place.
    Possessive,
    /// A dash with a space on both sides: one side must be a name in its own right.
    Dash,
    /// A verb of saying or doing, which no name holds.
    Verb,
    /// "v." between the parties to a case.
    Versus,
    /// "of" between a party and the person who leads it.
    Of,
}

/// The first joint within a name, and its token in the sentence.
pub(super) fn first(name: Stretch<'_>) -> Option<(usize, Joint)> {
    let mut inner = name.start + 1..name.end.saturating_sub(1);
    inner.find_map(|i| Some((i, joint(&name.sentence.words, i)?)))
}

/// Whether a word is an "and".
pub(super) fn is_and(word: &Word) -> bool {
    matches!(word.key.as_str(), "and" | "und")
}

/// What joint token `i` is, if any; a token stands before it.
fn joint(words: &[Word], i: usize) -> Option<Joint> {
    let word = &words[i];
    let next = words.get(i + 1);
    let is_hyphen = word.is_dash() && !word.spaced && next.is_some_and(|next| !next.spaced);
    let is_possessive = || {
        let is_apostrophe = matches!(word.mark, Some('\'' | '’'));
        is_apostrophe && next.is_some_and(|next| next.spaced) && words[i - 1].key.ends_with('s')
    };
    if is_hyphen || word.mark == Some(',') || is_and(word) {
        Some(Joint::Even)
    } else if word.is_dash() && word.spaced && next.is_some_and(|next| next.spaced) {
        Some(Joint::Dash)
    } else if !word.spaced && (word.key == "s" || is_possessive()) {
        Some(Joint::Possessive)
    } else if word.spaced && matches!(word.key.as_str(), "v" | "vs") && word.shape == Shape::Lower {
        Some(Joint::Versus)
    } else if word.key == "of" && PARTIES.contains(&words[i - 1].key.as_str()) {
        Some(Joint::Of)
    } else {
        (word.shape == Shape::Lower && Lexicon::embedded().is_person_cue(&word.key)).then_some(Joint::Verb)
    }
}
