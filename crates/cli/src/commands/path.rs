//! `relmap path`: how one name leads to another, with the sentence of each step.

use std::collections::BTreeSet;
use std::fmt::Write;

use anyhow::{Context, bail};
use relmap_graph::chain::chains;
use relmap_graph::file::{EdgeRow, Node};
use relmap_graph::{EntityGraph, GraphFile};
use relmap_types::EntityId;
use serde::Serialize;

use super::find::find;
use super::opened;
use super::sentence::{Sentence, marks, sentences, write_sentence};
use crate::args::PathArgs;
use crate::words::{many, plain};
use crate::{Exit, Io};

/// What was asked and found.
#[derive(Serialize)]
struct Paths<'f> {
    from: &'f str,
    to: &'f str,
    window: &'f str,
    /// Best first.
    chains: Vec<Chain<'f>>,
}

#[derive(Serialize)]
struct Chain<'f> {
    /// Sum over its ties of `1 / weight`.
    length: f64,
    #[serde(skip)]
    nodes: Vec<&'f Node>,
    ids: Vec<&'f str>,
    labels: Vec<&'f str>,
    ties: Vec<Tie<'f>>,
}

/// A step of a chain.
#[derive(Serialize)]
struct Tie<'f> {
    #[serde(flatten)]
    row: &'f EdgeRow,
    /// The best sentence of the tie; none if the graph was built without evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    sentence: Option<Sentence<'f>>,
}

/// Prints the best chains between two names.
pub(crate) fn path(args: &PathArgs, io: &mut Io<'_>) -> anyhow::Result<Exit> {
    let file = opened::open(&args.graph, io)?;
    let whole = file;
    let (from, to) = (find(&whole.nodes, &args.from)?, find(&whole.nodes, &args.to)?);
    if from.id == to.id {
        bail!("both names mean {:?}", from.label);
    }
    let file = narrowed(&whole, args, [from, to])?;
    let graph = EntityGraph::try_from(file.clone()).with_context(|| args.graph.display().to_string())?;
    let place = |node: &Node| file.nodes.iter().position(|other| other.id == node.id);
    let ends = place(from).zip(place(to));
    let found = ends.map(|(a, b)| chains(&graph, EntityId(a as u32), EntityId(b as u32), args.limit));
    let mut paths = Paths {
        from: &from.id,
        to: &to.id,
        window: &file.graph.window,
        chains: Vec::new(),
    };
    for chain in found.unwrap_or_default() {
        let nodes: Vec<&Node> = chain
            .entities
            .iter()
            .map(|id| &file.nodes[id.0 as usize])
            .collect();
        paths.chains.push(Chain {
            length: relmap_graph::measure::rounded(chain.length),
            ids: nodes.iter().map(|node| node.id.as_str()).collect(),
            labels: nodes.iter().map(|node| node.label.as_str()).collect(),
            ties: nodes
                .windows(2)
                .filter_map(|pair| tie(&file, pair[0], pair[1]))
                .collect(),
            nodes,
        });
    }
    if args.json {
        opened::print_json(&paths, io)?;
    } else {
        let in_color = io.terminal.stdout && io.terminal.color;
        let is_narrowed = !args.types.is_empty() || !args.avoid.is_empty() || args.min_weight > 1;
        let mut out = String::new();
        // Writing to a string does not fail.
        let _ = write_all(&mut out, &paths, [from, to], is_narrowed, marks(in_color));
        io.stdout.write_all(out.as_bytes())?;
    }
    Ok(Exit::Done)
}

/// The graph without the nodes and ties that no chain may use.
fn narrowed(whole: &GraphFile, args: &PathArgs, ends: [&Node; 2]) -> anyhow::Result<GraphFile> {
    let is_end = |id: &str| ends.iter().any(|end| end.id == id);
    let mut avoided = Vec::new();
    for name in &args.avoid {
        let node = find(&whole.nodes, name).context("--avoid")?;
        if is_end(&node.id) {
            bail!("--avoid: {:?} is an end of the chain", node.label);
        }
        avoided.push(node.id.as_str());
    }
    let mut file = whole.clone();
    file.edges.retain(|row| row.edge.weight >= args.min_weight);
    let barred: BTreeSet<&str> = whole
        .nodes
        .iter()
        .filter(|node| {
            let is_of_type = args.types.is_empty() || args.types.contains(&node.entity_type);
            !is_end(&node.id) && (!is_of_type || avoided.contains(&node.id.as_str()))
        })
        .map(|node| node.id.as_str())
        .collect();
    file.edges
        .retain(|row| !barred.contains(row.source.as_str()) && !barred.contains(row.target.as_str()));
    Ok(file)
}

fn tie<'f>(file: &'f GraphFile, a: &Node, b: &Node) -> Option<Tie<'f>> {
    let row = file.edge(&a.id, &b.id)?;
    let sentence = sentences(file, &row.edge.evidence, 1).pop();
    Some(Tie { row, sentence })
}

fn write_all(
    out: &mut String,
    paths: &Paths<'_>,
    ends: [&Node; 2],
    is_narrowed: bool,
    marks: [&str; 2],
) -> std::fmt::Result {
    if paths.chains.is_empty() {
        let [from, to] = ends.map(|node| plain(&node.label));
        let (window, narrowed) = (
            plain(paths.window),
            if is_narrowed { " with these limits" } else { "" },
        );
        return writeln!(
            out,
            "No chain of ties leads from {from} to {to}{narrowed} (window: {window})."
        );
    }
    for (number, chain) in paths.chains.iter().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let names: Vec<String> = chain.labels.iter().map(|label| plain(label)).collect();
        writeln!(out, "{} ({})", names.join(" – "), many(chain.ties.len(), "tie"))?;
        for (tie, pair) in chain.ties.iter().zip(chain.nodes.windows(2)) {
            let [a, b] = [pair[0], pair[1]].map(|node| plain(&node.label));
            let documents = many(tie.row.edge.documents as usize, "document");
            writeln!(out, "\n  {a} – {b}: weight {}, {documents}", tie.row.edge.weight)?;
            if let Some(sentence) = &tie.sentence {
                write_sentence(out, sentence, pair, marks)?;
            }
        }
    }
    Ok(())
}
