//! Which nodes a map of places shows.

use std::cmp::Reverse;

use petgraph::unionfind::UnionFind;
use relmap_types::EntityId;

use super::picture::DrawnEdge;
use crate::EntityGraph;
use crate::file::Node;
use crate::layout::Degrees;

/// Where a place lies. Actors have no place of their own, even where the knowledge base knows a seat.
pub(in crate::view) fn spot(node: &Node) -> Option<Degrees> {
    let (lat, lon) = (node.lat?, node.lon?);
    (node.entity_type.is_place() && lat.abs() <= 90.0 && lon.abs() <= 180.0).then_some(Degrees { lat, lon })
}

/// Whether some place with coordinates has a tie.
pub(super) fn has_tied_place(ties: &[DrawnEdge<'_>], graph: &EntityGraph) -> bool {
    let is_placed: Vec<bool> = graph.nodes().map(|(_, node)| spot(node).is_some()).collect();
    ties.iter().any(|tie| is_placed[tie.a] || is_placed[tie.b])
}

/// Marks the strongest places with coordinates, half of `top`, and the actors that are tied to these most.
///
/// Nodes come strongest first.
pub(super) fn around_places(
    strongest: &[(EntityId, &Node)],
    ties: &[DrawnEdge<'_>],
    n_nodes: usize,
    top: usize,
) -> Vec<bool> {
    let mut chosen = vec![false; n_nodes];
    let mut is_tied = vec![false; n_nodes];
    for tie in ties {
        (is_tied[tie.a], is_tied[tie.b]) = (true, true);
    }
    let places = strongest
        .iter()
        .filter(|(id, node)| is_tied[id.0 as usize] && spot(node).is_some());
    for (id, _) in places.take(top.div_ceil(2)) {
        chosen[id.0 as usize] = true;
    }
    let mut weights: Vec<u64> = vec![0; n_nodes];
    for tie in ties {
        for (end, other) in [(tie.a, tie.b), (tie.b, tie.a)] {
            if chosen[other] {
                weights[end] += tie.edge.weight;
            }
        }
    }
    let mut actors: Vec<usize> = strongest
        .iter()
        .filter(|(id, node)| node.entity_type.is_actor() && weights[id.0 as usize] > 0)
        .map(|(id, _)| id.0 as usize)
        .collect();
    // Stable: of equal ones the strongest comes first.
    actors.sort_by_key(|&actor| Reverse(weights[actor]));
    let n_places = chosen.iter().filter(|chosen| **chosen).count();
    for actor in actors.into_iter().take(top - n_places) {
        chosen[actor] = true;
    }
    chosen
}

/// Leaves out the edges from which no way leads to a place with coordinates, unless there is no such place.
///
/// Returns whether any was left out: a map has nowhere to put their ends.
pub(super) fn keep_placed(edges: &mut Vec<DrawnEdge<'_>>, graph: &EntityGraph) -> bool {
    let mut joined = UnionFind::<usize>::new(graph.n_nodes());
    for edge in &*edges {
        joined.union(edge.a, edge.b);
    }
    let mut is_placed = vec![false; graph.n_nodes()];
    for (id, _) in graph.nodes().filter(|(_, node)| spot(node).is_some()) {
        is_placed[joined.find(id.0 as usize)] = true;
    }
    let n_edges = edges.len();
    if edges.iter().any(|edge| is_placed[joined.find(edge.a)]) {
        edges.retain(|edge| is_placed[joined.find(edge.a)]);
    }
    edges.len() < n_edges
}

#[cfg(test)]
mod tests {
    use crate::fixture;
    use crate::layout::Engine;
    use crate::view::picture::{Picture, PictureConfig};

    #[test]
    fn half_of_a_map_is_places() {
        let graph = fixture::talks();
        let labels = |engine| {
            let config = PictureConfig {
                top: 2,
                engine,
                ..PictureConfig::default()
            };
            let picture = Picture::choose(&graph, &config);
            picture
                .nodes
                .iter()
                .map(|node| node.label.as_str())
                .collect::<Vec<_>>()
        };
        assert_eq!(labels(Engine::Stress), ["Ada Moran", "Bruno Keller"]);
        assert_eq!(labels(Engine::Geo), ["Ada Moran", "Lisbon"]);
    }
}
