//! Places where they lie, actors between the places they are named with.
//!
//! The section of the world holds every place that has coordinates; degrees of longitude are as wide as they are
//! in its middle (equirectangular projection). Actors start at the weighted mean of their neighbours, then boxes
//! are moved off each other as in the other layout, only that places hardly move. Names from which no way leads
//! to a place stand at the foot.

use super::separate::settle;
use super::{Canvas, Line, Placement, Point, Shape, roomy};

/// Where something lies on Earth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Degrees {
    /// Latitude in degrees, north positive.
    pub lat: f64,
    /// Longitude in degrees, east positive.
    pub lon: f64,
}

/// A part of the world, and how its degrees become pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Section {
    /// Longitude of the left edge, in degrees from -180 to 180.
    pub west: f64,
    /// Latitude of the upper edge, in degrees.
    pub north: f64,
    /// Pixels of a degree of longitude.
    pub per_lon: f64,
    /// Pixels of a degree of latitude.
    pub per_lat: f64,
}

/// Nodes on a map.
#[derive(Clone, Debug, PartialEq)]
pub struct GeoPlacement {
    /// Where everything went.
    pub placement: Placement,
    /// The part of the world that is under it.
    pub section: Section,
    /// Where the places really are; a mark may have made way for others.
    pub spots: Vec<Option<Point>>,
}

/// Empty border around the places, as a share of the section.
const BORDER: f64 = 0.12;

/// Degrees of latitude that a section spans at least: an outline of less says nothing.
const LEAST_SPAN: f64 = 12.0;

/// Nearer to the poles a map without an end is not drawn.
const MOST_LAT: f64 = 84.0;

/// Rounds in which actors move to the mean of their neighbours: ways through more others hardly matter.
const ROUNDS: usize = 60;

/// How far a place makes way for others, beside an actor; the picture ties it to where it lies.
const MOBILITY: f64 = 0.25;

/// Places nodes on a map; `None` if no node has coordinates.
///
/// As [`super::place`], no two boxes overlap, and the canvas grows with the map if they do not fit. O(n²) for n
/// nodes.
pub fn place_on_map(
    shapes: &[Shape],
    lines: &[Line],
    spots: &[Option<Degrees>],
    canvas: Canvas,
) -> Option<GeoPlacement> {
    let canvas = roomy(shapes, canvas);
    let known: Vec<Degrees> = spots.iter().flatten().copied().collect();
    let section = Section::around(&known, canvas)?;
    let spots: Vec<Option<Point>> = spots
        .iter()
        .map(|spot| spot.map(|spot| section.point(spot)))
        .collect();
    let targets = targets(&spots, lines, canvas);
    let mobility: Vec<f64> = spots
        .iter()
        .map(|spot| if spot.is_some() { MOBILITY } else { 1.0 })
        .collect();
    let (placement, growth) = settle(&targets, &mobility, shapes, lines, canvas);
    let grown = |point: Point| Point {
        x: point.x * growth,
        y: point.y * growth,
    };
    Some(GeoPlacement {
        placement,
        section: section.scaled(growth),
        spots: spots.into_iter().map(|spot| spot.map(grown)).collect(),
    })
}

impl Section {
    /// The section that shows all of these with a border, in the proportions of the canvas.
    fn around(spots: &[Degrees], canvas: Canvas) -> Option<Self> {
        let south = spots.iter().map(|spot| spot.lat).reduce(f64::min)?.max(-MOST_LAT);
        let north = spots.iter().map(|spot| spot.lat).reduce(f64::max)?.min(MOST_LAT);
        let (west, width) = arc(spots);
        let middle = f64::midpoint(south, north);
        let narrowing = libm::cos(middle.to_radians());
        let height = (north - south).max(LEAST_SPAN) * (1.0 + 2.0 * BORDER);
        let width = width * (1.0 + 2.0 * BORDER) * narrowing;
        let fitting = (canvas.height / height).min(canvas.width / width.max(f64::MIN_POSITIVE));
        // The world is shown once, however wide the canvas.
        let per_lat = fitting.max(canvas.width / (360.0 * narrowing));
        let per_lon = per_lat * narrowing;
        let middle_lon = west + width / narrowing / (1.0 + 2.0 * BORDER) / 2.0;
        let west = middle_lon - canvas.width / per_lon / 2.0;
        Some(Self {
            west: west - 360.0 * ((west + 180.0) / 360.0).floor(),
            north: middle + canvas.height / per_lat / 2.0,
            per_lon,
            per_lat,
        })
    }

    /// Where in the picture something lies.
    pub fn point(&self, at: Degrees) -> Point {
        let east = at.lon - self.west;
        Point {
            x: (east - 360.0 * (east / 360.0).floor()) * self.per_lon,
            y: (self.north - at.lat) * self.per_lat,
        }
    }

    fn scaled(&self, factor: f64) -> Self {
        Self {
            per_lon: self.per_lon * factor,
            per_lat: self.per_lat * factor,
            ..*self
        }
    }
}

/// The shortest arc of longitudes that holds all of these: where it begins, and its degrees.
///
/// It may lead across the date line.
fn arc(spots: &[Degrees]) -> (f64, f64) {
    let mut lons: Vec<f64> = spots.iter().map(|spot| spot.lon).collect();
    lons.sort_by(f64::total_cmp);
    let Some(&first) = lons.first() else {
        return (0.0, 0.0);
    };
    let after = lons.iter().skip(1).copied().chain([first + 360.0]);
    let gaps = lons.iter().zip(after).map(|(lon, next)| (next - lon, next));
    let (gap, next) = gaps.fold(
        (0.0, first),
        |widest, gap| if gap.0 > widest.0 { gap } else { widest },
    );
    (next, 360.0 - gap)
}

/// Where every node wants to be.
fn targets(spots: &[Option<Point>], lines: &[Line], canvas: Canvas) -> Vec<Point> {
    let mut around: Vec<Vec<(usize, f64)>> = vec![Vec::new(); spots.len()];
    for line in lines.iter().filter(|line| line.a.max(line.b) < spots.len()) {
        around[line.a].push((line.b, line.weight));
        around[line.b].push((line.a, line.weight));
    }
    let mut targets: Vec<Option<Point>> = spots.to_vec();
    for _ in 0..ROUNDS {
        for node in (0..spots.len()).filter(|&node| spots[node].is_none()) {
            targets[node] = mean(&around[node], &targets).or(targets[node]);
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

/// The mean of the neighbours that are placed, by the weight of their lines.
fn mean(around: &[(usize, f64)], targets: &[Option<Point>]) -> Option<Point> {
    let (mut sum, mut total) = (Point::default(), 0.0);
    for &(other, weight) in around {
        if let Some(point) = targets[other] {
            sum.x += weight * point.x;
            sum.y += weight * point.y;
            total += weight;
        }
    }
    (total > 0.0).then(|| Point {
        x: sum.x / total,
        y: sum.y / total,
    })
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
    const SUVA: Degrees = Degrees {
        lat: -18.1,
        lon: 178.4,
    };
    const APIA: Degrees = Degrees {
        lat: -13.8,
        lon: -171.8,
    };

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
    fn sections_hold_every_place_and_keep_north_up() {
        for spots in [
            vec![LISBON],
            vec![LISBON, MOSCOW],
            vec![LISBON, MOSCOW, SUVA, APIA],
        ] {
            let section = Section::around(&spots, CANVAS).unwrap();
            for spot in &spots {
                let Point { x, y } = section.point(*spot);
                assert!(
                    (20.0..880.0).contains(&x) && (20.0..580.0).contains(&y),
                    "{spot:?}: {x}, {y}"
                );
            }
        }
        let section = Section::around(&[LISBON, MOSCOW], CANVAS).unwrap();
        let (lisbon, moscow) = (section.point(LISBON), section.point(MOSCOW));
        assert!(lisbon.x < moscow.x && lisbon.y > moscow.y);
        assert_eq!(Section::around(&[], CANVAS), None);
    }

    #[test]
    fn the_shortest_way_may_cross_the_date_line() {
        let (west, width) = arc(&[SUVA, APIA]);
        assert!(
            (west - 178.4).abs() < 1e-9 && (width - 9.8).abs() < 1e-9,
            "{west} {width}"
        );
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
        spots.extend([Some(LISBON); 9]);
        spots.push(None);
        let shapes = shapes(spots.len());
        let map = place_on_map(&shapes, &[line(0, 2), line(1, 2)], &spots, CANVAS).unwrap();
        let [lisbon, moscow, actor] = [0, 1, 2].map(|node| map.placement.points[node]);
        assert!((lisbon.x..moscow.x).contains(&actor.x) && (moscow.y..lisbon.y).contains(&actor.y));
        let outlines: Vec<_> = (0..shapes.len())
            .map(|node| {
                shapes[node]
                    .outline(map.placement.sides[node])
                    .shifted(map.placement.points[node])
            })
            .collect();
        for (at, one) in outlines.iter().enumerate() {
            assert!(
                outlines[at + 1..].iter().all(|other| !one.overlaps(other)),
                "{at}"
            );
        }
        let moved = map.spots[1].unwrap();
        assert!(
            (moved.x - moscow.x).hypot(moved.y - moscow.y) < 1.0,
            "a place alone stays where it is"
        );
        assert!(
            map.placement.points[12].y > CANVAS.height / 2.0,
            "the one without a place is at the foot"
        );
        assert_eq!(place_on_map(&shapes[..1], &[], &[None], CANVAS), None);
    }
}
