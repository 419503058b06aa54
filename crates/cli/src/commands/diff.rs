//! `relmap diff`: what appeared, vanished and changed from one graph to another.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use anyhow::bail;
use relmap_graph::GraphFile;
use relmap_graph::file::{EdgeRow, Node};
use serde::Serialize;

use super::opened;
use super::table::table;
use crate::args::DiffArgs;
use crate::words::{many, plain};
use crate::{Exit, Io};

/// Two graphs compared; nodes are the same if their ids are.
#[derive(Serialize)]
struct Difference<'f> {
    nodes: Changes<NodeChange<'f>>,
    edges: Changes<EdgeChange<'f>>,
}

/// Rows of one kind, greatest first, and how many there are whether shown or not.
#[derive(Serialize)]
struct Changes<T> {
    n_appeared: usize,
    n_vanished: usize,
    n_changed: usize,
    appeared: Vec<T>,
    vanished: Vec<T>,
    changed: Vec<T>,
}

/// A node before and after; 0 where it is not there.
#[derive(Serialize)]
struct NodeChange<'f> {
    id: &'f str,
    label: &'f str,
    strength_before: u64,
    strength_after: u64,
    mentions_before: u32,
    mentions_after: u32,
}

/// An edge before and after; 0 where it is not there.
#[derive(Serialize)]
struct EdgeChange<'f> {
    source: &'f str,
    target: &'f str,
    source_label: &'f str,
    target_label: &'f str,
    weight_before: u64,
    weight_after: u64,
}

/// Prints what differs between two graphs.
pub(crate) fn diff(args: &DiffArgs, io: &mut Io<'_>) -> anyhow::Result<Exit> {
    let (old, new) = (opened::open(&args.old, io)?, opened::open(&args.new, io)?);
    if old.graph.window != new.graph.window {
        bail!(
            "the graphs count different windows ({} and {}): build one of them again",
            old.graph.window,
            new.graph.window
        );
    }
    let limit = opened::rows(args.limit);
    let difference = Difference {
        nodes: nodes(&old, &new, limit),
        edges: edges(&old, &new, limit),
    };
    if args.json {
        opened::print_json(&difference, io)?;
    } else {
        io.stdout
            .write_all(in_words(&difference, &new.graph.window).as_bytes())?;
    }
    Ok(Exit::Done)
}

impl<T> Changes<T> {
    /// Sorts rows into those that appeared, vanished and changed; the greatest changes come first.
    ///
    /// `before_after` gives the two sizes of a row, of which one is 0 where it is not there.
    fn new(rows: Vec<T>, before_after: impl Fn(&T) -> (u64, u64), limit: usize) -> Self {
        let (mut appeared, mut vanished, mut changed) = (Vec::new(), Vec::new(), Vec::new());
        for (place, row) in rows.into_iter().enumerate() {
            let (before, after) = before_after(&row);
            let key = (Reverse(before.abs_diff(after)), place);
            match (before, after) {
                (0, _) => appeared.push((key, row)),
                (_, 0) => vanished.push((key, row)),
                _ => changed.push((key, row)),
            }
        }
        let cut = |rows: &mut Vec<((Reverse<u64>, usize), T)>| {
            rows.sort_by_key(|(key, _)| *key);
            let n = rows.len();
            (n, rows.drain(..).take(limit).map(|(_, row)| row).collect())
        };
        let ((n_appeared, appeared), (n_vanished, vanished), (n_changed, changed)) =
            (cut(&mut appeared), cut(&mut vanished), cut(&mut changed));
        Self {
            n_appeared,
            n_vanished,
            n_changed,
            appeared,
            vanished,
            changed,
        }
    }
}

/// Nodes that differ in mentions or strength, in the order of the old file, then of the new one.
fn nodes<'f>(old: &'f GraphFile, new: &'f GraphFile, limit: usize) -> Changes<NodeChange<'f>> {
    let (before, after) = (old.by_id(), new.by_id());
    let vanished = |node: &&Node| !after.contains_key(node.id.as_str());
    let all = new.nodes.iter().chain(old.nodes.iter().filter(vanished));
    let rows = all.filter_map(|node| {
        let (old, new) = (before.get(node.id.as_str()), after.get(node.id.as_str()));
        let row = NodeChange {
            id: &node.id,
            label: &node.label,
            strength_before: old.map_or(0, |node| node.strength),
            strength_after: new.map_or(0, |node| node.strength),
            mentions_before: old.map_or(0, |node| node.mentions),
            mentions_after: new.map_or(0, |node| node.mentions),
        };
        let same = row.strength_before == row.strength_after && row.mentions_before == row.mentions_after;
        (!same || old.is_none() || new.is_none()).then_some(row)
    });
    // A node may have no tie, but it has at least one mention.
    let size = |row: &NodeChange<'_>| {
        let one = |mentions: u32, strength: u64| u64::from(mentions > 0) + strength + u64::from(mentions);
        (
            one(row.mentions_before, row.strength_before),
            one(row.mentions_after, row.strength_after),
        )
    };
    Changes::new(rows.collect(), size, limit)
}

/// Edges that differ in weight.
fn edges<'f>(old: &'f GraphFile, new: &'f GraphFile, limit: usize) -> Changes<EdgeChange<'f>> {
    let (before, after) = (by_pair(old), by_pair(new));
    let labels: BTreeMap<&str, &str> = old
        .nodes
        .iter()
        .chain(&new.nodes)
        .map(|node| (node.id.as_str(), node.label.as_str()))
        .collect();
    let vanished = |row: &&EdgeRow| !after.contains_key(&pair(row));
    let all = new.edges.iter().chain(old.edges.iter().filter(vanished));
    let rows = all.filter_map(|row| {
        let weight = |of: &BTreeMap<_, u64>| of.get(&pair(row)).copied().unwrap_or_default();
        let change = EdgeChange {
            source: &row.source,
            target: &row.target,
            source_label: labels.get(row.source.as_str()).copied().unwrap_or_default(),
            target_label: labels.get(row.target.as_str()).copied().unwrap_or_default(),
            weight_before: weight(&before),
            weight_after: weight(&after),
        };
        (change.weight_before != change.weight_after).then_some(change)
    });
    Changes::new(rows.collect(), |row| (row.weight_before, row.weight_after), limit)
}

fn by_pair(file: &GraphFile) -> BTreeMap<(&str, &str), u64> {
    file.edges
        .iter()
        .map(|row| (pair(row), row.edge.weight))
        .collect()
}

/// The ends of an edge, in an order that does not depend on the file.
fn pair(row: &EdgeRow) -> (&str, &str) {
    let (a, b) = (row.source.as_str(), row.target.as_str());
    if a < b { (a, b) } else { (b, a) }
}

fn in_words(difference: &Difference<'_>, window: &str) -> String {
    let Difference { nodes, edges } = difference;
    let mut out = String::new();
    let node = |row: &NodeChange<'_>| {
        vec![
            String::new(),
            row.label.to_owned(),
            change(row.strength_before, row.strength_after),
            change(row.mentions_before.into(), row.mentions_after.into()),
        ]
    };
    let edge = |row: &EdgeChange<'_>| {
        vec![
            String::new(),
            format!("{} – {}", row.source_label, row.target_label),
            change(row.weight_before, row.weight_after),
        ]
    };
    let parts = [
        ("Names that appeared", nodes.n_appeared, &nodes.appeared),
        ("Names that vanished", nodes.n_vanished, &nodes.vanished),
        ("Names that changed", nodes.n_changed, &nodes.changed),
    ];
    for (title, n, rows) in parts {
        part(
            &mut out,
            title,
            n,
            &["", "name", "strength", "mentions"],
            rows.iter().map(node),
        );
    }
    let parts = [
        ("Ties that appeared", edges.n_appeared, &edges.appeared),
        ("Ties that vanished", edges.n_vanished, &edges.vanished),
        ("Ties that changed", edges.n_changed, &edges.changed),
    ];
    for (title, n, rows) in parts {
        part(&mut out, title, n, &["", "tie", "weight"], rows.iter().map(edge));
    }
    if out.is_empty() {
        return "The graphs do not differ in names, ties and counts.\n".to_owned();
    }
    out.extend(["(window: ", &plain(window), ")\n"]);
    out
}

fn part(out: &mut String, title: &str, n: usize, head: &[&str], rows: impl Iterator<Item = Vec<String>>) {
    if n == 0 {
        return;
    }
    let head = head.iter().map(|cell| (*cell).to_owned()).collect();
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
    let shown = rows.len() - 1;
    let of = if shown < n {
        format!("{shown} of {n}")
    } else {
        many(n, "row")
    };
    out.extend([title, ", ", &of, "\n", &table(&rows), "\n"]);
}

/// "3", or "3 → 5 (+2)".
fn change(before: u64, after: u64) -> String {
    match (before, after) {
        (0, only) | (only, 0) => only.to_string(),
        _ if before == after => before.to_string(),
        _ if before < after => format!("{before} → {after} (+{})", after - before),
        _ => format!("{before} → {after} (-{})", before - after),
    }
}
