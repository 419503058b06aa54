//! A tie between two entities and the sentences behind it.

use relmap_types::Date;
use serde::{Deserialize, Serialize};

/// A day, the windows of its documents that name both ends of a tie, and how many documents these are.
pub type Day = (Date, u32, u32);

/// What is known about a pair.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edge {
    /// Strength of the tie: windows that name both.
    pub weight: u64,
    /// Windows that name both; `graph.window` says what a window is.
    pub sentences: u64,
    /// Documents with such a window.
    pub documents: u32,
    /// Normalised pointwise mutual information, in `[-1, 1]`: 0 is chance, 1 never apart.
    pub npmi: f64,
    /// Log-likelihood ratio, 0 and more: how little chance explains `sentences`.
    pub llr: f64,
    /// Significance by the disparity filter, in `[0, 1]`: the smaller, the more it stands out at its ends.
    pub alpha: f64,
    /// Earliest date of these documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_seen: Option<Date>,
    /// Latest date of these documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<Date>,
    /// The best windows, best first: indices into the file's `evidence`. Capped; the counts are not.
    #[serde(default)]
    pub evidence: Vec<u32>,
    /// Windows and documents of each dated day, in order, where `evidence` holds fewer windows than there are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<Day>,
}

/// An edge as the file writes it: with the ids of its nodes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EdgeRow {
    /// Node that stands first in `nodes`.
    pub source: String,
    /// Node that stands second.
    pub target: String,
    /// All else.
    #[serde(flatten)]
    pub edge: Edge,
}

/// A window of text and who is named in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceRow {
    /// Id of the document.
    pub document: String,
    /// The text as written.
    pub sentence: String,
    /// First code point in the document.
    pub start: u32,
    /// One past the last code point in the document.
    pub end: u32,
    /// `[start, end, id]` for every mention, in code points of `sentence`, in order.
    pub mentions: Vec<(u32, u32, String)>,
}
