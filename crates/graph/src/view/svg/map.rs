//! The network itself: lines, marks, labels.

use std::io;

use relmap_types::EntityType;

use super::canvas::{Anchor, Svg, Words, px};
use super::{land, unit};
use crate::file::{Header, Node};
use crate::layout::{self, Canvas, Degrees, Engine, Line, Placement, Point, Section, Shape, Side};
use crate::view::palette::{BACKGROUND, Emphasis, INK, LINE, colour, font_size, line_width, radius};
use crate::view::picture::{DrawnEdge, Picture};
use crate::view::text::{counted, cut, printable, width};

/// Longer labels end in an ellipsis; the tooltip has the whole name.
const LABEL_EMS: f64 = 15.0;

/// Labels of this size and more are bold, in pixels.
const BOLD_FROM: f64 = 17.0;

/// Height of a label as a multiple of its font size.
const LINE_HEIGHT: f64 = 1.12;

/// Height of the middle of small letters and capitals above the base line, as a multiple of the font size.
const MIDDLE: f64 = 0.35;

/// How prominent strong nodes may be, from the most on: the first that leaves enough room is taken.
const EMPHASES: [f64; 5] = [1.0, 0.8, 0.6, 0.45, 0.3];

/// Share of the canvas that marks and labels may fill.
const MOST_FILLED: f64 = 0.36;

/// A picture with a place for everything.
pub(super) struct Map {
    labels: Vec<Label>,
    shapes: Vec<Shape>,
    placement: Placement,
    ground: Option<Ground>,
}

/// What lies under a map of places.
struct Ground {
    section: Section,
    /// Where the places really are.
    spots: Vec<Option<Point>>,
}

/// A mark further than this from its place is tied to it by a line, in pixels.
const FAR: f64 = 2.0;

/// A name as the map shows it.
struct Label {
    text: String,
    size: f64,
}

impl Map {
    /// Places the picture on a canvas of about this size.
    pub(super) fn new(picture: &Picture<'_>, width: f64, height: f64, engine: Engine, seed: u64) -> Self {
        let greatest = picture.greatest_strength();
        let canvas = Canvas { width, height };
        let measured = EMPHASES.map(|share| measure(picture, Emphasis { greatest, share }));
        let fits = |shapes: &[Shape]| canvas.filled(shapes, 0.0) < MOST_FILLED;
        let chosen = measured
            .iter()
            .position(|(_, shapes)| fits(shapes))
            .unwrap_or(EMPHASES.len() - 1);
        let (labels, shapes) = measured.into_iter().nth(chosen).unwrap_or_default();
        let lines: Vec<Line> = picture
            .edges
            .iter()
            .map(|drawn| Line {
                a: drawn.a,
                b: drawn.b,
                weight: drawn.edge.weight as f64,
            })
            .collect();
        let on_map = (engine == Engine::Geo)
            .then(|| layout::place_on_map(&shapes, &lines, &spots(picture), canvas))
            .flatten();
        let (placement, ground) = match on_map {
            Some(map) => {
                let (section, spots) = (map.section, map.spots);
                (map.placement, Some(Ground { section, spots }))
            }
            None => (layout::place(&shapes, &lines, canvas, seed), None),
        };
        Self {
            labels,
            shapes,
            placement,
            ground,
        }
    }

    pub(super) const fn width(&self) -> f64 {
        self.placement.canvas.width
    }

    pub(super) const fn height(&self) -> f64 {
        self.placement.canvas.height
    }

    /// Draws lines first, then marks and labels, with the map's corner at `x`, `y`.
    pub(super) fn draw(
        &self,
        svg: &mut Svg,
        picture: &Picture<'_>,
        header: &Header,
        x: f64,
        y: f64,
    ) -> io::Result<()> {
        let shift = [("transform", format!("translate({} {})", px(x), px(y)))];
        svg.group("g", &shift, |svg| {
            if let Some(ground) = &self.ground {
                land::draw(svg, &ground.section, self.placement.canvas)?;
                self.leaders(svg, ground)?;
            }
            let lines = [
                ("stroke", LINE.to_owned()),
                ("stroke-linecap", "round".to_owned()),
            ];
            let cap = picture.weight_cap();
            svg.group("g", &lines, |svg| {
                picture
                    .edges
                    .iter()
                    .try_for_each(|drawn| self.line(svg, picture, drawn, cap, header))
            })?;
            (0..picture.nodes.len()).try_for_each(|place| self.node(svg, picture.nodes[place], place))
        })
    }

    /// Ties marks that made way for others to where their places are.
    fn leaders(&self, svg: &mut Svg, ground: &Ground) -> io::Result<()> {
        for (spot, mark) in ground.spots.iter().zip(&self.placement.points) {
            let Some(spot) = spot.filter(|spot| (spot.x - mark.x).hypot(spot.y - mark.y) > FAR) else {
                continue;
            };
            let (x, y) = (px(spot.x), px(spot.y));
            let line = [
                ("x1", x.clone()),
                ("y1", y.clone()),
                ("x2", px(mark.x)),
                ("y2", px(mark.y)),
                ("stroke", INK.to_owned()),
                ("stroke-width", "0.6".to_owned()),
            ];
            svg.empty("line", &line)?;
            let dot = [
                ("cx", x),
                ("cy", y),
                ("r", "1.4".to_owned()),
                ("fill", INK.to_owned()),
            ];
            svg.empty("circle", &dot)?;
        }
        Ok(())
    }

    fn line(
        &self,
        svg: &mut Svg,
        picture: &Picture<'_>,
        drawn: &DrawnEdge<'_>,
        cap: u64,
        header: &Header,
    ) -> io::Result<()> {
        let (from, to) = (self.placement.points[drawn.a], self.placement.points[drawn.b]);
        let weight = drawn.edge.weight;
        let width = line_width(weight, cap);
        let attributes = [
            ("x1", px(from.x)),
            ("y1", px(from.y)),
            ("x2", px(to.x)),
            ("y2", px(to.y)),
            ("stroke-width", px(width)),
            // Thin lines are many, so they stay in the background.
            (
                "stroke-opacity",
                format!("{:.2}", 0.35 + 0.4 * (width / line_width(cap, cap))),
            ),
        ];
        let tooltip = format!(
            "{} – {}: {weight} {}",
            printable(&picture.nodes[drawn.a].label),
            printable(&picture.nodes[drawn.b].label),
            unit(&header.window, weight)
        );
        svg.group("line", &attributes, |svg| {
            svg.text_element("title", &[], &tooltip)
        })
    }

    fn node(&self, svg: &mut Svg, node: &Node, place: usize) -> io::Result<()> {
        let (shape, side) = (self.shapes[place], self.placement.sides[place]);
        let point = self.placement.points[place];
        let label = &self.labels[place];
        svg.group("g", &[], |svg| {
            svg.text_element("title", &[], &tooltip(node))?;
            mark(svg, node.entity_type, point, shape.radius)?;
            let rect = shape.label(side).shifted(point);
            let (x, anchor) = match side {
                Side::Right => (rect.left, Anchor::Start),
                Side::Left => (rect.right, Anchor::End),
                Side::Below | Side::Above => (point.x, Anchor::Middle),
            };
            let base = f64::midpoint(rect.top, rect.bottom) + MIDDLE * label.size;
            let words = Words {
                size: label.size,
                bold: label.is_bold(),
                fill: INK,
                anchor,
            };
            svg.label(x, base, &label.text, words, BACKGROUND)
        })
    }
}

/// Where places lie. Actors have no place of their own, even where the knowledge base knows a seat.
fn spots(picture: &Picture<'_>) -> Vec<Option<Degrees>> {
    let spot = |node: &&Node| {
        let (lat, lon) = (node.lat?, node.lon?);
        (node.entity_type.is_place() && lat.abs() <= 90.0 && lon.abs() <= 180.0)
            .then_some(Degrees { lat, lon })
    };
    picture.nodes.iter().map(spot).collect()
}

/// Labels and shapes of all nodes at one emphasis.
fn measure(picture: &Picture<'_>, emphasis: Emphasis) -> (Vec<Label>, Vec<Shape>) {
    let labels: Vec<Label> = picture
        .nodes
        .iter()
        .map(|node| Label::new(node, emphasis))
        .collect();
    let shapes = picture
        .nodes
        .iter()
        .zip(&labels)
        .map(|(node, label)| label.shape(node, emphasis))
        .collect();
    (labels, shapes)
}

impl Label {
    fn new(node: &Node, emphasis: Emphasis) -> Self {
        let size = (font_size(node.strength, emphasis) * 10.0).round() / 10.0;
        let mut label = Self {
            text: String::new(),
            size,
        };
        label.text = cut(&printable(&node.label), size, label.is_bold(), LABEL_EMS * size);
        label
    }

    const fn is_bold(&self) -> bool {
        self.size >= BOLD_FROM
    }

    fn shape(&self, node: &Node, emphasis: Emphasis) -> Shape {
        Shape {
            radius: radius(node.strength, emphasis),
            label_width: width(&self.text, self.size, self.is_bold()),
            label_height: LINE_HEIGHT * self.size,
        }
    }
}

/// Draws the mark of a type: people round, organizations square, places standing on a corner.
///
/// All three have the same area, and the type can be told without its colour.
pub(super) fn mark(svg: &mut Svg, entity_type: EntityType, at: Point, radius: f64) -> io::Result<()> {
    let fill = ("fill", colour(entity_type).to_owned());
    let rim = [
        ("stroke", BACKGROUND.to_owned()),
        ("stroke-width", "1.2".to_owned()),
    ];
    let mut attributes = match entity_type {
        EntityType::Person => vec![("cx", px(at.x)), ("cy", px(at.y)), ("r", px(radius))],
        EntityType::Organization => {
            let half = radius * SQUARE;
            vec![
                ("x", px(at.x - half)),
                ("y", px(at.y - half)),
                ("width", px(2.0 * half)),
                ("height", px(2.0 * half)),
                ("rx", "1.5".to_owned()),
            ]
        }
        EntityType::Location => {
            let half = radius * DIAMOND;
            let corners = [(0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0)];
            let corners = corners.map(|(dx, dy)| format!("{},{}", px(at.x + dx), px(at.y + dy)));
            vec![
                ("points", corners.join(" ")),
                ("stroke-linejoin", "round".to_owned()),
            ]
        }
    };
    attributes.push(fill);
    attributes.extend(rim);
    let name = match entity_type {
        EntityType::Person => "circle",
        EntityType::Organization => "rect",
        EntityType::Location => "polygon",
    };
    svg.empty(name, &attributes)
}

/// Half the side of a square with the area of a circle of radius 1: the root of pi, halved.
const SQUARE: f64 = 0.886_226_925_452_758;

/// Half the diagonal of that square, a little less than it should be so that it stays within its outline.
const DIAMOND: f64 = 1.12;

/// All that is known about a node, in a line or two.
fn tooltip(node: &Node) -> String {
    let mut text = format!(
        "{}, {}: {} in {}, {}",
        printable(&node.label),
        node.entity_type.as_str(),
        counted(node.mentions.into(), "mention"),
        counted(node.documents.into(), "document"),
        counted(node.degree.into(), "tie")
    );
    if let Some(description) = &node.description {
        text = format!("{text}. {}", printable(description));
    }
    text
}
