//! Which nodes and edges a picture shows.

use std::cmp::Reverse;

use relmap_types::EntityId;
use rustc_hash::FxHashMap;

use super::backbone::{Backbone, by_significance, ends_of_strongest, held_together, most_significant};
use super::config::PictureConfig;
use super::drawn::DrawnEdge;
use super::picture::Picture;
use super::placed::{company, strongest_places};
use crate::EntityGraph;
use crate::file::Node;
use crate::layout::{Engine, MAX_NODES};

impl<'g> Picture<'g> {
    /// Chooses what stands out most.
    ///
    /// Edges are taken by significance, ties by weight, then by pair, as long as their ends are at most `top` nodes.
    /// Of the edges between these nodes, a maximum spanning forest by weight is drawn whatever its significance, so
    /// that no node loses its last edge and no group falls apart; then the most significant others. A given alpha
    /// draws what is below it and nothing else; without a filter the nodes are the strongest ones. On a map of places
    /// the nodes are the strongest places with a tie, actors stand beside them in [`Picture::company`]. Elsewhere nodes
    /// without an edge are drawn only if the graph has nothing else; a narrowed picture keeps at most its focus.
    pub fn choose(graph: &'g EntityGraph, config: &PictureConfig) -> Self {
        Self::choose_up_to(config.top.min(MAX_NODES), graph, config)
    }

    /// As [`Picture::choose`], with another limit than what can be drawn.
    pub(super) fn choose_up_to(top: usize, graph: &'g EntityGraph, config: &PictureConfig) -> Self {
        let shown = config.narrowing.shown(graph);
        let whole = config.narrowing.is_everything();
        let mut strengths: Vec<u64> = vec![0; graph.n_nodes()];
        let mut ties: Vec<DrawnEdge<'g>> = Vec::new();
        for tie in graph.edges() {
            let Some(weight) = shown.weight(tie.a, tie.b, tie.edge) else {
                continue;
            };
            let (a, b, edge) = (tie.a.0 as usize, tie.b.0 as usize, tie.edge);
            strengths[a] += weight;
            strengths[b] += weight;
            ties.push(DrawnEdge { a, b, weight, edge });
        }
        // Nodes by strength, ties by mentions, then by id.
        let mut strongest: Vec<(EntityId, &'g Node)> =
            graph.nodes().filter(|(id, _)| shown.node(*id)).collect();
        strongest.sort_by_key(|(id, node)| (Reverse((strengths[id.0 as usize], node.mentions)), *id));
        let places = (config.engine == Engine::Geo)
            .then(|| strongest_places(&strongest, &strengths, top))
            .flatten();
        let with = places.as_ref().map(|places| company(graph, places, &ties));
        let is_left = !ties.is_empty();
        if let Backbone::Alpha(alpha) = config.backbone {
            ties.retain(|tie| tie.edge.alpha <= alpha);
        }
        by_significance(&mut ties);
        let mut chosen = match (&places, config.backbone) {
            (Some(places), _) => places.clone(),
            (None, Backbone::Off) if is_left => ends_of_strongest(&strongest, graph.n_nodes(), top),
            (None, _) => most_significant(&ties, graph.n_nodes(), top),
        };
        let n_ties = ties.len();
        ties.retain(|tie| chosen[tie.a] && chosen[tie.b]);
        let n_chosen = chosen.iter().filter(|chosen| **chosen).count();
        let mut edges = match config.backbone {
            // Lines across a map hide it.
            Backbone::Auto => {
                let per_node = if places.is_some() {
                    1
                } else {
                    config.edges_per_node
                };
                held_together(ties, graph.n_nodes(), n_chosen * per_node)
            }
            Backbone::Alpha(_) | Backbone::Off => ties,
        };
        let is_filtered = match config.backbone {
            Backbone::Auto => edges.len() < n_ties,
            Backbone::Alpha(_) => true,
            Backbone::Off => false,
        };
        let alpha = match config.backbone {
            Backbone::Alpha(alpha) => Some(alpha),
            _ if is_filtered => edges.iter().map(|edge| edge.edge.alpha).max_by(f64::total_cmp),
            _ => None,
        };
        if places.is_none() {
            chosen.fill(false);
            for edge in &edges {
                (chosen[edge.a], chosen[edge.b]) = (true, true);
            }
            if edges.is_empty() {
                // Names without a line say nothing, unless there is nothing else or they were asked for.
                strongest.retain(|(id, _)| whole || is_left || config.narrowing.focus.contains(id));
                for (id, _) in strongest.iter().take(top) {
                    chosen[id.0 as usize] = true;
                }
            }
        }
        let drawn: Vec<(EntityId, &'g Node)> =
            graph.nodes().filter(|(id, _)| chosen[id.0 as usize]).collect();
        let places: FxHashMap<usize, usize> = drawn
            .iter()
            .enumerate()
            .map(|(place, (id, _))| (id.0 as usize, place))
            .collect();
        for edge in &mut edges {
            (edge.a, edge.b) = (places[&edge.a], places[&edge.b]);
        }
        edges.sort_by_key(|edge| (edge.weight, edge.a, edge.b));
        let with = with.unwrap_or_default();
        Self {
            company: drawn
                .iter()
                .filter_map(|(id, _)| with.get(id.0 as usize).cloned())
                .collect(),
            strengths: drawn
                .iter()
                .map(|(id, node)| {
                    if whole {
                        node.strength
                    } else {
                        strengths[id.0 as usize]
                    }
                })
                .collect(),
            nodes: drawn.into_iter().map(|(_, node)| node).collect(),
            edges,
            n_nodes: graph.n_nodes(),
            n_edges: graph.n_edges(),
            alpha,
            narrowed: config.narrowing.words(graph),
        }
    }
}

#[cfg(test)]
mod tests {
    use petgraph::unionfind::UnionFind;

    use super::*;
    use crate::fixture;
    use crate::view::Narrowing;

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
            Some("Shown: 10 of 31 names and 9 of 30 ties; those that stand out most.")
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
        let narrowed = |focus: &[EntityId]| {
            let narrowing = Narrowing {
                min_weight: 1_000,
                focus: focus.to_vec(),
                ..Narrowing::default()
            };
            let config = PictureConfig {
                narrowing,
                ..PictureConfig::default()
            };
            Picture::choose(&graph, &config).nodes.len()
        };
        assert_eq!((narrowed(&[]), narrowed(&[EntityId(1)])), (0, 1));
    }

    #[test]
    fn no_more_than_top_nodes_are_drawn_whatever_the_filter() {
        let graph = fixture::complete(30);
        for backbone in [Backbone::Auto, Backbone::Off, Backbone::Alpha(0.9)] {
            let config = PictureConfig {
                top: 7,
                backbone,
                ..PictureConfig::default()
            };
            let picture = Picture::choose(&graph, &config);
            assert_eq!(picture.nodes.len(), 7, "{backbone}");
            if backbone == Backbone::Off {
                assert_eq!((picture.edges.len(), picture.alpha), (21, None));
            }
        }
    }

    #[test]
    fn a_given_alpha_draws_what_is_below_it() {
        let graph = fixture::star(30);
        let config = PictureConfig {
            backbone: Backbone::Alpha(0.2),
            ..PictureConfig::default()
        };
        let picture = Picture::choose(&graph, &config);
        let want = graph.edges().filter(|tie| tie.edge.alpha <= 0.2).count();
        assert!((1..10).contains(&want), "{want}");
        assert_eq!((picture.edges.len(), picture.nodes.len()), (want, want + 1));
        assert!(
            picture
                .hidden_exactly()
                .is_some_and(|words| words.ends_with("(disparity filter, α 0.20)."))
        );
    }

    #[test]
    fn ties_weigh_what_they_do_on_the_days_asked_for() {
        let mut analysis = fixture::talks_analysis();
        for entity in &mut analysis.entities {
            (entity.first_seen, entity.last_seen) = ("2024-05-01".parse().ok(), "2024-05-09".parse().ok());
        }
        let graph = EntityGraph::new(&analysis, fixture::header(), 20);
        let config = PictureConfig {
            narrowing: Narrowing {
                since: "2024-05-09".parse().ok(),
                ..Narrowing::default()
            },
            ..PictureConfig::default()
        };
        let picture = Picture::choose(&graph, &config);
        // Of two sentences one is from the second document.
        assert_eq!(
            picture.edges.len(),
            1,
            "the others were seen on the first day only"
        );
        assert_eq!((picture.edges[0].weight, picture.edges[0].edge.weight), (1, 2));
    }

    #[test]
    fn a_narrowed_picture_says_so_and_counts_what_it_shows() {
        let graph = fixture::talks();
        let narrowing = Narrowing {
            types: vec![relmap_types::EntityType::Person],
            ..Narrowing::default()
        };
        let picture = Picture::choose(
            &graph,
            &PictureConfig {
                narrowing,
                ..PictureConfig::default()
            },
        );
        assert_eq!(
            (picture.nodes.len(), picture.strengths.as_slice()),
            (2, [2, 2].as_slice())
        );
        assert_eq!(
            picture.hidden().as_deref(),
            Some("Shown: 2 of 4 names and 1 of 3 ties; only people.")
        );
    }
}
