//! Rows of the page's data: what the script shows, with positions in place of ids.

use relmap_types::{Date, EntityType};
use serde::Serialize;

use crate::file::{Edge, EvidenceRow, Node, RefusalRow};
use crate::layout::Point;
use crate::view::text::printable;

/// A name.
#[derive(Serialize)]
pub(super) struct NodeRow {
    id: String,
    label: String,
    #[serde(rename = "type")]
    entity_type: EntityType,
    /// Surface and mentions.
    aliases: Vec<(String, u32)>,
    mentions: u32,
    documents: u32,
    degree: u32,
    strength: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_seen: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_seen: Option<Date>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    merges: Vec<Merge>,
    /// Positions in the page's sentences, best first.
    pub evidence: Vec<u32>,
    /// Positions in the page's documents, in order: those that its sentences and its ties' sentences are from.
    pub in_documents: Vec<u32>,
    x: f64,
    y: f64,
    /// Where it stands in what the page opens with, on wide screens and on high ones, if it belongs to that.
    #[serde(skip_serializing_if = "Option::is_none")]
    main: Option<[Spot; 2]>,
    betweenness: f64,
    community: u32,
    core: u32,
    pagerank: f64,
}

/// Left, top, and the side of the label: right, left, below or above, from 0.
pub(super) type Spot = (f64, f64, usize);

/// A join of two names.
#[derive(Serialize)]
struct Merge {
    surface: String,
    into: String,
    reason: String,
    document: String,
}

/// A join that was refused.
#[derive(Serialize)]
pub(super) struct Refusal {
    /// Position of the name of `left`, if the page has it.
    a: Option<usize>,
    /// Position of the name of `right`, if the page has it.
    b: Option<usize>,
    left: String,
    right: String,
    reason: String,
    document: String,
}

/// A tie.
#[derive(Serialize)]
pub(super) struct EdgeRow {
    /// Position of the stronger name.
    pub a: usize,
    /// Position of the weaker name.
    pub b: usize,
    weight: u64,
    documents: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_seen: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_seen: Option<Date>,
    /// Positions in the page's sentences, best first.
    pub evidence: Vec<u32>,
    /// Sentences that the graph keeps for it; the page may hold fewer.
    kept: usize,
    /// Windows and documents of each dated month, by the position of the month.
    when: Vec<(usize, u32, u32)>,
    /// Whether it belongs to what the page opens with.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    main: bool,
    alpha: f64,
    llr: f64,
    npmi: f64,
}

/// A sentence: position of the document, text, first and last code point in the document, and `[start, end, node]`
/// for every name of the page in it, in code points of the text.
pub(super) type SentenceRow = (u32, String, u32, u32, Vec<(u32, u32, usize)>);

impl NodeRow {
    pub(super) fn new(node: &Node, Point { x, y }: Point, main: Option<[Spot; 2]>) -> Self {
        let merges = node.merges.iter().map(|merge| Merge {
            surface: printable(&merge.surface),
            into: printable(&merge.into),
            reason: printable(&merge.reason),
            document: printable(&merge.document),
        });
        let aliases = node.aliases.iter().zip(&node.alias_counts);
        Self {
            id: node.id.clone(),
            label: printable(&node.label),
            entity_type: node.entity_type,
            aliases: aliases.map(|(alias, &count)| (printable(alias), count)).collect(),
            mentions: node.mentions,
            documents: node.documents,
            degree: node.degree,
            strength: node.strength,
            country: node.country.as_deref().map(printable),
            description: node.description.as_deref().map(printable),
            first_seen: node.first_seen,
            last_seen: node.last_seen,
            merges: merges.collect(),
            evidence: Vec::new(),
            in_documents: Vec::new(),
            x,
            y,
            main,
            betweenness: node.betweenness,
            community: node.community,
            core: node.core,
            pagerank: node.pagerank,
        }
    }

    /// As in the graph file.
    pub(super) fn id(&self) -> &str {
        &self.id
    }
}

impl Refusal {
    pub(super) fn new(row: &RefusalRow, a: Option<usize>, b: Option<usize>) -> Self {
        Self {
            a,
            b,
            left: printable(&row.left),
            right: printable(&row.right),
            reason: printable(&row.reason),
            document: printable(&row.document),
        }
    }
}

impl EdgeRow {
    pub(super) fn new(edge: &Edge, (a, b): (usize, usize), when: Vec<(usize, u32, u32)>, main: bool) -> Self {
        Self {
            a,
            b,
            weight: edge.weight,
            documents: edge.documents,
            first_seen: edge.first_seen,
            last_seen: edge.last_seen,
            evidence: Vec::new(),
            kept: edge.evidence.len(),
            when,
            main,
            alpha: edge.alpha,
            llr: edge.llr,
            npmi: edge.npmi,
        }
    }
}

/// A sentence as the page holds it; `place` gives the positions of names, of which the page may not hold all.
pub(super) fn sentence(
    row: &EvidenceRow,
    document: u32,
    place: impl Fn(&str) -> Option<usize>,
) -> SentenceRow {
    let mentions = row.mentions.iter();
    let mentions = mentions.filter_map(|(start, end, id)| Some((*start, *end, place(id)?)));
    (
        document,
        row.sentence.clone(),
        row.start,
        row.end,
        mentions.collect(),
    )
}
