//! Communities: who is named among themselves more than with others.

use leiden_rs::{GraphDataBuilder, Leiden, LeidenConfig};

use super::Network;

/// Start of the random numbers of the first try; further tries count on from it.
pub const SEED: u64 = 1;

/// Who belongs to which community, and how good the division is.
#[derive(Clone, Debug, PartialEq)]
pub struct Communities {
    /// Community of every node; 0 is the largest, of equal ones that with the first node.
    pub of: Vec<u32>,
    /// How many there are; a node without edges is one of its own.
    pub n: u32,
    /// Modularity of the division, in `[-1/2, 1]`.
    pub modularity: f64,
}

/// Tries with different seeds; the best is kept. Small networks are cheap.
const fn tries(n_edges: usize) -> u64 {
    match n_edges {
        1..=5_000 => 40,
        5_001..=20_000 => 10,
        20_001..=200_000 => 3,
        _ => 1,
    }
}

/// Divides a network into communities of great modularity by the Leiden algorithm (Traag, Waltman, van Eck 2019).
///
/// `Q = sum over communities c of (w_c / m - (s_c / 2m)²)`, `w_c` the weight within c, `s_c` the sum of the strengths
/// of its nodes, `m` the weight of all edges (Newman 2004). Several tries from fixed seeds; of equal ones the first.
pub fn communities(network: &Network) -> Communities {
    let mut best = divide(network, SEED);
    for attempt in 1..tries(network.edges().len()) {
        let division = divide(network, SEED + attempt);
        if division.modularity > best.modularity {
            best = division;
        }
    }
    best
}

fn divide(network: &Network, seed: u64) -> Communities {
    let members = partition(network, seed).unwrap_or_else(|| (0..network.n_nodes()).collect());
    let of = numbered(&members);
    let n = of.iter().max().map_or(0, |most| most + 1);
    let modularity = modularity(network, &of);
    Communities { of, n, modularity }
}

/// The library's division, sought again from itself until that is of no more use; none where there is nothing to divide.
fn partition(network: &Network, seed: u64) -> Option<Vec<usize>> {
    if network.edges().is_empty() {
        return None;
    }
    let mut builder = GraphDataBuilder::new(network.n_nodes());
    for &(a, b, weight) in network.edges() {
        builder.add_edge(a as usize, b as usize, weight).ok()?;
    }
    let data = builder.build().ok()?;
    let mut best = Leiden::new(config(seed)).run(&data).ok()?;
    for round in 1..=MOST_ROUNDS {
        let again = Leiden::new(config(seed + (round << 32)));
        let next = again
            .run_with_initial_partition(&data, best.partition.clone())
            .ok()?;
        if next.quality <= best.quality {
            break;
        }
        best = next;
    }
    Some(best.partition.as_slice().to_vec())
}

fn config(seed: u64) -> LeidenConfig {
    LeidenConfig::builder().seed(seed).build()
}

/// Times that a division is sought again from itself: few gain anything after the third.
const MOST_ROUNDS: u64 = 10;

/// Numbers communities by size, largest first, ties by first node.
fn numbered(members: &[usize]) -> Vec<u32> {
    let n = members.iter().max().map_or(0, |most| most + 1);
    let mut sizes = vec![(0_usize, usize::MAX); n];
    for (node, &community) in members.iter().enumerate() {
        let (size, first) = &mut sizes[community];
        *size += 1;
        *first = node.min(*first);
    }
    let mut order: Vec<usize> = (0..n).filter(|&community| sizes[community].0 > 0).collect();
    order.sort_by_key(|&community| (std::cmp::Reverse(sizes[community].0), sizes[community].1));
    let mut numbers = vec![0; n];
    for (number, community) in (0..).zip(order) {
        numbers[community] = number;
    }
    members.iter().map(|&community| numbers[community]).collect()
}

/// Modularity of a division, 0 without edges.
fn modularity(network: &Network, of: &[u32]) -> f64 {
    let n = of.iter().max().map_or(0, |most| *most as usize + 1);
    let (mut within, mut strengths) = (vec![0.0; n], vec![0.0; n]);
    let mut total = 0.0;
    for &(a, b, weight) in network.edges() {
        total += weight;
        if of[a as usize] == of[b as usize] {
            within[of[a as usize] as usize] += weight;
        }
    }
    for (node, &community) in of.iter().enumerate() {
        strengths[community as usize] += network.strength(node);
    }
    if total <= 0.0 {
        return 0.0;
    }
    let of_community = |(within, strength): (&f64, &f64)| {
        let share = strength / (2.0 * total);
        within / total - share * share
    };
    within.iter().zip(&strengths).map(of_community).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cliques_are_communities_and_the_largest_is_the_first() {
        let clique = |from: u32, to: u32| (from..to).flat_map(move |a| (a + 1..to).map(move |b| (a, b, 1.0)));
        // Nodes 0 to 3, 4 to 9, and 10 without edges.
        let network = Network::new(11, clique(0, 4).chain(clique(4, 10)).chain([(0, 4, 1.0)]));
        let found = communities(&network);
        assert_eq!(found.of, [1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 2]);
        assert_eq!(found.n, 3);
        // 6 and 15 of 22 within; strengths 13 and 31 of 44.
        let want = 6.0 / 22.0 - 13.0 * 13.0 / (44.0 * 44.0) + 15.0 / 22.0 - 31.0 * 31.0 / (44.0 * 44.0);
        assert!((found.modularity - want).abs() < 1e-12, "{found:?}");
        assert_eq!(found, communities(&network));
    }

    #[test]
    fn nothing_to_divide_is_divided_into_nodes() {
        assert_eq!(communities(&Network::new(3, [])).of, [0, 1, 2]);
        assert_eq!(communities(&Network::new(0, [])).n, 0);
    }
}
