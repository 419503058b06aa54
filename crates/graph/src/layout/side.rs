//! On which side of its mark a label covers least.

use super::bands::Bands;
use super::strips::Strips;
use super::{Line, Point, Rect, Shape, Side};

/// What a line between other nodes counts for, beside a line of the node itself.
///
/// A label on a foreign line may be taken for that line's; a label on its own line is merely hard to read.
const FOREIGN: f64 = 1.3;

/// What the heaviest line counts for, beside one without weight: a thick line strikes a name out.
const HEAVIEST: f64 = 3.0;

/// What a pixel of an overlapped box counts for, beside a pixel of a covered line.
const BOX: f64 = 4.0;

/// Chooses a side for every label, one after the other, the largest marks first: where room is short, they have
/// the better places.
pub(super) fn choose(points: &[Point], shapes: &[Shape], lines: &[Line]) -> Vec<Side> {
    let mut sides = vec![Side::Right; points.len()];
    let surroundings = Surroundings::new(points, shapes, lines);
    for node in by_size(shapes) {
        let near = surroundings.near(points, shapes, node);
        let costs = Side::ALL.map(|side| {
            let own = outline(points, shapes, node, side);
            let others = near.nodes.iter();
            let others: f64 = others
                .map(|&other| shared(&own, &outline(points, shapes, other, sides[other])))
                .sum();
            cost(points, shapes, &near, node, side) + BOX * others
        });
        sides[node] = least(costs);
    }
    sides
}

/// Changes sides where that uncovers lines and makes no boxes overlap or leave the `frame`.
pub(super) fn improve(points: &[Point], shapes: &[Shape], lines: &[Line], sides: &mut [Side], frame: &Rect) {
    let surroundings = Surroundings::new(points, shapes, lines);
    for node in by_size(shapes) {
        let near = surroundings.near(points, shapes, node);
        let costs = Side::ALL.map(|side| {
            if side == sides[node] {
                return cost(points, shapes, &near, node, side);
            }
            let own = outline(points, shapes, node, side);
            let inside = own.around(frame) == *frame;
            let free = || {
                let mut others = near.nodes.iter();
                others.all(|&other| !own.overlaps(&outline(points, shapes, other, sides[other])))
            };
            if inside && free() {
                cost(points, shapes, &near, node, side)
            } else {
                f64::INFINITY
            }
        });
        sides[node] = least(costs);
    }
}

/// Nodes by radius, largest first, ties by position.
pub(super) fn by_size(shapes: &[Shape]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..shapes.len()).collect();
    order.sort_by(|&a, &b| shapes[b].radius.total_cmp(&shapes[a].radius).then(a.cmp(&b)));
    order
}

/// What a label could touch on any side: all else need not be measured four times.
struct Near {
    nodes: Vec<usize>,
    lines: Vec<Line>,
    /// Weight of the heaviest line of all, above 0.
    heaviest: f64,
}

/// Where to look for what is near.
struct Surroundings<'l> {
    lines: Bands<'l>,
    /// For every node a box that holds its outline, whatever the side of its label.
    reaches: Vec<Rect>,
    strips: Strips,
}

impl<'l> Surroundings<'l> {
    fn new(points: &[Point], shapes: &[Shape], lines: &'l [Line]) -> Self {
        let reach = |(shape, at): (&Shape, &Point)| {
            // No outline reaches farther from its mark than this.
            let by = |label: f64| shape.radius * 2.0 + label + 16.0;
            let (x, y) = (by(shape.label_width), by(shape.label_height));
            Rect {
                left: at.x - x,
                top: at.y - y,
                right: at.x + x,
                bottom: at.y + y,
            }
        };
        let reaches: Vec<Rect> = shapes.iter().zip(points).map(reach).collect();
        let mut strips = Strips::default();
        strips.fill(reaches.iter());
        Self {
            lines: Bands::new(points, lines),
            reaches,
            strips,
        }
    }

    fn near(&self, points: &[Point], shapes: &[Shape], node: usize) -> Near {
        let [first, rest @ ..] = Side::ALL.map(|side| outline(points, shapes, node, side));
        let own = rest.iter().fold(first, |all, one| all.around(one));
        let strips = self.strips.range(own.top, own.bottom);
        let others = strips
            .flat_map(|strip| self.strips.on(strip))
            .map(|&other| other as usize);
        let mut nodes: Vec<usize> = others
            .filter(|&other| other != node && self.reaches[other].overlaps(&own))
            .collect();
        nodes.sort_unstable();
        nodes.dedup();
        Near {
            nodes,
            lines: self.lines.near(&own),
            heaviest: self.lines.heaviest,
        }
    }
}

/// The box of a node with its label on the given side.
pub(super) fn outline(points: &[Point], shapes: &[Shape], node: usize, side: Side) -> Rect {
    shapes[node].outline(side).shifted(points[node])
}

/// The first side of least cost.
fn least(costs: [f64; 4]) -> Side {
    let best = (1..4).fold(0, |best, i| if costs[i] < costs[best] { i } else { best });
    Side::ALL[best]
}

/// Pixels of lines under the label, and a little for the less readable sides.
fn cost(points: &[Point], shapes: &[Shape], near: &Near, node: usize, side: Side) -> f64 {
    let label = shapes[node].label(side).shifted(points[node]);
    let covered: f64 = near
        .lines
        .iter()
        .map(|line| {
            let thickness = 1.0 + (HEAVIEST - 1.0) * line.weight / near.heaviest;
            let length = thickness * within(points[line.a], points[line.b], &label);
            if line.a == node || line.b == node {
                length
            } else {
                FOREIGN * length
            }
        })
        .sum();
    covered
        + match side {
            Side::Right => 0.0,
            Side::Left => 3.0,
            Side::Below => 6.0,
            Side::Above => 8.0,
        }
}

/// Length of the part of a line that lies within a box (Liang and Barsky).
fn within(from: Point, to: Point, rect: &Rect) -> f64 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let clips = [
        (-dx, from.x - rect.left),
        (dx, rect.right - from.x),
        (-dy, from.y - rect.top),
        (dy, rect.bottom - from.y),
    ];
    for (speed, room) in clips {
        if speed < 0.0 {
            enter = enter.max(room / speed);
        } else if speed > 0.0 {
            leave = leave.min(room / speed);
        } else if room < 0.0 {
            return 0.0;
        }
    }
    (leave - enter).max(0.0) * (dx * dx + dy * dy).sqrt()
}

/// Side of a square as large as what two boxes share, in pixels.
fn shared(a: &Rect, b: &Rect) -> f64 {
    if !a.overlaps(b) {
        return 0.0;
    }
    let width = a.right.min(b.right) - a.left.max(b.left);
    let height = a.bottom.min(b.bottom) - a.top.max(b.top);
    (width * height).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECT: Rect = Rect {
        left: 0.0,
        top: 0.0,
        right: 10.0,
        bottom: 4.0,
    };

    #[test]
    fn lines_are_measured_inside_the_box_only() {
        let cases = [
            ((-5.0, 2.0), (15.0, 2.0), 10.0),
            ((-5.0, 2.0), (5.0, 2.0), 5.0),
            ((3.0, 1.0), (3.0, 3.0), 2.0),
            ((-5.0, 5.0), (15.0, 5.0), 0.0),
            ((20.0, 2.0), (30.0, 2.0), 0.0),
            ((5.0, -1.0), (5.0, 9.0), 4.0),
            ((5.0, 2.0), (5.0, 2.0), 0.0),
        ];
        for ((ax, ay), (bx, by), want) in cases {
            let got = within(Point { x: ax, y: ay }, Point { x: bx, y: by }, &RECT);
            assert!((got - want).abs() < 1e-9, "{ax},{ay} to {bx},{by}: {got}");
        }
    }

    #[test]
    fn a_label_stands_away_from_its_lines() {
        let shapes = [Shape {
            radius: 5.0,
            label_width: 60.0,
            label_height: 12.0,
        }; 2];
        let points = [Point { x: 0.0, y: 0.0 }, Point { x: 200.0, y: 0.0 }];
        let lines = [Line {
            a: 0,
            b: 1,
            weight: 1.0,
            across: false,
        }];
        assert_eq!(choose(&points, &shapes, &lines), [Side::Left, Side::Right]);
    }
}
