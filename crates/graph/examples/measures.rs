//! Every measure of a network that comes in as JSON, unrounded, so that other programs can be asked the same.
//!
//! `{"nodes": 3, "windows": 9, "named": [4, 3, 2], "edges": [[0, 1, 2], …]}` on standard input: nodes, windows, windows
//! that name each node, edges with the windows that name both ends. `scripts/check_measures.py` calls it.

use std::error::Error;
use std::io::{stdin, stdout};

use relmap_graph::measure::{self, Counts, Network};
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
struct Input {
    nodes: usize,
    windows: u64,
    named: Vec<u64>,
    edges: Vec<(u32, u32, u64)>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let inputs: Vec<Input> = serde_json::from_reader(stdin().lock())?;
    let outputs: Vec<_> = inputs.iter().map(measures).collect();
    serde_json::to_writer(stdout().lock(), &outputs)?;
    Ok(())
}

fn measures(input: &Input) -> serde_json::Value {
    let edges = input.edges.iter().map(|&(a, b, weight)| (a, b, weight as f64));
    let network = Network::new(input.nodes, edges);
    let named = |node: u32| input.named.get(node as usize).copied().unwrap_or_default();
    let counts = input.edges.iter().map(|&(a, b, both)| Counts {
        both,
        a: named(a),
        b: named(b),
        windows: input.windows,
    });
    let counts: Vec<Counts> = counts.collect();
    let between = measure::betweenness(&network);
    let communities = measure::communities(&network);
    json!({
        "pagerank": measure::pagerank(&network),
        "betweenness": between.values,
        "betweenness_sources": between.n_sources,
        "core": measure::core(&network),
        "community": communities.of,
        "modularity": communities.modularity,
        "npmi": counts.iter().map(|counts| measure::npmi(*counts)).collect::<Vec<_>>(),
        "llr": counts.iter().map(|counts| measure::llr(*counts)).collect::<Vec<_>>(),
        "alpha": measure::alpha(&network),
    })
}
