//! Names of places on the map: the points that they are linked to, against gold points.
//!
//! Measures as Gritta, Pilehvar, Limsopatham and Collier (2018, "What's missing in geographical parsing?") define them.

use std::ops::Range;

use crate::{GoldDocument, GoldMention};

/// Mean radius of the Earth in kilometres (International Union of Geodesy and Geophysics).
const EARTH_RADIUS: f64 = 6371.0088;

/// Kilometres within which a point counts as right: 100 miles, as in most work on the task.
const NEAR: f64 = 161.0;

/// A point on the Earth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Latitude in degrees, north positive, `[-90, 90]`.
    pub lat: f64,
    /// Longitude in degrees, east positive, `[-180, 180]`.
    pub lon: f64,
}

impl Point {
    /// Kilometres along a great circle, on a sphere (haversine formula).
    pub fn distance(self, other: Self) -> f64 {
        let half_sine = |from: f64, to: f64| {
            let sine = libm::sin((to - from).to_radians() / 2.0);
            sine * sine
        };
        let across = libm::cos(self.lat.to_radians()) * libm::cos(other.lat.to_radians());
        let square = half_sine(self.lat, other.lat) + across * half_sine(self.lon, other.lon);
        2.0 * EARTH_RADIUS * libm::asin(square.sqrt().min(1.0))
    }
}

/// A name of a place as a system found it.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundPlace {
    /// Where it stands, in code points.
    pub span: Range<usize>,
    /// The entity that the system says it is.
    pub entity: String,
    /// Where that is, if the system says.
    pub point: Option<Point>,
}

/// A gold name of a place and how far from the truth it was put.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedName<'g> {
    /// The gold name.
    pub gold: &'g GoldMention,
    /// What the system says of the same span, if it found a place there.
    pub found: Option<FoundPlace>,
    /// Kilometres between the two points, if the system gives one.
    pub distance: Option<f64>,
}

impl PlacedName<'_> {
    /// Put within 161 kilometres (100 miles) of the truth.
    pub fn is_near(&self) -> bool {
        self.distance.is_some_and(|distance| distance <= NEAR)
    }
}

/// Scores of the places of a gold file.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlaceScores {
    /// Gold names that have a point.
    pub names: usize,
    /// Those found as places, with the same bounds.
    pub found: usize,
    /// Those found and given a point.
    pub linked: usize,
    /// Those put within 161 kilometres of the truth.
    pub near: usize,
    /// Kilometres from the truth, half of the linked names being nearer; 0 if none is linked.
    pub median: f64,
}

/// Compares the gold names of a document that have a point with what a system found there, by span.
pub fn compare<'g>(gold: &'g GoldDocument, found: &[FoundPlace]) -> Vec<PlacedName<'g>> {
    let names = gold.mentions.iter().filter_map(|name| Some((name, name.point?)));
    let placed = names.map(|(name, point)| {
        let found = found.iter().find(|place| place.span == name.span).cloned();
        let distance = found
            .as_ref()
            .and_then(|place| Some(place.point?.distance(point)));
        PlacedName {
            gold: name,
            found,
            distance,
        }
    });
    placed.collect()
}

/// Sums up the names of all documents.
pub fn sum(names: &[PlacedName<'_>]) -> PlaceScores {
    let mut distances: Vec<f64> = names.iter().filter_map(|name| name.distance).collect();
    distances.sort_by(f64::total_cmp);
    PlaceScores {
        names: names.len(),
        found: names.iter().filter(|name| name.found.is_some()).count(),
        linked: distances.len(),
        near: names.iter().filter(|name| name.is_near()).count(),
        median: distances.get(distances.len() / 2).copied().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jsonl;

    const ANKARA: Point = Point {
        lat: 39.92,
        lon: 32.85,
    };
    const ISTANBUL: Point = Point {
        lat: 41.01,
        lon: 28.95,
    };

    #[test]
    fn distances_are_those_of_the_sphere() {
        // A sixth of a meridian, both poles, and two cities about 350 km apart.
        let equator = Point { lat: 0.0, lon: 179.0 };
        let pole = Point { lat: 90.0, lon: 0.0 };
        assert!((equator.distance(pole) - 10_007.6).abs() < 0.1);
        assert!(
            (equator.distance(Point {
                lat: 0.0,
                lon: -179.0
            }) - 222.4)
                .abs()
                < 0.1
        );
        assert!((ANKARA.distance(ISTANBUL) - 350.0).abs() < 5.0);
        assert!(ANKARA.distance(ANKARA).abs() < 1e-9);
    }

    #[test]
    fn names_are_found_linked_and_near() {
        let gold = jsonl::read(
            r#"{"text":"Ankara, Bursa, Izmir, Rome","mentions":[
                {"start":0,"end":6,"type":"LOC","lat":39.9,"lon":32.8},{"start":8,"end":13,"type":"LOC","lat":40.2,"lon":29.1},
                {"start":15,"end":20,"type":"LOC","lat":38.4,"lon":27.1},{"start":22,"end":26,"type":"LOC"}]}"#
                .replace('\n', "")
                .as_str(),
        )
        .unwrap();
        let place = |span: Range<usize>, point| FoundPlace {
            span,
            entity: String::new(),
            point,
        };
        let found = [
            place(0..6, Some(ANKARA)),
            place(8..13, Some(ANKARA)),
            place(15..20, None),
        ];
        let names = compare(&gold[0], &found);
        let scores = sum(&names);
        assert_eq!(
            (scores.names, scores.found, scores.linked, scores.near),
            (3, 3, 2, 1)
        );
        assert_eq!(names.iter().filter(|name| name.is_near()).count(), 1);
        assert!(scores.median > 300.0);
    }
}
