//! The outline of the land under a map of places.

use std::io;

use super::canvas::{Svg, painted, px};
use crate::layout::{Canvas, Degrees, Point, Section};
use crate::view::palette::{LAND, SEA};

/// Rings of the land, from Natural Earth; crates/graph/data/README.md says how the file is made and read.
static RINGS: &[u8] = include_bytes!("../../../data/land.bin");

/// Points nearer than this to the last are left out, in pixels.
const LEAST_STEP: f64 = 0.7;

/// Draws the sea, and what land there is in the section.
pub(super) fn draw(svg: &mut Svg, section: &Section, canvas: Canvas) -> io::Result<()> {
    let mut sea = painted(Some(SEA), None);
    sea.extend([("width", px(canvas.width)), ("height", px(canvas.height))]);
    svg.empty("rect", &sea)?;
    let mut path = String::new();
    for ring in rings() {
        // The section may begin anywhere, and a ring on either side of the date line.
        for turn in [-360.0, 0.0, 360.0, 720.0] {
            let seen = ring.iter().map(|at| Point {
                x: (at.lon + turn - section.west) * section.per_lon,
                y: (section.north - at.lat) * section.per_lat,
            });
            append(&mut path, &within(&thinned(seen), canvas));
        }
    }
    let mut attributes = painted(Some(LAND), None);
    attributes.extend([("d", path), ("fill-rule", "evenodd".to_owned())]);
    svg.empty("path", &attributes)
}

/// Every ring, its first point not repeated at the end, without a jump where it crosses the date line.
///
/// Longitudes run past 180 degrees there. A ring that leads once round the Earth is closed over its pole.
fn rings() -> impl Iterator<Item = Vec<Degrees>> {
    let mut numbers = RINGS
        .chunks_exact(2)
        .map(|pair| i16::from_le_bytes([pair[0], pair[1]]));
    std::iter::from_fn(move || {
        let n_points = numbers.next()?;
        let mut degrees = || numbers.next().map(|hundredths| f64::from(hundredths) / 100.0);
        let ring = (0..n_points).map_while(|_| {
            let (lon, lat) = (degrees()?, degrees()?);
            Some(Degrees { lat, lon })
        });
        Some(unrolled(ring))
    })
}

fn unrolled(points: impl Iterator<Item = Degrees>) -> Vec<Degrees> {
    let mut ring: Vec<Degrees> = Vec::new();
    for point in points {
        let last = ring.last().map_or(point.lon, |last| last.lon);
        ring.push(Degrees {
            lon: point.lon - 360.0 * ((point.lon - last) / 360.0).round(),
            ..point
        });
    }
    if let (Some(&first), Some(&last)) = (ring.first(), ring.last())
        && (last.lon - first.lon).abs() > 180.0
    {
        let pole = if first.lat < 0.0 { -90.0 } else { 90.0 };
        // The last point is as far from the first as the first of the next turn is.
        let turn = if last.lon > first.lon { 360.0 } else { -360.0 };
        ring.push(Degrees {
            lat: first.lat,
            lon: first.lon + turn,
        });
        ring.extend([first.lon + turn, first.lon].map(|lon| Degrees { lat: pole, lon }));
    }
    ring
}

fn thinned(points: impl Iterator<Item = Point>) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for point in points {
        let near = |last: &Point| (point.x - last.x).abs().max((point.y - last.y).abs()) < LEAST_STEP;
        if !kept.last().is_some_and(near) {
            kept.push(point);
        }
    }
    kept
}

/// The part of a ring that lies on the canvas (Sutherland and Hodgman 1974): cut at one edge after the other.
fn within(ring: &[Point], canvas: Canvas) -> Vec<Point> {
    let ring = cut(&cut(ring, 0.0, 1.0), canvas.width, -1.0);
    turned(&cut(&cut(&turned(&ring), 0.0, 1.0), canvas.height, -1.0))
}

/// The ring with its axes changed round, so that one function cuts all four edges.
fn turned(ring: &[Point]) -> Vec<Point> {
    let turn = |point: &Point| Point {
        x: point.y,
        y: point.x,
    };
    ring.iter().map(turn).collect()
}

/// What lies to the right of `x = edge` if `sign` is 1, to the left of it if -1.
fn cut(ring: &[Point], edge: f64, sign: f64) -> Vec<Point> {
    let inside = |point: &Point| sign * (point.x - edge) >= 0.0;
    let mut kept = Vec::with_capacity(ring.len());
    let Some(mut last) = ring.last() else {
        return kept;
    };
    for point in ring {
        if inside(point) != inside(last) {
            let share = (edge - last.x) / (point.x - last.x);
            kept.push(Point {
                x: edge,
                y: last.y + share * (point.y - last.y),
            });
        }
        if inside(point) {
            kept.push(*point);
        }
        last = point;
    }
    kept
}

fn append(path: &mut String, ring: &[Point]) {
    if ring.len() < 3 {
        return;
    }
    for (at, point) in ring.iter().enumerate() {
        path.push(if at == 0 { 'M' } else { 'L' });
        path.push_str(&px(point.x));
        path.push(' ');
        path.push_str(&px(point.y));
    }
    path.push('Z');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;
    use crate::layout::Engine;
    use crate::view::PictureConfig;
    use crate::view::svg::to_svg;

    #[test]
    fn land_is_under_places_and_only_there() {
        let config = |engine| PictureConfig {
            engine,
            ..PictureConfig::default()
        };
        let draw = |graph, engine| to_svg(graph, &config(engine)).unwrap();
        let (placed, placeless) = (fixture::talks(), fixture::star(5));
        assert!(draw(&placed, Engine::Geo).contains("fill-rule=\"evenodd\""));
        assert!(!draw(&placed, Engine::Stress).contains("fill-rule"));
        assert_eq!(draw(&placeless, Engine::Geo), draw(&placeless, Engine::Stress));
    }

    #[test]
    fn every_part_of_the_world_has_its_land() {
        let canvas = Canvas {
            width: 360.0,
            height: 180.0,
        };
        let area = |west| {
            let section = Section {
                west,
                north: 90.0,
                span: 360.0,
                per_lon: 1.0,
                per_lat: 1.0,
            };
            let mut svg = Svg::new();
            draw(&mut svg, &section, canvas).unwrap();
            let svg = svg.finish();
            let path = svg
                .split(" d=\"")
                .nth(1)
                .unwrap()
                .split('"')
                .next()
                .unwrap()
                .to_owned();
            let number = |text: &str| text.parse::<f64>().unwrap();
            let rings = path.split('Z').filter(|ring| ring.starts_with('M')).map(|ring| {
                let points = ring[1..].split('L').map(|point| point.split_once(' ').unwrap());
                let points: Vec<_> = points.map(|(x, y)| (number(x), number(y))).collect();
                let next = points.iter().cycle().skip(1);
                points
                    .iter()
                    .zip(next)
                    .map(|(a, b)| a.0 * b.1 - b.0 * a.1)
                    .sum::<f64>()
                    .abs()
                    / 2.0
            });
            rings.sum::<f64>()
        };
        // However the world is cut, it shows the same land.
        let whole = area(-180.0);
        assert!((18_000.0..26_000.0).contains(&whole), "{whole}");
        for west in [-125.0, -30.0, 100.0, 179.0] {
            assert!(
                (area(west) - whole).abs() < 0.02 * whole,
                "{west}: {} of {whole}",
                area(west)
            );
        }
    }

    #[test]
    fn the_outline_is_whole_and_on_earth() {
        assert_eq!(RINGS.len() % 2, 0);
        let rings: Vec<_> = rings().collect();
        assert!(rings.len() > 500 && rings.iter().all(|ring| ring.len() >= 3));
        let on_earth = |at: &Degrees| at.lat.abs() <= 90.0 && at.lon.abs() <= 540.0;
        assert!(rings.iter().flatten().all(on_earth));
        let steps = rings.iter().flat_map(|ring| ring.windows(2));
        // Only the edge over the pole is long.
        let long = steps.filter(|step| (step[1].lon - step[0].lon).abs() > 180.0);
        assert!(
            long.into_iter()
                .all(|step| step[0].lat.abs() > 89.9 && step[1].lat.abs() > 89.9)
        );
    }

    #[test]
    fn rings_are_cut_at_the_edges() {
        let canvas = Canvas {
            width: 10.0,
            height: 4.0,
        };
        let square = |from: f64, to: f64| {
            [(from, from), (to, from), (to, to), (from, to)]
                .map(|(x, y)| Point { x, y })
                .to_vec()
        };
        let area = |ring: &[Point]| {
            let next = ring.iter().cycle().skip(1);
            ring.iter()
                .zip(next)
                .map(|(a, b)| a.x * b.y - b.x * a.y)
                .sum::<f64>()
                .abs()
                / 2.0
        };
        for (from, to, want) in [
            (1.0, 3.0, 4.0),
            (-5.0, 20.0, 40.0),
            (-5.0, 2.0, 4.0),
            (11.0, 20.0, 0.0),
        ] {
            let cut = within(&square(from, to), canvas);
            assert!((area(&cut) - want).abs() < 1e-9, "{cut:?}");
        }
    }
}
