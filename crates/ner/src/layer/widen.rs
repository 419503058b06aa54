//! Names that go on before or behind what was found: "Federation" in "Russian Federation", "National Bank" behind "First".

use relmap_types::{EntityType, Mention, MentionKind, MentionSource, Span};

use super::gazetteer::Names;
use super::tokens_of;
use crate::word::Words;

/// Ordinals that open names of organizations.
const ORDINALS: &[&str] = &["first", "second", "third", "fourth", "fifth", "sixth", "seventh"];

/// Replaces mentions by the longer name of several words that covers them.
///
/// Only a name whose capitals count is taken, and only where it cuts through no mention. Organizations also take the ordinal
/// before them.
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
        for k in 0..own.len() {
            let left = k.checked_sub(1).map_or(0, |left| own[left].span.end());
            if let Some(span) = with_ordinal(sentence, &own[k]).filter(|span| span.start() >= left) {
                own[k].span = span;
            }
        }
        wide.extend(own);
    }
    wide
}

/// An organization with the ordinal before it: "First National Bank of Zorkal" at the start of a sentence.
///
/// Only of several words that begins with an ordinary one: "First Zorkal" may be first of all Zorkal.
fn with_ordinal(sentence: &Words, mention: &Mention) -> Option<Span> {
    let words = &sentence.words;
    let tokens = tokens_of(mention, words);
    let ordinal = words.get(tokens.start.checked_sub(1)?)?;
    let first = words.get(tokens.start)?;
    let is_organization =
        mention.entity_type == EntityType::Organization && mention.kind == MentionKind::Name;
    let is_next = ordinal.span.end() + 1 == first.span.start();
    let opens = ordinal.is_capital() && first.is_capital() && ORDINALS.contains(&ordinal.key.as_str());
    (is_organization && tokens.len() > 1 && is_next && opens && first.facts.is_english_word())
        .then(|| ordinal.span.to(mention.span))
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
