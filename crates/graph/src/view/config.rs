//! What a picture should be.

use super::backbone::Backbone;
use super::narrow::Narrowing;
use crate::layout::Engine;

/// What to draw, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureConfig {
    /// Headline of the picture.
    pub title: String,
    /// What may be shown at all.
    pub narrowing: Narrowing,
    /// Nodes at most, [`MAX_NODES`](crate::layout::MAX_NODES) at the very most.
    pub top: usize,
    /// Which ties are drawn.
    pub backbone: Backbone,
    /// Edges at most with [`Backbone::Auto`], as a multiple of the nodes; the edges that hold the picture together do
    /// not count, and a map of places has as many as places.
    pub edges_per_node: usize,
    /// Who places the nodes.
    pub engine: Engine,
    /// Start of the layout's random numbers.
    pub seed: u64,
    /// Whether an SVG is dark everywhere, and not only on screens that ask for it.
    pub dark: bool,
}

impl Default for PictureConfig {
    fn default() -> Self {
        Self {
            title: "Who is named with whom".to_owned(),
            narrowing: Narrowing::default(),
            top: Engine::default().usual_top(),
            backbone: Backbone::Auto,
            edges_per_node: 3,
            engine: Engine::Stress,
            seed: 1,
            dark: false,
        }
    }
}
