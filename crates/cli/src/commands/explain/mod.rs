//! `relmap explain`: why a node or an edge is there.

mod apart;
mod print;

use anyhow::bail;
use relmap_graph::GraphFile;
use relmap_graph::file::{EdgeRow, Node, RefusalRow};
use serde::Serialize;

use super::find::find;
use super::opened;
use super::sentence::{Sentence, marks, sentences};
use crate::args::ExplainArgs;
use crate::{Exit, Io};
use apart::Apart;

/// What is known about a node or an edge, as far as it is shown.
#[derive(Serialize)]
struct Explanation<'f> {
    /// The node, or both ends of the edge.
    nodes: Vec<&'f Node>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edge: Option<&'f EdgeRow>,
    /// Where the two stand that no edge joins.
    #[serde(skip_serializing_if = "Option::is_none")]
    apart: Option<Apart<'f>>,
    /// What was kept apart from the node, or from one of the two; first the two from each other.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    refusals: Vec<&'f RefusalRow>,
    /// Strongest edges of the node.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ties: Vec<Tie<'f>>,
    sentences: Vec<Sentence<'f>>,
}

#[derive(Serialize)]
struct Tie<'f> {
    id: &'f str,
    label: &'f str,
    weight: u64,
    documents: u32,
}

/// Shows the sentences behind a node, or what ties two and who they are.
pub(crate) fn explain(args: &ExplainArgs, io: &mut Io<'_>) -> anyhow::Result<Exit> {
    let file = opened::open(&args.graph, io)?;
    let limit = opened::rows(args.limit);
    let node = find(&file.nodes, &args.node)?;
    let explanation = match &args.other {
        Some(other) => explain_edge(&file, node, find(&file.nodes, other)?, limit)?,
        None => explain_node(&file, node, limit),
    };
    if args.json {
        opened::print_json(&explanation, io)?;
    } else {
        let in_color = io.terminal.stdout && io.terminal.color;
        io.stdout
            .write_all(print::print(&explanation, &file.graph.window, limit, marks(in_color)).as_bytes())?;
    }
    Ok(Exit::Done)
}

fn explain_node<'f>(file: &'f GraphFile, node: &'f Node, limit: usize) -> Explanation<'f> {
    let ties = file.edges_of(&node.id).into_iter().take(limit).filter_map(|row| {
        let other = file.node(if row.source == node.id {
            &row.target
        } else {
            &row.source
        })?;
        let (weight, documents) = (row.edge.weight, row.edge.documents);
        Some(Tie {
            id: &other.id,
            label: &other.label,
            weight,
            documents,
        })
    });
    Explanation {
        nodes: vec![node],
        edge: None,
        apart: None,
        refusals: file.refusals_of(&node.id).take(limit).collect(),
        ties: ties.collect(),
        sentences: sentences(file, &node.evidence, limit),
    }
}

fn explain_edge<'f>(
    file: &'f GraphFile,
    a: &'f Node,
    b: &'f Node,
    limit: usize,
) -> anyhow::Result<Explanation<'f>> {
    if a.id == b.id {
        bail!("{:?} has no edge to itself: both names mean it", a.label);
    }
    let is_between = |row: &RefusalRow| {
        [&row.source, &row.target]
            .iter()
            .all(|id| **id == a.id || **id == b.id)
    };
    let own = file.refusals_of(&a.id).take(limit);
    // What concerns both is listed with the first.
    let others = file.refusals_of(&b.id).filter(|row| !is_between(row)).take(limit);
    let mut refusals: Vec<&RefusalRow> = own.chain(others).collect();
    refusals.sort_by_key(|row| !is_between(row));
    let edge = file.edge(&a.id, &b.id);
    let evidence = edge.map_or(&[][..], |row| &row.edge.evidence);
    let sentences = sentences(file, evidence, limit);
    Ok(Explanation {
        nodes: vec![a, b],
        edge,
        apart: edge.is_none().then(|| Apart::new(file, [a, b])),
        refusals,
        ties: Vec::new(),
        sentences,
    })
}
