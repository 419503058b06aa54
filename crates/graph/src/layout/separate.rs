//! Moves boxes off each other without losing the shape of the graph.

use super::pack::Packed;
use super::stress::{Pair, attract};
use super::strips::Strips;
use super::{Canvas, Line, Placement, Point, Rect, Shape, Side, side};
use crate::random::Random;

/// Passes in which distances are restored and boxes pushed apart by turns.
const PASSES: u32 = 80;

/// Share of the way to its distance that a pair goes in the first pass; it falls to 0 with the last.
const FIRST_SHARE: f64 = 0.2;

/// Free space around boxes in the first pass, in pixels, if there is room for it; it falls to 0 with the last.
///
/// It spreads the crowded middle of a news graph into the room around it.
const FIRST_SPACE: f64 = 16.0;

/// Share of the canvas that boxes with the space around them may fill; more would jam.
const MOST_FILLED: f64 = 0.5;

/// Further space between boxes of different components, in pixels, as long as they fit.
const BETWEEN: f64 = 14.0;

/// Pairs whose distances are restored: enough for a picture of 500 nodes to keep all.
const MOST_PAIRS: usize = 125_000;

/// Pushes between two passes over the distances.
const PUSHES: usize = 2;

/// Pushes on one size of canvas before it grows.
const PATIENCE: usize = 60;

/// How much the canvas grows when boxes do not fit.
const GROWTH: f64 = 1.04;

/// Times that the canvas grows before boxes are set in rows; by then it has a thousand times its area.
const MOST_GROWTHS: u32 = 90;

/// A way along `x` is taken if it is less than this much longer than that along `y`.
///
/// Boxes are flat: by the shorter way alone they would pile up into a tower.
const FLATNESS: f64 = 2.0;

/// Boxes are pushed this far past touching, in pixels, so that pushing ends and rounding does no harm.
const SLACK: f64 = 0.4;

/// Separates all boxes, cuts the canvas to what is used and rounds to tenths of a pixel.
pub(super) fn separate(
    packed: Packed,
    shapes: &[Shape],
    lines: &[Line],
    least_width: f64,
    mut canvas: Canvas,
    random: &mut Random,
) -> Placement {
    let Packed {
        mut points,
        mut pairs,
        parts,
        stretch,
    } = packed;
    let first_space = [1.0, 0.5, 0.25, 0.0]
        .map(|share| share * FIRST_SPACE)
        .into_iter()
        .find(|&space| canvas.filled(shapes, space) < MOST_FILLED)
        .unwrap_or_default();
    let mut boxes = Boxes {
        outlines: Vec::new(),
        parts: &parts,
        space: first_space,
        between: first_space.min(BETWEEN),
        strips: Strips::default(),
    };
    keep_nearest(&mut pairs);
    let near = pairs.iter().map(|pair| pair.distance).sum::<f64>() / (pairs.len().max(1) as f64) / 2.0;
    let mut sides = Vec::new();
    for pass in 0..PASSES {
        if pass % (PASSES / 2) == 0 {
            sides = side::choose(&points, shapes, lines);
            let outlines = shapes
                .iter()
                .zip(&sides)
                .map(|(shape, &side)| shape.outline(side));
            boxes.outlines = outlines.collect();
        }
        let rest = 1.0 - f64::from(pass) / f64::from(PASSES);
        let share = FIRST_SHARE * rest;
        boxes.space = first_space * rest;
        if pass == 0 {
            random.shuffle(&mut pairs);
        } else {
            random.shuffle_again(&mut pairs);
        }
        // The graph's distances hold in the picture before it was stretched.
        scale(&mut points, 1.0 / stretch.x, 1.0 / stretch.y);
        for pair in &pairs {
            let closeness = near / pair.distance;
            attract(&mut points, pair, share * (closeness * closeness).min(1.0));
        }
        scale(&mut points, stretch.x, stretch.y);
        for _ in 0..PUSHES {
            boxes.push(&mut points, canvas);
        }
    }
    boxes.space = 0.0;
    for _ in 0..PATIENCE {
        boxes.push(&mut points, canvas);
    }
    boxes.between = 0.0;
    let mut growths = 0;
    while !(0..PATIENCE).any(|_| !boxes.push(&mut points, canvas)) {
        if growths == MOST_GROWTHS {
            rows(&mut points, shapes, &sides, canvas);
            break;
        }
        growths += 1;
        canvas = canvas.scaled(GROWTH);
        scale(&mut points, GROWTH, GROWTH);
    }
    for point in &mut points {
        *point = Point {
            x: tenths(point.x),
            y: tenths(point.y),
        };
    }
    side::improve(&points, shapes, lines, &mut sides, &frame(canvas));
    crop(points, shapes, sides, least_width)
}

/// Keeps the pairs that are to be nearest: those far apart hardly move each other here.
fn keep_nearest(pairs: &mut Vec<Pair>) {
    if pairs.len() <= MOST_PAIRS {
        return;
    }
    let mut distances: Vec<f64> = pairs.iter().map(|pair| pair.distance).collect();
    let (_, &mut farthest, _) = distances.select_nth_unstable_by(MOST_PAIRS, f64::total_cmp);
    pairs.retain(|pair| pair.distance <= farthest);
}

/// Places all boxes in rows, whatever their nodes are tied to: the way out when nothing else is left.
pub(super) fn in_rows(shapes: &[Shape], canvas: Canvas) -> Placement {
    let mut points = vec![Point::default(); shapes.len()];
    let sides = vec![Side::Right; shapes.len()];
    rows(&mut points, shapes, &sides, canvas);
    crop(points, shapes, sides, canvas.width)
}

/// The canvas around the origin.
fn frame(canvas: Canvas) -> Rect {
    let (x, y) = (canvas.width / 2.0, canvas.height / 2.0);
    Rect {
        left: -x,
        top: -y,
        right: x,
        bottom: y,
    }
}

fn scale(points: &mut [Point], x: f64, y: f64) {
    for point in points {
        (point.x, point.y) = (point.x * x, point.y * y);
    }
}

fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// What is kept apart, and by how much.
struct Boxes<'s> {
    /// For every node: its box, seen from the centre of its mark.
    outlines: Vec<Rect>,
    parts: &'s [usize],
    /// Space around every box, in pixels.
    space: f64,
    /// Further space between components, in pixels.
    between: f64,
    strips: Strips,
}

impl Boxes<'_> {
    /// Parts every overlapping pair along one axis, and pulls strays back onto the canvas.
    ///
    /// Returns whether anything overlapped or had strayed.
    fn push(&mut self, points: &mut [Point], canvas: Canvas) -> bool {
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
        let frame = frame(canvas);
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

/// Sets the boxes in rows from top to bottom: nothing can overlap.
fn rows(points: &mut [Point], shapes: &[Shape], sides: &[Side], canvas: Canvas) {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by(|&a, &b| points[a].y.total_cmp(&points[b].y).then(a.cmp(&b)));
    let (mut x, mut top, mut bottom) = (0.0, 0.0, 0.0_f64);
    for node in order {
        let outline = shapes[node].outline(sides[node]);
        let (width, height) = (outline.right - outline.left, outline.bottom - outline.top);
        if x > 0.0 && x + width > canvas.width {
            (x, top) = (0.0, bottom);
        }
        points[node] = Point {
            x: x - outline.left,
            y: top - outline.top,
        };
        x += width + SLACK;
        bottom = bottom.max(top + height + SLACK);
    }
}

/// Moves the picture to the corner: as wide as the canvas was or wider, as high as its boxes.
fn crop(mut points: Vec<Point>, shapes: &[Shape], sides: Vec<Side>, least_width: f64) -> Placement {
    let outlines = (0..points.len()).map(|node| side::outline(&points, shapes, node, sides[node]));
    let Some(used) = outlines.reduce(|a, b| a.around(&b)) else {
        return Placement {
            points,
            sides,
            canvas: Canvas {
                width: least_width,
                height: 0.0,
            },
        };
    };
    let used_width = used.right - used.left;
    // Strays are called back from a fraction of a pixel on, so boxes may stand out by as much.
    let width = if used_width < least_width + 1.0 {
        least_width
    } else {
        used_width.ceil()
    };
    let (dx, dy) = (tenths((width - used_width) / 2.0 - used.left), tenths(-used.top));
    for point in &mut points {
        *point = Point {
            x: tenths(point.x + dx),
            y: tenths(point.y + dy),
        };
    }
    Placement {
        points,
        sides,
        canvas: Canvas {
            width,
            height: (used.bottom - used.top).ceil(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_never_overlap() {
        let shapes: Vec<_> = (1..40)
            .map(|i| Shape {
                radius: f64::from(i),
                label_width: f64::from(200 - i),
                label_height: 12.0,
            })
            .collect();
        let sides: Vec<_> = (0..shapes.len()).map(|i| Side::ALL[i % 4]).collect();
        let mut points = vec![Point::default(); shapes.len()];
        rows(
            &mut points,
            &shapes,
            &sides,
            Canvas {
                width: 500.0,
                height: 100.0,
            },
        );
        for a in 0..shapes.len() {
            for b in 0..a {
                let (left, right) = (
                    side::outline(&points, &shapes, a, sides[a]),
                    side::outline(&points, &shapes, b, sides[b]),
                );
                assert!(!left.overlaps(&right), "{a} and {b}");
            }
        }
    }
}
