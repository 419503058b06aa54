//! Who is named with whom, window by window.

use relmap_types::codepoint::Codepoints;
use relmap_types::{
    CoOccurrence, Document, DocumentIdx, EntityId, Evidence, EvidenceIdx, EvidenceMention, Mention, Sentence,
    Span, Window,
};

/// The windows of one document that name somebody, and the pairs in them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cooccurrences {
    /// Windows that name at least one entity, in order.
    pub evidence: Vec<Evidence>,
    /// Sorted; [`CoOccurrence::evidence`] counts from 0 within this document.
    pub pairs: Vec<CoOccurrence>,
    /// Windows in all, whether they name anybody or not.
    pub windows: u64,
}

/// Lists the pairs of distinct entities in each window of a document; a pair counts once a window.
///
/// `entities[i]` is the entity of `mentions[i]`, or `None` for what makes no node; mentions are in order. With
/// [`Window::Sentences`] a pair counts at each sentence that names one of the two while the other is named there or in
/// the `n - 1` sentences before, so that one adjacency counts once however far the window reaches.
/// O(mentions of all windows + pairs).
pub fn cooccur(
    idx: DocumentIdx,
    document: &Document,
    sentences: &[Sentence],
    mentions: &[Mention],
    entities: &[Option<EntityId>],
    window: Window,
) -> Cooccurrences {
    let named: Vec<(u32, EvidenceMention)> = mentions
        .iter()
        .zip(entities)
        .filter_map(|(mention, entity)| {
            Some((
                mention.sentence,
                EvidenceMention {
                    entity: (*entity)?,
                    span: mention.span,
                },
            ))
        })
        .collect();
    let mut found = Cooccurrences::default();
    let mut codepoints = Codepoints::new(&document.text);
    let back = if let Window::Sentences(n) = window {
        n.saturating_sub(1) as usize
    } else {
        0
    };
    let mut from = 0;
    for unit in units(sentences, window) {
        found.windows += 1;
        // `unit` holds the sentences that the window ends with; `back` more may come before.
        let first = unit.start.saturating_sub(back);
        while from < named.len() && (named[from].0 as usize) < first {
            from += 1;
        }
        let until = from
            + named[from..]
                .iter()
                .take_while(|(sentence, _)| (*sentence as usize) < unit.end)
                .count();
        let inside = &named[from..until];
        let Some(own) = inside
            .iter()
            .position(|(sentence, _)| *sentence as usize >= unit.start)
        else {
            continue;
        };
        let evidence = EvidenceIdx(found.evidence.len() as u32);
        let (here, all) = (distinct(&inside[own..]), distinct(inside));
        let n_before = found.pairs.len();
        for &entity in &here {
            for &other in all.iter().filter(|&&other| other != entity) {
                // Two names of the unit itself meet from either side.
                if entity < other || here.binary_search(&other).is_err() {
                    let (a, b) = (entity.min(other), entity.max(other));
                    found.pairs.push(CoOccurrence { a, b, evidence });
                }
            }
        }
        found.pairs[n_before..].sort_unstable();
        let span = sentences[first.min(unit.start)]
            .span
            .to(sentences[unit.end - 1].span);
        let start = span.start();
        let local = |mention: &EvidenceMention| {
            let span = Span::new(
                mention.span.start().checked_sub(start)?,
                mention.span.end().checked_sub(start)?,
            )?;
            Some(EvidenceMention {
                entity: mention.entity,
                span,
            })
        };
        found.evidence.push(Evidence {
            document: idx,
            span,
            codepoints: codepoints.span(span),
            text: document.surface(span).to_owned(),
            mentions: inside.iter().filter_map(|(_, mention)| local(mention)).collect(),
        });
    }
    found
}

/// Who is named, each once: a long window names few people many times.
fn distinct(named: &[(u32, EvidenceMention)]) -> Vec<EntityId> {
    let mut entities: Vec<EntityId> = named.iter().map(|(_, mention)| mention.entity).collect();
    entities.sort_unstable();
    entities.dedup();
    entities
}

/// The runs of sentences that windows end with.
fn units(sentences: &[Sentence], window: Window) -> Vec<std::ops::Range<usize>> {
    match window {
        Window::Sentence | Window::Sentences(_) => (0..sentences.len()).map(|i| i..i + 1).collect(),
        Window::Document => std::iter::once(0..sentences.len())
            .filter(|unit| !unit.is_empty())
            .collect(),
        Window::Paragraph => {
            let mut units = Vec::new();
            let mut start = 0;
            for end in 1..=sentences.len() {
                if end == sentences.len() || sentences[end].paragraph != sentences[start].paragraph {
                    units.push(start..end);
                    start = end;
                }
            }
            units
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use relmap_types::{EntityType, MentionKind, MentionSource, SentenceKind};

    #[test]
    fn work_grows_with_names_and_not_with_mentions() {
        let n = 2_000;
        let document = Document::new("a1", "Ada met Bob. ".repeat(n));
        let span = |start: usize, len: usize| Span::from_range(start..start + len).unwrap();
        let mut sentences = Vec::new();
        let mut mentions = Vec::new();
        let mut entities = Vec::new();
        for i in 0..n {
            let start = i * 13;
            sentences.push(Sentence {
                span: span(start, 12),
                paragraph: 0,
                kind: SentenceKind::Prose,
                tokens: Vec::new(),
            });
            for (entity, start) in [(0, start), (1, start + 8)] {
                mentions.push(Mention {
                    span: span(start, 3),
                    sentence: i as u32,
                    entity_type: EntityType::Person,
                    kind: MentionKind::Name,
                    source: MentionSource::Model,
                    score: 1.0,
                });
                entities.push(Some(EntityId(entity)));
            }
        }
        let found = cooccur(
            DocumentIdx(0),
            &document,
            &sentences,
            &mentions,
            &entities,
            Window::Document,
        );
        assert_eq!(found.pairs.len(), 1);
        assert_eq!(found.evidence[0].mentions.len(), 2 * n);
        // One entry a pair of mentions would be millions.
        assert!(found.pairs.capacity() < n, "{}", found.pairs.capacity());
    }
}
