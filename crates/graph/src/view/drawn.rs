//! An edge as a picture shows it.

use crate::file::Edge;

/// An edge between two nodes of a picture.
#[derive(Clone, Copy, Debug)]
pub struct DrawnEdge<'g> {
    /// Position of one end in `Picture::nodes`.
    pub a: usize,
    /// Position of the other end.
    pub b: usize,
    /// Windows that name both, of the days that are shown.
    pub weight: u64,
    /// Counts and measures of the whole graph.
    pub edge: &'g Edge,
}
