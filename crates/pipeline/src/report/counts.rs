//! How much a run read and found.

use relmap_types::{CutReason, EntityType};
use serde::Serialize;

use super::Losses;
use crate::Outcome;

/// How much of everything.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Counts {
    /// Documents read.
    pub documents: usize,
    /// Inputs and records skipped.
    pub skipped: usize,
    /// Documents without a date.
    pub undated: usize,
    /// Files that were left alone.
    pub passed_over: usize,
    /// Documents that were read and do not count.
    pub left_out: usize,
    /// Sentences, cuts left out.
    pub sentences: u64,
    /// Windows.
    pub windows: u64,
    /// Mentions, words that make no node included.
    pub mentions: usize,
    /// Entities by type.
    pub entities: EntityCounts,
    /// Co-occurrences: each pair once for every window that names both.
    pub cooccurrences: usize,
    /// Edges: each pair once.
    pub edges: usize,
    /// Parts cut from documents as not the article, front matter aside.
    pub cuts: usize,
}

/// Entities by type.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct EntityCounts {
    /// Persons.
    pub person: usize,
    /// Organizations.
    pub organization: usize,
    /// Locations.
    pub location: usize,
}

impl Counts {
    pub(super) fn new(outcome: &Outcome, losses: Losses<'_>) -> Self {
        let analysis = &outcome.analysis;
        let of_type = |entity_type| {
            analysis
                .entities
                .iter()
                .filter(|e| e.entity_type == entity_type)
                .count()
        };
        // Sorted as they are, the records of one pair stand together.
        let edges = analysis
            .cooccurrences
            .chunk_by(|x, y| (x.a, x.b) == (y.a, y.b))
            .count();
        Self {
            documents: outcome.documents.len(),
            skipped: losses.skipped.len(),
            undated: outcome
                .documents
                .iter()
                .filter(|extracted| extracted.document.metadata.date.is_none())
                .count(),
            passed_over: losses.passed_over.len(),
            left_out: losses.left_out.len(),
            sentences: analysis.sentences,
            windows: analysis.windows,
            mentions: outcome
                .documents
                .iter()
                .map(|extracted| extracted.mentions.len())
                .sum(),
            entities: EntityCounts {
                person: of_type(EntityType::Person),
                organization: of_type(EntityType::Organization),
                location: of_type(EntityType::Location),
            },
            cooccurrences: analysis.cooccurrences.len(),
            edges,
            cuts: outcome
                .documents
                .iter()
                .flat_map(|extracted| &extracted.document.cuts)
                .filter(|cut| cut.reason != CutReason::FrontMatter)
                .count(),
        }
    }
}

impl EntityCounts {
    /// Entities of every type together.
    pub const fn total(self) -> usize {
        self.person + self.organization + self.location
    }
}
