//! Quiet grounds that communities stand on.

use std::io;

use petgraph::unionfind::UnionFind;

use super::canvas::{Svg, painted, px};
use crate::layout::{Placement, Shape};
use crate::view::community::communities;
use crate::view::palette::GROUNDS;
use crate::view::picture::Picture;

/// How far the ground reaches past a mark, in pixels.
const PAST_MARK: f64 = 15.0;

/// Width of the ground between two marks, in pixels.
const BRIDGE: f64 = 28.0;

/// Marks farther apart than this have no ground between them, in pixels: it would run through other communities.
const LONGEST_BRIDGE: f64 = 220.0;

/// The drawn nodes of every community that has a ground, largest first; ties by first node.
pub(super) fn grounds(picture: &Picture<'_>) -> Vec<Vec<usize>> {
    let mut grounds = communities(picture.nodes.iter().map(|node| node.community));
    grounds.truncate(GROUNDS.len());
    grounds
}

/// Draws the grounds: a disc below every mark, and bridges along the shortest ties that hold a community together.
pub(super) fn draw(
    svg: &mut Svg,
    grounds: &[Vec<usize>],
    picture: &Picture<'_>,
    shapes: &[Shape],
    placement: &Placement,
) -> io::Result<()> {
    for (nodes, paint) in grounds.iter().zip(GROUNDS) {
        svg.group("g", &painted(Some(paint), Some(paint)), |svg| {
            let path = bridges(nodes, picture, placement);
            if !path.is_empty() {
                let attributes = [
                    ("d", path),
                    ("fill", "none".to_owned()),
                    ("stroke-width", px(BRIDGE)),
                    ("stroke-linecap", "round".to_owned()),
                ];
                svg.empty("path", &attributes)?;
            }
            nodes.iter().try_for_each(|&node| {
                let point = placement.points[node];
                let attributes = [
                    ("cx", px(point.x)),
                    ("cy", px(point.y)),
                    ("r", px(shapes[node].radius + PAST_MARK)),
                    ("stroke", "none".to_owned()),
                ];
                svg.empty("circle", &attributes)
            })
        })?;
    }
    Ok(())
}

/// The shortest spanning forest of the drawn ties within a community (Kruskal), without its longest lines.
///
/// Bridges lie below ties only: one elsewhere would look like a tie.
fn bridges(nodes: &[usize], picture: &Picture<'_>, placement: &Placement) -> String {
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
    let mut path = String::new();
    for (_, a, b) in ties
        .into_iter()
        .take_while(|(length, ..)| *length <= LONGEST_BRIDGE)
    {
        if joined.union(a, b) {
            let (from, to) = (placement.points[nodes[a]], placement.points[nodes[b]]);
            path.extend(["M", &px(from.x), " ", &px(from.y), "L", &px(to.x), " ", &px(to.y)]);
        }
    }
    path
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
}
