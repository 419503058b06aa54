//! `graph.json` as Rust types, to write and to read.
//!
//! Node-link JSON: networkx reads it with `node_link_graph(json.load(f))`, pandas with
//! `json_normalize(g["nodes"])`. Spans count Unicode code points, as Python does. What is unknown is left out.

mod header;

mod node;

mod edge;

mod read;

mod write;

pub use edge::{Day, Edge, EdgeRow, EvidenceRow};
pub use header::{DocumentRow, Header, Measures, SCHEMA};
pub use node::{MergeRow, Node, RefusalRow};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// A whole graph file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GraphFile {
    /// Always `false`: a tie has no direction.
    pub directed: bool,
    /// Always `false`: a pair has one edge.
    pub multigraph: bool,
    /// How the graph was made.
    pub graph: Header,
    /// Entities, by id of the analysis.
    pub nodes: Vec<Node>,
    /// Pairs that share a window, by the positions of their nodes; `source` stands before `target` in `nodes`.
    pub edges: Vec<EdgeRow>,
    /// Names that were kept apart, those that matter most first; capped.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refusals: Vec<RefusalRow>,
    /// Sentences that nodes and edges point to, by document and place.
    pub evidence: Vec<EvidenceRow>,
    /// Every document of the run.
    pub documents: Vec<DocumentRow>,
}

impl GraphFile {
    /// Every node by its id, for those who look up many.
    pub fn by_id(&self) -> FxHashMap<&str, &Node> {
        self.nodes.iter().map(|node| (node.id.as_str(), node)).collect()
    }

    /// The position of every node by its id.
    pub fn places(&self) -> FxHashMap<&str, usize> {
        let ids = self.nodes.iter().map(|node| node.id.as_str());
        ids.zip(0..).collect()
    }

    /// The node with this id.
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id == id)
    }

    /// The edge between two ids, whichever way round.
    pub fn edge(&self, a: &str, b: &str) -> Option<&EdgeRow> {
        self.edges
            .iter()
            .find(|edge| (edge.source == a && edge.target == b) || (edge.source == b && edge.target == a))
    }

    /// Edges at a node, strongest first; ties in the order of the file.
    pub fn edges_of(&self, id: &str) -> Vec<&EdgeRow> {
        let mut edges: Vec<_> = self
            .edges
            .iter()
            .filter(|edge| edge.source == id || edge.target == id)
            .collect();
        edges.sort_by_key(|edge| std::cmp::Reverse(edge.edge.weight));
        edges
    }

    /// What was kept apart from a node, in the order of the file.
    pub fn refusals_of<'f>(&'f self, id: &'f str) -> impl Iterator<Item = &'f RefusalRow> {
        self.refusals
            .iter()
            .filter(move |row| row.source == id || row.target == id)
    }

    /// The sentences that indices of a node or an edge stand for, in their order.
    pub fn sentences<'f>(&'f self, indices: &'f [u32]) -> impl Iterator<Item = &'f EvidenceRow> {
        indices
            .iter()
            .filter_map(|&index| self.evidence.get(index as usize))
    }

    /// The document with this id.
    pub fn document(&self, id: &str) -> Option<&DocumentRow> {
        self.documents.iter().find(|document| document.id == id)
    }
}
