//! Where the names stand on the page's map.
//!
//! The strongest are laid out as in the pictures, with room for their labels; the rest gather around the strongest
//! name that they are tied to, and names without ties stand in rows below.

use std::cmp::Reverse;
use std::f64::consts::TAU;

use relmap_types::EntityId;
use rustc_hash::FxHashMap;

use crate::EntityGraph;
use crate::file::{Edge, Node};
use crate::layout::{self, Canvas, MAX_NODES, Placement, Point, Shape};
use crate::view::palette::{Emphasis, font_size, radius};
use crate::view::text::{cut, printable, width};
use crate::view::{Picture, PictureConfig};

/// Size of the map to begin with, in pixels: too small for its labels, so that it grows to their measure.
///
/// A map with room to spare is crowded in the middle and empty around it.
const CANVAS: Canvas = Canvas {
    width: 440.0,
    height: 320.0,
};

/// Room for what the page opens with on a wide screen, in pixels.
const WIDE: Canvas = Canvas {
    width: 860.0,
    height: 570.0,
};

/// The same on a phone held upright.
const HIGH: Canvas = Canvas {
    width: 374.0,
    height: 520.0,
};

/// Ties that shape the map, as a multiple of its names.
const TIES_PER_NODE: usize = 3;

/// How much larger the strongest names are than the weakest.
const EMPHASIS: f64 = 0.8;

/// The same on phones.
const EMPHASIS_ON_PHONES: f64 = 0.39;

/// Names of this share of the greatest strength and more are bold.
const BOLD_FROM: f64 = 0.62 * 0.62;

/// Height of a name, as a multiple of its font size.
const LINE_HEIGHT: f64 = 1.12;

/// Labels take at most this much room, in multiples of their font size.
const LABEL_EMS: f64 = 15.0;

/// The same on phones.
const LABEL_EMS_ON_PHONES: f64 = 11.0;

/// Names on phones that have room of their own; the others take what is left.
const LABELS_ON_PHONES: usize = 30;

/// The golden angle: points turned by it do not line up (Vogel 1979).
const GOLDEN: f64 = 0.381_966_011_250_105 * TAU;

/// Distance of the first weak name from the name that it is tied to, in pixels.
const FIRST_RING: f64 = 26.0;

/// Room of a weak name, as the side of a square in pixels.
const ROOM: f64 = 15.0;

/// Distance of names in the rows below the map, in pixels.
const ROW: Point = Point { x: 170.0, y: 30.0 };

/// A point for each of the `strongest` nodes, given their ties, by rank, heaviest first.
pub(super) fn place(
    graph: &EntityGraph,
    strongest: &[(EntityId, &Node)],
    ties: &[(usize, usize, &Edge)],
    seed: u64,
) -> Vec<Point> {
    let mut points = vec![None; strongest.len()];
    let config = PictureConfig {
        top: MAX_NODES,
        edges_per_node: TIES_PER_NODE,
        seed,
        ..PictureConfig::default()
    };
    let picture = Picture::choose(graph, &config);
    let ranks: FxHashMap<&str, usize> = strongest
        .iter()
        .enumerate()
        .map(|(rank, (_, node))| (node.id.as_str(), rank))
        .collect();
    if !picture.edges.is_empty() {
        let placed = lay_out(&picture, CANVAS, EMPHASIS, (LABEL_EMS, MAX_NODES), seed);
        for (node, point) in picture.nodes.iter().zip(placed.points) {
            if let Some(&rank) = ranks.get(node.id.as_str()) {
                points[rank] = Some(point);
            }
        }
    }
    gather(&mut points, ties);
    rows(points)
}

/// Where the names of a picture stand on a wide screen and on a high one.
pub(super) fn screens(picture: &Picture<'_>, seed: u64) -> [Placement; 2] {
    let all = picture.nodes.len();
    [
        lay_out(picture, WIDE, EMPHASIS, (LABEL_EMS, all), seed),
        lay_out(
            picture,
            HIGH,
            EMPHASIS_ON_PHONES,
            (LABEL_EMS_ON_PHONES, LABELS_ON_PHONES),
            seed,
        ),
    ]
}

/// Places the nodes of a picture with room for the names of the strongest `n_labels`, each `ems` wide at most.
fn lay_out(
    picture: &Picture<'_>,
    canvas: Canvas,
    share: f64,
    (ems, n_labels): (f64, usize),
    seed: u64,
) -> Placement {
    let emphasis = Emphasis {
        greatest: picture.greatest_strength(),
        share,
    };
    let nodes = picture.nodes.iter();
    let mut shapes: Vec<_> = nodes.map(|node| shape(node, emphasis, ems)).collect();
    let mut weakest: Vec<usize> = (0..shapes.len()).collect();
    weakest.sort_by_key(|&place| (Reverse(picture.nodes[place].strength), place));
    for &place in weakest.iter().skip(n_labels) {
        (shapes[place].label_width, shapes[place].label_height) = (0.0, 0.0);
    }
    layout::place(&shapes, &picture.lines(), canvas, seed)
}

fn shape(node: &Node, emphasis: Emphasis, ems: f64) -> Shape {
    let size = font_size(node.strength, emphasis);
    let bold = node.strength as f64 > BOLD_FROM * emphasis.greatest as f64;
    let label = cut(&printable(&node.label), size, bold, ems * size);
    Shape {
        radius: radius(node.strength, emphasis),
        label_width: width(&label, size, bold),
        label_height: LINE_HEIGHT * size,
    }
}

/// Sets names without a point around the strongest that has one, in a spiral without gaps.
///
/// Each round reaches the names one tie further out, so that chains hang from their beginning.
fn gather(points: &mut [Option<Point>], ties: &[(usize, usize, &Edge)]) {
    let mut guests = vec![0_u32; points.len()];
    loop {
        let mut hosts: Vec<Option<usize>> = vec![None; points.len()];
        // Heaviest first: the first tie to a placed name decides.
        for &(a, b, _) in ties {
            for (guest, host) in [(a, b), (b, a)] {
                if points[guest].is_none() && points[host].is_some() && hosts[guest].is_none() {
                    hosts[guest] = Some(host);
                }
            }
        }
        let mut is_done = true;
        for (guest, host) in hosts.into_iter().enumerate() {
            let Some((host, centre)) = host.and_then(|host| Some((host, points[host]?))) else {
                continue;
            };
            guests[host] += 1;
            points[guest] = Some(turned(centre, guests[host]));
            is_done = false;
        }
        if is_done {
            return;
        }
    }
}

/// The `n`th point of a spiral around a centre.
fn turned(centre: Point, n: u32) -> Point {
    let angle = f64::from(n) * GOLDEN;
    let reach = FIRST_RING + ROOM * libm::sqrt(f64::from(n - 1));
    Point {
        x: tenths(centre.x + reach * libm::cos(angle)),
        y: tenths(centre.y + reach * libm::sin(angle)),
    }
}

/// Sets whoever is left in rows below the others.
fn rows(points: Vec<Option<Point>>) -> Vec<Point> {
    let placed = || points.iter().flatten();
    let left = placed().map(|point| point.x).reduce(f64::min).unwrap_or_default();
    let right = placed()
        .map(|point| point.x)
        .reduce(f64::max)
        .unwrap_or(left + CANVAS.width);
    let bottom = placed().map(|point| point.y).reduce(f64::max).unwrap_or_default();
    #[expect(clippy::cast_sign_loss, reason = "at least 4")]
    let per_row = ((right - left) / ROW.x).max(4.0) as usize;
    let mut n = 0;
    let mut next = || {
        let (column, row) = (n % per_row, n / per_row);
        n += 1;
        Point {
            x: tenths(left + column as f64 * ROW.x),
            y: tenths(bottom + (row + 2) as f64 * ROW.y),
        }
    };
    points
        .into_iter()
        .map(|point| point.unwrap_or_else(&mut next))
        .collect()
}

fn tenths(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}
