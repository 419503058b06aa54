//! Hashtags: "#Zorkal Keller said" names two, and the sign is no part of a name.

use relmap_kb::KnowledgeBase;
use relmap_types::{Document, Mention, Span};

use super::tokens_of;
use crate::word::{Word, Words};

/// Parts every mention at the hashtags in it.
///
/// A hashtag is what the knowledge base says first of its word, else what the whole was taken for.
pub(crate) fn part(
    document: &Document,
    sentences: &[Words],
    kb: &KnowledgeBase,
    mentions: Vec<Mention>,
) -> Vec<Mention> {
    if !document.text.contains('#') {
        return mentions;
    }
    let is_tag = |word: &Word| document.surface(word.span).starts_with('#');
    let mut parted = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let words = &sentences[mention.sentence as usize].words;
        let tokens = tokens_of(&mention, words);
        if tokens.len() < 2 || !words[tokens.clone()].iter().any(is_tag) {
            parted.push(mention);
            continue;
        }
        let mut start = tokens.start;
        for end in tokens.start + 1..=tokens.end {
            let is_border = end == tokens.end || is_tag(&words[end - 1]) || is_tag(&words[end]);
            if !is_border {
                continue;
            }
            let candidates = kb.lookup(&words[start].key);
            let known = candidates
                .iter()
                .next()
                .filter(|_| is_tag(&words[start]))
                .map(|known| kb.record(known.record).entity_type);
            parted.push(Mention {
                span: words[start].span.to(words[end - 1].span),
                entity_type: known.unwrap_or(mention.entity_type),
                ..mention.clone()
            });
            start = end;
        }
    }
    parted
}

/// Leaves the sign out of every mention.
pub(crate) fn strip(document: &Document, mentions: &mut [Mention]) {
    for mention in mentions {
        if document.surface(mention.span).starts_with('#')
            && let Some(span) = Span::new(mention.span.start() + 1, mention.span.end())
        {
            mention.span = span;
        }
    }
}
