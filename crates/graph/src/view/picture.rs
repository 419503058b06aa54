//! The part of a graph that is drawn, and what is said of the rest.

use super::drawn::DrawnEdge;
use super::placed::Company;
use super::text::count;
use crate::file::Node;
use crate::layout::Line;

/// The part of a graph that is drawn.
#[derive(Clone, Debug)]
pub struct Picture<'g> {
    /// Nodes, by id.
    pub nodes: Vec<&'g Node>,
    /// Strength of each node in what may be shown: the whole graph's, unless the picture was narrowed.
    pub strengths: Vec<u64>,
    /// Edges, lightest first, so that the heavy ones are drawn on top; ties by pair.
    pub edges: Vec<DrawnEdge<'g>>,
    /// Nodes of the whole graph.
    pub n_nodes: usize,
    /// Edges of the whole graph.
    pub n_edges: usize,
    /// Least significant edge that was drawn for its significance, if the disparity filter left any out.
    pub alpha: Option<f64>,
    /// What the picture was narrowed to, in words.
    pub narrowed: Option<String>,
    /// Who is named with each place most; empty unless this is a map of places.
    pub company: Company<'g>,
}

impl Picture<'_> {
    /// The edges as lines of a layout, in their order.
    pub(super) fn lines(&self) -> Vec<Line> {
        let line = |drawn: &DrawnEdge<'_>| Line {
            a: drawn.a,
            b: drawn.b,
            weight: drawn.weight as f64,
            across: self.nodes[drawn.a].community != self.nodes[drawn.b].community,
        };
        self.edges.iter().map(line).collect()
    }

    /// Greatest strength of a drawn node, at least 1.
    pub fn greatest_strength(&self) -> u64 {
        self.strengths.iter().copied().max().unwrap_or_default().max(1)
    }

    /// Weight that 99 of 100 drawn edges do not exceed, at least 1: heavier edges are drawn as if they had it.
    pub fn weight_cap(&self) -> u64 {
        let rank = (self.edges.len() * 99).div_ceil(100);
        self.edges
            .get(rank.saturating_sub(1))
            .map_or(1, |edge| edge.weight.max(1))
    }

    /// What is not drawn and why, in a reader's words; nothing if all is drawn.
    pub fn hidden(&self) -> Option<String> {
        self.hidden_by(self.alpha.map(|_| "those that stand out most".to_owned()))
    }

    /// The same with the significance of the least significant line, for those who want to repeat it.
    pub fn hidden_exactly(&self) -> Option<String> {
        self.hidden_by(self.alpha.map(|alpha| {
            let alpha = significance(alpha);
            format!("those that stand out most (disparity filter, α {alpha})")
        }))
    }

    fn hidden_by(&self, filter: Option<String>) -> Option<String> {
        let (nodes, edges) = (self.nodes.len(), self.edges.len());
        let nodes = (nodes < self.n_nodes)
            .then(|| format!("{} of {} names", count(nodes as u64), count(self.n_nodes as u64)));
        let edges = (edges < self.n_edges)
            .then(|| format!("{} of {} ties", count(edges as u64), count(self.n_edges as u64)));
        let parts: Vec<String> = [nodes, edges].into_iter().flatten().collect();
        if parts.is_empty() {
            return None;
        }
        let narrowed = self.narrowed.as_ref().map(|words| format!("only {words}"));
        let why: Vec<String> = narrowed.into_iter().chain(filter).collect();
        let why = if why.is_empty() {
            "the strongest".to_owned()
        } else {
            why.join(", ")
        };
        Some(format!("Shown: {}; {why}.", parts.join(" and ")))
    }
}

/// A significance to two digits.
fn significance(alpha: f64) -> String {
    if alpha >= 0.01 || alpha <= 0.0 {
        format!("{alpha:.2}")
    } else {
        format!("{alpha:.0e}")
    }
}
