//! One name, one type: within a document a name is what most of its mentions say.

use std::collections::{BTreeMap, BTreeSet};

use relmap_kb::popularity;
use relmap_types::{EntityType, Mention};

use super::is_name;
use crate::text::{Stretch, Text};
use crate::word::Word;

/// Share of the prior from which the knowledge base decides a type, whatever the votes.
const CERTAIN: f32 = 0.9;

/// Sums of scores, by type.
type Votes = [f32; EntityType::ALL.len()];

/// Gives all mentions of one name the type that the knowledge base is certain of, else that of the person whose surname it
/// is, else the one with most votes. A place that the text says is somewhere one is in stays one, and a forename that names no place
/// that the knowledge base knows well is a person.
pub(crate) fn agree(text: &Text<'_>, mentions: &mut [Mention]) {
    let keys: Vec<String> = mentions.iter().map(|mention| text.key(mention)).collect();
    let all = || mentions.iter().zip(keys.iter().map(String::as_str));
    let mut votes: BTreeMap<&str, Votes> = BTreeMap::new();
    for (mention, key) in all().filter(|(mention, _)| is_name(mention)) {
        votes.entry(key).or_default()[mention.entity_type as usize] += mention.score;
    }
    let placed: BTreeSet<&str> = all()
        .filter(|(mention, _)| {
            mention.entity_type == EntityType::Location && stands_as_place(text.name(mention))
        })
        .map(|(_, key)| key)
        .collect();
    let renamed: BTreeSet<&str> = all()
        .filter(|(mention, _)| follows_renaming(text.name(mention)))
        .map(|(_, key)| key)
        .collect();
    let mut types: BTreeMap<&str, EntityType> = votes
        .iter()
        .map(|(&key, votes)| (key, certain(key, text).unwrap_or_else(|| most(votes))))
        .collect();
    let persons: Vec<&str> = types
        .iter()
        .filter(|&(_, &entity_type)| entity_type == EntityType::Person)
        .map(|(&key, _)| key)
        .collect();
    let surnames: BTreeSet<&str> = persons
        .iter()
        .filter_map(|key| Some(key.rsplit_once(' ')?.1))
        .collect();
    let forenames: BTreeSet<&str> = persons
        .iter()
        .filter_map(|key| Some(key.split_once(' ')?.0))
        .collect();
    for (key, entity_type) in &mut types {
        // "Paris" is the city, unless the document has a Nadia Paris and most of its mentions read as a person.
        let is_read = || most(&votes[key]) == EntityType::Person;
        if surnames.contains(key) && !placed.contains(key) && (certain(key, text).is_none() || is_read()) {
            *entity_type = EntityType::Person;
        }
        // "Kanye" beside Kanye West, though there is a town of that name; "changed his name to Ye".
        let is_little_known = || text.popularity(key) < popularity::WELL_KNOWN;
        let is_called = forenames.contains(key) && !placed.contains(key) || renamed.contains(key);
        // "wrote to Zdenka".
        let is_forename = || text.kb.forename(key).is_some() && !text.is_known(key);
        if *entity_type == EntityType::Location && (is_called && is_little_known() || is_forename()) {
            *entity_type = EntityType::Person;
        }
    }
    for (mention, key) in mentions.iter_mut().zip(&keys) {
        if is_name(mention) {
            mention.entity_type = types[key.as_str()];
        }
    }
}

/// Whether a name stands behind a preposition of place and owns nothing: "in Keller", not "in Keller's office".
fn stands_as_place(name: Stretch<'_>) -> bool {
    let is_owner = |next: &Word| !next.spaced && (next.key == "s" || matches!(next.mark, Some('\'' | '’')));
    name.before(1)
        .is_some_and(|word| matches!(word.key.as_str(), "in" | "near" | "outside"))
        && !name.behind(1).is_some_and(is_owner)
}

/// Whether a name is that which somebody takes: "changed her name to Zorka".
fn follows_renaming(name: Stretch<'_>) -> bool {
    let mut before = name.all_before().iter().rev().filter(|word| word.mark.is_none());
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
fn certain(key: &str, text: &Text<'_>) -> Option<EntityType> {
    let kb = text.kb;
    let candidates = kb.lookup(key);
    let facts = kb.word(key);
    if candidates.is_empty() {
        // "Shoigu" names nothing, and is the surname of one whom news everywhere mean by it.
        let bearers = kb.surname(key);
        let best = bearers.best()?;
        let is_free = !facts.is_english_word() && facts.forename().is_none();
        let is_certain =
            is_free && best.prior >= CERTAIN && kb.record(best.record).popularity >= popularity::FAMOUS;
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
    (share >= CERTAIN && (telling || best.popularity >= popularity::FAMOUS)).then_some(best.entity_type)
}

/// The type with most votes; of equals the first in [`EntityType::ALL`].
fn most(votes: &Votes) -> EntityType {
    let all = EntityType::ALL.iter().zip(votes);
    let best = all.reduce(|best, other| if other.1 > best.1 { other } else { best });
    best.map_or(EntityType::Person, |(&entity_type, _)| entity_type)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::marked::assert_layer;

    #[track_caller]
    fn assert_agreed(given: &str, wanted: &str) {
        assert_layer(|text, mentions| agree(text, mentions), given, wanted);
    }

    #[test]
    fn one_name_has_one_type() {
        assert_agreed(
            "<O Zorkal> and <O Zorkal> met <L Zorkal>.",
            "<O Zorkal> and <O Zorkal> met <O Zorkal>.",
        );
        assert_agreed("<O Norway> spoke.", "<L Norway> spoke.");
        assert_agreed("<O Putin> spoke.", "<P Putin> spoke.");
    }

    #[test]
    fn names_of_persons() {
        assert_agreed(
            "<P Ada Zorkal> left. <L Zorkal> spoke.",
            "<P Ada Zorkal> left. <P Zorkal> spoke.",
        );
        assert_agreed(
            "<P Ada Zorkal> left for work in <L Zorkal>.",
            "<P Ada Zorkal> left for work in <L Zorkal>.",
        );
        assert_agreed(
            "<P Kanye West> left. <L Kanye> sang.",
            "<P Kanye West> left. <P Kanye> sang.",
        );
        assert_agreed("He changed his name to <L Ye>.", "He changed his name to <P Ye>.");
        assert_agreed("He wrote to <L Zdenka>.", "He wrote to <P Zdenka>.");
    }
}
