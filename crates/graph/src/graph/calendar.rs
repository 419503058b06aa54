//! On which days two names were named together.

use std::collections::{BTreeMap, BTreeSet};

use relmap_types::Date;
use rustc_hash::FxHashMap;

use super::EntityGraph;
use crate::file::{Day, Edge};

/// The dates of a graph's documents, by which its ties can be told by days.
#[derive(Clone, Debug)]
pub struct Calendar<'g> {
    graph: &'g EntityGraph,
    dates: FxHashMap<&'g str, Date>,
}

impl<'g> Calendar<'g> {
    /// Looks up all documents. O(n) for n documents.
    pub fn new(graph: &'g EntityGraph) -> Self {
        let dates = graph.documents.iter();
        let dates = dates.filter_map(|row| Some((row.id.as_str(), row.metadata.date?)));
        Self {
            graph,
            dates: dates.collect(),
        }
    }

    /// When the document of a sentence is from, by the sentence's position in the file.
    pub fn date(&self, evidence: u32) -> Option<Date> {
        let row = self.graph.evidence.get(evidence as usize)?;
        self.dates.get(row.document.as_str()).copied()
    }

    /// Windows and documents of a tie on each day that it was seen; those without a date are not counted.
    pub fn days(&self, edge: &Edge) -> Vec<Day> {
        if edge.days.is_empty() {
            let dated = edge.evidence.iter().filter_map(|&idx| {
                let document = self.graph.evidence.get(idx as usize)?.document.as_str();
                Some((*self.dates.get(document)?, document))
            });
            by_day(dated)
        } else {
            edge.days.clone()
        }
    }
}

/// Counts windows, given as dates and documents.
pub(super) fn by_day<D: Ord>(dated: impl Iterator<Item = (Date, D)>) -> Vec<Day> {
    let mut days: BTreeMap<Date, (u32, BTreeSet<D>)> = BTreeMap::new();
    for (date, document) in dated {
        let (windows, documents) = days.entry(date).or_default();
        *windows += 1;
        documents.insert(document);
    }
    let days = days.into_iter();
    days.map(|(date, (windows, documents))| (date, windows, documents.len() as u32))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn days_are_the_same_whether_all_sentences_are_kept_or_none() {
        let analysis = fixture::talks_analysis();
        for cap in [0, 1, 20] {
            let graph = EntityGraph::new(&analysis, fixture::header(), cap);
            let tie = graph.strongest_edges(1)[0].edge;
            assert_eq!(tie.days.is_empty(), cap == 20);
            let days = Calendar::new(&graph).days(tie);
            let words: Vec<_> = days
                .iter()
                .map(|(date, n, m)| format!("{date} {n} {m}"))
                .collect();
            assert_eq!(words, ["2024-05-01 1 1", "2024-05-09 1 1"]);
        }
    }
}
