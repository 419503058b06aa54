//! How large marks and names are, and what gives way on a map.

use super::label::Label;
use super::mark::half_width;
use crate::file::Node;
use crate::layout::{self, Canvas, Degrees, GeoPlacement, Line, Shape};
use crate::view::Picture;
use crate::view::palette::{Emphasis, radius};

/// Names shown at most: of more nodes the strongest have one, the others tell theirs in a tooltip.
const MOST_LABELS: usize = 250;

/// A mark further than this from its place was pushed away by names, and not by a mark beside it, in pixels.
const PUSHED: f64 = 12.0;

/// Labels and shapes of all nodes at one emphasis.
pub(super) fn measure(picture: &Picture<'_>, emphasis: Emphasis) -> (Vec<Label>, Vec<Shape>) {
    let mut by_strength: Vec<usize> = (0..picture.nodes.len()).collect();
    by_strength.sort_by_key(|&place| (std::cmp::Reverse(picture.strengths[place]), place));
    let mut labels: Vec<Label> = picture
        .nodes
        .iter()
        .zip(&picture.strengths)
        .map(|(node, strength)| Label::new(node, *strength, emphasis))
        .collect();
    for (label, company) in labels.iter_mut().zip(&picture.company) {
        label.add_company(company);
    }
    for &place in by_strength.iter().skip(MOST_LABELS) {
        labels[place].lines.clear();
        labels[place].company.clear();
    }
    let shape = |((label, strength), node): ((&Label, &u64), &&Node)| Shape {
        radius: half_width(node.entity_type, radius(*strength, emphasis)),
        label_width: label.width(),
        label_height: label.height(),
    };
    let marks = labels.iter().zip(&picture.strengths).zip(&picture.nodes);
    let shapes = marks.map(shape).collect();
    (labels, shapes)
}

/// Places marks on a map; a name that would push its mark away goes without the names below it.
pub(super) fn on_map(
    labels: &mut [Label],
    shapes: &mut [Shape],
    lines: &[Line],
    spots: &[Degrees],
    canvas: Canvas,
) -> Option<GeoPlacement> {
    loop {
        let map = layout::place_on_map(shapes, lines, spots, canvas)?;
        let mut is_done = true;
        for (place, (mark, spot)) in map.placement.points.iter().zip(&map.spots).enumerate() {
            // A mark for what lies beyond the map stands where there is room.
            let is_beyond = layout::at_edge(*spot, map.placement.canvas, 0.0) != *spot;
            let is_pushed = !is_beyond && libm::hypot(spot.x - mark.x, spot.y - mark.y) > PUSHED;
            if is_pushed && !labels[place].company.is_empty() {
                labels[place].company.clear();
                shapes[place].label_width = labels[place].width();
                shapes[place].label_height = labels[place].height();
                is_done = false;
            }
        }
        if is_done {
            return Some(map);
        }
    }
}
