//! Colour, size and place of nodes, for the formats that show them at once.

use relmap_graph::GraphFile;
use relmap_graph::layout::{self, Canvas, Line, MAX_NODES, Point, Shape};
use relmap_graph::view::colour;

/// How a node looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Look {
    /// `#rrggbb`.
    pub(crate) colour: &'static str,
    /// Radius of the mark: its area grows with the strength.
    pub(crate) size: f64,
    /// Where its middle is, y downwards; `None` in a graph that is too large to be laid out here.
    pub(crate) place: Option<Point>,
}

impl Look {
    /// Red, green and blue, each from 0 to 255.
    pub(crate) fn rgb(&self) -> [u8; 3] {
        [1, 3, 5]
            .map(|at| u8::from_str_radix(&self.colour[at..at + 2], 16).expect("colours are written #rrggbb"))
    }
}

/// Radius of the weakest node.
const LEAST: f64 = 4.0;

/// How much larger the strongest is.
const MORE: f64 = 21.0;

/// Looks of all nodes, in their order.
///
/// Graphs of up to [`MAX_NODES`] are laid out; the programs that read larger ones bring layouts of their own.
pub(crate) fn looks(file: &GraphFile, seed: u64) -> Vec<Look> {
    let greatest = file
        .nodes
        .iter()
        .map(|node| node.strength)
        .max()
        .unwrap_or_default()
        .max(1);
    let size = |strength: u64| LEAST + MORE * (strength as f64 / greatest as f64).sqrt();
    let places = places(file, seed, size);
    let nodes = file.nodes.iter().enumerate();
    let look = |(index, node): (usize, &relmap_graph::file::Node)| Look {
        colour: colour(node.entity_type).light,
        size: rounded(size(node.strength)),
        place: places.get(index).map(|point| Point {
            x: rounded(point.x),
            y: rounded(point.y),
        }),
    };
    nodes.map(look).collect()
}

fn places(file: &GraphFile, seed: u64, size: impl Fn(u64) -> f64) -> Vec<Point> {
    if file.nodes.len() > MAX_NODES {
        return Vec::new();
    }
    // Labels are the reading program's matter; the marks keep the distance that one of a few letters needs.
    let shapes: Vec<Shape> = file
        .nodes
        .iter()
        .map(|node| Shape {
            radius: size(node.strength),
            label_width: 30.0,
            label_height: 10.0,
        })
        .collect();
    let places = file.places();
    let lines: Vec<Line> = file
        .edges
        .iter()
        .map(|row| {
            let (a, b) = (places[row.source.as_str()], places[row.target.as_str()]);
            Line {
                a,
                b,
                weight: (row.edge.weight as f64).max(f64::MIN_POSITIVE),
                across: file.nodes[a].community != file.nodes[b].community,
            }
        })
        .collect();
    let canvas = Canvas {
        width: 1_000.0,
        height: 1_000.0,
    };
    layout::place(&shapes, &lines, canvas, seed).points
}

/// To a hundredth: what a picture can show.
fn rounded(length: f64) -> f64 {
    (length * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn the_stronger_is_larger_and_nobody_stands_on_another() {
        let file = fixture::talks();
        let looks = looks(&file, 1);
        let strongest = file
            .nodes
            .iter()
            .zip(&looks)
            .max_by_key(|(node, _)| node.strength);
        assert!(strongest.is_some_and(|(_, look)| looks.iter().all(|other| other.size <= look.size)));
        for (at, one) in looks.iter().enumerate() {
            for other in &looks[at + 1..] {
                let (a, b) = (one.place.unwrap(), other.place.unwrap());
                let (x, y, reach) = (a.x - b.x, a.y - b.y, one.size + other.size);
                assert!(x * x + y * y > reach * reach, "{one:?} {other:?}");
            }
        }
        assert_eq!(looks[0].rgb().len(), 3);
    }
}
