//! Points, boxes, and what a node takes up.

/// A place in the picture, in pixels; `y` grows downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// Room for the picture, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Canvas {
    /// Width, above 0.
    pub width: f64,
    /// Height, above 0.
    pub height: f64,
}

impl Point {
    /// The same point elsewhere.
    #[must_use]
    pub fn shifted(self, by: Self) -> Self {
        Self {
            x: self.x + by.x,
            y: self.y + by.y,
        }
    }

    /// The point in tenths of a pixel, as pictures write it.
    #[must_use]
    pub fn rounded(self) -> Self {
        let tenths = |length: f64| (length * 10.0).round() / 10.0;
        Self {
            x: tenths(self.x),
            y: tenths(self.y),
        }
    }
}

impl Canvas {
    /// The canvas around the origin.
    pub(super) fn centred(&self) -> Rect {
        let (x, y) = (self.width / 2.0, self.height / 2.0);
        Rect {
            left: -x,
            top: -y,
            right: x,
            bottom: y,
        }
    }

    /// The canvas with both sides multiplied.
    #[must_use]
    pub fn scaled(&self, factor: f64) -> Self {
        Self {
            width: self.width * factor,
            height: self.height * factor,
        }
    }

    /// Share of the canvas that boxes with `space` around them fill; above 1 if they cannot fit.
    pub fn filled(&self, shapes: &[Shape], space: f64) -> f64 {
        let area = |shape: &Shape| {
            let outline = shape.outline(Side::Right);
            (outline.right - outline.left + space) * (outline.bottom - outline.top + space)
        };
        shapes.iter().map(area).sum::<f64>() / (self.width * self.height)
    }
}

/// A box in the picture, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

/// What a node takes up: a mark, and a label beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shape {
    /// Half the width of the mark, in pixels.
    pub radius: f64,
    /// Width of the label, in pixels.
    pub label_width: f64,
    /// Height of the label, in pixels.
    pub label_height: f64,
}

/// On which side of the mark the label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// To the right.
    Right,
    /// To the left.
    Left,
    /// Underneath, centred.
    Below,
    /// On top, centred.
    Above,
}

/// Where everything went.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    /// Centres of the marks, rounded to a tenth of a pixel.
    pub points: Vec<Point>,
    /// Sides of the labels.
    pub sides: Vec<Side>,
    /// The room that was used.
    pub canvas: Canvas,
}

/// Free space between a mark and its label, in pixels.
const LABEL_GAP: f64 = 3.0;

/// Free space around mark and label, in pixels.
const MARGIN: f64 = 2.0;

impl Side {
    /// Every side, the most readable first.
    pub const ALL: [Self; 4] = [Self::Right, Self::Left, Self::Below, Self::Above];
}

impl Rect {
    /// Whether the two share an area.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// The same box elsewhere.
    #[must_use]
    pub fn shifted(&self, by: Point) -> Self {
        Self {
            left: self.left + by.x,
            top: self.top + by.y,
            right: self.right + by.x,
            bottom: self.bottom + by.y,
        }
    }

    /// The box with `by` more on every side.
    #[must_use]
    pub fn widened(&self, by: f64) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    /// The smallest box around both.
    #[must_use]
    pub fn around(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

impl Shape {
    /// The label's box, seen from the centre of the mark.
    pub fn label(&self, side: Side) -> Rect {
        let (half_width, half_height) = (self.label_width / 2.0, self.label_height / 2.0);
        let reach = self.radius + LABEL_GAP;
        let centre = match side {
            Side::Right => Point {
                x: reach + half_width,
                y: 0.0,
            },
            Side::Left => Point {
                x: -reach - half_width,
                y: 0.0,
            },
            // A label under a round mark needs less of a gap than one beside it.
            Side::Below => Point {
                x: 0.0,
                y: self.radius + 1.0 + half_height,
            },
            Side::Above => Point {
                x: 0.0,
                y: -self.radius - 1.0 - half_height,
            },
        };
        Rect {
            left: -half_width,
            top: -half_height,
            right: half_width,
            bottom: half_height,
        }
        .shifted(centre)
    }

    /// The box of mark, label and margin, seen from the centre of the mark.
    pub fn outline(&self, side: Side) -> Rect {
        let [mark, label] = self.boxes(side, Point::default());
        mark.around(&label)
    }

    /// The boxes of mark and label with their margins, for a mark at this point.
    pub(super) fn boxes(&self, side: Side, at: Point) -> [Rect; 2] {
        let r = self.radius;
        let mark = Rect {
            left: -r,
            top: -r,
            right: r,
            bottom: r,
        };
        let label = if self.label_width > 0.0 {
            self.label(side)
        } else {
            mark
        };
        [mark, label].map(|rect| rect.shifted(at).widened(MARGIN))
    }

    /// Area of the outline, in square pixels.
    pub fn area(&self) -> f64 {
        let outline = self.outline(Side::Right);
        (outline.right - outline.left) * (outline.bottom - outline.top)
    }
}

impl Placement {
    /// Moves the picture to the corner: as wide as the canvas was or wider, as high as its boxes.
    pub(super) fn cropped(
        mut points: Vec<Point>,
        shapes: &[Shape],
        sides: Vec<Side>,
        least_width: f64,
    ) -> Self {
        let outlines = (0..points.len()).map(|node| shapes[node].outline(sides[node]).shifted(points[node]));
        let Some(used) = outlines.reduce(|a, b| a.around(&b)) else {
            return Self {
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
        let by = Point {
            x: (width - used_width) / 2.0 - used.left,
            y: -used.top,
        }
        .rounded();
        for point in &mut points {
            *point = point.shifted(by).rounded();
        }
        Self {
            points,
            sides,
            canvas: Canvas {
                width,
                height: (used.bottom - used.top).ceil(),
            },
        }
    }
}
