//! Draws a made-up network of 2,000 nodes and 20,000 edges, and says how long the steps take.
//!
//! `cargo run --release -p relmap-graph --example crowd -- 2000 20000 > crowd.svg`; the numbers are those of the nodes
//! and edges. With `--json` it prints the graph file instead.

mod network;

use std::error::Error;
use std::io::{Write, stderr, stdout};
use std::time::Instant;

use relmap_graph::EntityGraph;
use relmap_graph::measure::{betweenness, communities};
use relmap_graph::view::{Backbone, PictureConfig, svg};

fn main() -> Result<(), Box<dyn Error>> {
    let (flags, numbers): (Vec<_>, Vec<_>) = std::env::args().skip(1).partition(|word| word == "--json");
    let mut numbers = numbers.iter().map(|word| word.parse::<u32>());
    let n_nodes = numbers.next().transpose()?.unwrap_or(2_000);
    let n_edges = numbers.next().transpose()?.unwrap_or(20_000) as usize;
    let file = network::network(n_nodes, n_edges)?;
    if !flags.is_empty() {
        file.write(&mut stdout().lock())?;
        return Ok(());
    }
    let graph = EntityGraph::try_from(file)?;
    let whole = PictureConfig {
        title: "A made-up crowd".to_owned(),
        top: n_nodes as usize,
        backbone: Backbone::Off,
        ..PictureConfig::default()
    };
    let size = format!("{} nodes, {} edges", graph.n_nodes(), graph.n_edges());
    let picture = timed(&format!("{size}, all drawn"), || svg::to_svg(&graph, &whole))?;
    let network = graph.network();
    timed("betweenness", || betweenness(&network));
    timed("communities", || communities(&network));
    stdout().write_all(picture.as_bytes())?;
    Ok(())
}

fn timed<T>(what: &str, does: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let done = does();
    // Who cannot be told how long it took still gets the picture.
    let _ = writeln!(stderr(), "{what}: {:.2?}", started.elapsed());
    done
}
