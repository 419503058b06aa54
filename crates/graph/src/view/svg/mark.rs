//! The marks of nodes.

use std::io;

use relmap_types::EntityType;

use super::canvas::{Svg, painted, px};
use crate::layout::Point;
use crate::view::palette::{PAPER, colour};

/// Half the width of a mark that has the area of a circle of this radius.
pub(super) fn half_width(entity_type: EntityType, radius: f64) -> f64 {
    match entity_type {
        EntityType::Person => radius,
        EntityType::Organization => radius * SQUARE,
        EntityType::Location => radius * DIAMOND,
    }
}

/// Draws the mark of a type, `2 * half` wide: people round, organizations square, places standing on a corner.
///
/// The type can be told without its colour.
pub(super) fn mark(svg: &mut Svg, entity_type: EntityType, at: Point, half: f64) -> io::Result<()> {
    let mut attributes = match entity_type {
        EntityType::Person => vec![("cx", px(at.x)), ("cy", px(at.y)), ("r", px(half))],
        EntityType::Organization => vec![
            ("x", px(at.x - half)),
            ("y", px(at.y - half)),
            ("width", px(2.0 * half)),
            ("height", px(2.0 * half)),
            ("rx", "1.5".to_owned()),
        ],
        EntityType::Location => {
            let corners = [(0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0)];
            let corners = corners.map(|(dx, dy)| format!("{},{}", px(at.x + dx), px(at.y + dy)));
            vec![
                ("points", corners.join(" ")),
                ("stroke-linejoin", "round".to_owned()),
            ]
        }
    };
    attributes.extend(painted(Some(colour(entity_type)), Some(PAPER)));
    attributes.push(("stroke-width", "1.2".to_owned()));
    let name = match entity_type {
        EntityType::Person => "circle",
        EntityType::Organization => "rect",
        EntityType::Location => "polygon",
    };
    svg.empty(name, &attributes)
}

/// Half the side of a square with the area of a circle of radius 1: the root of pi, halved.
const SQUARE: f64 = 0.886_226_925_452_758;

/// Half the diagonal of that square, a little less than it should be: a corner catches the eye as it is.
const DIAMOND: f64 = 1.12;
