//! Which sentences speak best for an edge or a node.

use std::collections::BTreeMap;

use relmap_types::{DocumentIdx, Evidence, EvidenceIdx};

/// Code points that one further name in a sentence counts for.
///
/// A list of ten names says little about any two of them; a name costs about as much as a clause of its own.
const COST_OF_A_NAME: usize = 40;

/// Picks the best `cap` of `candidates`, best first.
///
/// The best sentence of every document comes first, then every document's second best, and so on. Within a
/// document, and among documents of one round, short sentences with few other names win; ties go to the earlier.
/// Candidates that the table does not hold are passed over. O(n log n).
pub(crate) fn best(table: &[Evidence], candidates: &[EvidenceIdx], cap: usize) -> Vec<EvidenceIdx> {
    let mut by_document: BTreeMap<DocumentIdx, Vec<(usize, EvidenceIdx)>> = BTreeMap::new();
    for &idx in candidates {
        if let Some(evidence) = table.get(idx.0 as usize) {
            by_document
                .entry(evidence.document)
                .or_default()
                .push((cost(evidence), idx));
        }
    }
    let mut ranked = Vec::with_capacity(candidates.len());
    for mut found in by_document.into_values() {
        found.sort_unstable();
        ranked.extend(
            found
                .into_iter()
                .enumerate()
                .map(|(round, (cost, idx))| (round, cost, idx)),
        );
    }
    ranked.sort_unstable();
    ranked.into_iter().take(cap).map(|(_, _, idx)| idx).collect()
}

/// How much there is to read before the point is made, in code points.
fn cost(evidence: &Evidence) -> usize {
    let mut names: Vec<_> = evidence.mentions.iter().map(|mention| mention.entity).collect();
    names.sort_unstable();
    names.dedup();
    evidence.codepoints.len() as usize + COST_OF_A_NAME * names.len()
}

#[cfg(test)]
mod tests {
    use relmap_types::{EntityId, EvidenceMention, Span};

    use super::*;

    fn window(document: u32, length: u32, names: u32) -> Evidence {
        let span = Span::new(0, length).unwrap();
        let mention = |n| EvidenceMention {
            entity: EntityId(n),
            span: Span::new(n, n + 1).unwrap(),
        };
        Evidence {
            document: DocumentIdx(document),
            span,
            codepoints: span,
            text: "x".repeat(length as usize),
            mentions: (0..names).map(mention).collect(),
        }
    }

    fn best_of(table: &[Evidence], cap: usize) -> Vec<u32> {
        let all: Vec<_> = (0..table.len() as u32).map(EvidenceIdx).collect();
        best(table, &all, cap).into_iter().map(|idx| idx.0).collect()
    }

    #[test]
    fn every_document_speaks_before_any_speaks_twice() {
        let table = [window(0, 50, 2), window(0, 60, 2), window(1, 400, 2)];
        assert_eq!(best_of(&table, 9), [0, 2, 1]);
        assert_eq!(best_of(&table, 2), [0, 2]);
    }

    #[test]
    fn short_sentences_with_few_names_win_and_ties_go_to_the_earlier() {
        let table = [
            window(0, 60, 5),
            window(0, 90, 2),
            window(0, 80, 2),
            window(0, 80, 2),
        ];
        assert_eq!(best_of(&table, 9), [2, 3, 1, 0]);
    }

    #[test]
    fn indices_past_the_table_are_passed_over() {
        assert_eq!(
            best(&[window(0, 50, 2)], &[EvidenceIdx(7), EvidenceIdx(0)], 9),
            [EvidenceIdx(0)]
        );
    }
}
