//! Boxes that push each other.

use super::strips::Strips;
use super::{Canvas, Point, Rect};

/// A way along `x` is taken if it is less than this much longer than that along `y`.
///
/// Boxes are flat: by the shorter way alone they would pile up into a tower.
const FLATNESS: f64 = 2.0;

/// Pushes in a row.
const PATIENCE: usize = 60;

/// Boxes are pushed this far past touching, in pixels, so that pushing ends and rounding does no harm.
pub(super) const SLACK: f64 = 0.4;

/// What is kept apart, and by how much.
pub(super) struct Boxes<'s> {
    /// For every node: its box, seen from the centre of its mark.
    pub outlines: Vec<Rect>,
    pub parts: &'s [usize],
    /// Space around every box, in pixels.
    pub space: f64,
    /// Further space between components, in pixels.
    pub between: f64,
    pub strips: Strips,
}

impl Boxes<'_> {
    /// Pushes until nothing overlaps, as long as patience lasts. Returns whether nothing does.
    pub(super) fn part(&mut self, points: &mut [Point], canvas: Canvas) -> bool {
        (0..PATIENCE).any(|_| !self.push(points, canvas))
    }

    /// Parts every overlapping pair along one axis, and pulls strays back onto the canvas.
    ///
    /// Returns whether anything overlapped or had strayed.
    pub(super) fn push(&mut self, points: &mut [Point], canvas: Canvas) -> bool {
        let mut moved = false;
        // From left to right, strip by strip: only boxes whose ends cross are looked at. Moves make ends and strips stale,
        // but a pass without moves has seen every pair as it is.
        let mut swept: Vec<(Rect, usize)> = (0..points.len())
            .map(|node| (self.outline(points, node), node))
            .collect();
        swept.sort_unstable_by(|(a, i), (b, j)| a.left.total_cmp(&b.left).then(i.cmp(j)));
        let lefts: Vec<f64> = swept.iter().map(|(outline, _)| outline.left).collect();
        let mut strips = std::mem::take(&mut self.strips);
        strips.fill(swept.iter().map(|(outline, _)| outline));
        // On each strip the first box that lies right of the present one.
        let mut next = vec![0; strips.len()];
        let reach = self.space + self.between;
        for place in 0..swept.len() {
            let mut wide = swept[place].0.widened(reach);
            let end = wide.right;
            for strip in strips.range(wide.top, wide.bottom) {
                let others = strips.on(strip);
                while others
                    .get(next[strip])
                    .is_some_and(|&other| other as usize <= place)
                {
                    next[strip] += 1;
                }
                for &other in &others[next[strip]..] {
                    let other = other as usize;
                    if lefts[other] >= end {
                        break;
                    }
                    if !wide.overlaps(&swept[other].0) {
                        continue;
                    }
                    let ((first, a), (second, b)) = (swept[place], swept[other]);
                    if let Some(way) = self.way_apart((first, a), (second, b)) {
                        moved = true;
                        points[a].x -= way.x / 2.0;
                        points[a].y -= way.y / 2.0;
                        points[b].x += way.x / 2.0;
                        points[b].y += way.y / 2.0;
                        swept[place].0 = self.outline(points, a);
                        swept[other].0 = self.outline(points, b);
                        wide = swept[place].0.widened(reach);
                    }
                }
            }
        }
        self.strips = strips;
        let frame = canvas.centred();
        for node in 0..points.len() {
            let outline = self.outline(points, node);
            let x = (frame.left - outline.left).max(0.0) + (frame.right - outline.right).min(0.0);
            let y = (frame.top - outline.top).max(0.0) + (frame.bottom - outline.bottom).min(0.0);
            // A box wider than the canvas would go to and fro for ever.
            let fits =
                outline.right - outline.left <= canvas.width && outline.bottom - outline.top <= canvas.height;
            if fits && x.abs().max(y.abs()) > SLACK / 2.0 {
                moved = true;
                points[node].x += x;
                points[node].y += y;
            }
        }
        moved
    }

    /// The box of a node where it is.
    fn outline(&self, points: &[Point], node: usize) -> Rect {
        self.outlines[node].shifted(points[node])
    }

    /// The way that the second box has to go to be clear of the first, if they overlap: along one axis.
    fn way_apart(&self, (first, a): (Rect, usize), (second, b): (Rect, usize)) -> Option<Point> {
        let space = self.space
            + if self.parts[a] == self.parts[b] {
                0.0
            } else {
                self.between
            };
        let first = first.widened(space);
        if !first.overlaps(&second) {
            return None;
        }
        let (right, left) = (first.right - second.left, second.right - first.left);
        let (down, up) = (first.bottom - second.top, second.bottom - first.top);
        let x = if right <= left {
            right + SLACK
        } else {
            -left - SLACK
        };
        let y = if down <= up { down + SLACK } else { -up - SLACK };
        Some(if x.abs() < FLATNESS * y.abs() {
            Point { x, y: 0.0 }
        } else {
            Point { x: 0.0, y }
        })
    }
}
