//! The letters under which a company is traded.

use crate::Lexicon;
use crate::text::Stretch;
use crate::word::{Shape, Word};

/// Whether letters are those under which a company is traded: "(ZORK.ST)", "(Nasdaq: ZORK)".
pub(super) fn is_ticker(name: Stretch<'_>) -> bool {
    let is_code = || {
        let is_first = |word: &Word| matches!(word.shape, Shape::Upper | Shape::Number);
        name.len() <= 3 && name.first().is_some_and(is_first)
    };
    match name.before(1).and_then(|word| word.mark) {
        Some(':') => {
            let exchange = name.before(2);
            is_code() && exchange.is_some_and(|word| Lexicon::embedded().is_exchange(&word.key))
        }
        Some('(') => is_code() && name.before(2).is_some_and(Word::is_capital) && has_place_of_exchange(name),
        _ => false,
    }
}

/// Whether letters go on with those of an exchange up to the end of the brackets: "ZORK.ST)".
fn has_place_of_exchange(name: Stretch<'_>) -> bool {
    let [point, place, close, ..] = &name.sentence.words[name.start + 1..] else {
        return false;
    };
    point.mark == Some('.')
        && !point.spaced
        && !place.spaced
        && place.is_capital()
        && place.key.len() <= 3
        && close.mark == Some(')')
}
