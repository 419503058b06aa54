//! Quiet grounds that communities stand on.

use std::io;

use petgraph::unionfind::UnionFind;

use super::canvas::{Svg, painted, px};
use crate::layout::{Placement, Point, Shape};
use crate::view::Picture;
use crate::view::community::communities;
use crate::view::palette::GROUNDS;

/// How far the ground reaches past a mark, in pixels.
const PAST_MARK: f64 = 15.0;

/// Width of the ground between two marks, in pixels.
const BRIDGE: f64 = 28.0;

/// Marks farther apart than this have no ground between them, in pixels: it would run through other communities.
const LONGEST_BRIDGE: f64 = 220.0;

/// Free space between a ground and the mark of another community, in pixels.
const APART: f64 = 3.0;

/// The drawn nodes of every community that has a ground, largest first; ties by first node.
pub(super) fn grounds(picture: &Picture<'_>) -> Vec<Vec<usize>> {
    let mut grounds = communities(picture.nodes.iter().map(|node| node.community));
    grounds.truncate(GROUNDS.len());
    grounds
}

/// Draws the grounds: bridges along the shortest ties that hold a community together, and a disc below every mark at
/// the end of one. A mark that no bridge reaches has no ground: alone it would seem to mean something else.
///
/// No ground reaches below a mark of another community: discs are smaller beside one, bridges keep away from it.
pub(super) fn draw(
    svg: &mut Svg,
    grounds: &[Vec<usize>],
    picture: &Picture<'_>,
    shapes: &[Shape],
    placement: &Placement,
) -> io::Result<()> {
    for (nodes, paint) in grounds.iter().zip(GROUNDS) {
        let others = Others::new(nodes, shapes, placement);
        svg.group("g", &painted(Some(paint), Some(paint)), |svg| {
            let bridges = bridges(nodes, &others, picture, placement);
            let mut path = String::new();
            let mut joined = vec![false; nodes.len()];
            for &(a, b) in &bridges {
                let (from, to) = (placement.points[nodes[a]], placement.points[nodes[b]]);
                path.extend(["M", &px(from.x), " ", &px(from.y), "L", &px(to.x), " ", &px(to.y)]);
                (joined[a], joined[b]) = (true, true);
            }
            if !path.is_empty() {
                let attributes = [
                    ("d", path),
                    ("fill", "none".to_owned()),
                    ("stroke-width", px(BRIDGE)),
                    ("stroke-linecap", "round".to_owned()),
                ];
                svg.empty("path", &attributes)?;
            }
            let joined = nodes.iter().zip(joined).filter(|(_, joined)| *joined);
            joined.map(|(node, _)| *node).try_for_each(|node| {
                let point = placement.points[node];
                let reach = (shapes[node].radius + PAST_MARK).min(others.room(point, point));
                if reach <= shapes[node].radius {
                    return Ok(());
                }
                let attributes = [
                    ("cx", px(point.x)),
                    ("cy", px(point.y)),
                    ("r", px(reach)),
                    ("stroke", "none".to_owned()),
                ];
                svg.empty("circle", &attributes)
            })
        })?;
    }
    Ok(())
}

/// The marks that a ground keeps away from: those of all other communities.
struct Others(Vec<(Point, f64)>);

impl Others {
    fn new(nodes: &[usize], shapes: &[Shape], placement: &Placement) -> Self {
        let others = (0..shapes.len()).filter(|node| nodes.binary_search(node).is_err());
        Self(
            others
                .map(|node| (placement.points[node], shapes[node].radius))
                .collect(),
        )
    }

    /// How far from a line its ground may reach, in pixels; not above 0 if a mark stands on the line.
    fn room(&self, from: Point, to: Point) -> f64 {
        let free = |(at, radius): &(Point, f64)| distance(*at, from, to) - radius - APART;
        self.0.iter().map(free).fold(f64::INFINITY, f64::min)
    }
}

/// How far a point is from a line between two others.
fn distance(at: Point, from: Point, to: Point) -> f64 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx * dx + dy * dy;
    let along = (at.x - from.x) * dx + (at.y - from.y) * dy;
    let share = if length > 0.0 {
        (along / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    libm::hypot(at.x - from.x - share * dx, at.y - from.y - share * dy)
}

/// The shortest spanning forest of the drawn ties within a community (Kruskal), without its longest lines and those
/// that lead past others; pairs of positions in `nodes`.
///
/// Bridges lie below ties only: one elsewhere would look like a tie.
fn bridges(
    nodes: &[usize],
    others: &Others,
    picture: &Picture<'_>,
    placement: &Placement,
) -> Vec<(usize, usize)> {
    let place = |node: usize| nodes.binary_search(&node).ok();
    let mut ties: Vec<(f64, usize, usize)> = Vec::new();
    for drawn in &picture.edges {
        if let (Some(a), Some(b)) = (place(drawn.a), place(drawn.b)) {
            let (from, to) = (placement.points[drawn.a], placement.points[drawn.b]);
            ties.push((libm::hypot(from.x - to.x, from.y - to.y), a, b));
        }
    }
    ties.sort_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut joined = UnionFind::<usize>::new(nodes.len());
    let mut found = Vec::new();
    for (_, a, b) in ties
        .into_iter()
        .take_while(|(length, ..)| *length <= LONGEST_BRIDGE)
    {
        let (from, to) = (placement.points[nodes[a]], placement.points[nodes[b]]);
        if !joined.equiv(a, b) && others.room(from, to) >= BRIDGE / 2.0 {
            joined.union(a, b);
            found.push((a, b));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;
    use crate::view::PictureConfig;

    #[test]
    fn communities_of_three_and_more_have_a_ground_if_there_are_others() {
        // A clique of five and one of four, tied once, and a pair alone.
        let clique = |from: u32, to: u32| (from..to).flat_map(move |a| (a + 1..to).map(move |b| (a, b, 2)));
        let pairs: Vec<_> = clique(0, 4)
            .chain(clique(4, 9))
            .chain([(0, 4, 1), (9, 10, 3)])
            .collect();
        let graph = fixture::weighted(11, &pairs);
        let picture = Picture::choose(&graph, &PictureConfig::default());
        assert_eq!(grounds(&picture), [vec![4, 5, 6, 7, 8], vec![0, 1, 2, 3]]);
        let one = fixture::weighted(6, &clique(0, 6).collect::<Vec<_>>());
        assert!(grounds(&Picture::choose(&one, &PictureConfig::default())).is_empty());
    }

    #[test]
    fn no_ground_reaches_below_a_mark_of_another_community() {
        let clique = |from: u32, to: u32| (from..to).flat_map(move |a| (a + 1..to).map(move |b| (a, b, 2)));
        let pairs: Vec<_> = clique(0, 7)
            .chain(clique(7, 13))
            .chain((0..6).flat_map(|a| (7..9).map(move |b| (a, b, 1))))
            .chain([(13, 14, 3), (15, 16, 3)])
            .collect();
        let graph = fixture::weighted(17, &pairs);
        let picture = Picture::choose(&graph, &PictureConfig::default());
        let grounds = grounds(&picture);
        assert_eq!(grounds.len(), 2);
        let shapes = [Shape {
            radius: 9.0,
            label_width: 60.0,
            label_height: 12.0,
        }; 17];
        // Everyone so near to everyone that grounds would run over others.
        let point = |node: u32| Point {
            x: f64::from(node * 7 % 17) * 24.0,
            y: f64::from(node * 5 % 17) * 19.0,
        };
        let placement = Placement {
            points: (0..17).map(point).collect(),
            sides: vec![crate::layout::Side::Right; 17],
            canvas: crate::layout::Canvas {
                width: 500.0,
                height: 400.0,
            },
        };
        let mut svg = Svg::new();
        draw(&mut svg, &grounds, &picture, &shapes, &placement).unwrap();
        let svg = svg.finish();
        let (mut n_discs, mut n_bridges) = (0, 0);
        for (ground, nodes) in svg.split("<g ").skip(1).zip(&grounds) {
            let others: Vec<Point> = (0..17)
                .filter(|node| !nodes.contains(node))
                .map(|node| placement.points[node])
                .collect();
            let number = |text: &str| text.parse::<f64>().unwrap();
            let attribute = |element: &str, name: &str| {
                let (_, rest) = element.split_once(&format!(" {name}=\"")).unwrap();
                number(rest.split('"').next().unwrap())
            };
            for circle in ground.split("<circle").skip(1) {
                let [x, y, r] = ["cx", "cy", "r"].map(|name| attribute(circle, name));
                n_discs += 1;
                assert!(others.iter().all(|at| libm::hypot(at.x - x, at.y - y) > r + 9.0));
            }
            for bridge in ground.split('M').skip(1) {
                let ends = bridge.split('"').next().unwrap().split(['L', ' ']).map(number);
                let ends: Vec<f64> = ends.collect();
                let [from, to] = [0, 2].map(|at| Point {
                    x: ends[at],
                    y: ends[at + 1],
                });
                n_bridges += 1;
                assert!(
                    others
                        .iter()
                        .all(|at| distance(*at, from, to) > BRIDGE / 2.0 + 9.0)
                );
            }
        }
        assert!(n_discs >= 8 && n_bridges >= 1, "{n_discs} {n_bridges}");
    }
}
