//! The network itself: lines, marks, labels.

use std::io;

use super::canvas::{Anchor, Svg, Words, painted, px};
use super::ink::{faint, opacity};
use super::label::{COMPANY_SIZE, Label};
use super::mark::mark;
use super::measure::{measure, on_map};
use super::{ground, land, leader, unit};
use crate::file::{Header, Node};
use crate::layout::{self, Canvas, Degrees, Placement, Point, Section, Shape, Side};
use crate::view::palette::{Emphasis, GREY, INK, LINE, line_width};
use crate::view::placed::spot;
use crate::view::text::{counted, printable};
use crate::view::{DrawnEdge, Picture};

/// How prominent strong nodes may be, from the most on: the first that leaves enough room is taken.
const EMPHASES: [f64; 5] = [1.0, 0.8, 0.6, 0.45, 0.3];

/// How prominent nodes of a map of places may be at most: a large mark hides the land that it stands on.
const EMPHASIS_ON_LAND: f64 = 0.6;

/// Share of the canvas that marks and labels may fill.
const MOST_FILLED: f64 = 0.36;

/// A picture with a place for everything.
pub(super) struct Map {
    labels: Vec<Label>,
    shapes: Vec<Shape>,
    placement: Placement,
    /// By how much lines are fainter than in a picture of few.
    faint: f64,
    /// Nodes of every community that stands on a ground.
    grounds: Vec<Vec<usize>>,
    /// What is under a map of places.
    land: Option<Land>,
}

/// What lies under a map of places.
struct Land {
    section: Section,
    /// Where the places really are.
    spots: Vec<Point>,
}

impl Map {
    /// Places the picture on a canvas of about this size.
    pub(super) fn new(picture: &Picture<'_>, width: f64, height: f64, seed: u64) -> Self {
        let greatest = picture.greatest_strength();
        let canvas = Canvas { width, height };
        // On a map of places every node has a spot.
        let spots: Option<Vec<Degrees>> = picture.nodes.iter().map(|node| spot(node)).collect();
        let is_on_land = !picture.company.is_empty();
        let measured = EMPHASES.map(|share| measure(picture, Emphasis { greatest, share }));
        let fits = |shapes: &[Shape]| canvas.filled(shapes, 0.0) < MOST_FILLED;
        let chosen = measured
            .iter()
            .zip(EMPHASES)
            .position(|((_, shapes), share)| (!is_on_land || share <= EMPHASIS_ON_LAND) && fits(shapes))
            .unwrap_or(EMPHASES.len() - 1);
        let (mut labels, mut shapes) = measured.into_iter().nth(chosen).unwrap_or_default();
        let lines = picture.lines();
        let on_map = spots
            .filter(|_| is_on_land)
            .and_then(|spots| on_map(&mut labels, &mut shapes, &lines, &spots, canvas));
        let (placement, land) = match on_map {
            Some(map) => {
                let (section, spots) = (map.section, map.spots);
                (map.placement, Some(Land { section, spots }))
            }
            None => (layout::place(&shapes, &lines, canvas, seed), None),
        };
        Self {
            labels,
            shapes,
            faint: faint(picture, &placement),
            placement,
            grounds: if land.is_some() {
                Vec::new()
            } else {
                ground::grounds(picture)
            },
            land,
        }
    }

    /// Whether communities stand on grounds.
    pub(super) const fn has_grounds(&self) -> bool {
        !self.grounds.is_empty()
    }

    /// How to read a map of places, if this is one.
    pub(super) fn reading(&self) -> Option<String> {
        let spots = &self.land.as_ref()?.spots;
        let mut text = Vec::new();
        if self.labels.iter().any(|label| !label.company.is_empty()) {
            text.push("In grey below a place: who is named with it most.");
        }
        let canvas = self.placement.canvas;
        let beyond = |spot: &Point| layout::at_edge(*spot, canvas, 0.0) != *spot;
        if spots.iter().any(beyond) {
            text.push("Arrows lead to places beyond the map.");
        }
        Some(text.join(" ")).filter(|text| !text.is_empty())
    }

    pub(super) const fn width(&self) -> f64 {
        self.placement.canvas.width
    }

    pub(super) const fn height(&self) -> f64 {
        self.placement.canvas.height
    }

    /// Draws grounds, lines, marks, labels, one above the other, with the map's corner at `x`, `y`.
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
            ground::draw(svg, &self.grounds, picture, &self.shapes, &self.placement)?;
            if let Some(land) = &self.land {
                land::draw(svg, &land.section, self.placement.canvas)?;
                leader::draw(svg, &land.spots, &self.placement)?;
            }
            let cap = picture.weight_cap();
            svg.group("g", &painted(None, Some(LINE)), |svg| {
                picture
                    .edges
                    .iter()
                    .try_for_each(|drawn| self.line(svg, picture, drawn, cap, header))
            })?;
            // All marks, then all labels: no mark covers a letter, and readers hear names after what they belong to.
            (0..picture.nodes.len()).try_for_each(|place| self.mark(svg, picture.nodes[place], place))?;
            (0..picture.nodes.len()).try_for_each(|place| self.label(svg, place))
        })
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
        let weight = drawn.weight;
        let width = line_width(weight, cap);
        let attributes = [
            ("x1", px(from.x)),
            ("y1", px(from.y)),
            ("x2", px(to.x)),
            ("y2", px(to.y)),
            ("stroke-width", px(width)),
            (
                "stroke-opacity",
                format!("{:.2}", opacity(drawn.edge, self.faint)),
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

    fn mark(&self, svg: &mut Svg, node: &Node, place: usize) -> io::Result<()> {
        svg.group("g", &[], |svg| {
            svg.text_element("title", &[], &tooltip(node))?;
            mark(
                svg,
                node.entity_type,
                self.placement.points[place],
                self.shapes[place].radius,
            )
        })
    }

    fn label(&self, svg: &mut Svg, place: usize) -> io::Result<()> {
        let (label, side) = (&self.labels[place], self.placement.sides[place]);
        let point = self.placement.points[place];
        let rect = self.shapes[place].label(side).shifted(point);
        let (x, anchor) = match side {
            Side::Right => (rect.left, Anchor::Start),
            Side::Left => (rect.right, Anchor::End),
            Side::Below | Side::Above => (point.x, Anchor::Middle),
        };
        let words = Words {
            size: label.size,
            bold: label.is_bold(),
            fill: INK,
            anchor,
        };
        let middle = f64::midpoint(rect.top, rect.bottom);
        let mut lines = label.base_lines(middle);
        lines.try_for_each(|(base, line)| svg.label(x, base, line, words))?;
        let quiet = Words {
            size: COMPANY_SIZE,
            bold: false,
            fill: GREY,
            anchor,
        };
        let mut lines = label.company_lines(middle);
        lines.try_for_each(|(base, line)| svg.label(x, base, line, quiet))
    }
}

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
