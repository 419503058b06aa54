//! Which sentences speak best for an edge or a node.

use std::collections::BTreeMap;

use relmap_types::{DocumentIdx, Evidence, EvidenceIdx};

/// Code points that one further name in a sentence counts for.
///
/// A list of ten names says little about any two of them; a name costs about as much as a clause of its own.
const COST_OF_A_NAME: usize = 40;

/// Least words in small letters, beside the names, of a sentence that says something: "Ada Moran:", "Dear Bruno", a row of a
/// table have fewer.
const LEAST_WORDS: usize = 2;

/// Picks the best `cap` of `candidates`, best first.
///
/// The best sentence of every document comes first, then every document's second best, and so on; labels that say nothing of a
/// name come after all sentences. Within a document, and among documents of one round, short sentences with few other names win;
/// ties go to the earlier.
/// Candidates that the table does not hold are passed over. O(n log n).
pub(crate) fn best(table: &[Evidence], candidates: &[EvidenceIdx], cap: usize) -> Vec<EvidenceIdx> {
    let mut by_document: BTreeMap<DocumentIdx, Vec<(bool, usize, EvidenceIdx)>> = BTreeMap::new();
    for &idx in candidates {
        if let Some(evidence) = table.get(idx.0 as usize) {
            by_document
                .entry(evidence.document)
                .or_default()
                .push((is_label(evidence), cost(evidence), idx));
        }
    }
    let mut ranked = Vec::with_capacity(candidates.len());
    for mut found in by_document.into_values() {
        found.sort_unstable();
        ranked.extend(
            found
                .into_iter()
                .enumerate()
                .map(|(round, (is_label, cost, idx))| (is_label, round, cost, idx)),
        );
    }
    ranked.sort_unstable();
    ranked.into_iter().take(cap).map(|(.., idx)| idx).collect()
}

/// Whether there is little but names: no clause has fewer than [`LEAST_WORDS`] words in small letters.
fn is_label(evidence: &Evidence) -> bool {
    let mut at = 0;
    let mut n_words = 0;
    let names = evidence.mentions.iter().map(|mention| mention.span.range());
    let end = evidence.text.len();
    for name in names.chain(std::iter::once(end..end)) {
        let between = evidence.text.get(at..name.start).unwrap_or_default();
        let words = between.split(|ch: char| !ch.is_alphabetic());
        n_words += words.filter(|word| word.starts_with(char::is_lowercase)).count();
        at = at.max(name.end);
    }
    n_words < LEAST_WORDS
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
            text: "x ".repeat(length as usize / 2),
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
    fn labels_come_after_sentences() {
        let label = |document, text: &str| Evidence {
            text: text.to_owned(),
            mentions: vec![EvidenceMention {
                entity: EntityId(0),
                span: Span::new(5, 9).unwrap(),
            }],
            ..window(document, text.len() as u32, 0)
        };
        let table = [
            label(0, "Dear Bruno,"),
            label(0, "With Ada in the far north, nothing had been said of it."),
            label(1, "Anna Keller | Larnaca"),
        ];
        // Of the labels, too, every document's best comes first.
        assert_eq!(best_of(&table, 9), [1, 2, 0]);
    }

    #[test]
    fn indices_past_the_table_are_passed_over() {
        assert_eq!(
            best(&[window(0, 50, 2)], &[EvidenceIdx(7), EvidenceIdx(0)], 9),
            [EvidenceIdx(0)]
        );
    }
}
