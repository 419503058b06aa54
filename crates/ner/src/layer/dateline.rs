//! The line that says where a report was written: "ZORKAL, Ga. — ".

use relmap_types::{EntityType, Mention};

use crate::text::{Stretch, Text};
use crate::word::{Shape, Word};

/// Makes a place of every name in capitals that opens a sentence before a dash and that the knowledge base does not know: "ZORKAL — ".
pub(crate) fn mark(text: &Text<'_>, mentions: &mut [Mention]) {
    const LEAST: usize = 5;
    for mention in mentions {
        let name = text.name(mention);
        let is_dash = |word: &Word| word.spaced && matches!(word.mark, Some('—' | '–'));
        if name.start == 0
            && name.behind(1).is_some_and(is_dash)
            && name.iter().all(|word| word.shape == Shape::Upper)
            && name.iter().any(|word| word.key.len() >= LEAST)
            && !text.is_known(&name.key())
        {
            mention.entity_type = EntityType::Location;
        }
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::marked::assert_layer;

    #[test]
    fn towns_in_capitals_before_a_dash() {
        let mark = |text: &Text<'_>, mentions: &mut Vec<Mention>| mark(text, mentions);
        assert_layer(mark, "<O ZORKAL> — Rain fell.", "<L ZORKAL> — Rain fell.");
        assert_layer(mark, "<O ZORK> — Rain fell.", "<O ZORK> — Rain fell.");
        assert_layer(mark, "<O REUTERS> — Rain fell.", "<O REUTERS> — Rain fell.");
    }
}
