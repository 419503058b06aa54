//! Where the nodes of a picture go.
//!
//! Three steps: every connected component is laid out by stress majorisation with stochastic gradient descent
//! (`stress`), the components are packed side by side (`pack`), then marks and labels, which have a size, are
//! moved off each other while the distances are kept as well as they can be (`separate`): they push each other
//! (`boxes`), a crowd is spread (`spread`), and the last ones take free room (`settle`). The result has no two boxes
//! that overlap. Fixed seed, same bytes.

mod engine;

mod distance;

mod stress;

mod pack;

mod shape;

mod bands;

mod strips;

mod side;

mod separate;

mod boxes;

mod spread;

mod settle;

mod rows;

mod slot;

mod section;

mod geo;

pub use engine::Engine;
pub use geo::{Degrees, EDGE, GeoPlacement, at_edge, place_on_map};
pub use section::Section;
pub use shape::{Canvas, Placement, Point, Rect, Shape, Side};

use crate::random::Random;

/// A line between two nodes, by their positions in the slice of shapes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// One end.
    pub a: usize,
    /// The other end.
    pub b: usize,
    /// Strength of the tie, above 0: the stronger, the shorter.
    pub weight: f64,
    /// Whether it leads from one community to another: such ties are longer, so that communities stand apart.
    pub across: bool,
}

/// Nodes of a picture at most: more cannot be told apart on any screen or paper.
pub const MAX_NODES: usize = 5_000;

/// Places nodes on a canvas; no box of mark and label overlaps another.
///
/// The canvas keeps its width as long as the boxes fit and is cut to the height that is used; when they do not
/// fit, both sides grow. Components of up to 1,000 nodes take O(n²) time and memory, larger ones O(n + m) for each of
/// a few hundred pivots. Nodes past [`MAX_NODES`] stay out of the result.
pub fn place(shapes: &[Shape], lines: &[Line], canvas: Canvas, seed: u64) -> Placement {
    let shapes = &shapes[..shapes.len().min(MAX_NODES)];
    let lines: Vec<Line> = lines
        .iter()
        .filter(|line| line.a.max(line.b) < shapes.len())
        .copied()
        .collect();
    let mut random = Random::new(seed);
    let roomy = roomy(shapes, canvas);
    let parts = distance::components(shapes.len(), &lines);
    let islands: Vec<_> = parts
        .iter()
        .map(|part| stress::island(part, shapes, &lines, &mut random))
        .collect();
    let packed = pack::pack(&islands, shapes, roomy);
    separate::separate(packed, shapes, &lines, canvas.width, roomy, &mut random)
}

/// Share of the canvas that boxes may fill: more can be packed, but not without losing the shape of the graph.
///
/// The crowded middle of a large graph has a longer way to go outwards, so there it is less.
fn most_filled(n_nodes: usize) -> f64 {
    (0.45 / (1.0 + n_nodes as f64 / 600.0)).max(0.2)
}

/// The canvas, or one of the same proportions that is large enough for the boxes.
fn roomy(shapes: &[Shape], canvas: Canvas) -> Canvas {
    canvas.scaled(
        (canvas.filled(shapes, 0.0) / most_filled(shapes.len()))
            .sqrt()
            .max(1.0),
    )
}

#[cfg(test)]
mod tests;
