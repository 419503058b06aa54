//! One name, one type: within a document a name is what most of its mentions say.

use std::collections::{BTreeMap, BTreeSet};

use relmap_kb::KnowledgeBase;
use relmap_types::{EntityType, Mention, MentionKind};

use super::gazetteer::WELL_KNOWN;
use super::{keys_in, popularity, tokens_of};
use crate::word::{Word, Words};

/// Share of the prior from which the knowledge base decides a type, whatever the votes.
const CERTAIN: f32 = 0.9;

/// Popularity from which it decides for any name: countries, large organizations, heads of state.
const FAMOUS: u8 = 66;

/// Gives all mentions of one name the type that the knowledge base is certain of, else that of the person whose surname it
/// is, else the one with most votes. A place that the text says is somewhere one is in stays one, and a forename that names no place
/// that the knowledge base knows well is a person.
pub(crate) fn agree(sentences: &[Words], kb: &KnowledgeBase, mentions: &mut [Mention]) {
    let keys: Vec<String> = mentions
        .iter()
        .map(|mention| {
            let words = &sentences[mention.sentence as usize].words;
            keys_in(&words[tokens_of(mention, words)])
        })
        .collect();
    let mut votes: BTreeMap<&str, [f32; EntityType::ALL.len()]> = BTreeMap::new();
    for (mention, key) in mentions
        .iter()
        .zip(&keys)
        .filter(|(mention, _)| mention.kind == MentionKind::Name)
    {
        votes.entry(key).or_default()[mention.entity_type as usize] += mention.score;
    }
    let mut types: BTreeMap<&str, EntityType> = votes
        .iter()
        .map(|(&key, votes)| (key, certain(key, kb).unwrap_or_else(|| most(votes))))
        .collect();
    let surnames: BTreeSet<&str> = types
        .iter()
        .filter(|&(_, &entity_type)| entity_type == EntityType::Person)
        .filter_map(|(key, _)| key.rsplit_once(' ').map(|(_, surname)| surname))
        .collect();
    let forenames: BTreeSet<&str> = types
        .iter()
        .filter(|&(_, &entity_type)| entity_type == EntityType::Person)
        .filter_map(|(key, _)| key.split_once(' ').map(|(forename, _)| forename))
        .collect();
    let placed: BTreeSet<&str> = mentions
        .iter()
        .zip(&keys)
        .filter(|(mention, _)| stands_as_place(mention, &sentences[mention.sentence as usize].words))
        .map(|(_, key)| key.as_str())
        .collect();
    let renamed: BTreeSet<&str> = mentions
        .iter()
        .zip(&keys)
        .filter(|(mention, _)| follows_renaming(mention, &sentences[mention.sentence as usize].words))
        .map(|(_, key)| key.as_str())
        .collect();
    for (key, entity_type) in &mut types {
        // "Paris" is the city, unless the document has a Nadia Paris and most of its mentions read as a person.
        let is_read = || most(&votes[key]) == EntityType::Person;
        if surnames.contains(key) && !placed.contains(key) && (certain(key, kb).is_none() || is_read()) {
            *entity_type = EntityType::Person;
        }
        // "Kanye" beside Kanye West, though there is a town of that name.
        if *entity_type == EntityType::Location
            && forenames.contains(key)
            && !placed.contains(key)
            && popularity(key, kb) < WELL_KNOWN
        {
            *entity_type = EntityType::Person;
        }
        // "changed his name to Ye".
        if *entity_type == EntityType::Location && renamed.contains(key) && popularity(key, kb) < WELL_KNOWN {
            *entity_type = EntityType::Person;
        }
        // "wrote to Zdenka".
        if *entity_type == EntityType::Location && kb.forename(key).is_some() && kb.lookup(key).is_empty() {
            *entity_type = EntityType::Person;
        }
    }
    for (mention, key) in mentions.iter_mut().zip(&keys) {
        if mention.kind == MentionKind::Name {
            mention.entity_type = types[key.as_str()];
        }
    }
}

/// Whether a name that was read as a place stands behind a preposition of place and owns nothing: "in Keller", not "in Keller's
/// office".
fn stands_as_place(mention: &Mention, words: &[Word]) -> bool {
    let tokens = tokens_of(mention, words);
    let before = tokens.start.checked_sub(1).and_then(|before| words.get(before));
    let is_owner = words
        .get(tokens.end)
        .is_some_and(|next| !next.spaced && (next.key == "s" || matches!(next.mark, Some('\'' | '’'))));
    mention.entity_type == EntityType::Location
        && before.is_some_and(|word| matches!(word.key.as_str(), "in" | "near" | "outside"))
        && !is_owner
}

/// Whether a name is that which somebody takes: "changed her name to Zorka".
fn follows_renaming(mention: &Mention, words: &[Word]) -> bool {
    let before = &words[..tokens_of(mention, words).start];
    let mut before = before.iter().rev().filter(|word| word.mark.is_none());
    let mut is_next = |sought: &[&str]| {
        before
            .next()
            .is_some_and(|word| sought.contains(&word.key.as_str()))
    };
    is_next(&["to"]) && is_next(&["name"]) && is_next(&["her", "his"])
}

/// The type that a name has in the knowledge base, if that can hardly be another.
///
/// A famous name always, a famous person's surname too; a lesser name if it has several words, or is no word that people bear
/// or write.
fn certain(key: &str, kb: &KnowledgeBase) -> Option<EntityType> {
    let candidates = kb.lookup(key);
    let facts = kb.word(key);
    if candidates.is_empty() {
        // "Shoigu" names nothing, and is the surname of one whom news everywhere mean by it.
        let bearers = kb.surname(key);
        let best = bearers.best()?;
        let is_free = !facts.is_english_word() && facts.forename().is_none();
        let is_certain = is_free && best.prior >= CERTAIN && kb.record(best.record).popularity >= FAMOUS;
        return is_certain.then_some(EntityType::Person);
    }
    let best = kb.record(candidates.best()?.record);
    let share: f32 = candidates
        .iter()
        .filter(|candidate| kb.record(candidate.record).entity_type == best.entity_type)
        .map(|candidate| candidate.prior)
        .sum();
    let telling =
        key.contains(' ') || !(facts.is_english_word() || facts.is_surname() || facts.forename().is_some());
    (share >= CERTAIN && (telling || best.popularity >= FAMOUS)).then_some(best.entity_type)
}

/// The type with most votes; of equals the first in [`EntityType::ALL`].
fn most(votes: &[f32; EntityType::ALL.len()]) -> EntityType {
    let all = EntityType::ALL.iter().zip(votes);
    let best = all.reduce(|best, other| if other.1 > best.1 { other } else { best });
    best.map_or(EntityType::Person, |(&entity_type, _)| entity_type)
}
