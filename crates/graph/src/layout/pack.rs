//! Puts separately drawn components side by side.

use super::stress::{Island, Pair};
use super::{Canvas, Point, Shape};

/// All components in one picture, in pixels; boxes may still overlap.
pub(super) struct Packed {
    /// Where the nodes are, around the origin.
    pub points: Vec<Point>,
    /// How far pairs within a component should be apart, in pixels before stretching; node positions in the picture.
    pub pairs: Vec<Pair>,
    /// The component of every node.
    pub parts: Vec<usize>,
    /// How much the picture is stretched along `x` and `y`.
    pub stretch: Point,
}

/// Share of a component's area that its boxes fill: less makes lines long, more makes boxes push each other about.
const DENSITY: f64 = 0.2;

/// Pixels per unit of distance at most, before stretching, for few nodes: they need not lie far apart.
const MOST_SCALE: f64 = 110.0;

/// How many nodes few are. More need more room for every unit, as their root.
const FEW: f64 = 10.0;

/// A component is taken to be at least this high for its width, so that paths get room for their labels.
const LEAST_ASPECT: f64 = 0.3;

/// Stretching beyond this makes small graphs look lost.
const MOST_STRETCH: f64 = 1.5;

/// How much more one axis may be stretched than the other.
const MOST_SKEW: f64 = 1.45;

/// Widths that packings are tried with, as multiples of the widest component.
const WIDTHS: [f64; 9] = [1.0, 1.12, 1.25, 1.4, 1.6, 1.9, 2.3, 3.0, 4.0];

/// Scales every component to the same density of boxes, packs them, and stretches the whole to the canvas.
pub(super) fn pack(islands: &[Island], shapes: &[Shape], canvas: Canvas) -> Packed {
    let scales: Vec<f64> = islands.iter().map(|island| scale(island, shapes)).collect();
    let frames: Vec<Frame> = islands
        .iter()
        .zip(&scales)
        .map(|(i, &scale)| frame(i, scale, shapes))
        .collect();
    let widest = frames.iter().map(|frame| frame.width).fold(1.0, f64::max);
    let area: f64 = frames.iter().map(|frame| frame.width * frame.height).sum();
    let square = (area * canvas.width / canvas.height).sqrt();
    let mut best: Option<(f64, Skyline)> = None;
    for width in WIDTHS
        .map(|factor| factor * widest)
        .into_iter()
        .chain([square.max(widest)])
    {
        let packing = Skyline::pack(&frames, width);
        let fit = (canvas.width / packing.width).min(canvas.height / packing.height);
        if best.as_ref().is_none_or(|(most, _)| fit > *most) {
            best = Some((fit, packing));
        }
    }
    let packing = best.map(|(_, packing)| packing).unwrap_or_default();
    let (full_x, full_y) = (
        canvas.width / packing.width.max(1.0),
        canvas.height / packing.height.max(1.0),
    );
    let stretch = Point {
        x: full_x.min(MOST_SKEW * full_y).min(MOST_STRETCH),
        y: full_y.min(MOST_SKEW * full_x).min(MOST_STRETCH),
    };
    let mut points = vec![Point::default(); shapes.len()];
    let mut parts = vec![0; shapes.len()];
    for (part, island) in islands.iter().enumerate() {
        island.nodes.iter().for_each(|&node| parts[node] = part);
    }
    let mut pairs = Vec::with_capacity(islands.iter().map(|island| island.pairs.len()).sum());
    for (((island, &scale), frame), corner) in islands.iter().zip(&scales).zip(&frames).zip(&packing.corners)
    {
        for (&node, point) in island.nodes.iter().zip(&island.points) {
            points[node] = Point {
                x: (corner.x + frame.origin.x + point.x * scale - packing.width / 2.0) * stretch.x,
                y: (corner.y + frame.origin.y + point.y * scale - packing.height / 2.0) * stretch.y,
            };
        }
        pairs.extend(island.pairs.iter().map(|pair| Pair {
            a: island.nodes[pair.a as usize] as u32,
            b: island.nodes[pair.b as usize] as u32,
            distance: pair.distance * scale,
            ..*pair
        }));
    }
    Packed {
        points,
        pairs,
        parts,
        stretch,
    }
}

/// Width, height, and where the component's own origin lies in it, in pixels.
struct Frame {
    width: f64,
    height: f64,
    origin: Point,
}

/// Left, top, right and bottom of the points.
fn extent(points: &[Point]) -> [f64; 4] {
    let start = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    points.iter().fold(start, |[l, t, r, b], p| {
        [l.min(p.x), t.min(p.y), r.max(p.x), b.max(p.y)]
    })
}

/// Pixels per unit of distance at which a component's boxes have the common density.
fn scale(island: &Island, shapes: &[Shape]) -> f64 {
    let [left, top, right, bottom] = extent(&island.points);
    let width = (right - left).max(1e-3);
    let height = (bottom - top).max(LEAST_ASPECT * width);
    let boxes: f64 = island.nodes.iter().map(|&node| shapes[node].area()).sum();
    (boxes / DENSITY / (width * height))
        .sqrt()
        .min(MOST_SCALE * (island.nodes.len() as f64 / FEW).max(1.0).sqrt())
}

fn frame(island: &Island, scale: f64, shapes: &[Shape]) -> Frame {
    let [left, top, right, bottom] = extent(&island.points);
    let n = island.nodes.len().max(1) as f64;
    // Boxes reach past the outermost points by about half a label on either side.
    let label: f64 = island
        .nodes
        .iter()
        .map(|&node| shapes[node].label_width)
        .sum::<f64>()
        / n;
    let radius = island
        .nodes
        .iter()
        .map(|&node| shapes[node].radius)
        .fold(0.0, f64::max);
    let (beside, beyond) = (label / 2.0 + radius, radius + 12.0);
    Frame {
        width: (right - left) * scale + 2.0 * beside,
        height: (bottom - top) * scale + 2.0 * beyond,
        origin: Point {
            x: beside - left * scale,
            y: beyond - top * scale,
        },
    }
}

/// Frames dropped one by one to where the outline of those before is lowest.
#[derive(Default)]
struct Skyline {
    corners: Vec<Point>,
    width: f64,
    height: f64,
    /// Left end and height of every step, by left end.
    steps: Vec<Point>,
}

impl Skyline {
    fn pack(frames: &[Frame], width: f64) -> Self {
        let mut skyline = Self {
            steps: vec![Point::default()],
            ..Self::default()
        };
        for frame in frames {
            skyline.drop(frame, width);
        }
        skyline
    }

    fn drop(&mut self, frame: &Frame, width: f64) {
        let mut lowest: Option<Point> = None;
        for (i, step) in self.steps.iter().enumerate() {
            if i > 0 && step.x + frame.width > width {
                break;
            }
            let y = self.under(i, step.x + frame.width);
            if lowest.is_none_or(|best| y < best.y) {
                lowest = Some(Point { x: step.x, y });
            }
        }
        let corner = lowest.unwrap_or_default();
        let (right, bottom) = (corner.x + frame.width, corner.y + frame.height);
        // The step that the right end falls into goes on beyond it.
        let beyond = self
            .steps
            .iter()
            .rev()
            .find(|step| step.x <= right)
            .map_or(0.0, |step| step.y);
        self.steps.retain(|step| step.x < corner.x || step.x > right);
        let at = self.steps.partition_point(|step| step.x < corner.x);
        self.steps.splice(
            at..at,
            [
                Point {
                    x: corner.x,
                    y: bottom,
                },
                Point { x: right, y: beyond },
            ],
        );
        self.width = self.width.max(right);
        self.height = self.height.max(bottom);
        self.corners.push(corner);
    }

    /// Height of the outline between step `from` and `right`.
    fn under(&self, from: usize, right: f64) -> f64 {
        self.steps[from..]
            .iter()
            .take_while(|step| step.x < right)
            .map(|step| step.y)
            .fold(0.0, f64::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_do_not_overlap() {
        let sizes = [
            (600.0, 500.0),
            (200.0, 90.0),
            (200.0, 90.0),
            (150.0, 40.0),
            (150.0, 40.0),
            (100.0, 40.0),
        ];
        let frames = sizes.map(|(width, height)| Frame {
            width,
            height,
            origin: Point::default(),
        });
        for width in [600.0, 800.0, 1000.0, 2000.0] {
            let packing = Skyline::pack(&frames, width);
            assert!(packing.width <= width);
            for i in 0..frames.len() {
                for j in 0..i {
                    let (a, b) = (packing.corners[i], packing.corners[j]);
                    let apart = a.x >= b.x + frames[j].width
                        || b.x >= a.x + frames[i].width
                        || a.y >= b.y + frames[j].height
                        || b.y >= a.y + frames[i].height;
                    assert!(apart, "{width}: {i} at {a:?}, {j} at {b:?}");
                }
            }
        }
    }
}
