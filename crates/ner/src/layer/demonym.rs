//! "Turkish", "Russians", "Druze": words for peoples, which make no node but tell of a country.

use relmap_kb::KnowledgeBase;
use relmap_types::{EntityType, Mention, MentionKind, MentionSource};

use super::{Draft, Found, keys_in, tokens_of};
use crate::word::{Word, Words};

/// Popularity of the places whose own name is a demonym too: "US", "UK".
const COUNTRY: u8 = 80;

/// Marks every capitalised demonym and name of a people that no name has taken.
pub(crate) fn mark(sentences: &[Words], draft: &mut Draft) {
    for (i, sentence) in sentences.iter().enumerate() {
        for (j, word) in sentence.words.iter().enumerate() {
            if word.is_capital() && is_people(word) {
                let (kind, source) = (MentionKind::Demonym, MentionSource::Gazetteer);
                draft.add(
                    i,
                    sentence,
                    j..j + 1,
                    Found {
                        entity_type: EntityType::Location,
                        kind,
                        source,
                        score: 1.0,
                    },
                );
            }
        }
    }
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
