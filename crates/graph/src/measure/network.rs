//! A weighted, undirected network without names: what measures work on.

/// Nodes `0..n` and weighted edges between them, with the neighbours of every node at hand.
#[derive(Clone, Debug)]
pub struct Network {
    /// `(a, b, weight)`, in the order given.
    edges: Vec<(u32, u32, f64)>,
    /// Where the neighbours of node `i` begin; one more entry than nodes.
    starts: Vec<usize>,
    /// Neighbours of node 0, then of node 1, …; those of one node in the order of the edges.
    neighbours: Vec<(u32, f64)>,
    /// Sum of the weights at every node.
    strengths: Vec<f64>,
}

impl Network {
    /// Joins `n_nodes` nodes by edges `(a, b, weight)`.
    ///
    /// Edges from a node to itself, past the last node, or of a weight that is not above 0 are left out. O(n + m).
    pub fn new(n_nodes: usize, edges: impl IntoIterator<Item = (u32, u32, f64)>) -> Self {
        let edges: Vec<_> = edges
            .into_iter()
            .filter(|&(a, b, weight)| a != b && (a.max(b) as usize) < n_nodes && weight > 0.0)
            .collect();
        let mut starts = vec![0; n_nodes + 1];
        let mut strengths = vec![0.0; n_nodes];
        for &(a, b, weight) in &edges {
            for end in [a as usize, b as usize] {
                starts[end + 1] += 1;
                strengths[end] += weight;
            }
        }
        for node in 0..n_nodes {
            starts[node + 1] += starts[node];
        }
        let mut next = starts.clone();
        let mut neighbours = vec![(0, 0.0); 2 * edges.len()];
        for &(a, b, weight) in &edges {
            for (from, to) in [(a, b), (b, a)] {
                neighbours[next[from as usize]] = (to, weight);
                next[from as usize] += 1;
            }
        }
        Self {
            edges,
            starts,
            neighbours,
            strengths,
        }
    }

    /// Nodes.
    pub const fn n_nodes(&self) -> usize {
        self.strengths.len()
    }

    /// Edges `(a, b, weight)`, in the order given.
    pub fn edges(&self) -> &[(u32, u32, f64)] {
        &self.edges
    }

    /// Neighbours of a node with the weights of the edges, in the order of the edges.
    pub fn neighbours(&self, node: usize) -> &[(u32, f64)] {
        &self.neighbours[self.starts[node]..self.starts[node + 1]]
    }

    /// Edges at a node.
    pub fn degree(&self, node: usize) -> usize {
        self.starts[node + 1] - self.starts[node]
    }

    /// Sum of the weights at a node.
    pub fn strength(&self, node: usize) -> f64 {
        self.strengths[node]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_go_both_ways() {
        let network = Network::new(
            4,
            [(0, 1, 2.0), (2, 1, 3.0), (1, 1, 9.0), (0, 9, 9.0), (0, 3, 0.0)],
        );
        assert_eq!(network.edges(), [(0, 1, 2.0), (2, 1, 3.0)]);
        assert_eq!(network.neighbours(1), [(0, 2.0), (2, 3.0)]);
        assert_eq!(network.neighbours(3), []);
        assert_eq!(
            (network.degree(1), network.degree(3), network.n_nodes()),
            (2, 0, 4)
        );
        assert!((network.strength(1) - 5.0).abs() < 1e-12);
    }
}
