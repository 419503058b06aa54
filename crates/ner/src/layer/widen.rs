//! Names that go on before or behind what was found: "Federation" in "Russian Federation", "National Bank" behind "First".

use relmap_types::{EntityType, Mention, MentionKind, MentionSource, Span};

use super::is_name;
use crate::text::{Stretch, Text};

/// Ordinals that open names of organizations.
const ORDINALS: &[&str] = &["first", "second", "third", "fourth", "fifth", "sixth", "seventh"];

/// Replaces mentions by the longer name of several words that covers them.
///
/// Only a name whose capitals count is taken, and only where it cuts through no mention. Organizations also take the ordinal
/// before them.
pub(crate) fn widen(text: &Text<'_>, mentions: &mut Vec<Mention>) {
    let mut wide: Vec<Mention> = Vec::with_capacity(mentions.len());
    let mut rest = mentions.drain(..).peekable();
    for i in 0..text.sentences.len() {
        let mut own: Vec<Mention> = Vec::new();
        while let Some(mention) = rest.next_if(|mention| mention.sentence as usize == i) {
            own.push(mention);
        }
        if own.is_empty() {
            continue;
        }
        take_listed(text, i, &mut own);
        take_ordinals(text, &mut own);
        wide.extend(own);
    }
    drop(rest);
    *mentions = wide;
}

/// Replaces the mentions of sentence `i` by listed names.
fn take_listed(text: &Text<'_>, i: usize, own: &mut Vec<Mention>) {
    let sentence = &text.sentences[i];
    let mut from = 0;
    for listed in text.listed[i]
        .iter()
        .filter(|listed| listed.is_phrase(&sentence.words))
    {
        let stretch = Stretch::new(sentence, listed.start..listed.end);
        let Some(span) = stretch.span().filter(|_| listed.start >= from) else {
            continue;
        };
        from = listed.end;
        let touched = |mention: &Mention| mention.span.overlaps(span);
        let within = |mention: &Mention| span.covers(mention.span) && span != mention.span;
        if own.iter().any(touched) && own.iter().filter(|&mention| touched(mention)).all(within) {
            own.retain(|mention| !touched(mention));
            own.push(Mention {
                span,
                sentence: i as u32,
                entity_type: listed.reading.entity_type,
                kind: MentionKind::Name,
                source: MentionSource::Gazetteer,
                score: 1.0,
            });
        }
    }
    own.sort_by_key(|mention| mention.span);
}

/// Gives the mentions of one sentence the ordinals before them.
fn take_ordinals(text: &Text<'_>, own: &mut [Mention]) {
    for k in 0..own.len() {
        let left = k.checked_sub(1).map_or(0, |left| own[left].span.end());
        if let Some(span) = with_ordinal(text, &own[k]).filter(|span| span.start() >= left) {
            own[k].span = span;
        }
    }
}

/// An organization with the ordinal before it: "First National Bank of Zorkal" at the start of a sentence.
///
/// Only of several words that begins with an ordinary one: "First Zorkal" may be first of all Zorkal.
fn with_ordinal(text: &Text<'_>, mention: &Mention) -> Option<Span> {
    let name = text.name(mention);
    let (ordinal, first) = (name.before(1)?, name.first()?);
    let is_organization = is_name(mention) && mention.entity_type == EntityType::Organization;
    let is_next = ordinal.span.end() + 1 == first.span.start();
    let opens = ordinal.is_capital() && first.is_capital() && ORDINALS.contains(&ordinal.key.as_str());
    (is_organization && name.len() > 1 && is_next && opens && first.facts.is_english_word())
        .then(|| ordinal.span.to(mention.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::marked::assert_layer;

    #[test]
    fn listed_names_of_several_words() {
        assert_layer(widen, "The <L Black> Sea froze.", "The <L Black Sea> froze.");
        assert_layer(
            widen,
            "The <O Zorkal Black> Sea froze.",
            "The <O Zorkal Black> Sea froze.",
        );
    }

    #[test]
    fn ordinals_of_organizations() {
        assert_layer(
            widen,
            "First <O National Bank of Zorkal> grew.",
            "<O First National Bank of Zorkal> grew.",
        );
        assert_layer(
            widen,
            "First <O Zorkal Bank> grew.",
            "First <O Zorkal Bank> grew.",
        );
    }
}
