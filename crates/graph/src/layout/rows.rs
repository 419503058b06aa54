//! The way out when nothing else is left: boxes in rows, whatever their nodes are tied to.

use super::boxes::SLACK;
use super::{Canvas, Placement, Point, Shape, Side};

/// Places all boxes in rows.
pub(super) fn in_rows(shapes: &[Shape], canvas: Canvas) -> Placement {
    let mut points = vec![Point::default(); shapes.len()];
    let sides = vec![Side::Right; shapes.len()];
    rows(&mut points, shapes, &sides, canvas);
    Placement::cropped(points, shapes, sides, canvas.width)
}

/// Sets the boxes in rows from top to bottom: nothing can overlap.
pub(super) fn rows(points: &mut [Point], shapes: &[Shape], sides: &[Side], canvas: Canvas) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::side;

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
