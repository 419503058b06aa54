//! What the measures say of every node and edge.

use petgraph::graph::{EdgeIndex, NodeIndex};

use super::EntityGraph;
use crate::file::Measures;
use crate::measure::{self, Counts, Network, rounded};

impl EntityGraph {
    /// The graph without names, weighted by windows; edges in the order of [`EntityGraph::edges`].
    pub fn network(&self) -> Network {
        let edges = self.edges().map(|tie| (tie.a.0, tie.b.0, tie.edge.weight as f64));
        Network::new(self.n_nodes(), edges)
    }

    /// How often the ends of the edge are named, from which NPMI and the log-likelihood ratio follow.
    pub(super) fn counts(&self, edge: EdgeIndex<u32>) -> Option<Counts> {
        let (a, b) = self.graph.edge_endpoints(edge)?;
        Some(Counts {
            both: self.graph[edge].sentences,
            a: self.graph[a].windows.into(),
            b: self.graph[b].windows.into(),
            windows: self.header.windows,
        })
    }

    /// Fills in every measure, rounded.
    pub(super) fn measure(&mut self) {
        let network = self.network();
        let ranks = measure::pagerank(&network);
        let between = measure::betweenness(&network);
        let cores = measure::core(&network);
        let communities = measure::communities(&network);
        for place in 0..self.n_nodes() {
            let node = &mut self.graph[NodeIndex::new(place)];
            node.pagerank = rounded(ranks[place]);
            node.betweenness = rounded(between.values[place]);
            node.core = cores[place];
            node.community = communities.of[place];
        }
        for (place, alpha) in measure::alpha(&network).into_iter().enumerate() {
            let index = EdgeIndex::new(place);
            let counts = self.counts(index);
            let edge = &mut self.graph[index];
            edge.alpha = rounded(alpha);
            if let Some(counts) = counts {
                edge.npmi = rounded(measure::npmi(counts));
                edge.llr = rounded(measure::llr(counts));
            }
        }
        self.header.measures = Measures {
            betweenness_sources: between.n_sources as u64,
            communities: communities.n,
            modularity: rounded(communities.modularity),
            community_seed: measure::SEED,
        };
    }
}
