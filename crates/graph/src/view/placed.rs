//! Which places a map of places shows, and who is named with them.

use std::cmp::Reverse;

use relmap_types::EntityId;

use super::drawn::DrawnEdge;
use crate::EntityGraph;
use crate::file::Node;
use crate::layout::Degrees;

/// For every node the actors that it is named with most, the strongest tie first.
pub(super) type Company<'g> = Vec<Vec<&'g Node>>;

/// Actors beside a place at most: more would hide the map.
const MOST_COMPANY: usize = 2;

/// Where a place lies. Actors have no place of their own, even where the knowledge base knows a seat: a mark on land
/// would say that they are there.
pub(in crate::view) fn spot(node: &Node) -> Option<Degrees> {
    let (lat, lon) = (node.lat?, node.lon?);
    (node.entity_type.is_place() && lat.abs() <= 90.0 && lon.abs() <= 180.0).then_some(Degrees { lat, lon })
}

/// Marks the `top` strongest places with coordinates and a tie; `None` if there are none. Nodes come strongest first.
pub(super) fn strongest_places(
    strongest: &[(EntityId, &Node)],
    strengths: &[u64],
    top: usize,
) -> Option<Vec<bool>> {
    let mut chosen = vec![false; strengths.len()];
    let is_tied = |id: EntityId| strengths[id.0 as usize] > 0;
    let places = strongest
        .iter()
        .filter(|(id, node)| is_tied(*id) && spot(node).is_some());
    for (id, _) in places.take(top) {
        chosen[id.0 as usize] = true;
    }
    chosen.contains(&true).then_some(chosen)
}

/// Who is named with each of these places most.
pub(super) fn company<'g>(graph: &'g EntityGraph, places: &[bool], ties: &[DrawnEdge<'_>]) -> Company<'g> {
    let nodes: Vec<&Node> = graph.nodes().map(|(_, node)| node).collect();
    let mut found: Vec<Vec<(Reverse<u64>, usize)>> = vec![Vec::new(); nodes.len()];
    // Once may be by chance, unless nothing is said twice.
    let least = ties.iter().map(|tie| tie.weight).max().unwrap_or_default().min(2);
    for tie in ties {
        for (place, other) in [(tie.a, tie.b), (tie.b, tie.a)] {
            if tie.weight >= least && places[place] && nodes[other].entity_type.is_actor() {
                found[place].push((Reverse(tie.weight), other));
            }
        }
    }
    let mut company: Company<'g> = Vec::with_capacity(found.len());
    for mut actors in found {
        actors.sort_unstable();
        company.push(
            actors
                .iter()
                .take(MOST_COMPANY)
                .map(|(_, actor)| nodes[*actor])
                .collect(),
        );
    }
    company
}

#[cfg(test)]
mod tests {
    use crate::fixture;
    use crate::layout::Engine;
    use crate::view::{Picture, PictureConfig};

    #[test]
    fn a_map_is_of_places_and_says_who_is_named_with_them() {
        let graph = fixture::talks();
        let config = PictureConfig {
            engine: Engine::Geo,
            ..PictureConfig::default()
        };
        let picture = Picture::choose(&graph, &config);
        let names =
            |nodes: &[&crate::file::Node]| nodes.iter().map(|node| node.label.clone()).collect::<Vec<_>>();
        assert_eq!(names(&picture.nodes), ["Lisbon"]);
        assert_eq!(picture.company.len(), 1);
        assert!(picture.company[0].is_empty(), "others are named together twice");
        let star = fixture::star(5);
        let picture = Picture::choose(&star, &config);
        assert_eq!(
            (picture.nodes.len(), picture.company.len()),
            (6, 0),
            "without places there is no map"
        );
    }
}
