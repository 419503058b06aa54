//! Betweenness: who stands on the shortest ways between others.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Network;
use crate::random::Random;

/// Betweenness of all nodes, and how it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Betweenness {
    /// Share of the pairs of other nodes whose shortest ways lead through the node, in `[0, 1]`.
    pub values: Vec<f64>,
    /// Nodes that ways were sought from: all of them, or a sample.
    pub n_sources: usize,
}

/// Nodes and edges that may be visited before sources are sampled: a few seconds of work.
const BUDGET: usize = 50_000_000;

/// Sources of a sample at least, as far as there are so many nodes.
const LEAST_SOURCES: usize = 200;

/// Start of the random numbers that choose a sample.
const SEED: u64 = 1;

/// Betweenness centrality by shortest ways, an edge being `1 / weight` long.
///
/// `b_v = (sum over s, t of σ_st(v) / σ_st) / ((n - 1)(n - 2))`, `σ_st` the number of shortest ways from s to t and
/// `σ_st(v)` those through v (Freeman 1977), by the algorithm of Brandes 2001. Two ways are equally long if their
/// sums, taken from the source on, are the same number, as networkx has it. Where `n (n + m)` exceeds 50 million,
/// sources are sampled evenly without repetition and the sum is scaled by `n / sources` (Brandes, Pich 2007).
/// O(sources × (n + m) log n).
pub fn betweenness(network: &Network) -> Betweenness {
    let n_nodes = network.n_nodes();
    let visits = n_nodes + network.edges().len();
    let n_sources = (BUDGET / visits.max(1)).max(LEAST_SOURCES).min(n_nodes);
    betweenness_from(network, &sources(n_nodes, n_sources))
}

/// All nodes, or a sample of them; ascending.
fn sources(n_nodes: usize, n_sources: usize) -> Vec<usize> {
    let mut sources: Vec<usize> = (0..n_nodes).collect();
    if n_sources < n_nodes {
        Random::new(SEED).shuffle(&mut sources);
        sources.truncate(n_sources);
        sources.sort_unstable();
    }
    sources
}

fn betweenness_from(network: &Network, sources: &[usize]) -> Betweenness {
    let n_nodes = network.n_nodes();
    let mut values = vec![0.0; n_nodes];
    let mut search = Search::new(network);
    for &source in sources {
        search.ways_from(source);
        search.add_dependencies(source, &mut values);
    }
    let n = n_nodes as f64;
    if n_nodes > 2 {
        let scale = n / sources.len() as f64 / ((n - 1.0) * (n - 2.0));
        for value in &mut values {
            *value *= scale;
        }
    }
    Betweenness {
        values,
        n_sources: sources.len(),
    }
}

/// Shortest ways from one source, with room that is used again for the next.
struct Search {
    /// Where the ways from node `i` begin in `ways`; one more entry than nodes.
    starts: Vec<usize>,
    /// Neighbours of node 0, then of node 1, … with the lengths of the edges.
    ways: Vec<(u32, f64)>,
    reached: Vec<Reached>,
    /// Chains of the nodes before each node on the shortest ways: a node, and the next link or [`NONE`].
    links: Vec<(u32, u32)>,
    /// Nodes reached, nearest first.
    order: Vec<u32>,
    /// Distances, as their bits, which order as the numbers do since none is negative; below them the nodes.
    queue: BinaryHeap<Reverse<u128>>,
}

/// What is known of a node.
#[derive(Clone, Copy)]
struct Reached {
    distance: f64,
    /// Shortest ways from the source.
    n_ways: f64,
    /// Share of the ways from the source to other nodes that lead through it.
    dependency: f64,
    /// First link of the nodes before it.
    before: u32,
    is_settled: bool,
}

/// No link.
const NONE: u32 = u32::MAX;

impl Reached {
    const NOT: Self = Self {
        distance: f64::INFINITY,
        n_ways: 0.0,
        dependency: 0.0,
        before: NONE,
        is_settled: false,
    };
}

impl Search {
    fn new(network: &Network) -> Self {
        let n_nodes = network.n_nodes();
        let (mut starts, mut ways) = (vec![0], Vec::new());
        for node in 0..n_nodes {
            let neighbours = network.neighbours(node);
            ways.extend(neighbours.iter().map(|&(next, weight)| (next, 1.0 / weight)));
            starts.push(ways.len());
        }
        Self {
            starts,
            ways,
            reached: vec![Reached::NOT; n_nodes],
            links: Vec::new(),
            order: Vec::new(),
            queue: BinaryHeap::new(),
        }
    }

    fn ways_from(&mut self, source: usize) {
        self.reached.fill(Reached::NOT);
        self.links.clear();
        self.order.clear();
        (self.reached[source].distance, self.reached[source].n_ways) = (0.0, 1.0);
        self.queue.push(Reverse(source as u128));
        while let Some(Reverse(entry)) = self.queue.pop() {
            let node = entry as u32;
            let from = self.reached[node as usize];
            // A nearer way was found since.
            if from.is_settled {
                continue;
            }
            self.reached[node as usize].is_settled = true;
            self.order.push(node);
            for &(next, length) in &self.ways[self.starts[node as usize]..self.starts[node as usize + 1]] {
                let to = &mut self.reached[next as usize];
                let distance = from.distance + length;
                // No settled node is farther than this one.
                if distance < to.distance {
                    (to.distance, to.n_ways, to.before) = (distance, from.n_ways, self.links.len() as u32);
                    self.links.push((node, NONE));
                    self.queue
                        .push(Reverse(u128::from(distance.to_bits()) << 32 | u128::from(next)));
                } else if distance.to_bits() == to.distance.to_bits() && !to.is_settled {
                    to.n_ways += from.n_ways;
                    self.links.push((node, to.before));
                    to.before = self.links.len() as u32 - 1;
                }
            }
        }
    }

    /// Adds to every node the ways that lead through it, farthest nodes first.
    fn add_dependencies(&mut self, source: usize, values: &mut [f64]) {
        for &node in self.order.iter().rev() {
            let to = self.reached[node as usize];
            let share = (1.0 + to.dependency) / to.n_ways;
            let mut link = to.before;
            while link != NONE {
                let (from, next) = self.links[link as usize];
                let from = &mut self.reached[from as usize];
                from.dependency += from.n_ways * share;
                link = next;
            }
            if node as usize != source {
                values[node as usize] += to.dependency;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(got: &[f64], want: &[f64]) {
        assert!(
            got.len() == want.len() && got.iter().zip(want).all(|(a, b)| (a - b).abs() < 1e-12),
            "{got:?} is not {want:?}"
        );
    }

    #[test]
    fn the_middle_of_a_path_is_between() {
        let path = Network::new(4, [(0, 1, 1.0), (1, 2, 1.0)]);
        let found = betweenness(&path);
        close(&found.values, &[0.0, 1.0 / 3.0, 0.0, 0.0]);
        assert_eq!(found.n_sources, 4);
    }

    #[test]
    fn ways_go_by_heavy_edges_and_equal_ways_share() {
        // From 0 to 2 directly is 1 long, by way of 1 only 1/4 + 1/4.
        let heavy = Network::new(3, [(0, 1, 4.0), (1, 2, 4.0), (0, 2, 1.0)]);
        close(&betweenness(&heavy).values, &[0.0, 1.0, 0.0]);
        let square = Network::new(4, [(0, 1, 2.0), (1, 2, 2.0), (2, 3, 2.0), (3, 0, 2.0)]);
        close(&betweenness(&square).values, &[1.0 / 6.0; 4]);
    }

    #[test]
    fn few_nodes_have_nothing_between() {
        close(&betweenness(&Network::new(2, [(0, 1, 1.0)])).values, &[0.0, 0.0]);
        assert_eq!(betweenness(&Network::new(0, [])).n_sources, 0);
    }

    #[test]
    fn a_sample_estimates_the_whole() {
        // A wheel: every spoke alike, the hub between most.
        let n = 301;
        let wheel = Network::new(
            n,
            (1..n as u32).flat_map(|i| [(0, i, 1.0), (i, 1 + i % 300, 1.0)]),
        );
        let whole = betweenness_from(&wheel, &sources(n, n)).values;
        let sample = betweenness_from(&wheel, &sources(n, 100));
        assert_eq!(sample.n_sources, 100);
        assert!(
            (sample.values[0] / whole[0] - 1.0).abs() < 0.02,
            "{} for {}",
            sample.values[0],
            whole[0]
        );
        assert_eq!(sample, betweenness_from(&wheel, &sources(n, 100)));
    }
}
