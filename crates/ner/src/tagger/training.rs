//! What a trainer needs: the features of a document, exactly as the tagger sees them.

use super::engine;
use super::lexicon::Lexicon;

/// Hands the first pass's features of every token to `emit`, with the indexes of its sentence and itself.
///
/// The order is by sentence, then token; a token's features always come in the same order.
pub fn first_features<S: AsRef<str>>(document: &[Vec<S>], lexicon: &Lexicon, emit: impl FnMut(usize, usize, u64)) {
    engine::first_features(document, lexicon, emit);
}

/// Hands the second pass's features of every token to `emit`, given the labels of the first pass.
pub fn second_features<S: AsRef<str>>(
    document: &[Vec<S>],
    lexicon: &Lexicon,
    labels: &[Vec<u8>],
    emit: impl FnMut(usize, usize, u64),
) {
    engine::second_features(document, lexicon, labels, emit);
}
