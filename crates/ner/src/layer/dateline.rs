//! The line that says where a report was written: "ZORKAL, Ga. — ".

use crate::text::Stretch;
use crate::word::{Shape, Word};

/// Whether the dash at token `i` of the sentence ends such a line that a name has run over.
pub(super) fn ends_at(name: Stretch<'_>, i: usize) -> bool {
    const REACH: usize = 5;
    let words = &name.sentence.words;
    let are_high = |words: &[Word]| {
        words
            .iter()
            .all(|word| word.shape == Shape::Upper || word.key.is_empty())
    };
    let is_region = || name.start > 0 && are_high(name.all_before());
    matches!(words[i].mark, Some('—' | '–'))
        && i <= REACH
        && (name.start == 0 && are_high(&words[..i]) || is_region())
}
