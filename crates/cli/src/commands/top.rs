//! `relmap top`: who and which ties stand out.

use std::cmp::Reverse;

use relmap_graph::GraphFile;
use relmap_graph::file::{EdgeRow, Node};
use relmap_graph::measure::{Counts, surprise};
use relmap_types::EntityType;
use serde::Serialize;

use super::opened;
use super::table::table;
use crate::args::{By, TopArgs};
use crate::{Exit, Io};

/// A ranking as JSON has it.
#[derive(Serialize)]
struct Ranking<'f> {
    by: &'static str,
    window: &'f str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    nodes: Vec<RankedNode<'f>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    edges: Vec<RankedEdge<'f>>,
}

#[derive(Serialize)]
struct RankedNode<'f> {
    rank: usize,
    id: &'f str,
    label: &'f str,
    #[serde(rename = "type")]
    entity_type: EntityType,
    strength: u64,
    pagerank: f64,
    betweenness: f64,
    degree: u32,
    mentions: u32,
    documents: u32,
}

#[derive(Serialize)]
struct RankedEdge<'f> {
    rank: usize,
    source: &'f str,
    target: &'f str,
    source_label: &'f str,
    target_label: &'f str,
    llr: f64,
    npmi: f64,
    weight: u64,
    /// Windows that would name both by chance.
    expected: f64,
}

/// Prints the nodes or ties that rank highest.
pub(crate) fn top(args: &TopArgs, io: &mut Io<'_>) -> anyhow::Result<Exit> {
    let file = opened::open(&args.graph, io)?;
    let is_wanted = |node: &Node| args.types.is_empty() || args.types.contains(&node.entity_type);
    let limit = opened::rows(args.limit);
    let mut ranking = Ranking {
        by: args.by.as_str(),
        window: &file.graph.window,
        nodes: Vec::new(),
        edges: Vec::new(),
    };
    if args.by == By::Surprise {
        ranking.edges = surprising(&file, is_wanted, limit);
    } else {
        ranking.nodes = prominent(&file, args.by, is_wanted, limit);
    }
    if args.json {
        opened::print_json(&ranking, io)?;
    } else {
        io.stdout.write_all(in_words(&ranking, args.by).as_bytes())?;
    }
    Ok(Exit::Done)
}

/// Nodes by a measure, ties by strength, mentions, then in the order of the file.
fn prominent(
    file: &GraphFile,
    by: By,
    is_wanted: impl Fn(&Node) -> bool,
    limit: usize,
) -> Vec<RankedNode<'_>> {
    let mut nodes: Vec<&Node> = file.nodes.iter().filter(|node| is_wanted(node)).collect();
    nodes.sort_by(|a, b| {
        let measure = match by {
            By::Pagerank => b.pagerank.total_cmp(&a.pagerank),
            By::Betweenness => b.betweenness.total_cmp(&a.betweenness),
            By::Strength | By::Surprise => b.strength.cmp(&a.strength),
        };
        measure.then((b.strength, b.mentions).cmp(&(a.strength, a.mentions)))
    });
    let ranked = nodes
        .into_iter()
        .take(limit)
        .zip(1..)
        .map(|(node, rank)| RankedNode {
            rank,
            id: &node.id,
            label: &node.label,
            entity_type: node.entity_type,
            strength: node.strength,
            pagerank: node.pagerank,
            betweenness: node.betweenness,
            degree: node.degree,
            mentions: node.mentions,
            documents: node.documents,
        });
    ranked.collect()
}

/// Ties seen far more often than expected, by log-likelihood ratio, ties by weight, then in the order of the file.
fn surprising(file: &GraphFile, is_wanted: impl Fn(&Node) -> bool, limit: usize) -> Vec<RankedEdge<'_>> {
    let nodes = file.by_id();
    let mut ties: Vec<(f64, &EdgeRow, RankedEdge<'_>)> = Vec::new();
    for row in &file.edges {
        let (Some(source), Some(target)) = (nodes.get(row.source.as_str()), nodes.get(row.target.as_str()))
        else {
            continue;
        };
        let counts = Counts {
            both: row.edge.sentences,
            a: source.windows.into(),
            b: target.windows.into(),
            windows: file.graph.windows,
        };
        let surprise = surprise(counts);
        if surprise <= 0.0 || !is_wanted(source) || !is_wanted(target) {
            continue;
        }
        let ranked = RankedEdge {
            rank: 0,
            source: &source.id,
            target: &target.id,
            source_label: &source.label,
            target_label: &target.label,
            llr: row.edge.llr,
            npmi: row.edge.npmi,
            weight: row.edge.weight,
            expected: relmap_graph::measure::rounded(counts.expected()),
        };
        ties.push((surprise, row, ranked));
    }
    ties.sort_by(|a, b| {
        b.0.total_cmp(&a.0)
            .then(Reverse(a.1.edge.weight).cmp(&Reverse(b.1.edge.weight)))
    });
    let ranked = ties.into_iter().take(limit).zip(1..);
    ranked
        .map(|((_, _, tie), rank)| RankedEdge { rank, ..tie })
        .collect()
}

fn in_words(ranking: &Ranking<'_>, by: By) -> String {
    let cells = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let (mut rows, nothing) = if by == By::Surprise {
        let head = cells(&["", "tie", "llr", "npmi", "weight", "expected"]);
        let rows = ranking.edges.iter().map(|tie| {
            vec![
                tie.rank.to_string(),
                format!("{} – {}", tie.source_label, tie.target_label),
                format!("{:.1}", tie.llr),
                format!("{:.2}", tie.npmi),
                tie.weight.to_string(),
                format!("{:.1}", tie.expected),
            ]
        });
        (
            std::iter::once(head).chain(rows).collect::<Vec<_>>(),
            "No tie is seen more often than expected.\n",
        )
    } else {
        let head = cells(&["", "name", "type", by.as_str(), "ties", "mentions"]);
        let rows = ranking.nodes.iter().map(|node| {
            let value = match by {
                By::Pagerank => format!("{:.4}", node.pagerank),
                By::Betweenness => format!("{:.4}", node.betweenness),
                By::Strength | By::Surprise => node.strength.to_string(),
            };
            vec![
                node.rank.to_string(),
                node.label.to_owned(),
                node.entity_type.word().to_owned(),
                value,
                node.degree.to_string(),
                node.mentions.to_string(),
            ]
        });
        (
            std::iter::once(head).chain(rows).collect(),
            "The graph has no such node.\n",
        )
    };
    if rows.len() == 1 {
        rows.clear();
        return nothing.to_owned();
    }
    format!(
        "{}(window: {})\n",
        table(&rows),
        crate::words::plain(ranking.window)
    )
}
