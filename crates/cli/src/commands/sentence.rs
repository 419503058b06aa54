//! A sentence with where it stands, as the verbs print it.

use std::fmt::Write;

use relmap_graph::GraphFile;
use relmap_graph::file::{EvidenceRow, Node};
use relmap_types::Date;
use serde::Serialize;

use crate::words::plain;

/// How a name in a sentence begins and ends where there is colour: bold.
const BOLD: [&str; 2] = ["\x1b[1m", "\x1b[0m"];

/// And where there is none.
const QUOTED: [&str; 2] = ["«", "»"];

/// What stands around a name: bold on a terminal with colour, otherwise quotation marks.
pub(super) const fn marks(in_color: bool) -> [&'static str; 2] {
    if in_color { BOLD } else { QUOTED }
}

/// A piece of evidence with the headline and the day of its document.
#[derive(Serialize)]
pub(super) struct Sentence<'f> {
    #[serde(flatten)]
    pub row: &'f EvidenceRow,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

/// The first `limit` sentences that indices of a node or an edge stand for.
pub(super) fn sentences<'f>(file: &'f GraphFile, indices: &'f [u32], limit: usize) -> Vec<Sentence<'f>> {
    let rows = file.sentences(indices).take(limit);
    rows.map(|row| sentence(file, row)).collect()
}

/// A sentence with what is known of its document.
pub(super) fn sentence<'f>(file: &'f GraphFile, row: &'f EvidenceRow) -> Sentence<'f> {
    let metadata = file.document(&row.document).map(|document| &document.metadata);
    Sentence {
        row,
        title: metadata.and_then(|metadata| metadata.title.as_deref()),
        date: metadata.and_then(|metadata| metadata.date),
    }
}

/// Prints a sentence below its document, with the names of the nodes between marks.
pub(super) fn write_sentence(
    out: &mut String,
    sentence: &Sentence<'_>,
    nodes: &[&Node],
    marks: [&str; 2],
) -> std::fmt::Result {
    let date = sentence.date.map_or(String::new(), |date| format!("{date} "));
    let title = sentence
        .title
        .map_or(String::new(), |title| format!(", {}", plain(title)));
    writeln!(out, "  {date}[{}]{title}", plain(&sentence.row.document))?;
    writeln!(out, "    {}", marked(sentence.row, nodes, marks))
}

/// The sentence with the names of the nodes between marks.
fn marked(row: &EvidenceRow, nodes: &[&Node], marks: [&str; 2]) -> String {
    let mut marked = String::with_capacity(row.sentence.len() + 16);
    let mut chars = row.sentence.chars();
    let mut at = 0;
    let mut take = |end: u32| {
        let part: String = chars.by_ref().take(end.saturating_sub(at) as usize).collect();
        at = at.max(end);
        plain(&part)
    };
    let asked = row
        .mentions
        .iter()
        .filter(|(_, _, id)| nodes.iter().any(|node| node.id == *id));
    for &(start, end, _) in asked {
        let before = take(start);
        let name = take(end);
        marked.extend([&before, marks[0], &name, marks[1]]);
    }
    marked.push_str(&take(u32::MAX));
    marked
}
