//! How a graph was made, and from what.

use relmap_types::{Metadata, Window};
use serde::{Deserialize, Serialize};

/// Name and version of the shape of the file.
pub const SCHEMA: &str = "relmap/1";

/// The `graph` object of the file: how the graph was made.
///
/// [`crate::EntityGraph::new`] fills in the counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Header {
    /// [`SCHEMA`].
    pub schema: String,
    /// Program and version.
    pub generator: String,
    /// The unit in which pairs were counted, as `--window` takes it.
    pub window: String,
    /// Documents read.
    pub documents: u64,
    /// Sentences in them, cuts left out.
    pub sentences: u64,
    /// Windows in them, whether they name anything or not.
    pub windows: u64,
    /// Which part of the graph the file holds and why, in words; nothing if it holds all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<String>,
    /// What holds for the graph as a whole.
    pub measures: Measures,
    /// Settings of the run, as the program that ran it words them.
    #[serde(default, skip_serializing_if = "serde_json::Value::is_null")]
    pub config: serde_json::Value,
}

/// Measures of the whole graph, and how those of the nodes were found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Measures {
    /// Nodes from which shortest ways were sought for `betweenness`: all, or a sample of a large graph.
    pub betweenness_sources: u64,
    /// Communities; a node without edges is one of its own.
    pub communities: u32,
    /// Modularity of the communities, in `[-1/2, 1]`.
    pub modularity: f64,
    /// Random seed of the communities.
    pub community_seed: u64,
}

impl Header {
    /// A header without settings; the counts are not known yet.
    pub fn new(generator: impl Into<String>, window: Window) -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            generator: generator.into(),
            window: window.to_string(),
            documents: 0,
            sentences: 0,
            windows: 0,
            shown: None,
            measures: Measures::default(),
            config: serde_json::Value::Null,
        }
    }

    /// The same header with the settings of the run.
    #[must_use]
    pub fn with_config(mut self, config: serde_json::Value) -> Self {
        self.config = config;
        self
    }
}

/// A document, without its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRow {
    /// Unique name within the run.
    pub id: String,
    /// `title`, `date`, `source`.
    #[serde(flatten)]
    pub metadata: Metadata,
}
