//! An explanation in words.

use std::fmt::Write;

use relmap_graph::file::{Node, RefusalRow};

use super::Explanation;
use super::apart::Apart;
use crate::commands::sentence::write_sentence;
use crate::words::{many, plain};

/// Writes the explanation for a person to read.
pub(super) fn print(explanation: &Explanation<'_>, window: &str, limit: usize, marks: [&str; 2]) -> String {
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = write_all(&mut out, explanation, window, limit, marks);
    out
}

fn write_all(
    out: &mut String,
    explanation: &Explanation<'_>,
    window: &str,
    limit: usize,
    marks: [&str; 2],
) -> std::fmt::Result {
    match explanation.nodes.as_slice() {
        [node] => {
            write_node(out, node)?;
            write_names(out, node, usize::MAX)?;
        }
        several => {
            for node in several {
                write_heading(out, node)?;
                write_names(out, node, limit)?;
            }
        }
    }
    for refusal in &explanation.refusals {
        write_refusal(out, refusal, &explanation.nodes)?;
    }
    if let Some(row) = explanation.edge {
        let edge = &row.edge;
        let dates = period(edge.first_seen, edge.last_seen);
        let documents = many(edge.documents as usize, "document");
        writeln!(
            out,
            "\nEdge: weight {}, {documents}{dates} (window: {window})",
            edge.weight
        )?;
    }
    if !explanation.ties.is_empty() {
        let total = explanation.nodes.iter().map(|node| node.degree as usize).sum();
        writeln!(
            out,
            "\nStrongest ties{} (window: {window})",
            shown(explanation.ties.len(), total)
        )?;
        for tie in &explanation.ties {
            let (label, id) = (plain(tie.label), plain(tie.id));
            let documents = many(tie.documents as usize, "document");
            writeln!(out, "  {:>4}  {label} ({id}), {documents}", tie.weight)?;
        }
    }
    if let Some(apart) = &explanation.apart {
        return write_apart(out, apart, &explanation.nodes, window, marks);
    }
    let (total, kept) = match (explanation.edge, explanation.nodes.first()) {
        (Some(row), _) => (row.edge.sentences as usize, row.edge.evidence.len()),
        (None, Some(node)) => (node.windows as usize, node.evidence.len()),
        (None, None) => (0, 0),
    };
    let n_shown = explanation.sentences.len();
    let more = if n_shown == total {
        ""
    } else if n_shown < kept {
        " (-n shows more)"
    } else {
        " (the graph keeps no more; relmap build --evidence N does)"
    };
    writeln!(out, "\nSentences{}{more}", shown(n_shown, total))?;
    for sentence in &explanation.sentences {
        write_sentence(out, sentence, &explanation.nodes, marks)?;
    }
    Ok(())
}

/// Documents that are named of those that name a node.
const DOCUMENTS: usize = 5;

/// Why there is no edge: where each stands, and how near they come.
fn write_apart(
    out: &mut String,
    apart: &Apart<'_>,
    nodes: &[&Node],
    window: &str,
    marks: [&str; 2],
) -> std::fmt::Result {
    writeln!(out, "\nNo edge: no window ({window}) names both")?;
    for (node, documents) in nodes.iter().zip(&apart.documents) {
        let named: Vec<String> = documents.iter().take(DOCUMENTS).map(|id| plain(id)).collect();
        let rest = (node.documents as usize).saturating_sub(named.len());
        let rest = match (named.len(), rest) {
            (_, 0) => String::new(),
            (0, rest) => many(rest, "document"),
            (_, rest) => format!(" and {}", many(rest, "more document")),
        };
        writeln!(
            out,
            "  {} stands in {}{rest}",
            plain(&node.label),
            named.join(", ")
        )?;
    }
    let Some(nearest) = &apart.nearest else {
        return writeln!(
            out,
            "  No document names both, as far as the graph keeps its sentences"
        );
    };
    writeln!(
        out,
        "\nNearest, {} apart",
        many(nearest.distance as usize, "character")
    )?;
    for sentence in &nearest.sentences {
        write_sentence(out, sentence, nodes, marks)?;
    }
    Ok(())
}

/// What was not joined, and why; the id is that of the node which was not asked for.
fn write_refusal(out: &mut String, refusal: &RefusalRow, nodes: &[&Node]) -> std::fmt::Result {
    let asked = |id: &str| nodes.iter().any(|node| node.id == id);
    let mut sides = [
        (&refusal.left, &refusal.source),
        (&refusal.right, &refusal.target),
    ];
    sides.sort_by_key(|(_, id)| !asked(id));
    let [(own, _), (other, id)] = sides;
    let id = if asked(id) {
        String::new()
    } else {
        format!(" ({})", plain(id))
    };
    writeln!(
        out,
        "  Kept apart: {} from {}{id}, {} [{}]",
        plain(own),
        plain(other),
        plain(&refusal.reason),
        plain(&refusal.document)
    )
}

/// Who it is.
fn write_heading(out: &mut String, node: &Node) -> std::fmt::Result {
    let (label, id) = (plain(&node.label), plain(&node.id));
    writeln!(out, "{label} ({}, {id})", node.entity_type.word())?;
    let place = node
        .lat
        .zip(node.lon)
        .map(|(lat, lon)| format!("{lat:.4}, {lon:.4}"));
    let facts: Vec<String> = [node.description.clone(), node.country.clone(), place]
        .into_iter()
        .flatten()
        .collect();
    if !facts.is_empty() {
        writeln!(out, "  {}", plain(&facts.join("; ")))?;
    }
    Ok(())
}

fn write_node(out: &mut String, node: &Node) -> std::fmt::Result {
    write_heading(out, node)?;
    let dates = period(node.first_seen, node.last_seen);
    let (mentions, documents) = (
        many(node.mentions as usize, "mention"),
        many(node.documents as usize, "document"),
    );
    writeln!(out, "  {mentions} in {documents}{dates}")?;
    writeln!(
        out,
        "  {}, strength {}",
        many(node.degree as usize, "edge"),
        node.strength
    )
}

/// How a node is written, and why that is taken for it, in `limit` lines at most.
fn write_names(out: &mut String, node: &Node, limit: usize) -> std::fmt::Result {
    let aliases = node
        .aliases
        .iter()
        .enumerate()
        .map(|(i, alias)| match node.alias_counts.get(i) {
            Some(count) => format!("{} {count}", plain(alias)),
            None => plain(alias),
        });
    let mut written: Vec<String> = aliases.collect();
    // Descriptions and pronouns are no names, and count with --coreference full.
    let n_named: u32 = node.alias_counts.iter().sum();
    let n_meant = node.mentions.saturating_sub(n_named);
    if n_meant > 0 && !node.alias_counts.is_empty() {
        written.push(format!("meant without a name {n_meant}"));
    }
    writeln!(out, "  Written: {}", written.join(", "))?;
    for merge in node.merges.iter().take(limit) {
        let (surface, into) = (plain(&merge.surface), plain(&merge.into));
        writeln!(
            out,
            "  Joined: {surface} to {into}, {} [{}]",
            plain(&merge.reason),
            plain(&merge.document)
        )?;
    }
    match node.merges.len().saturating_sub(limit) {
        0 => Ok(()),
        rest => writeln!(out, "  and {}", many(rest, "more join")),
    }
}

fn period(first: Option<relmap_types::Date>, last: Option<relmap_types::Date>) -> String {
    match (first, last) {
        (Some(first), Some(last)) if first != last => format!(", {first} to {last}"),
        (Some(day), _) | (_, Some(day)) => format!(", {day}"),
        (None, None) => String::new(),
    }
}

/// How many of how many are shown, unless all are.
fn shown(shown: usize, total: usize) -> String {
    if shown < total {
        format!(", {shown} of {total}")
    } else {
        String::new()
    }
}
