//! `PageRank`: who is named with those who are named with many.

use super::Network;

/// Share of the surfer's steps that follow an edge: the value of the paper.
const DAMPING: f64 = 0.85;

/// Iteration ends when the ranks change by less than this in all.
const TOLERANCE: f64 = 1e-14;

/// Passes at most: after so many the error is below `0.85^400`, less than a bit.
const MOST_PASSES: u32 = 400;

/// Weighted `PageRank` of every node; the ranks add up to 1.
///
/// `x_v = (1 - d) / n + d (sum over neighbours u of x_u w_uv / s_u  +  sum over nodes u without edges of x_u / n)`,
/// `d` the damping, `w` weights, `s` strengths, `n` nodes (Page, Brin, Motwani, Winograd 1999), by power iteration.
/// O(passes × (n + m)).
pub fn pagerank(network: &Network) -> Vec<f64> {
    let n_nodes = network.n_nodes();
    let n = n_nodes as f64;
    let mut ranks = vec![1.0 / n; n_nodes];
    for _ in 0..MOST_PASSES {
        let idle: f64 = (0..n_nodes)
            .filter(|&node| network.degree(node) == 0)
            .map(|node| ranks[node])
            .sum();
        let share: Vec<f64> = (0..n_nodes)
            .map(|node| {
                if network.degree(node) == 0 {
                    0.0
                } else {
                    ranks[node] / network.strength(node)
                }
            })
            .collect();
        let base = (1.0 - DAMPING) / n + DAMPING * idle / n;
        let mut change = 0.0;
        for (node, rank) in ranks.iter_mut().enumerate() {
            let inflow: f64 = network
                .neighbours(node)
                .iter()
                .map(|&(other, weight)| share[other as usize] * weight)
                .sum();
            let next = base + DAMPING * inflow;
            change += (next - *rank).abs();
            *rank = next;
        }
        if change < TOLERANCE {
            break;
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_add_up_and_follow_weight() {
        let network = Network::new(5, [(0, 1, 5.0), (0, 2, 1.0), (1, 2, 1.0), (2, 3, 1.0)]);
        let ranks = pagerank(&network);
        assert!((ranks.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{ranks:?}");
        assert!(ranks[0] > ranks[3] && ranks[3] > ranks[4], "{ranks:?}");
        assert!(pagerank(&Network::new(0, [])).is_empty());
    }

    #[test]
    fn alike_nodes_rank_alike() {
        let ring = Network::new(6, (0..6).map(|i| (i, (i + 1) % 6, 2.0)));
        for rank in pagerank(&ring) {
            assert!((rank - 1.0 / 6.0).abs() < 1e-12);
        }
    }
}
