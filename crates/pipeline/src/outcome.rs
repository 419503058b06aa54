//! What a run found, document by document and as a whole.

use relmap_extractor::Unheeded;
use relmap_types::{Analysis, Document, EntityId, Mention, Sentence};

/// Everything that a run found.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// All that a graph is built from.
    pub analysis: Analysis,
    /// The steps before it, in order of `DocumentIdx`.
    pub documents: Vec<Extracted>,
    /// Lines of the judgement file that could not be followed, or were and need a word.
    pub unheeded: Vec<Unheeded>,
}

/// One document and what was found in it.
#[derive(Clone, Debug)]
pub struct Extracted {
    /// The document, with its cuts.
    pub document: Document,
    /// Its sentences, cuts left out.
    pub sentences: Vec<Sentence>,
    /// Its mentions, sorted by span.
    pub mentions: Vec<Mention>,
    /// Who each of `mentions` names; `None` for words that make no node.
    pub entities: Vec<Option<EntityId>>,
}

/// Hears how far a run is. Called from any thread.
pub trait Progress: Sync {
    /// One more document is through.
    fn advance(&self);
}

/// Hears nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn advance(&self) {}
}
