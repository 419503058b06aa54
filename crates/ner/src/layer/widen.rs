//! "Federation" in "Russian Federation": a span within a longer name of the knowledge base is that name.

use relmap_kb::KnowledgeBase;
use relmap_types::{Mention, MentionKind, MentionSource, Span};

use super::gazetteer::longest_phrase;
use crate::Lexicon;
use crate::word::Words;

/// Replaces mentions by the longer name of several words that covers them.
///
/// Only a name whose capitals count is taken, and only where it cuts through no mention.
pub(crate) fn widen(
    sentences: &[Words],
    kb: &KnowledgeBase,
    lexicon: &Lexicon,
    mentions: Vec<Mention>,
) -> Vec<Mention> {
    let mut wide: Vec<Mention> = Vec::new();
    let mut rest = mentions.into_iter().peekable();
    for (i, sentence) in sentences.iter().enumerate() {
        let mut own: Vec<Mention> = Vec::new();
        while let Some(mention) = rest.next_if(|mention| mention.sentence as usize == i) {
            own.push(mention);
        }
        let mut j = 0;
        while !own.is_empty() && j < sentence.words.len() {
            let Some((n, entity_type)) = longest_phrase(sentence, j, kb, lexicon) else {
                j += 1;
                continue;
            };
            let span = sentence.words[j].span.to(sentence.words[j + n - 1].span);
            let touched = |mention: &Mention| mention.span.overlaps(span);
            let within = |mention: &Mention| span.covers(mention.span) && span != mention.span;
            if own.iter().any(touched) && own.iter().filter(|&mention| touched(mention)).all(within) {
                own.retain(|mention| !touched(mention));
                own.push(name(span, i, entity_type));
            }
            j += n;
        }
        own.sort_by_key(|mention| mention.span);
        wide.extend(own);
    }
    wide
}

fn name(span: Span, sentence: usize, entity_type: relmap_types::EntityType) -> Mention {
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
