//! A made-up network of any size, for pictures and for measuring.
//!
//! Nodes stand in groups; ties go to the own group and to the well-known, and few ties carry most of the weight, as in
//! news. Names are made of syllables, short and long ones, so that labels differ in width as real ones do.

use std::collections::BTreeSet;

use relmap_graph::measure::{Network, alpha, communities};
use relmap_graph::{GraphError, GraphFile};
use serde_json::json;

/// Nodes of a group.
const GROUP: u32 = 50;

const SYLLABLES: [&str; 24] = [
    "ba", "len", "mo", "rin", "ta", "vel", "kos", "du", "ari", "stan", "ge", "lo", "pra", "nim", "zu", "her",
    "fi", "dal", "wen", "ost", "ka", "mir", "so", "qui",
];

/// What organizations are called.
const BODIES: [&str; 6] = [
    "Union",
    "Foreign Ministry",
    "Central Bank",
    "Development Agency",
    "Football Association",
    "Joint Commission for Trade and Transport",
];

/// Numbers that look random; the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, below: u32) -> u32 {
        // A linear congruential generator is random enough to scatter ties.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(below.max(1))) as u32
    }

    fn word(&mut self) -> String {
        let syllables = 2 + self.below(3);
        let mut word: String = (0..syllables)
            .map(|_| SYLLABLES[self.below(24) as usize])
            .collect();
        word[..1].make_ascii_uppercase();
        word
    }
}

/// A graph file of a network with that many nodes and edges, or as many edges as such a network can have.
pub(crate) fn network(n_nodes: u32, n_edges: usize) -> Result<GraphFile, GraphError> {
    let mut dice = Dice(7);
    let pairs: Vec<(u32, u32)> = pairs(n_nodes, n_edges, &mut dice).into_iter().collect();
    let weights: Vec<u32> = pairs.iter().map(|_| 1 + 30 / (1 + dice.below(60))).collect();
    let ties = pairs.iter().zip(&weights);
    let network = Network::new(
        n_nodes as usize,
        ties.map(|(&(a, b), &weight)| (a, b, f64::from(weight))),
    );
    let found = communities(&network);
    let edges: Vec<_> = pairs
        .iter()
        .zip(&weights)
        .zip(alpha(&network))
        .map(|((&(a, b), &weight), alpha)| {
            json!({"source": format!("n{a}"), "target": format!("n{b}"), "weight": weight, "sentences": weight,
                "documents": 1, "npmi": 0.0, "llr": 0.0, "alpha": alpha})
        })
        .collect();
    let mut strengths = vec![0; n_nodes as usize];
    for (&(a, b), &weight) in pairs.iter().zip(&weights) {
        strengths[a as usize] += weight;
        strengths[b as usize] += weight;
    }
    let nodes: Vec<_> = (0..n_nodes)
        .map(|node| {
            let (entity_type, label) = match dice.below(10) {
                0..5 => ("person", format!("{} {}", dice.word(), dice.word())),
                5..8 => ("location", dice.word()),
                _ => ("organization", format!("{} {}", dice.word(), BODIES[dice.below(6) as usize])),
            };
            let place = node as usize;
            json!({"id": format!("n{node}"), "label": label, "type": entity_type, "mentions": 1, "documents": 1,
                "windows": 1, "degree": network.degree(place), "strength": strengths[place],
                "pagerank": 0.0, "betweenness": 0.0, "core": 0, "community": found.of[place]})
        })
        .collect();
    let file = json!({"directed": false, "multigraph": false, "nodes": nodes, "edges": edges, "evidence": [],
        "documents": [], "graph": {"schema": "relmap/1", "generator": "crowd", "window": "sentence", "documents": 0,
        "sentences": 0, "windows": 0, "measures": {"betweenness_sources": 0, "communities": found.n,
        "modularity": found.modularity, "community_seed": relmap_graph::measure::SEED}}});
    GraphFile::read(&file.to_string())
}

fn pairs(n_nodes: u32, n_edges: usize, dice: &mut Dice) -> BTreeSet<(u32, u32)> {
    let mut pairs = BTreeSet::new();
    while pairs.len() < n_edges.min((n_nodes as usize).pow(2) / 4) {
        let a = dice.below(n_nodes);
        let b = match dice.below(3) {
            0 => dice.below(n_nodes) / GROUP * dice.below(n_nodes) / n_nodes.max(1),
            _ => (a / GROUP * GROUP + dice.below(GROUP)).min(n_nodes - 1),
        };
        if a != b {
            pairs.insert((a.min(b), a.max(b)));
        }
    }
    pairs
}
