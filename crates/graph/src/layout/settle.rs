//! Room for the last boxes that overlap.

use super::slot::Taken;
use super::{Canvas, Point, Shape, Side, side};

/// Boxes may stand out of the canvas by this much, in pixels: it is cut to what is used.
const BEYOND: f64 = 2.0;

/// Moves boxes that lie on others, or beside the canvas, to the free room nearest to where they are.
///
/// The larger a mark, the sooner it keeps its place. Points lie around the origin. Returns whether all boxes found room;
/// if not, points and sides are as they were.
pub(super) fn settle(points: &mut [Point], shapes: &[Shape], sides: &mut [Side], canvas: Canvas) -> bool {
    let to_corner = Point {
        x: canvas.width / 2.0,
        y: canvas.height / 2.0,
    }
    .rounded();
    let mut taken = Taken::new(canvas, -BEYOND);
    let mut homeless = Vec::new();
    let mut settled = points.to_vec();
    let mut turned = sides.to_vec();
    for node in side::by_size(shapes) {
        settled[node] = points[node].shifted(to_corner);
        let boxes = shapes[node].boxes(sides[node], settled[node]);
        if taken.is_free(node, &boxes) {
            taken.take(node, &boxes);
        } else {
            homeless.push(node);
        }
    }
    for node in homeless {
        let Some((point, side)) = taken.nearest(node, &shapes[node], settled[node]) else {
            return false;
        };
        taken.take(node, &shapes[node].boxes(side, point));
        (settled[node], turned[node]) = (point, side);
    }
    let to_centre = Point {
        x: -to_corner.x,
        y: -to_corner.y,
    };
    for (point, settled) in points.iter_mut().zip(settled) {
        *point = settled.shifted(to_centre).rounded();
    }
    sides.copy_from_slice(&turned);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    const CANVAS: Canvas = Canvas {
        width: 400.0,
        height: 300.0,
    };

    #[test]
    fn boxes_with_room_stay_and_the_others_find_some() {
        let shape = |radius| Shape {
            radius,
            label_width: 60.0,
            label_height: 14.0,
        };
        let shapes = [shape(5.0), shape(9.0), shape(5.0), shape(5.0)];
        let far = Point { x: -120.0, y: 90.0 };
        let beside = Point { x: 500.0, y: 0.0 };
        let mut points = [Point::default(), Point::default(), far, beside];
        let mut sides = [Side::Right; 4];
        assert!(settle(&mut points, &shapes, &mut sides, CANVAS));
        assert_eq!(
            (points[1], points[2]),
            (Point::default(), far),
            "the larger mark stays"
        );
        let boxes = |node: usize| shapes[node].boxes(sides[node], points[node]);
        for (a, b) in [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)] {
            let mut pairs = boxes(a)
                .into_iter()
                .flat_map(|one| boxes(b).map(|other| (one, other)));
            assert!(pairs.all(|(one, other)| !one.overlaps(&other)), "{a} and {b}");
        }
        assert!(libm::hypot(points[0].x, points[0].y) < 60.0, "{:?}", points[0]);
        assert!(boxes(3)[1].right <= CANVAS.width / 2.0 + BEYOND);
    }

    #[test]
    fn without_room_nothing_moves() {
        let shapes = [Shape {
            radius: 30.0,
            label_width: 300.0,
            label_height: 40.0,
        }; 9];
        let mut points = [Point::default(); 9];
        let mut sides = [Side::Right; 9];
        assert!(!settle(&mut points, &shapes, &mut sides, CANVAS));
        assert_eq!(points, [Point::default(); 9]);
    }
}
