//! Cores: how deep in the thick of the network a node lies.

use super::Network;

/// Core number of every node: the largest k for which it belongs to the k-core.
///
/// The k-core is what remains when nodes with fewer than k remaining neighbours are taken away until none is left
/// to take (Seidman 1983). Weights do not count. O(n + m), by the algorithm of Batagelj and Zaveršnik 2003.
pub fn core(network: &Network) -> Vec<u32> {
    let n_nodes = network.n_nodes();
    let mut degrees: Vec<usize> = (0..n_nodes).map(|node| network.degree(node)).collect();
    let most = degrees.iter().copied().max().unwrap_or_default();
    // Nodes in order of degree; where each degree begins; where each node stands.
    let mut starts = vec![0; most + 2];
    for &degree in &degrees {
        starts[degree + 1] += 1;
    }
    for degree in 0..=most {
        starts[degree + 1] += starts[degree];
    }
    let mut next = starts.clone();
    let (mut order, mut places) = (vec![0; n_nodes], vec![0; n_nodes]);
    for node in 0..n_nodes {
        places[node] = next[degrees[node]];
        order[places[node]] = node;
        next[degrees[node]] += 1;
    }
    for place in 0..n_nodes {
        let node = order[place];
        for &(other, _) in network.neighbours(node) {
            let other = other as usize;
            if degrees[other] <= degrees[node] {
                continue;
            }
            // The neighbour loses one: it changes places with the first of its degree, whose range then shrinks.
            let degree = degrees[other];
            let first = starts[degree].max(place + 1);
            let displaced = order[first];
            order.swap(places[other], first);
            (places[displaced], places[other]) = (places[other], first);
            starts[degree] = first + 1;
            degrees[other] -= 1;
        }
    }
    degrees.into_iter().map(|degree| degree as u32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_hang_on_the_core() {
        // A clique of four, a triangle on it, a tail, and one alone.
        let edges = [
            (0, 1),
            (0, 2),
            (0, 3),
            (1, 2),
            (1, 3),
            (2, 3),
            (3, 4),
            (3, 5),
            (4, 5),
            (5, 6),
        ];
        let network = Network::new(8, edges.map(|(a, b)| (a, b, 1.0)));
        assert_eq!(core(&network), [3, 3, 3, 3, 2, 2, 1, 0]);
        assert!(core(&Network::new(0, [])).is_empty());
    }
}
