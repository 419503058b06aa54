//! The seam between text and names: tokens in, typed spans with scores out.

use relmap_types::{Document, Mention, Sentence};

/// Finds the mentions of one document.
///
/// Total: any text gives mentions, perhaps none. The result is sorted by span, spans do not overlap, every span starts
/// and ends with a token and lies within one sentence. The same document gives the same mentions on any thread.
pub trait Recognizer: Sync {
    /// Mentions of `document`, whose sentences are `sentences`, in order.
    fn recognize(&self, document: &Document, sentences: &[Sentence]) -> Vec<Mention>;
}
