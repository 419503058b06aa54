//! Places where they lie.
//!
//! A place's mark stays on its coordinates as long as it is free, the strongest first; whatever cannot stand where
//! it wants to takes the nearest free room (`slot`).

use super::section::Section;
use super::slot::Taken;
use super::{Canvas, Line, Placement, Point, Rect, Shape, Side, roomy, rows, side};

/// Where something lies on Earth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Degrees {
    /// Latitude in degrees, north positive.
    pub lat: f64,
    /// Longitude in degrees, east positive.
    pub lon: f64,
}

/// Nodes on a map.
#[derive(Clone, Debug, PartialEq)]
pub struct GeoPlacement {
    /// Where everything went.
    pub placement: Placement,
    /// The part of the world that is under it.
    pub section: Section,
    /// Where the places really are, some of them beyond the canvas; a mark may have made way for others.
    pub spots: Vec<Point>,
}

/// Border that is kept free for arrows to what lies beyond the map, in pixels.
pub const EDGE: f64 = 13.0;

/// How much the canvas grows when boxes do not fit.
const GROWTH: f64 = 1.08;

/// Times that the canvas grows before boxes are set in rows; by then it has a thousand times its area.
const MOST_GROWTHS: u32 = 45;

/// One in so many places stands where it is, with its label, whatever weaker places are near.
const WITH_LABELS: usize = 4;

/// Places nodes on a map; `None` if there are none.
///
/// As with [`super::place`], no box of a mark or label overlaps another, and the canvas grows with the map if they
/// do not fit. The larger a mark, the more it has to say about which part of the world is shown.
pub fn place_on_map(
    shapes: &[Shape],
    lines: &[Line],
    spots: &[Degrees],
    canvas: Canvas,
) -> Option<GeoPlacement> {
    let places = spots.iter().zip(shapes);
    let weighted: Vec<(Degrees, f64)> = places
        .map(|(spot, shape)| (*spot, shape.radius * shape.radius))
        .collect();
    let mut canvas = roomy(shapes, canvas);
    for growths in 0..=MOST_GROWTHS {
        let (section, used) = Section::around(&weighted, canvas)?;
        let spots: Vec<Point> = spots.iter().map(|spot| section.point(*spot)).collect();
        let found = settle(&spots, shapes, lines, used);
        let is_last = growths == MOST_GROWTHS;
        if let Some(placement) = found.or_else(|| is_last.then(|| rows::in_rows(shapes, canvas))) {
            return Some(GeoPlacement {
                placement,
                section,
                spots,
            });
        }
        canvas = canvas.scaled(GROWTH);
    }
    None
}

/// Gives every node the free room nearest to its spot, largest marks first.
fn settle(spots: &[Point], shapes: &[Shape], lines: &[Line], canvas: Canvas) -> Option<Placement> {
    // What lies beyond the canvas stands at the edge nearest to it.
    let targets: Vec<Point> = spots.iter().map(|spot| at_edge(*spot, canvas, 0.0)).collect();
    let mut taken = Taken::new(canvas, EDGE);
    let mut points = targets.clone();
    let mut sides = vec![Side::Right; shapes.len()];
    let places = side::by_size(shapes);
    let (strongest, others) = places.split_at(places.len() / WITH_LABELS);
    for &node in strongest {
        (points[node], sides[node]) = taken.nearest(node, &shapes[node], targets[node])?;
        taken.take(node, &shapes[node].boxes(sides[node], points[node]));
    }
    // Marks come before their labels: a label can stand elsewhere, a place cannot.
    for &node in others {
        let mark = Shape {
            label_width: 0.0,
            label_height: 0.0,
            ..shapes[node]
        };
        (points[node], _) = taken.nearest(node, &mark, targets[node])?;
        taken.take(node, &mark.boxes(Side::Right, points[node]));
    }
    let mut homeless = Vec::new();
    for &node in others {
        let boxes = |side| shapes[node].boxes(side, points[node]);
        match Side::ALL
            .into_iter()
            .find(|&side| taken.is_free(node, &boxes(side)))
        {
            Some(side) => {
                taken.take(node, &boxes(side));
                sides[node] = side;
            }
            None => homeless.push(node),
        }
    }
    for &node in &homeless {
        taken.leave(node);
    }
    for node in homeless {
        (points[node], sides[node]) = taken.nearest(node, &shapes[node], targets[node])?;
        taken.take(node, &shapes[node].boxes(sides[node], points[node]));
    }
    let inside = Rect {
        left: EDGE,
        top: EDGE,
        right: canvas.width - EDGE,
        bottom: canvas.height - EDGE,
    };
    side::improve(&points, shapes, lines, &mut sides, &inside);
    Some(Placement {
        points,
        sides,
        canvas,
    })
}

/// The point of the canvas nearest to this one, `inset` from its edges.
pub fn at_edge(point: Point, canvas: Canvas, inset: f64) -> Point {
    Point {
        x: point.x.min(canvas.width - inset).max(inset),
        y: point.y.min(canvas.height - inset).max(inset),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CANVAS: Canvas = Canvas {
        width: 900.0,
        height: 600.0,
    };

    const LISBON: Degrees = Degrees { lat: 38.7, lon: -9.1 };
    const MOSCOW: Degrees = Degrees { lat: 55.8, lon: 37.6 };

    fn shapes(n: usize) -> Vec<Shape> {
        vec![
            Shape {
                radius: 6.0,
                label_width: 70.0,
                label_height: 14.0,
            };
            n
        ]
    }

    #[test]
    fn the_first_of_a_place_stays_on_it_and_nothing_overlaps() {
        let spots = [[LISBON; 7].as_slice(), &[MOSCOW; 4]].concat();
        let shapes = shapes(spots.len());
        let map = place_on_map(&shapes, &[], &spots, CANVAS).unwrap();
        let boxes: Vec<_> = (0..shapes.len())
            .map(|node| shapes[node].boxes(map.placement.sides[node], map.placement.points[node]))
            .collect();
        for (at, one) in boxes.iter().enumerate() {
            let others = boxes[at + 1..].iter().flatten();
            let mut pairs = others.flat_map(|other| one.iter().map(move |own| (own, other)));
            assert!(pairs.all(|(own, other)| !own.overlaps(other)), "{at}");
        }
        for first in [0, 7] {
            let (mark, spot) = (map.placement.points[first], map.spots[first]);
            assert!(libm::hypot(mark.x - spot.x, mark.y - spot.y) < 1.0, "{first}");
        }
        assert_eq!(place_on_map(&[], &[], &[], CANVAS), None);
    }
}
