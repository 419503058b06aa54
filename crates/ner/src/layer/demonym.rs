//! "Turkish", "Russians", "Druze": words for peoples, which make no node but tell of a country, unless an airline is meant.

use std::ops::Range;

use relmap_kb::KnowledgeBase;
use relmap_types::{EntityType, Mention, MentionKind, MentionSource};

use super::{Draft, Found, keys_in, tokens_of};
use crate::Lexicon;
use crate::word::{Word, Words};

/// Popularity of the places whose own name is a demonym too: "US", "UK".
const COUNTRY: u8 = 80;

/// Confidence of a name that is read from what stands beside it.
const ALIAS: f32 = 0.9;

/// Marks every capitalised demonym and name of a people that no name has taken.
///
/// An airline may go by its demonym: "Turkish flies to Lima".
pub(crate) fn mark(sentences: &[Words], lexicon: &Lexicon, draft: &mut Draft) {
    let carriers = carriers(sentences, draft.mentions());
    for (i, sentence) in sentences.iter().enumerate() {
        let words = &sentence.words;
        for (j, word) in words.iter().enumerate() {
            if !word.is_capital() || !is_people(word) {
                continue;
            }
            let carrier = carriers
                .iter()
                .map(|carrier| (j + 1).saturating_sub(carrier.len())..j + 1)
                .find(|tokens| is_carrier(words, tokens, &carriers, lexicon));
            if let Some(tokens) = carrier {
                let found = Found::name(EntityType::Organization, MentionSource::Alias, ALIAS);
                draft.add(i, sentence, tokens, found);
            }
            let found = Found {
                entity_type: EntityType::Location,
                kind: MentionKind::Demonym,
                source: MentionSource::Gazetteer,
                score: 1.0,
            };
            draft.add(i, sentence, j..j + 1, found);
        }
    }
}

/// The keys before "Airlines" in the names of airlines that consist of them: `["south", "african"]`.
fn carriers<'w>(sentences: &'w [Words], mentions: &[Mention]) -> Vec<Vec<&'w str>> {
    let mut carriers: Vec<Vec<&str>> = Vec::new();
    for mention in mentions
        .iter()
        .filter(|mention| mention.entity_type == EntityType::Organization)
    {
        let words = &sentences[mention.sentence as usize].words;
        if let [before @ .., people, head] = &words[tokens_of(mention, words)]
            && matches!(head.key.as_str(), "airline" | "airlines" | "airways")
            && is_people(people)
            && before.iter().all(is_part)
        {
            let keys: Vec<&str> = before
                .iter()
                .chain([people])
                .map(|word| word.key.as_str())
                .collect();
            if !carriers.contains(&keys) {
                carriers.push(keys);
            }
        }
    }
    carriers
}

/// Whether tokens are the short name of an airline, no adjective: "Turkish said", "Ethiopian's fleet"; not "the Turkish said".
fn is_carrier(words: &[Word], tokens: &Range<usize>, carriers: &[Vec<&str>], lexicon: &Lexicon) -> bool {
    const VERBS: &[&str] = &[
        "also",
        "announced",
        "cancelled",
        "carried",
        "carries",
        "expects",
        "flew",
        "flies",
        "had",
        "has",
        "operates",
        "plans",
        "resumed",
        "resumes",
        "will",
        "would",
    ];
    let keys: Vec<&str> = words[tokens.clone()]
        .iter()
        .map(|word| word.key.as_str())
        .collect();
    let is_open = tokens.start.checked_sub(1).is_none_or(|before| {
        let word = &words[before];
        !word.is_capital() && !matches!(word.key.as_str(), "a" | "an" | "every" | "no" | "one" | "the")
    });
    let is_subject = words.get(tokens.end).is_some_and(|next| {
        let is_owner = !next.spaced && next.key == "s";
        is_owner || VERBS.contains(&next.key.as_str()) || lexicon.is_person_cue(&next.key)
    });
    is_open && is_subject && carriers.contains(&keys)
}

/// Drops what was taken for a name and consists of demonyms alone: "Ukrainian", "Turkish-Syrian".
pub(crate) fn drop_names(sentences: &[Words], kb: &KnowledgeBase, mentions: &mut Vec<Mention>) {
    mentions.retain(|mention| {
        let words = &sentences[mention.sentence as usize].words;
        let inside = &words[tokens_of(mention, words)];
        // "South African", "East-German": the people of a part.
        let peoples = inside.last().is_some_and(is_people)
            && inside
                .iter()
                .all(|word| word.key.is_empty() || is_people(word) || is_part(word));
        !peoples || is_known(&keys_in(inside), kb)
    });
}

/// A word that parts a country or a continent.
fn is_part(word: &Word) -> bool {
    const PARTS: &[&str] = &[
        "central", "east", "eastern", "middle", "north", "northern", "south", "southern", "west", "western",
    ];
    PARTS.contains(&word.key.as_str())
}

fn is_people(word: &Word) -> bool {
    word.facts.demonym().is_some() || word.facts.is_group()
}

/// Whether the knowledge base has an organization or a country of this name.
fn is_known(key: &str, kb: &KnowledgeBase) -> bool {
    kb.lookup(key).best().is_some_and(|best| {
        let record = kb.record(best.record);
        record.entity_type == EntityType::Organization || record.popularity >= COUNTRY
    })
}
