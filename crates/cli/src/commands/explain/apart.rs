//! Two nodes that no window names together.

use std::collections::BTreeMap;

use relmap_graph::GraphFile;
use relmap_graph::file::{EvidenceRow, Node};
use serde::Serialize;

use crate::commands::sentence::{Sentence, sentence};

/// Where two nodes without an edge stand, as far as the graph keeps their sentences.
#[derive(Serialize)]
pub(super) struct Apart<'f> {
    /// For each of the two the documents that name it, by id.
    pub(super) documents: [Vec<&'f str>; 2],
    /// Where they come nearest to each other; none if no document names both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) nearest: Option<Nearest<'f>>,
}

/// A sentence of each, in one document.
#[derive(Serialize)]
pub(super) struct Nearest<'f> {
    /// Code points between the two.
    pub(super) distance: u32,
    /// In the order of the text.
    pub(super) sentences: [Sentence<'f>; 2],
}

impl<'f> Apart<'f> {
    pub(super) fn new(file: &'f GraphFile, ends: [&Node; 2]) -> Self {
        let [a, b] = ends.map(|node| rows(file, &node.id));
        let mut nearest: Option<(u32, &EvidenceRow, &EvidenceRow)> = None;
        for (document, of_a) in &a {
            for &left in of_a {
                for &right in b.get(document).into_iter().flatten() {
                    let (first, second) = if left.start <= right.start {
                        (left, right)
                    } else {
                        (right, left)
                    };
                    let distance = second.start.saturating_sub(first.end);
                    if nearest.is_none_or(|(least, ..)| distance < least) {
                        nearest = Some((distance, first, second));
                    }
                }
            }
        }
        Self {
            documents: [a, b].map(|rows| rows.into_keys().collect()),
            nearest: nearest.map(|(distance, first, second)| Nearest {
                distance,
                sentences: [first, second].map(|row| sentence(file, row)),
            }),
        }
    }
}

/// The sentences that name a node, by document.
fn rows<'f>(file: &'f GraphFile, id: &str) -> BTreeMap<&'f str, Vec<&'f EvidenceRow>> {
    let mut rows: BTreeMap<&str, Vec<&EvidenceRow>> = BTreeMap::new();
    let names = |row: &&EvidenceRow| row.mentions.iter().any(|(.., of)| of == id);
    for row in file.evidence.iter().filter(names) {
        rows.entry(&row.document).or_default().push(row);
    }
    rows
}
