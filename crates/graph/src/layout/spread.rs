//! Room for a crowd.

use super::{Canvas, Point, Rect};

/// Share of the way to an even spread that all nodes go at once: the less, the more of the graph's shape is left.
const SHARE: f64 = 0.1;

/// Moves all nodes a little towards an even spread over the canvas, which lies around the origin.
pub(super) fn spread(points: &mut [Point], outlines: &[Rect], canvas: Canvas) {
    let even = even(points, outlines, canvas.centred());
    for (point, even) in points.iter_mut().zip(even) {
        point.x += SHARE * (even.x - point.x);
        point.y += SHARE * (even.y - point.y);
    }
}

/// For every node the middle of a part of the frame that is its own. Who is left of whom, and who is above, stays so as
/// far as can be.
///
/// The nodes are halved along the longer side of the frame, and the frame with them, by the area of their boxes, until
/// every node has its part (Hilasaca and Paulovich 2019). O(n log² n).
fn even(points: &[Point], outlines: &[Rect], frame: Rect) -> Vec<Point> {
    let area = |node: usize| {
        let outline = outlines[node];
        (outline.right - outline.left) * (outline.bottom - outline.top)
    };
    let mut even = points.to_vec();
    let mut left: Vec<(Vec<usize>, Rect)> = vec![((0..points.len()).collect(), frame)];
    while let Some((mut nodes, frame)) = left.pop() {
        let (width, height) = (frame.right - frame.left, frame.bottom - frame.top);
        if let [node] = nodes[..] {
            even[node] = Point {
                x: frame.left + width / 2.0,
                y: frame.top + height / 2.0,
            };
        }
        if nodes.len() < 2 {
            continue;
        }
        let is_wide = width > height;
        let along = |node: usize| if is_wide { points[node].x } else { points[node].y };
        nodes.sort_by(|&a, &b| along(a).total_cmp(&along(b)).then(a.cmp(&b)));
        let all: f64 = nodes.iter().map(|&node| area(node)).sum();
        let mut first = area(nodes[0]);
        let mut n_first = 1;
        while n_first + 1 < nodes.len() && first + area(nodes[n_first]) / 2.0 < all / 2.0 {
            first += area(nodes[n_first]);
            n_first += 1;
        }
        let (mut one, mut other) = (frame, frame);
        if is_wide {
            one.right = frame.left + first / all * width;
            other.left = one.right;
        } else {
            one.bottom = frame.top + first / all * height;
            other.top = one.bottom;
        }
        let others = nodes.split_off(n_first);
        left.extend([(nodes, one), (others, other)]);
    }
    even
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crowd_in_a_corner_gets_the_whole_canvas_in_its_order() {
        let canvas = Canvas {
            width: 160.0,
            height: 40.0,
        };
        let outline = Rect {
            left: 0.0,
            top: 0.0,
            right: 5.0,
            bottom: 5.0,
        };
        let points: Vec<Point> = (0..4)
            .map(|i| Point {
                x: f64::from(i),
                y: 0.0,
            })
            .collect();
        let even = even(&points, &[outline; 4], canvas.centred());
        let xs: Vec<f64> = even.iter().map(|point| point.x).collect();
        assert_eq!(xs, [-60.0, -20.0, 20.0, 60.0]);
        let mut moved = points;
        spread(&mut moved, &[outline; 4], canvas);
        assert!((moved[0].x + 6.0).abs() < 1e-9, "{:?}", moved[0]);
    }
}
