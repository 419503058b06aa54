//! Places where they lie, actors beside the places they are named with.
//!
//! A place's mark stays on its coordinates as long as it is free, the strongest first; whatever cannot stand where
//! it wants to takes the nearest free room (`slot`). An actor wants to be at the weighted median of its places: at
//! the one that it is named with most, or between several.

use super::section::Section;
use super::slot::Taken;
use super::{Canvas, Line, Placement, Point, Rect, Shape, Side, roomy, separate, side};

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
    pub spots: Vec<Option<Point>>,
}

/// Border that is kept free for arrows to what lies beyond the map, in pixels.
pub const EDGE: f64 = 13.0;

/// How much the canvas grows when boxes do not fit.
const GROWTH: f64 = 1.08;

/// Times that the canvas grows before boxes are set in rows; by then it has a thousand times its area.
const MOST_GROWTHS: u32 = 45;

/// Steps towards a median; each brings it nearer by half or so.
const MEDIAN_STEPS: usize = 40;

/// Nearer than this to a point is at it, in pixels.
const AT: f64 = 0.5;

/// Places nodes on a map; `None` if no node has coordinates.
///
/// As with [`super::place`], no box of a mark or label overlaps another, and the canvas grows with the map if they
/// do not fit. The larger a mark, the more it has to say about which part of the world is shown.
pub fn place_on_map(
    shapes: &[Shape],
    lines: &[Line],
    spots: &[Option<Degrees>],
    canvas: Canvas,
) -> Option<GeoPlacement> {
    let places = spots.iter().zip(shapes);
    let weighted = places.filter_map(|(spot, shape)| Some((((*spot)?), shape.radius * shape.radius)));
    let weighted: Vec<(Degrees, f64)> = weighted.collect();
    let mut canvas = roomy(shapes, canvas);
    for growths in 0..=MOST_GROWTHS {
        let (section, used) = Section::around(&weighted, canvas)?;
        let spots: Vec<Option<Point>> = spots
            .iter()
            .map(|spot| spot.map(|spot| section.point(spot)))
            .collect();
        let found = settle(&spots, shapes, lines, used);
        let is_last = growths == MOST_GROWTHS;
        if let Some(placement) = found.or_else(|| is_last.then(|| separate::in_rows(shapes, canvas))) {
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

/// Gives every node the free room nearest to its target: places first, then actors, largest marks first.
fn settle(spots: &[Option<Point>], shapes: &[Shape], lines: &[Line], canvas: Canvas) -> Option<Placement> {
    let targets = targets(spots, lines, canvas);
    let mut taken = Taken::new(canvas, EDGE);
    let mut points = targets.clone();
    let mut sides = vec![Side::Right; shapes.len()];
    let (places, actors): (Vec<usize>, Vec<usize>) = side::by_size(shapes)
        .into_iter()
        .partition(|&node| spots[node].is_some());
    // All marks of places come before their labels: a label can stand elsewhere, a place cannot.
    for &node in &places {
        let mark = Shape {
            label_width: 0.0,
            label_height: 0.0,
            ..shapes[node]
        };
        (points[node], _) = taken.nearest(node, &mark, targets[node])?;
        taken.take(node, &mark.boxes(Side::Right, points[node]));
    }
    let mut homeless = Vec::new();
    for &node in &places {
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
    for node in homeless.into_iter().chain(actors) {
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

/// Where every node wants to be: a place on its spot or at the edge nearest to it, an actor at the median of its
/// places, or of the actors that it is tied to. Nodes from which no way leads to a place stand at the foot.
fn targets(spots: &[Option<Point>], lines: &[Line], canvas: Canvas) -> Vec<Point> {
    let mut around: Vec<Vec<(usize, f64)>> = vec![Vec::new(); spots.len()];
    for line in lines.iter().filter(|line| line.a.max(line.b) < spots.len()) {
        around[line.a].push((line.b, line.weight));
        around[line.b].push((line.a, line.weight));
    }
    let mut targets: Vec<Option<Point>> = spots
        .iter()
        .map(|spot| spot.map(|spot| at_edge(spot, canvas, 0.0)))
        .collect();
    loop {
        let found: Vec<(usize, Point)> = (0..spots.len())
            .filter(|&node| targets[node].is_none())
            .filter_map(|node| Some((node, median(&around[node], &targets)?)))
            .collect();
        if found.is_empty() {
            break;
        }
        for (node, target) in found {
            targets[node] = Some(target);
        }
    }
    let n_lost = targets.iter().filter(|target| target.is_none()).count();
    let mut lost = 0;
    let at_the_foot = |target: Option<Point>| {
        target.unwrap_or_else(|| {
            lost += 1;
            Point {
                x: canvas.width * f64::from(lost) / (n_lost as f64 + 1.0),
                y: canvas.height,
            }
        })
    };
    targets.into_iter().map(at_the_foot).collect()
}

/// The point of the canvas nearest to this one, `inset` from its edges.
pub fn at_edge(point: Point, canvas: Canvas, inset: f64) -> Point {
    Point {
        x: point.x.min(canvas.width - inset).max(inset),
        y: point.y.min(canvas.height - inset).max(inset),
    }
}

/// The point from which the neighbours that are placed are nearest in all, by the weight of their lines.
///
/// Weiszfeld's method, from the mean on; a neighbour that outweighs all others is the median itself, which the method
/// alone would only come near to (Vardi and Zhang 2000).
fn median(around: &[(usize, f64)], targets: &[Option<Point>]) -> Option<Point> {
    let placed: Vec<(Point, f64)> = around
        .iter()
        .filter_map(|&(other, weight)| Some((targets[other]?, weight)))
        .collect();
    let heaviest = placed.iter().map(|(_, weight)| *weight).reduce(f64::max)?;
    let mean = |weight: &dyn Fn(&(Point, f64)) -> f64| {
        let total: f64 = placed.iter().map(weight).sum();
        let sum = |part: fn(Point) -> f64| placed.iter().map(|one| weight(one) * part(one.0)).sum::<f64>();
        Point {
            x: sum(|point| point.x) / total,
            y: sum(|point| point.y) / total,
        }
    };
    let total: f64 = placed.iter().map(|(_, weight)| weight).sum();
    if 2.0 * heaviest > total {
        let dominant = placed.iter().find(|(_, weight)| *weight >= heaviest);
        return dominant.map(|(point, _)| *point);
    }
    let mut median = mean(&|(_, weight)| *weight);
    for _ in 0..MEDIAN_STEPS {
        median =
            mean(&|(point, weight)| weight / libm::hypot(point.x - median.x, point.y - median.y).max(AT));
    }
    Some(median)
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

    const KYIV: Degrees = Degrees { lat: 50.4, lon: 30.5 };

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
    fn an_actor_stands_between_its_places_and_nothing_overlaps() {
        let line = |a, b| Line {
            a,
            b,
            weight: 1.0,
            across: false,
        };
        let mut spots = vec![Some(LISBON), Some(MOSCOW), None];
        spots.extend([Some(LISBON); 6]);
        spots.extend([Some(MOSCOW); 3]);
        spots.push(None);
        let shapes = shapes(spots.len());
        let map = place_on_map(&shapes, &[line(0, 2), line(1, 2)], &spots, CANVAS).unwrap();
        let [lisbon, moscow, actor] = [0, 1, 2].map(|node| map.placement.points[node]);
        assert!((lisbon.x..moscow.x).contains(&actor.x) && (moscow.y..lisbon.y).contains(&actor.y));
        let boxes: Vec<_> = (0..shapes.len())
            .map(|node| shapes[node].boxes(map.placement.sides[node], map.placement.points[node]))
            .collect();
        for (at, one) in boxes.iter().enumerate() {
            let others = boxes[at + 1..].iter().flatten();
            let mut pairs = others.flat_map(|other| one.iter().map(move |own| (own, other)));
            assert!(pairs.all(|(own, other)| !own.overlaps(other)), "{at}");
        }
        let moved = map.spots[1].unwrap();
        assert!(
            libm::hypot(moved.x - moscow.x, moved.y - moscow.y) < 1.0,
            "the first of a place stays where it is"
        );
        assert!(
            map.placement.points[12].y > CANVAS.height / 2.0,
            "the one without a place is at the foot"
        );
        assert_eq!(place_on_map(&shapes[..1], &[], &[None], CANVAS), None);
    }

    #[test]
    fn an_actor_stands_beside_the_place_that_it_is_named_with_most() {
        let line = |b, weight| Line {
            a: 3,
            b,
            weight,
            across: false,
        };
        let spots = [Some(LISBON), Some(MOSCOW), Some(KYIV), None];
        let shapes = shapes(4);
        let lines = [line(0, 9.0), line(1, 4.0), line(2, 4.0)];
        let map = place_on_map(&shapes, &lines, &spots, CANVAS).unwrap();
        let [lisbon, .., actor] = map.placement.points[..] else {
            panic!("four nodes have four points")
        };
        let away = libm::hypot(actor.x - lisbon.x, actor.y - lisbon.y);
        assert!((12.0..40.0).contains(&away), "{away}");
    }
}
