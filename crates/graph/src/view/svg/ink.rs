//! How clearly lines are drawn.

use crate::file::Edge;
use crate::layout::{Canvas, Placement};
use crate::view::palette::line_width;
use crate::view::{DrawnEdge, Picture};

/// How clearly a line is drawn: lines that chance explains are many, and stay in the background.
///
/// From 0.2 at a significance of 1 to 0.75 at a thousandth and less. Where lines would cover the paper both parts are
/// `faint`, and the part that chance explains more so.
pub(super) fn opacity(edge: &Edge, faint: f64) -> f64 {
    let significance = -libm::log10(edge.alpha.max(1e-3)) / 3.0;
    (0.2 * faint + 0.55 * significance.clamp(0.0, 1.0) * faint.sqrt()).max(LEAST_OPACITY)
}

/// Fainter lines cannot be seen at all.
const LEAST_OPACITY: f64 = 0.02;

/// Share of the paper that lines may darken, each by its opacity: of more, the crowded parts become one dark patch.
const MOST_INK: f64 = 0.12;

/// By how much lines are to be fainter than they would be among few, above 0 and at most 1.
pub(super) fn faint(picture: &Picture<'_>, placement: &Placement) -> f64 {
    let cap = picture.weight_cap();
    let ink = |drawn: &DrawnEdge<'_>| {
        let (from, to) = (placement.points[drawn.a], placement.points[drawn.b]);
        libm::hypot(from.x - to.x, from.y - to.y) * line_width(drawn.weight, cap) * opacity(drawn.edge, 1.0)
    };
    let ink: f64 = picture.edges.iter().map(ink).sum();
    let Canvas { width, height } = placement.canvas;
    (MOST_INK * width * height / ink.max(f64::MIN_POSITIVE)).min(1.0)
}
