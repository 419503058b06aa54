//! Chains of ties from one entity to another.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use relmap_types::EntityId;

use crate::EntityGraph;
use crate::measure::Network;
use crate::total::Total;

/// Entities of which each is tied to the next, and how long the way is.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain {
    /// From the first to the last, at least two.
    pub entities: Vec<EntityId>,
    /// Sum over its ties of `1 / weight`.
    pub length: f64,
}

/// The `n` best chains without repetition from `from` to `to`, best first.
///
/// Fewer ties are better, of as many the stronger ones: the least sum of `1 / weight`, then the lower ids. By the
/// algorithms of Yen 1971 and Dijkstra 1959; O(n × h × m log m) for chains of h ties in a graph of m. Empty if there
/// is none, or if both ends are the same.
pub fn chains(graph: &EntityGraph, from: EntityId, to: EntityId, n: usize) -> Vec<Chain> {
    let network = graph.network();
    let n_nodes = network.n_nodes();
    if from == to || (from.0.max(to.0) as usize) >= n_nodes || n == 0 {
        return Vec::new();
    }
    let mut found: Vec<Way> = Vec::new();
    let mut candidates: BTreeSet<Way> = way(&network, from.0, to.0, &[], &BTreeSet::new())
        .into_iter()
        .collect();
    while let Some(best) = candidates.pop_first() {
        found.push(best.clone());
        if found.len() == n {
            break;
        }
        // The next best leaves one of those found at some node, by a tie that none of them takes there.
        for at in 0..best.nodes.len() - 1 {
            let root = &best.nodes[..=at];
            let taken = found
                .iter()
                .filter(|way| way.nodes.len() > at + 1 && way.nodes[..=at] == *root);
            let taken: BTreeSet<u32> = taken.map(|way| way.nodes[at + 1]).collect();
            if let Some(rest) = way(&network, root[at], to.0, &root[..at], &taken) {
                let nodes: Vec<u32> = root[..at].iter().chain(&rest.nodes).copied().collect();
                let length = length(&network, &nodes);
                candidates.insert(Way::new(nodes, length));
            }
        }
    }
    found
        .into_iter()
        .map(|way| Chain {
            entities: way.nodes.into_iter().map(EntityId).collect(),
            length: way.length.0,
        })
        .collect()
}

/// A chain as numbers; the best is the least.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    n_nodes: usize,
    length: Total,
    nodes: Vec<u32>,
}

impl Way {
    fn new(nodes: Vec<u32>, length: f64) -> Self {
        Self {
            n_nodes: nodes.len(),
            length: Total(length),
            nodes,
        }
    }
}

/// The best way from `from` to `to` that meets none of `avoided` and does not begin with a tie to one of `taken`.
fn way(network: &Network, from: u32, to: u32, avoided: &[u32], taken: &BTreeSet<u32>) -> Option<Way> {
    let n_nodes = network.n_nodes();
    let mut settled = vec![false; n_nodes];
    for &node in avoided {
        settled[node as usize] = true;
    }
    let mut reached: Vec<Option<Reached>> = vec![None; n_nodes];
    let start = Reached {
        n_ties: 0,
        length: Total(0.0),
        node: from,
        before: from,
    };
    let mut queue = BinaryHeap::from([Reverse(start)]);
    while let Some(Reverse(here)) = queue.pop() {
        let at = here.node as usize;
        if std::mem::replace(&mut settled[at], true) {
            continue;
        }
        reached[at] = Some(here);
        if here.node == to {
            break;
        }
        for &(next, weight) in network.neighbours(at) {
            if settled[next as usize] || (here.node == from && taken.contains(&next)) {
                continue;
            }
            queue.push(Reverse(Reached {
                n_ties: here.n_ties + 1,
                length: Total(here.length.0 + 1.0 / weight),
                node: next,
                before: here.node,
            }));
        }
    }
    let end = reached[to as usize]?;
    let mut nodes = vec![to];
    let mut here = end;
    while here.node != from {
        nodes.push(here.before);
        here = reached[here.before as usize]?;
    }
    nodes.reverse();
    Some(Way::new(nodes, end.length.0))
}

fn length(network: &Network, nodes: &[u32]) -> f64 {
    nodes
        .windows(2)
        .filter_map(|pair| {
            let ties = network.neighbours(pair[0] as usize);
            ties.iter().find(|(other, _)| *other == pair[1])
        })
        .map(|(_, weight)| 1.0 / weight)
        .sum()
}

/// A node on the queue; the one with the fewest ties behind it is the least, then that with the shortest way.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Reached {
    n_ties: u32,
    length: Total,
    node: u32,
    before: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    fn found(pairs: &[(u32, u32, u32)], n_nodes: u32, from: u32, to: u32, n: usize) -> Vec<Vec<u32>> {
        let graph = fixture::weighted(n_nodes, pairs);
        let chains = chains(&graph, EntityId(from), EntityId(to), n);
        chains
            .into_iter()
            .map(|chain| chain.entities.into_iter().map(|id| id.0).collect())
            .collect()
    }

    #[test]
    fn fewer_ties_come_first_and_stronger_ones_among_them() {
        let pairs = [(0, 1, 1), (0, 2, 5), (1, 4, 1), (2, 4, 5), (2, 3, 9), (3, 4, 9)];
        assert_eq!(
            found(&pairs, 6, 0, 4, 9),
            [vec![0, 2, 4], vec![0, 1, 4], vec![0, 2, 3, 4]]
        );
        assert_eq!(found(&pairs, 6, 4, 0, 1), [[4, 2, 0]]);
    }

    #[test]
    fn a_direct_tie_is_the_first_chain() {
        let pairs = [(0, 1, 9), (0, 2, 1), (1, 2, 9)];
        assert_eq!(found(&pairs, 3, 0, 2, 3), [vec![0, 2], vec![0, 1, 2]]);
    }

    #[test]
    fn no_way_is_no_chain() {
        let pairs = [(0, 1, 1), (2, 3, 1)];
        assert!(found(&pairs, 5, 0, 3, 3).is_empty());
        assert!(found(&pairs, 5, 0, 0, 3).is_empty() && found(&pairs, 5, 0, 99, 3).is_empty());
        assert!(found(&pairs, 5, 0, 1, 0).is_empty());
    }

    #[test]
    fn no_chain_comes_twice_or_meets_a_node_twice() {
        let graph = fixture::complete(7);
        let chains = chains(&graph, EntityId(1), EntityId(5), 60);
        let distinct: BTreeSet<_> = chains.iter().map(|chain| chain.entities.clone()).collect();
        assert_eq!((chains.len(), distinct.len()), (60, 60));
        for chain in &chains {
            let nodes: BTreeSet<_> = chain.entities.iter().collect();
            assert_eq!(nodes.len(), chain.entities.len());
        }
        let order: Vec<_> = chains
            .iter()
            .map(|chain| (chain.entities.len(), chain.length))
            .collect();
        assert!(order.windows(2).all(|pair| pair[0] <= pair[1]), "{order:?}");
    }
}
