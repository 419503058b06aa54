//! The line that says where a report was written: "ZORKAL, Ga. — ".

use std::ops::Range;

use relmap_kb::KnowledgeBase;

use super::keys_in;
use crate::word::{Shape, Word};

/// Whether the dash at token `i` ends the line that says where a report was written: "ZORKAL, Ga. — ".
pub(super) fn is_dateline(words: &[Word], tokens: &Range<usize>, i: usize) -> bool {
    const REACH: usize = 5;
    let town = &words[tokens.start..i];
    let is_high = |word: &Word| word.shape == Shape::Upper || word.key.is_empty();
    let is_region = || tokens.start > 0 && words[..tokens.start].iter().all(is_high);
    matches!(words[i].mark, Some('—' | '–'))
        && i <= REACH
        && (tokens.start == 0 && town.iter().all(is_high) || is_region())
}

/// Whether a name in capitals opens a sentence before a dash, and the knowledge base has nothing else of that name: "ZORKAL — ".
pub(super) fn stands_as_dateline(words: &[Word], tokens: &Range<usize>, kb: &KnowledgeBase) -> bool {
    const LEAST: usize = 5;
    let name = &words[tokens.clone()];
    tokens.start == 0
        && words
            .get(tokens.end)
            .is_some_and(|dash| dash.spaced && matches!(dash.mark, Some('—' | '–')))
        && name.iter().all(|word| word.shape == Shape::Upper)
        && name.iter().any(|word| word.key.len() >= LEAST)
        && kb.lookup(&keys_in(name)).is_empty()
}
