//! Which nodes and edges a picture shows.

use std::cmp::Reverse;

use petgraph::unionfind::UnionFind;
use relmap_types::EntityId;
use rustc_hash::FxHashMap;

use super::text::count;
use crate::EntityGraph;
use crate::file::{Edge, Node};
use crate::layout::{Engine, MAX_NODES};

/// What to draw, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureConfig {
    /// Headline of the picture.
    pub title: String,
    /// Nodes at most, [`MAX_NODES`] at the very most.
    pub top: usize,
    /// Edges at most, as a multiple of the nodes; the edges that hold the picture together do not count.
    pub edges_per_node: usize,
    /// Who places the nodes.
    pub engine: Engine,
    /// Start of the layout's random numbers.
    pub seed: u64,
}

impl Default for PictureConfig {
    fn default() -> Self {
        Self {
            title: "Who is named with whom".to_owned(),
            top: 60,
            edges_per_node: 3,
            engine: Engine::Stress,
            seed: 1,
        }
    }
}

/// The part of a graph that is drawn.
#[derive(Clone, Debug)]
pub struct Picture<'g> {
    /// Nodes, by id.
    pub nodes: Vec<&'g Node>,
    /// Edges, lightest first, so that the heavy ones are drawn on top; ties by pair.
    pub edges: Vec<DrawnEdge<'g>>,
    /// Nodes of the whole graph.
    pub n_nodes: usize,
    /// Edges of the whole graph.
    pub n_edges: usize,
}

/// An edge between two nodes of a picture.
#[derive(Clone, Copy, Debug)]
pub struct DrawnEdge<'g> {
    /// Position of one end in [`Picture::nodes`].
    pub a: usize,
    /// Position of the other end.
    pub b: usize,
    /// Weight, counts.
    pub edge: &'g Edge,
}

impl<'g> Picture<'g> {
    /// Chooses the strongest nodes, and among their edges the strongest.
    ///
    /// Nodes by strength, ties by mentions, then by id. A maximum spanning forest of their edges is kept whatever
    /// its weights, so that no node loses its last edge and no group falls apart; then edges by weight, ties by
    /// pair. Nodes without an edge are left out when there are others.
    pub fn choose(graph: &'g EntityGraph, config: &PictureConfig) -> Self {
        let mut strongest = graph.strongest_nodes(config.top.min(MAX_NODES));
        strongest.sort_by_key(|(id, _)| *id);
        let place: FxHashMap<EntityId, usize> = strongest
            .iter()
            .enumerate()
            .map(|(place, (id, _))| (*id, place))
            .collect();
        let candidates: Vec<DrawnEdge<'g>> = graph
            .edges()
            .filter_map(|tie| {
                Some(DrawnEdge {
                    a: *place.get(&tie.a)?,
                    b: *place.get(&tie.b)?,
                    edge: tie.edge,
                })
            })
            .collect();
        let mut edges = strong(candidates, strongest.len(), config.edges_per_node);
        let mut drawn = vec![edges.is_empty(); strongest.len()];
        for edge in &edges {
            (drawn[edge.a], drawn[edge.b]) = (true, true);
        }
        let mut after = vec![0; strongest.len()];
        let mut nodes = Vec::with_capacity(strongest.len());
        for (place, (_, node)) in strongest.into_iter().enumerate() {
            after[place] = nodes.len();
            if drawn[place] {
                nodes.push(node);
            }
        }
        for edge in &mut edges {
            (edge.a, edge.b) = (after[edge.a], after[edge.b]);
        }
        edges.sort_by_key(|edge| (edge.edge.weight, edge.a, edge.b));
        Self {
            nodes,
            edges,
            n_nodes: graph.n_nodes(),
            n_edges: graph.n_edges(),
        }
    }

    /// Greatest strength of a drawn node, at least 1.
    pub fn greatest_strength(&self) -> u64 {
        self.nodes
            .iter()
            .map(|node| node.strength)
            .max()
            .unwrap_or_default()
            .max(1)
    }

    /// Weight that 99 of 100 drawn edges do not exceed, at least 1: heavier edges are drawn as if they had it.
    pub fn weight_cap(&self) -> u64 {
        let rank = (self.edges.len() * 99).div_ceil(100);
        self.edges
            .get(rank.saturating_sub(1))
            .map_or(1, |edge| edge.edge.weight.max(1))
    }

    /// What is not drawn, in words; nothing if all is.
    pub fn hidden(&self) -> Option<String> {
        let (nodes, edges) = (self.nodes.len(), self.edges.len());
        let nodes = (nodes < self.n_nodes)
            .then(|| format!("{} of {} names", count(nodes as u64), count(self.n_nodes as u64)));
        let edges = (edges < self.n_edges)
            .then(|| format!("{} of {} ties", count(edges as u64), count(self.n_edges as u64)));
        match (nodes, edges) {
            (None, None) => None,
            (Some(one), None) | (None, Some(one)) => Some(format!("Shown: the strongest {one}.")),
            (Some(nodes), Some(edges)) => Some(format!("Shown: the strongest {nodes} and {edges}.")),
        }
    }
}

/// A maximum spanning forest and the heaviest other edges, `per_node` times the nodes in all.
fn strong(mut edges: Vec<DrawnEdge<'_>>, n_nodes: usize, per_node: usize) -> Vec<DrawnEdge<'_>> {
    edges.sort_by_key(|edge| (Reverse(edge.edge.weight), edge.a, edge.b));
    let mut joined = UnionFind::<usize>::new(n_nodes);
    let (mut kept, rest): (Vec<_>, Vec<_>) = edges.into_iter().partition(|edge| joined.union(edge.a, edge.b));
    let room = (n_nodes * per_node).saturating_sub(kept.len());
    kept.extend(rest.into_iter().take(room));
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    fn choose(graph: &EntityGraph, top: usize, edges_per_node: usize) -> Picture<'_> {
        Picture::choose(
            graph,
            &PictureConfig {
                top,
                edges_per_node,
                ..PictureConfig::default()
            },
        )
    }

    #[test]
    fn the_strongest_are_drawn_and_the_rest_is_counted() {
        let graph = fixture::star(30);
        let picture = choose(&graph, 10, 3);
        assert_eq!((picture.nodes.len(), picture.edges.len()), (10, 9));
        assert_eq!(
            picture.hidden().as_deref(),
            Some("Shown: the strongest 10 of 31 names and 9 of 30 ties.")
        );
        assert_eq!(choose(&graph, 99, 3).hidden(), None);
    }

    #[test]
    fn edges_that_hold_the_picture_together_stay() {
        let graph = fixture::complete(12);
        let picture = choose(&graph, 12, 1);
        assert_eq!(picture.edges.len(), 12);
        let mut joined = UnionFind::<usize>::new(12);
        picture.edges.iter().for_each(|edge| {
            joined.union(edge.a, edge.b);
        });
        assert!((1..12).all(|node| joined.equiv(0, node)));
    }

    #[test]
    fn isolated_nodes_are_drawn_only_where_there_is_nothing_else() {
        let graph = fixture::talks();
        assert!(choose(&graph, 99, 3).nodes.iter().all(|node| node.degree > 0));
        let alone = choose(&graph, 1, 3);
        assert_eq!((alone.nodes.len(), alone.edges.len()), (1, 0));
    }
}
