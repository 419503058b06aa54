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
/// O(mentions + pairs).
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
        let own: Vec<EntityId> = inside[own..].iter().map(|(_, mention)| mention.entity).collect();
        let n_before = found.pairs.len();
        for (_, other) in inside {
            for &entity in &own {
                if entity != other.entity {
                    let (a, b) = (entity.min(other.entity), entity.max(other.entity));
                    found.pairs.push(CoOccurrence { a, b, evidence });
                }
            }
        }
        found.pairs[n_before..].sort_unstable();
        let mut kept = n_before;
        for i in n_before..found.pairs.len() {
            if kept == n_before || found.pairs[kept - 1] != found.pairs[i] {
                found.pairs[kept] = found.pairs[i];
                kept += 1;
            }
        }
        found.pairs.truncate(kept);
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
