//! Scores of a graph against gold mentions: nodes, edges, clusters.
//!
//! Nodes are entities, and an edge joins two that are named in one sentence; both graphs are made from mentions by the
//! same code. Nodes are aligned one to one so that the overlap of their mentions is largest (`align`); an edge is right if
//! its ends are aligned to the ends of a gold edge. [`Comparison::scores`] agrees with the reference scorer of the gold
//! graphs, and [`Comparison::mistakes`] says what is wrong and why.

mod sentences;

mod overlap;

mod node;

mod align;

mod cluster;

mod hub;

mod scores;

mod sides;

mod names;

mod compare;

mod mistake;

pub use compare::Comparison;
pub use mistake::{Cause, GraphMistake, GraphMistakeKind};
pub use scores::{GraphScores, Share};

/// Where an entity's id holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Within its document: a graph for each.
    #[default]
    Document,
    /// In all documents: one graph of the whole file.
    Corpus,
}

/// A mention that the system under test found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SystemMention {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// Type: `PER`, `ORG` or `LOC`.
    pub label: String,
    /// Whom it names.
    pub entity: String,
}
