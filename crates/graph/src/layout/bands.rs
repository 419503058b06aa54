//! Finds the lines near a box without looking at all of them.

use std::ops::RangeInclusive;

use super::{Line, Point, Rect};

/// Bands at most. Each holds the lines that run through it; twice as many would not halve the work any more, since a
/// box of a label is itself about as high as a band of a large picture.
const MOST_BANDS: usize = 128;

/// Parts of a band at most, for the same reason: labels are several times as wide as high.
const MOST_PARTS: usize = 32;

/// Lines cut into horizontal bands of equal height, and those into parts of equal width, each with how far it reaches in
/// the band.
pub(super) struct Bands<'l> {
    lines: &'l [Line],
    /// Weight of the heaviest line, above 0.
    pub(super) heaviest: f64,
    top: f64,
    height: f64,
    left: f64,
    width: f64,
    n_rows: usize,
    n_parts: usize,
    /// For every part of every band: the lines, by position, with their left and right ends within the band.
    places: Vec<Vec<(u32, f64, f64)>>,
}

impl<'l> Bands<'l> {
    pub(super) fn new(points: &[Point], lines: &'l [Line]) -> Self {
        let start = (f64::INFINITY, f64::NEG_INFINITY);
        let extent = |along: fn(&Point) -> f64| {
            points
                .iter()
                .map(along)
                .fold(start, |(least, most), value| (least.min(value), most.max(value)))
        };
        let ((top, bottom), (left, right)) = (extent(|point| point.y), extent(|point| point.x));
        // A few lines a band are not worth their places in it.
        let n_rows = (lines.len() / 8).clamp(1, MOST_BANDS);
        let n_parts = (lines.len() / 64).clamp(1, MOST_PARTS);
        let height = ((bottom - top) / n_rows as f64).max(1e-6);
        let mut this = Self {
            lines,
            heaviest: lines
                .iter()
                .map(|line| line.weight)
                .fold(f64::MIN_POSITIVE, f64::max),
            top,
            height,
            left,
            width: ((right - left) / n_parts as f64).max(1e-6),
            n_rows,
            n_parts,
            places: vec![Vec::new(); n_rows * n_parts],
        };
        for (place, line) in lines.iter().enumerate() {
            let (from, to) = (points[line.a], points[line.b]);
            let (upper, lower) = if from.y <= to.y { (from, to) } else { (to, from) };
            for band in this.range(upper.y, lower.y) {
                let (left, right) = this.reach(upper, lower, band);
                for part in this.parts(left, right) {
                    this.places[band * n_parts + part].push((place as u32, left, right));
                }
            }
        }
        this
    }

    /// The lines that may cross a box, in their order; all that do are among them.
    pub(super) fn near(&self, rect: &Rect) -> Vec<Line> {
        let mut places: Vec<u32> = Vec::new();
        for band in self.range(rect.top, rect.bottom) {
            for part in self.parts(rect.left, rect.right) {
                let near = self.places[band * self.n_parts + part]
                    .iter()
                    .filter(|(_, left, right)| *left <= rect.right && *right >= rect.left);
                places.extend(near.map(|(place, ..)| place));
            }
        }
        places.sort_unstable();
        places.dedup();
        places.iter().map(|&place| self.lines[place as usize]).collect()
    }

    /// The bands between two heights; what lies above or below all of them belongs to the outermost.
    fn range(&self, top: f64, bottom: f64) -> RangeInclusive<usize> {
        steps(top - self.top, bottom - self.top, self.height, self.n_rows)
    }

    /// The parts of a band between two places; what lies beside all of them belongs to the outermost.
    fn parts(&self, left: f64, right: f64) -> RangeInclusive<usize> {
        steps(left - self.left, right - self.left, self.width, self.n_parts)
    }

    /// How far a line reaches to the left and the right within a band.
    fn reach(&self, upper: Point, lower: Point, band: usize) -> (f64, f64) {
        let rise = lower.y - upper.y;
        let at = |y: f64| {
            let share = if rise > 0.0 {
                ((y - upper.y) / rise).clamp(0.0, 1.0)
            } else {
                0.0
            };
            upper.x + share * (lower.x - upper.x)
        };
        if rise <= self.height {
            // Within two bands at most: the whole line does.
            return (upper.x.min(lower.x), upper.x.max(lower.x));
        }
        let (enter, leave) = (
            at(self.top + band as f64 * self.height),
            at(self.top + (band + 1) as f64 * self.height),
        );
        // Rounding must not hide a line that touches.
        (enter.min(leave) - 1e-3, enter.max(leave) + 1e-3)
    }
}

/// Which of `n` steps of this length lie between two places.
fn steps(from: f64, to: f64, length: f64, n: usize) -> RangeInclusive<usize> {
    #[expect(clippy::cast_sign_loss, reason = "negative places are cut to 0")]
    let step = |at: f64| ((at / length).max(0.0) as usize).min(n - 1);
    step(from)..=step(to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    #[test]
    fn no_line_that_crosses_is_missed() {
        let mut random = Random::new(5);
        let mut point = || Point {
            x: 900.0 * random.unit(),
            y: 600.0 * random.unit(),
        };
        let points: Vec<Point> = (0..400).map(|_| point()).collect();
        let boxes: Vec<(Point, Point)> = (0..80).map(|_| (point(), point())).collect();
        let lines: Vec<Line> = (0..200)
            .map(|at| Line {
                a: 2 * at,
                b: 2 * at + 1,
                weight: 1.0,
                across: false,
            })
            .collect();
        let bands = Bands::new(&points, &lines);
        let (mut n_near, mut n_boxes) = (0, 0);
        for (corner, other) in boxes {
            let rect = Rect {
                left: corner.x,
                top: corner.y,
                right: corner.x + other.x / 20.0,
                bottom: corner.y + other.y / 20.0,
            };
            let near = bands.near(&rect);
            n_near += near.len();
            n_boxes += 1;
            for line in &lines {
                let steps = (0..=1_000).map(|step| f64::from(step) / 1_000.0);
                let (from, to) = (points[line.a], points[line.b]);
                let crosses = steps
                    .map(|share| Point {
                        x: from.x + share * (to.x - from.x),
                        y: from.y + share * (to.y - from.y),
                    })
                    .any(|at| {
                        (rect.left..=rect.right).contains(&at.x) && (rect.top..=rect.bottom).contains(&at.y)
                    });
                assert!(!crosses || near.contains(line), "{line:?} crosses {rect:?}");
            }
        }
        assert!(
            n_near < 60 * n_boxes,
            "most lines need not be looked at: {n_near}"
        );
    }
}
