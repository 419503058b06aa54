//! Compounds with a small word that a hyphen joins to a name: "pro-Lisbon", "ex-Soviet".

use std::ops::Range;

use relmap_kb::KnowledgeBase;
use relmap_types::{EntityType, Mention};

use super::joint::is_place;
use super::keys_in;
use crate::word::Word;

/// The two names of a span that begins within a compound: "Lisbon" and "Harbour Party" of "pro-Lisbon Harbour Party", "Soviet" and
/// "Asia" of "ex-Soviet Asia".
pub(super) fn compound(
    words: &[Word],
    tokens: &Range<usize>,
    mention: &Mention,
    kb: &KnowledgeBase,
) -> Option<[Mention; 2]> {
    let parts = |first: &Word| {
        is_place(&first.key, kb)
            || first.facts.demonym().is_some() && kb.lookup(&keys_in(&words[tokens.clone()])).is_empty()
    };
    let is_parted = tokens.len() > 1 && follows_prefix(words, tokens.start) && parts(&words[tokens.start]);
    is_parted.then(|| {
        let [first, rest] = [tokens.start..tokens.start + 1, tokens.start + 1..tokens.end]
            .map(|side| words[side.start].span.to(words[side.end - 1].span));
        [
            Mention {
                span: first,
                entity_type: EntityType::Location,
                ..mention.clone()
            },
            Mention {
                span: rest,
                ..mention.clone()
            },
        ]
    })
}

/// Whether token `i` is joined to "pro", "anti" and the like by a hyphen.
fn follows_prefix(words: &[Word], i: usize) -> bool {
    const PREFIXES: &[&str] = &["anti", "ex", "non", "post", "pro"];
    i > 1
        && !words[i].spaced
        && !words[i - 1].spaced
        && words[i - 1].is_dash()
        && PREFIXES.contains(&words[i - 2].key.as_str())
}
