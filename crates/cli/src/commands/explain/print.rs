//! An explanation in words.

use std::fmt::Write;

use relmap_graph::file::{Node, RefusalRow};

use super::Explanation;
use crate::commands::sentence::write_sentence;
use crate::words::{many, plain};

/// Writes the explanation for a person to read.
pub(super) fn print(explanation: &Explanation<'_>, window: &str, marks: [&str; 2]) -> String {
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = write_all(&mut out, explanation, window, marks);
    out
}

fn write_all(
    out: &mut String,
    explanation: &Explanation<'_>,
    window: &str,
    marks: [&str; 2],
) -> std::fmt::Result {
    match explanation.nodes.as_slice() {
        [node] => write_node(out, node)?,
        // Who they are is known to those who ask what ties them.
        several => several.iter().try_for_each(|node| write_heading(out, node))?,
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
    if explanation.edge.is_none() && explanation.nodes.len() > 1 {
        return writeln!(out, "\nNo edge: no window ({window}) names both");
    }
    let total = match explanation.edge {
        Some(row) => row.edge.sentences as usize,
        None => explanation.nodes.iter().map(|node| node.evidence.len()).sum(),
    };
    writeln!(out, "\nSentences{}", shown(explanation.sentences.len(), total))?;
    for sentence in &explanation.sentences {
        write_sentence(out, sentence, &explanation.nodes, marks)?;
    }
    Ok(())
}

fn write_heading(out: &mut String, node: &Node) -> std::fmt::Result {
    let (label, id) = (plain(&node.label), plain(&node.id));
    writeln!(out, "{label} ({}, {id})", node.entity_type.as_str())
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

fn write_node(out: &mut String, node: &Node) -> std::fmt::Result {
    write_heading(out, node)?;
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
    )?;
    let aliases = node
        .aliases
        .iter()
        .enumerate()
        .map(|(i, alias)| match node.alias_counts.get(i) {
            Some(count) => format!("{} {count}", plain(alias)),
            None => plain(alias),
        });
    writeln!(out, "  Written: {}", aliases.collect::<Vec<_>>().join(", "))?;
    for merge in &node.merges {
        let (surface, into) = (plain(&merge.surface), plain(&merge.into));
        writeln!(
            out,
            "  Joined: {surface} to {into}, {} [{}]",
            plain(&merge.reason),
            plain(&merge.document)
        )?;
    }
    Ok(())
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
