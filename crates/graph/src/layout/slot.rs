//! Free room for a mark and its label, as near as can be to where the mark wants to be.

use std::f64::consts::TAU;

use super::{Canvas, Point, Rect, Shape, Side};

/// Distance between the rings of points that are tried around a target, in pixels.
const RING: f64 = 5.0;

/// Distance between the points of a ring, in pixels.
const STEP: f64 = 9.0;

/// Side of the squares into which the canvas is divided to find what is near, in pixels.
const CELL: f64 = 48.0;

/// The boxes on a canvas, each with the node that it belongs to.
pub(super) struct Taken {
    canvas: Canvas,
    /// Empty border of the canvas, in pixels.
    border: f64,
    n_columns: usize,
    cells: Vec<Vec<(Rect, usize)>>,
}

impl Taken {
    pub(super) fn new(canvas: Canvas, border: f64) -> Self {
        let [n_columns, n_rows] = [canvas.width, canvas.height].map(|length| cell(length) + 1);
        Self {
            canvas,
            border,
            n_columns,
            cells: vec![Vec::new(); n_columns * n_rows],
        }
    }

    /// The node's boxes keep others away from now on.
    pub(super) fn take(&mut self, node: usize, rects: &[Rect]) {
        for rect in rects {
            for place in self.places(rect) {
                self.cells[place].push((*rect, node));
            }
        }
    }

    /// The node's boxes are gone.
    pub(super) fn leave(&mut self, node: usize) {
        for cell in &mut self.cells {
            cell.retain(|(_, owner)| *owner != node);
        }
    }

    /// Whether these boxes of a node lie on the canvas and on no other node's.
    pub(super) fn is_free(&self, node: usize, rects: &[Rect]) -> bool {
        let inside = Rect {
            left: self.border,
            top: self.border,
            right: self.canvas.width - self.border,
            bottom: self.canvas.height - self.border,
        };
        rects.iter().all(|rect| {
            let others = || self.places(rect).flat_map(|place| &self.cells[place]);
            inside.around(rect) == inside
                && !others().any(|(other, owner)| *owner != node && other.overlaps(rect))
        })
    }

    /// The nearest point to a target, and a side for the label, at which all of a node is free.
    ///
    /// Points are tried in rings, the sides of the label in their order. `None` if nothing on the canvas is free.
    pub(super) fn nearest(&self, node: usize, shape: &Shape, target: Point) -> Option<(Point, Side)> {
        let Canvas { width, height } = self.canvas;
        let reach = libm::hypot(target.x.max(width - target.x), target.y.max(height - target.y));
        let mut radius = 0.0;
        while radius <= reach {
            let n_steps = (TAU * radius / STEP).ceil().max(1.0);
            let mut step = 0.0;
            while step < n_steps {
                let angle = TAU * step / n_steps;
                let way = Point {
                    x: radius * libm::cos(angle),
                    y: radius * libm::sin(angle),
                };
                let point = target.shifted(way).rounded();
                let mut sides = Side::ALL.into_iter();
                let free = sides.find(|side| self.is_free(node, &shape.boxes(*side, point)));
                if let Some(side) = free {
                    return Some((point, side));
                }
                step += 1.0;
            }
            radius += RING;
        }
        None
    }

    /// The cells that a box lies on; what lies beside the canvas belongs to the outermost.
    fn places(&self, rect: &Rect) -> impl Iterator<Item = usize> + use<> {
        let n_columns = self.n_columns;
        let n_rows = self.cells.len() / n_columns;
        let columns = cell(rect.left).min(n_columns - 1)..=cell(rect.right).min(n_columns - 1);
        let rows = cell(rect.top).min(n_rows - 1)..=cell(rect.bottom).min(n_rows - 1);
        rows.flat_map(move |row| columns.clone().map(move |column| row * n_columns + column))
    }
}

#[expect(clippy::cast_sign_loss, reason = "negative places are cut to 0")]
fn cell(at: f64) -> usize {
    (at / CELL).max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPE: Shape = Shape {
        radius: 6.0,
        label_width: 60.0,
        label_height: 14.0,
    };

    const CANVAS: Canvas = Canvas {
        width: 300.0,
        height: 200.0,
    };

    #[test]
    fn the_nearest_free_point_is_found_until_the_canvas_is_full() {
        let mut taken = Taken::new(CANVAS, 4.0);
        let target = Point { x: 150.0, y: 100.0 };
        let mut all: Vec<[Rect; 2]> = Vec::new();
        while let Some((point, side)) = taken.nearest(all.len(), &SHAPE, target) {
            if all.is_empty() {
                assert_eq!((point, side), (target, Side::Right));
            }
            let boxes = SHAPE.boxes(side, point);
            let apart = |other: &Rect| boxes.iter().all(|one| !one.overlaps(other));
            assert!(all.iter().flatten().all(apart), "{} at {point:?}", all.len());
            taken.take(all.len(), &boxes);
            all.push(boxes);
        }
        assert!((15..60).contains(&all.len()), "{}", all.len());
        let n_all = all.len();
        taken.leave(7);
        assert!(taken.nearest(n_all, &SHAPE, target).is_some());
    }

    #[test]
    fn nothing_leaves_the_canvas() {
        let taken = Taken::new(CANVAS, 4.0);
        for target in [(-900.0, 20.0), (299.0, 199.0), (0.0, 1_000.0)] {
            let target = Point {
                x: target.0,
                y: target.1,
            };
            let (point, side) = taken.nearest(0, &SHAPE, target).unwrap();
            for rect in SHAPE.boxes(side, point) {
                assert!(rect.left >= 4.0 && rect.right <= 296.0, "{rect:?}");
                assert!(rect.top >= 4.0 && rect.bottom <= 196.0, "{rect:?}");
            }
        }
        let wide = Shape {
            label_width: 400.0,
            ..SHAPE
        };
        assert_eq!(taken.nearest(0, &wide, Point::default()), None);
    }
}
