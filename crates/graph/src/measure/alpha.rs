//! The disparity filter: which edges carry more than their share of a node's strength.

use super::Network;

/// Significance of every edge, in `[0, 1]`, in the order of the edges: the smaller, the more it stands out.
///
/// Seen from an end of degree k and strength s, chance gives an edge of weight w or more with probability
/// `(1 - w / s)^(k - 1)`; an edge gets the smaller value of its two ends (Serrano, Boguñá, Vespignani 2009). An end
/// of degree 1 has nothing to compare with and says 1. The backbone at level α is what lies below α. O(m).
pub fn alpha(network: &Network) -> Vec<f64> {
    let from = |node: u32, weight: f64| {
        let node = node as usize;
        match network.degree(node) {
            0 | 1 => 1.0,
            degree => libm::pow(
                (1.0 - weight / network.strength(node)).max(0.0),
                degree as f64 - 1.0,
            ),
        }
    };
    network
        .edges()
        .iter()
        .map(|&(a, b, weight)| from(a, weight).min(from(b, weight)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_above_their_share_stand_out() {
        let network = Network::new(5, [(0, 1, 8.0), (0, 2, 1.0), (0, 3, 1.0), (1, 2, 1.0)]);
        let got = alpha(&network);
        // Node 0 has degree 3 and strength 10, node 1 degree 2 and strength 9, node 2 degree 2 and strength 2.
        let want = [0.04_f64.min(1.0 / 9.0), 0.5, 0.81, 0.5];
        assert!(
            got.iter().zip(want).all(|(got, want)| (got - want).abs() < 1e-12),
            "{got:?}"
        );
        assert_eq!(alpha(&Network::new(2, [(0, 1, 3.0)])), [1.0]);
    }
}
