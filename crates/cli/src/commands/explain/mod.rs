//! `relmap explain`: why a node or an edge is there.

mod find;

mod print;

use anyhow::bail;
use relmap_graph::GraphFile;
use relmap_graph::file::{EdgeRow, EvidenceRow, Node};
use serde::Serialize;

use super::inputs;
use crate::args::ExplainArgs;
use crate::{Exit, Io};

/// What is known about a node or an edge, as far as it is shown.
#[derive(Serialize)]
struct Explanation<'f> {
    /// The node, or both ends of the edge.
    nodes: Vec<&'f Node>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edge: Option<&'f EdgeRow>,
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

#[derive(Serialize)]
struct Sentence<'f> {
    #[serde(flatten)]
    row: &'f EvidenceRow,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<relmap_types::Date>,
}

/// Shows the sentences behind a node, or behind the edge between two.
pub(crate) fn explain(args: &ExplainArgs, io: &mut Io<'_>) -> anyhow::Result<Exit> {
    let file = inputs::graph(&args.graph, io)?;
    let limit = if args.limit == 0 { usize::MAX } else { args.limit };
    let node = find::find(&file, &args.node)?;
    let explanation = match &args.other {
        Some(other) => explain_edge(&file, node, find::find(&file, other)?, limit)?,
        None => explain_node(&file, node, limit),
    };
    if args.json {
        serde_json::to_writer_pretty(&mut *io.stdout, &explanation).map_err(std::io::Error::from)?;
        io.stdout.write_all(b"\n")?;
    } else {
        let in_color = io.terminal.stdout && io.terminal.color;
        io.stdout
            .write_all(print::print(&explanation, &file.graph.window, in_color).as_bytes())?;
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
    let Some(edge) = file.edge(&a.id, &b.id) else {
        let window = &file.graph.window;
        bail!(
            "no edge between {:?} and {:?}: no window ({window}) names both",
            a.label,
            b.label
        );
    };
    let sentences = sentences(file, &edge.edge.evidence, limit);
    Ok(Explanation {
        nodes: vec![a, b],
        edge: Some(edge),
        ties: Vec::new(),
        sentences,
    })
}

fn sentences<'f>(file: &'f GraphFile, indices: &'f [u32], limit: usize) -> Vec<Sentence<'f>> {
    let rows = file.sentences(indices).take(limit);
    let sentence = |row: &'f EvidenceRow| {
        let metadata = file.document(&row.document).map(|document| &document.metadata);
        Sentence {
            row,
            title: metadata.and_then(|metadata| metadata.title.as_deref()),
            date: metadata.and_then(|metadata| metadata.date),
        }
    };
    rows.map(sentence).collect()
}
