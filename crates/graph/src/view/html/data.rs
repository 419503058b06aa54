//! What the page holds: the strongest part of the graph, and as many sentences as there is room for.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use relmap_types::{Date, EntityId};
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::main_part::MainPart;
use super::place;
use super::rows::{EdgeRow, NodeRow, Refusal, SentenceRow, sentence};
use crate::file::{Day, GraphFile, Header, Node};
use crate::layout::MAX_NODES;
use crate::view::PictureConfig;
use crate::view::community::communities;
use crate::view::text::{counted, printable};
use crate::{Calendar, EntityGraph};

/// Ties at most, the strongest first.
pub const MOST_EDGES: usize = 40_000;

/// Sentences at most, about 15 megabytes of them.
const MOST_SENTENCES: usize = 50_000;

/// Sentences of a block, which is read as a whole when the first of them is needed.
const CHUNK: usize = 250;

/// Everything but the sentences.
#[derive(Serialize)]
pub(super) struct Data {
    title: String,
    generator: String,
    seed: u64,
    window: String,
    documents: u64,
    sentences: u64,
    total_nodes: usize,
    total_edges: usize,
    /// Sentences of a block.
    chunk: usize,
    nodes: Vec<NodeRow>,
    edges: Vec<EdgeRow>,
    /// Positions of the names of each community that is worth a mark, largest first.
    groups: Vec<Vec<usize>>,
    /// What was not taken for one, those that would have moved most mentions first.
    refusals: Vec<Refusal>,
    /// Id, title, date, source of every document with a sentence on the page.
    sources: Vec<Source>,
    /// Documents of each month, as `2024-05`.
    months: BTreeMap<String, u32>,
    /// Documents without a date.
    undated: usize,
    /// Width and height of what the page opens with, on wide screens and on high ones; nothing if that is all.
    extents: Vec<[f64; 2]>,
    #[serde(skip)]
    rows: Vec<SentenceRow>,
}

#[derive(Serialize)]
struct Source {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(rename = "source", skip_serializing_if = "Option::is_none")]
    outlet: Option<String>,
}

impl Data {
    /// Nodes by strength, edges by weight, both strongest first, ties by id.
    pub(super) fn new(graph: &EntityGraph, config: &PictureConfig) -> Self {
        let file = graph.file();
        let strongest = graph.strongest_nodes(MAX_NODES);
        let ranks: FxHashMap<EntityId, usize> = strongest
            .iter()
            .enumerate()
            .map(|(rank, (id, _))| (*id, rank))
            .collect();
        let mut ties: Vec<_> = graph
            .edges()
            .filter_map(|tie| {
                let (a, b) = (*ranks.get(&tie.a)?, *ranks.get(&tie.b)?);
                Some((a.min(b), a.max(b), tie.edge))
            })
            .collect();
        ties.sort_by_key(|&(a, b, edge)| (Reverse(edge.weight), a, b));
        ties.truncate(MOST_EDGES);

        let points = place::place(graph, &strongest, &ties, config.seed);
        let main = MainPart::new(graph, &ranks, config);
        let is_all = ties.iter().all(|&(a, b, _)| main.ties.contains(&(a, b)));
        let nodes = strongest.iter().zip(points).enumerate();
        let nodes: Vec<_> = nodes
            .map(|(rank, ((_, node), point))| NodeRow::new(node, point, main.spots.get(&rank).copied()))
            .collect();
        let months = months(&file);
        let places: FxHashMap<&str, usize> = months.keys().map(String::as_str).zip(0..).collect();
        let calendar = Calendar::new(graph);
        let edges: Vec<_> = ties
            .iter()
            .map(|&(a, b, edge)| {
                let when = by_month(&calendar.days(edge), &places);
                EdgeRow::new(edge, (a, b), when, main.ties.contains(&(a, b)))
            })
            .collect();
        let Header {
            generator,
            window,
            documents,
            sentences,
            ..
        } = graph.header().clone();
        let mut this = Self {
            title: printable(&config.title),
            generator: printable(&generator),
            seed: config.seed,
            window: printable(&window),
            documents,
            sentences,
            total_nodes: graph.n_nodes(),
            total_edges: graph.n_edges(),
            chunk: CHUNK,
            nodes,
            edges,
            groups: communities(strongest.iter().map(|(_, node)| node.community)),
            refusals: refusals(&file, &strongest),
            sources: Vec::new(),
            months,
            undated: file
                .documents
                .iter()
                .filter(|one| one.metadata.date.is_none())
                .count(),
            extents: if is_all { Vec::new() } else { main.extents },
            rows: Vec::new(),
        };
        let of_edges: Vec<&[u32]> = ties.iter().map(|(.., edge)| edge.evidence.as_slice()).collect();
        let of_nodes: Vec<&[u32]> = strongest
            .iter()
            .map(|(_, node)| node.evidence.as_slice())
            .collect();
        this.take_sentences(&file, &of_edges, &of_nodes);
        this
    }

    /// Sentences in blocks.
    pub(super) fn evidence_chunks(&self) -> impl Iterator<Item = &[SentenceRow]> {
        self.rows.chunks(CHUNK)
    }

    /// The page in a sentence, for those who find it by its description.
    pub(super) fn description(&self) -> String {
        format!(
            "{} and {} between them in {} and {}, with the sentences that say so.",
            counted(self.nodes.len() as u64, "name"),
            counted(self.edges.len() as u64, "tie"),
            counted(self.documents, "document"),
            counted(self.sentences, "sentence"),
        )
    }

    /// Fills in sentences and documents.
    fn take_sentences(&mut self, file: &GraphFile, of_edges: &[&[u32]], of_nodes: &[&[u32]]) {
        let kept = choose(of_edges, of_nodes, MOST_SENTENCES);
        let places: FxHashMap<u32, u32> = kept.iter().zip(0..).map(|(&idx, place)| (idx, place)).collect();
        let rows = || kept.iter().map(|&idx| &file.evidence[idx as usize]);
        let used: BTreeSet<&str> = rows().map(|row| row.document.as_str()).collect();
        let sources: Vec<_> = file
            .documents
            .iter()
            .filter(|one| used.contains(one.id.as_str()))
            .collect();
        let documents: FxHashMap<&str, u32> = sources
            .iter()
            .zip(0..)
            .map(|(one, place)| (one.id.as_str(), place))
            .collect();
        let names: FxHashMap<&str, usize> = self
            .nodes
            .iter()
            .enumerate()
            .map(|(place, node)| (node.id(), place))
            .collect();
        let name = |id: &str| names.get(id).copied();
        let rows: Vec<_> = rows()
            .map(|row| sentence(row, documents[row.document.as_str()], name))
            .collect();
        drop(names);

        let here = |indices: &[u32]| -> Vec<u32> {
            indices
                .iter()
                .filter_map(|idx| places.get(idx).copied())
                .collect()
        };
        let documents_of = |indices: &[u32]| -> BTreeSet<u32> {
            indices.iter().map(|&place| rows[place as usize].0).collect()
        };
        let mut by_node: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); self.nodes.len()];
        for (edge, indices) in self.edges.iter_mut().zip(of_edges) {
            edge.evidence = here(indices);
            let documents = documents_of(&edge.evidence);
            by_node[edge.a].extend(&documents);
            by_node[edge.b].extend(&documents);
        }
        for ((node, indices), mut documents) in self.nodes.iter_mut().zip(of_nodes).zip(by_node) {
            node.evidence = here(indices);
            documents.extend(documents_of(&node.evidence));
            node.in_documents = documents.into_iter().collect();
        }
        self.sources = sources
            .into_iter()
            .map(|one| Source {
                id: printable(&one.id),
                title: one.metadata.title.as_deref().map(printable),
                date: one.metadata.date.map(|date| date.to_string()),
                outlet: one.metadata.source.as_deref().map(printable),
            })
            .collect();
        self.rows = rows;
    }
}

/// Which sentences the page holds, in the order of the file: the best of every tie and every name first, then
/// their second best, and so on until there is no more room.
fn choose(of_edges: &[&[u32]], of_nodes: &[&[u32]], most: usize) -> BTreeSet<u32> {
    let mut kept = BTreeSet::new();
    let lists = || of_edges.iter().chain(of_nodes);
    let rounds = lists().map(|list| list.len()).max().unwrap_or_default();
    for round in 0..rounds {
        for &idx in lists().filter_map(|list| list.get(round)) {
            if kept.len() == most {
                return kept;
            }
            kept.insert(idx);
        }
    }
    kept
}

/// Those refusals that a name of the page is part of.
fn refusals(file: &GraphFile, nodes: &[(EntityId, &Node)]) -> Vec<Refusal> {
    let ids = nodes.iter().zip(0..);
    let places: FxHashMap<&str, usize> = ids.map(|((_, node), place)| (node.id.as_str(), place)).collect();
    let rows = file.refusals.iter().filter_map(|row| {
        let [a, b] = [&row.source, &row.target].map(|id| places.get(id.as_str()).copied());
        (a.is_some() || b.is_some()).then(|| Refusal::new(row, a, b))
    });
    rows.collect()
}

/// Days of a tie as months of the page.
fn by_month(days: &[Day], places: &FxHashMap<&str, usize>) -> Vec<(usize, u32, u32)> {
    let mut when: Vec<(usize, u32, u32)> = Vec::new();
    for (date, windows, documents) in days {
        let Some(&place) = places.get(month(*date).as_str()) else {
            continue;
        };
        match when.last_mut() {
            Some(last) if last.0 == place => {
                last.1 += windows;
                last.2 += documents;
            }
            _ => when.push((place, *windows, *documents)),
        }
    }
    when
}

/// How many documents each month has.
fn months(file: &GraphFile) -> BTreeMap<String, u32> {
    let mut months = BTreeMap::new();
    for date in file.documents.iter().filter_map(|one| one.metadata.date) {
        *months.entry(month(date)).or_default() += 1;
    }
    months
}

/// The month of a day, which is written as `2024-05-01`.
fn month(date: Date) -> String {
    let mut month = date.to_string();
    month.truncate(month.len() - "-01".len());
    month
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tie_has_its_best_sentence_before_any_has_two() {
        let edges: [&[u32]; 3] = [&[9, 1, 2], &[5], &[7, 3]];
        let chosen = |most| choose(&edges, &[&[4]], most).into_iter().collect::<Vec<_>>();
        assert_eq!(chosen(4), [4, 5, 7, 9]);
        assert_eq!(chosen(5), [1, 4, 5, 7, 9]);
        assert_eq!(chosen(99).len(), 7);
    }
}
