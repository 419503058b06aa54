//! `floors.toml`: what quality may not fall below.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::{data, json, path, relmap, there};
use crate::expect::root;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Floors {
    /// By engine and file: strict micro F1 in percent.
    mentions: BTreeMap<String, BTreeMap<String, f64>>,
    /// By engine and file.
    graph: BTreeMap<String, BTreeMap<String, GraphFloor>>,
    /// By engine and folder of `tests/gold`, in one graph.
    own: BTreeMap<String, BTreeMap<String, GraphFloor>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GraphFloor {
    scope: String,
    /// In `[0, 1]`.
    edge_f1: f64,
    /// At most.
    splits: u64,
    /// At most.
    merges: u64,
}

impl Floors {
    fn read() -> Self {
        let text = fs::read_to_string(root().join("tests/floors.toml")).expect("the floors can be read");
        toml::from_str(&text).unwrap_or_else(|error| panic!("tests/floors.toml: {error}"))
    }
}

/// The flags that choose an engine.
fn flags(engine: &str) -> &'static [&'static str] {
    match engine {
        "fast" => &["--engine", "fast"],
        "accurate" => &["--engine", "accurate"],
        _ => panic!("tests/floors.toml: no engine is called {engine}"),
    }
}

#[test]
fn names_keep_above_their_floors() {
    let Some(data) = data("names_keep_above_their_floors") else {
        return;
    };
    let mut faults = Vec::new();
    for (engine, files) in Floors::read().mentions {
        assert!(!files.is_empty(), "no floor for the names of {engine}");
        for (file, floor) in files {
            let Some(gold) = there("names_keep_above_their_floors", data.join("ner").join(&file)) else {
                continue;
            };
            let args = [&["eval", "mentions", path(&gold), "--json"], flags(&engine)].concat();
            let f1 = json(&relmap(&args))["files"][0]["micro"]["f1"]
                .as_f64()
                .unwrap_or_default();
            if f1 < floor {
                faults.push(format!("{engine}, {file}: F1 {f1} is below {floor}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What is wrong with the graph of a gold file or folder, by an engine.
fn faults(engine: &str, gold: &Path, floor: &GraphFloor) -> Vec<String> {
    let args = [
        &["eval", "graph", path(gold), "--json", "--scope", &floor.scope],
        flags(engine),
    ];
    let scores = json(&relmap(&args.concat()));
    let place = format!("{engine}, {}", gold.display());
    let mut faults = Vec::new();
    let edge_f1 = scores["edge"]["f1"].as_f64().unwrap_or_default();
    if edge_f1 < floor.edge_f1 {
        faults.push(format!("{place}: edge F1 {edge_f1} is below {}", floor.edge_f1));
    }
    for (what, most) in [("splits", floor.splits), ("merges", floor.merges)] {
        let found = scores[what].as_u64().unwrap_or(u64::MAX);
        if found > most {
            faults.push(format!("{place}: {found} {what} are more than {most}"));
        }
    }
    faults
}

#[test]
fn graphs_keep_above_their_floors() {
    let Some(data) = data("graphs_keep_above_their_floors") else {
        return;
    };
    let mut found = Vec::new();
    for (engine, files) in Floors::read().graph {
        assert!(!files.is_empty(), "no floor for the graphs of {engine}");
        for (file, floor) in files {
            let gold = there("graphs_keep_above_their_floors", data.join("graph").join(&file));
            found.extend(gold.iter().flat_map(|gold| faults(&engine, gold, &floor)));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn graphs_of_our_own_news_keep_above_their_floors() {
    let floors = Floors::read().own;
    let wanted = |folders: &BTreeMap<String, GraphFloor>| folders.keys().eq(["held_out", "read"]);
    assert!(floors.len() == 2 && floors.values().all(wanted));
    let mut found = Vec::new();
    for (engine, folders) in floors {
        for (folder, floor) in folders {
            found.extend(faults(&engine, &root().join("tests/gold").join(folder), &floor));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn floors_are_read() {
    let floors = Floors::read();
    for engine in floors.mentions.keys().chain(floors.graph.keys()) {
        flags(engine);
    }
    for floor in floors
        .graph
        .values()
        .chain(floors.own.values())
        .flat_map(BTreeMap::values)
    {
        assert!((0.0..=1.0).contains(&floor.edge_f1) && ["doc", "corpus"].contains(&floor.scope.as_str()));
    }
}
