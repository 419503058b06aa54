//! "Federation" in "Russian Federation": a span within a longer name of the knowledge base is that name.

use relmap_types::{EntityType, Mention, MentionKind, MentionSource, Span};

use super::gazetteer::Names;
use crate::word::Words;

/// Replaces mentions by the longer name of several words that covers them.
///
/// Only a name whose capitals count is taken, and only where it cuts through no mention.
pub(crate) fn widen(sentences: &[Words], names: &Names, mentions: Vec<Mention>) -> Vec<Mention> {
    let mut wide: Vec<Mention> = Vec::new();
    let mut rest = mentions.into_iter().peekable();
    for (i, (sentence, names)) in sentences.iter().zip(&names.0).enumerate() {
        let mut own: Vec<Mention> = Vec::new();
        while let Some(mention) = rest.next_if(|mention| mention.sentence as usize == i) {
            own.push(mention);
        }
        let mut from = 0;
        for listed in names.iter().filter(|listed| listed.is_phrase(&sentence.words)) {
            if own.is_empty() || listed.start < from {
                continue;
            }
            from = listed.start + listed.n;
            let span = sentence.words[listed.start]
                .span
                .to(sentence.words[from - 1].span);
            let touched = |mention: &Mention| mention.span.overlaps(span);
            let within = |mention: &Mention| span.covers(mention.span) && span != mention.span;
            if own.iter().any(touched) && own.iter().filter(|&mention| touched(mention)).all(within) {
                own.retain(|mention| !touched(mention));
                own.push(name(span, i, listed.reading.entity_type));
            }
        }
        own.sort_by_key(|mention| mention.span);
        wide.extend(own);
    }
    wide
}

fn name(span: Span, sentence: usize, entity_type: EntityType) -> Mention {
    let (kind, source) = (MentionKind::Name, MentionSource::Gazetteer);
    Mention {
        span,
        sentence: sentence as u32,
        entity_type,
        kind,
        source,
        score: 1.0,
    }
}
