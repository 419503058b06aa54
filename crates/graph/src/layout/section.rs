//! Which part of the world a map shows.
//!
//! Degrees of longitude are as wide as they are in its middle (equirectangular projection).

use super::{Canvas, Degrees, Point};

/// A part of the world, and how its degrees become pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Section {
    /// Longitude of the left edge, in degrees from -180 to 180.
    pub west: f64,
    /// Latitude of the upper edge, in degrees.
    pub north: f64,
    /// Longitude from the left edge to the right, in degrees, at most 360.
    pub span: f64,
    /// Pixels of a degree of longitude.
    pub per_lon: f64,
    /// Pixels of a degree of latitude.
    pub per_lat: f64,
}

/// Empty border around the places, as a share of the section.
const BORDER: f64 = 0.14;

/// Degrees of latitude that a section spans at least: an outline of less says nothing.
const LEAST_SPAN: f64 = 14.0;

/// Nearer to the poles a map without an end is not drawn.
const MOST_LAT: f64 = 80.0;

/// Height of a map at least, as a share of its width, where the places leave room.
const LEAST_HEIGHT: f64 = 0.46;

/// Latitude of the northernmost land, and a little sea.
const NORTHERNMOST: f64 = 85.0;

/// What leaving out all places would cost, as the logarithm of how much larger the map becomes.
///
/// A map twice as large is worth a quarter of the weight beyond its edges.
const OUTSIDE: f64 = 2.8;

/// A place this near to the others is taken in nevertheless, as a share of what they span: next to the edge, an arrow
/// beyond it would be silly.
const NEAR: f64 = 0.25;

/// Weight that may lie beyond the edges, as a share of all.
const MOST_OUTSIDE: f64 = 0.3;

/// Degrees that a part of the world spans.
#[derive(Clone, Copy)]
struct Extent {
    south: f64,
    north: f64,
    west: f64,
    east: f64,
}

impl Section {
    /// The section that shows most of these places by their weight, and the canvas that it takes: that much or less high.
    ///
    /// Places far from the others are left out where the map becomes much larger for it.
    pub(super) fn around(spots: &[(Degrees, f64)], mut canvas: Canvas) -> Option<(Self, Canvas)> {
        let extent = telling(spots, canvas)?;
        let middle = f64::midpoint(extent.south, extent.north);
        let narrowing = libm::cos(middle.to_radians());
        let height = (extent.north - extent.south).max(LEAST_SPAN) * (1.0 + 2.0 * BORDER);
        let width = (extent.east - extent.west) * narrowing * (1.0 + 2.0 * BORDER);
        let fitting = (canvas.height / height).min(canvas.width / width.max(f64::MIN_POSITIVE));
        // The world is shown once, however wide the canvas.
        let per_lat = fitting.max(canvas.width / (360.0 * narrowing));
        let per_lon = per_lat * narrowing;
        canvas.height =
            (height * per_lat).clamp((LEAST_HEIGHT * canvas.width).min(canvas.height), canvas.height);
        let span = (canvas.width / per_lon).min(360.0);
        let west = f64::midpoint(extent.west, extent.east) - span / 2.0;
        let section = Self {
            west: west - 360.0 * ((west + 180.0) / 360.0).floor(),
            // There is nothing to see beyond the northernmost land.
            north: (middle + canvas.height / per_lat / 2.0).min(NORTHERNMOST),
            span,
            per_lon,
            per_lat,
        };
        Some((section, canvas))
    }

    /// Where in the picture something lies, or how far beyond it, by the shorter way.
    pub fn point(&self, at: Degrees) -> Point {
        let before = (360.0 - self.span) / 2.0;
        let east = at.lon - self.west + before;
        Point {
            x: (east - 360.0 * (east / 360.0).floor() - before) * self.per_lon,
            y: (self.north - at.lat) * self.per_lat,
        }
    }
}

/// The part of the world that tells most: it is small, and little lies outside of it.
fn telling(spots: &[(Degrees, f64)], canvas: Canvas) -> Option<Extent> {
    let west = arc(spots);
    let total: f64 = spots.iter().map(|(_, weight)| weight).sum();
    let unrolled = spots.iter().map(|(at, weight)| {
        let east = at.lon - west;
        let lon = west + east - 360.0 * (east / 360.0).floor();
        (lon, at.lat.clamp(-MOST_LAT, MOST_LAT), *weight)
    });
    let mut places: Vec<(f64, f64, f64)> = unrolled.collect();
    let middle = (
        median(places.iter().map(|(lon, _, weight)| (*lon, *weight)).collect())?,
        median(places.iter().map(|(_, lat, weight)| (*lat, *weight)).collect())?,
    );
    let narrowing = libm::cos(middle.1.to_radians());
    let size = |lon: f64, lat: f64| (lon * narrowing / canvas.width).max(lat / canvas.height);
    let distance = |(lon, lat, _): &(f64, f64, f64)| size((lon - middle.0).abs(), (lat - middle.1).abs());
    places.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
    let (mut inside, mut best) = (0.0, None::<(f64, usize, Extent)>);
    let mut extent = Extent::EMPTY;
    for (place, &(lon, lat, weight)) in places.iter().enumerate() {
        extent = extent.with(lon, lat);
        inside += weight;
        let outside = 1.0 - inside / total;
        if outside > MOST_OUTSIDE && place + 1 < places.len() {
            continue;
        }
        let height = (extent.north - extent.south).max(LEAST_SPAN);
        let cost = libm::log(size(extent.east - extent.west, height)) + OUTSIDE * outside;
        if best.is_none_or(|(least, ..)| cost <= least) {
            best = Some((cost, place, extent));
        }
    }
    let (_, last, extent) = best?;
    Some(places[last + 1..].iter().fold(extent, |extent, &(lon, lat, _)| {
        if extent.is_near(lon, lat) {
            extent.with(lon, lat)
        } else {
            extent
        }
    }))
}

impl Extent {
    const EMPTY: Self = Self {
        south: f64::INFINITY,
        north: f64::NEG_INFINITY,
        west: f64::INFINITY,
        east: f64::NEG_INFINITY,
    };

    fn with(self, lon: f64, lat: f64) -> Self {
        Self {
            south: self.south.min(lat),
            north: self.north.max(lat),
            west: self.west.min(lon),
            east: self.east.max(lon),
        }
    }

    fn is_near(self, lon: f64, lat: f64) -> bool {
        let (by_lon, by_lat) = (NEAR * (self.east - self.west), NEAR * (self.north - self.south));
        (self.west - by_lon..=self.east + by_lon).contains(&lon)
            && (self.south - by_lat..=self.north + by_lat).contains(&lat)
    }
}

/// The value that half of the weight lies below.
fn median(mut values: Vec<(f64, f64)>) -> Option<f64> {
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut rest = values.iter().map(|(_, weight)| weight).sum::<f64>() / 2.0;
    values.iter().find_map(|(value, weight)| {
        rest -= weight;
        (rest <= 0.0).then_some(*value)
    })
}

/// Where the shortest arc of longitudes that holds all of these begins; it may lead across the date line.
fn arc(spots: &[(Degrees, f64)]) -> f64 {
    let mut lons: Vec<f64> = spots.iter().map(|(spot, _)| spot.lon).collect();
    lons.sort_by(f64::total_cmp);
    let Some(&first) = lons.first() else {
        return 0.0;
    };
    let after = lons.iter().skip(1).copied().chain([first + 360.0]);
    let gaps = lons.iter().zip(after).map(|(lon, next)| (next - lon, next));
    let widest = |widest: (f64, f64), gap: (f64, f64)| if gap.0 > widest.0 { gap } else { widest };
    gaps.fold((0.0, first), widest).1
}

#[cfg(test)]
mod tests {
    use super::*;

    const CANVAS: Canvas = Canvas {
        width: 900.0,
        height: 600.0,
    };

    const LISBON: Degrees = Degrees { lat: 38.7, lon: -9.1 };
    const MADRID: Degrees = Degrees { lat: 40.4, lon: -3.7 };
    const MOSCOW: Degrees = Degrees { lat: 55.8, lon: 37.6 };
    const SUVA: Degrees = Degrees {
        lat: -18.1,
        lon: 178.4,
    };
    const APIA: Degrees = Degrees {
        lat: -13.8,
        lon: -171.8,
    };

    fn around(spots: &[Degrees]) -> Section {
        let weighted: Vec<_> = spots.iter().map(|spot| (*spot, 1.0)).collect();
        Section::around(&weighted, CANVAS).unwrap().0
    }

    #[test]
    fn sections_hold_every_place_and_keep_north_up() {
        for spots in [
            vec![LISBON],
            vec![LISBON, MOSCOW],
            vec![LISBON, MOSCOW, SUVA],
            vec![SUVA, APIA],
        ] {
            let section = around(&spots);
            for spot in &spots {
                let Point { x, y } = section.point(*spot);
                assert!(
                    (20.0..880.0).contains(&x) && (20.0..580.0).contains(&y),
                    "{spot:?}: {x}, {y}"
                );
            }
        }
        let section = around(&[LISBON, MOSCOW]);
        let (lisbon, moscow) = (section.point(LISBON), section.point(MOSCOW));
        assert!(lisbon.x < moscow.x && lisbon.y > moscow.y);
        assert_eq!(Section::around(&[], CANVAS), None);
    }

    #[test]
    fn a_far_place_lies_beyond_the_edge_where_it_is_nearer() {
        let near = [(LISBON, 9.0), (MADRID, 9.0), (MOSCOW, 9.0)];
        let section = |far: &[(Degrees, f64)]| Section::around(&[&near, far].concat(), CANVAS).unwrap().0;
        let whole = section(&[]);
        let cropped = section(&[(SUVA, 1.0), (APIA, 1.0)]);
        let (one, other) = (cropped.point(MOSCOW), whole.point(MOSCOW));
        assert!(libm::hypot(one.x - other.x, one.y - other.y) < 1e-6);
        assert!(cropped.point(SUVA).x > 900.0 && cropped.point(SUVA).y > 600.0);
        assert!(cropped.point(APIA).x < 0.0 || cropped.point(APIA).x > 900.0);
        let with_suva = section(&[(SUVA, 30.0)]);
        assert!((0.0..900.0).contains(&with_suva.point(SUVA).x));
    }

    #[test]
    fn the_shortest_way_may_cross_the_date_line() {
        assert!((arc(&[(SUVA, 1.0), (APIA, 1.0)]) - 178.4).abs() < 1e-9);
        let section = around(&[SUVA, APIA]);
        assert!(section.point(SUVA).x < section.point(APIA).x);
    }
}
