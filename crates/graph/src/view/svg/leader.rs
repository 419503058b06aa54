//! Thin lines from marks on a map to where their places are.

use std::io;

use super::canvas::{Svg, painted, px};
use crate::layout::{self, Canvas, Placement, Point};
use crate::view::palette::INK;

/// A mark further than this from its place is tied to it by a line, in pixels.
const FAR: f64 = 2.0;

/// Length of the head of an arrow to a place beyond the map, in pixels.
const ARROW: f64 = layout::EDGE - 4.0;

/// Ties marks that made way for others to where their places are, and points to places beyond the map.
pub(super) fn draw(svg: &mut Svg, spots: &[Point], placement: &Placement) -> io::Result<()> {
    let canvas = placement.canvas;
    for (spot, mark) in spots.iter().zip(&placement.points) {
        let seen = layout::at_edge(*spot, canvas, 0.0);
        let is_beyond = seen != *spot;
        if !is_beyond && libm::hypot(spot.x - mark.x, spot.y - mark.y) <= FAR {
            continue;
        }
        let end = if is_beyond { behind(seen, canvas) } else { seen };
        let mut line = painted(None, Some(INK));
        line.extend([
            ("x1", px(end.x)),
            ("y1", px(end.y)),
            ("x2", px(mark.x)),
            ("y2", px(mark.y)),
            ("stroke-width", "0.6".to_owned()),
        ]);
        svg.empty("line", &line)?;
        let mut tip = painted(Some(INK), None);
        if is_beyond {
            tip.push(("points", arrow(end, seen)));
            svg.empty("polygon", &tip)?;
        } else {
            tip.extend([("cx", px(seen.x)), ("cy", px(seen.y)), ("r", "1.4".to_owned())]);
            svg.empty("circle", &tip)?;
        }
    }
    Ok(())
}

/// Where the head of an arrow begins whose tip is at the edge of the canvas.
fn behind(tip: Point, canvas: Canvas) -> Point {
    let inner = layout::at_edge(tip, canvas, ARROW);
    let (dx, dy) = (inner.x - tip.x, inner.y - tip.y);
    let share = ARROW / libm::hypot(dx, dy).max(ARROW);
    Point {
        x: tip.x + share * dx,
        y: tip.y + share * dy,
    }
}

/// The corners of an arrow's head.
fn arrow(from: Point, tip: Point) -> String {
    let (dx, dy) = ((tip.x - from.x) / 2.0, (tip.y - from.y) / 2.0);
    let corners = [
        tip,
        Point {
            x: from.x - dy,
            y: from.y + dx,
        },
        Point {
            x: from.x + dy,
            y: from.y - dx,
        },
    ];
    corners
        .map(|corner| format!("{},{}", px(corner.x), px(corner.y)))
        .join(" ")
}
