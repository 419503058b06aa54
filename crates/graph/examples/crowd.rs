//! Draws a made-up network of 2,000 nodes and 20,000 edges, and says how long the steps take.
//!
//! `cargo run --release -p relmap-graph --example crowd -- 2000 20000 > crowd.svg`; the numbers are those of the
//! nodes and edges. Strengths fall off as in news: few names are in most ties.

use std::collections::BTreeSet;
use std::error::Error;
use std::io::{Write, stderr, stdout};
use std::time::Instant;

use relmap_graph::view::{Backbone, PictureConfig, svg};
use relmap_graph::{EntityGraph, GraphFile};
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    let mut numbers = std::env::args().skip(1).map(|word| word.parse::<u32>());
    let n_nodes = numbers.next().transpose()?.unwrap_or(2_000);
    let n_edges = numbers.next().transpose()?.unwrap_or(20_000) as usize;
    let graph = EntityGraph::try_from(network(n_nodes, n_edges)?)?;
    let started = Instant::now();
    let whole = PictureConfig {
        title: "A made-up crowd".to_owned(),
        top: n_nodes as usize,
        backbone: Backbone::Off,
        ..PictureConfig::default()
    };
    let picture = svg::to_svg(&graph, &whole)?;
    writeln!(
        stderr(),
        "{} nodes, {} edges, all drawn: {:.2?}",
        graph.n_nodes(),
        graph.n_edges(),
        started.elapsed()
    )?;
    let started = Instant::now();
    let network = graph.network();
    let between = relmap_graph::measure::betweenness(&network);
    writeln!(
        stderr(),
        "betweenness from {} nodes: {:.2?}",
        between.n_sources,
        started.elapsed()
    )?;
    let started = Instant::now();
    let found = relmap_graph::measure::communities(&network);
    writeln!(
        stderr(),
        "{} communities, modularity {:.3}: {:.2?}",
        found.n,
        found.modularity,
        started.elapsed()
    )?;
    stdout().write_all(picture.as_bytes())?;
    Ok(())
}

/// Nodes in groups of fifty; ties go to the well-known and to the own group.
fn network(n_nodes: u32, n_edges: usize) -> Result<GraphFile, Box<dyn Error>> {
    let mut state = 7_u64;
    // A linear congruential generator is random enough to scatter ties.
    let mut random = |below: u32| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % u64::from(below.max(1))) as u32
    };
    let mut pairs = BTreeSet::new();
    while pairs.len() < n_edges.min((n_nodes as usize).pow(2) / 4) {
        let a = random(n_nodes);
        let b = match random(3) {
            0 => {
                let square = random(n_nodes);
                square / 50 * random(n_nodes) / n_nodes.max(1)
            }
            _ => (a / 50 * 50 + random(50)).min(n_nodes - 1),
        };
        if a != b {
            pairs.insert((a.min(b), a.max(b)));
        }
    }
    let mut strengths = vec![0_u64; n_nodes as usize];
    let mut degrees = vec![0_u32; n_nodes as usize];
    let edges: Vec<_> = pairs
        .into_iter()
        .map(|(a, b)| {
            let weight = 1 + 30 / (1 + u64::from(random(60)));
            for end in [a, b] {
                strengths[end as usize] += weight;
                degrees[end as usize] += 1;
            }
            json!({"source": format!("n{a}"), "target": format!("n{b}"), "weight": weight, "sentences": weight,
                "documents": 1, "npmi": 0.0, "llr": 0.0, "alpha": f64::from(random(1_000)) / 1_000.0})
        })
        .collect();
    let nodes: Vec<_> = (0..n_nodes)
        .map(|n| {
            json!({"id": format!("n{n}"), "label": format!("Given Surname {n}"), "type": "person", "mentions": 1,
                "documents": 1, "windows": 1, "degree": degrees[n as usize], "strength": strengths[n as usize],
                "pagerank": 0.0, "betweenness": 0.0, "core": 0, "community": n / 50})
        })
        .collect();
    let file = json!({"directed": false, "multigraph": false, "nodes": nodes, "edges": edges, "evidence": [],
        "documents": [], "graph": {"schema": "relmap/1", "generator": "crowd", "window": "sentence", "documents": 0,
        "sentences": 0, "windows": 0, "measures": {"betweenness_sources": 0, "communities": 0, "modularity": 0.0,
        "community_seed": 1}}});
    Ok(GraphFile::read(&file.to_string())?)
}
