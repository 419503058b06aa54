//! Slips of the pen in names of organizations and places.

use relmap_kb::KnowledgeBase;
use relmap_types::{EntityType, MergeRule};

use super::forest::Forest;
use super::slip::Slips;
use crate::name::{is_exchange, is_slip};

/// Least length of a name that may be a slip for another, in bytes.
const MIN_SLIP: usize = 6;

/// Attaches what is one letter away from another name of the document: "Nigera" beside "Nigeria".
///
/// Only names that the knowledge base does not know, whose odd word is no word and no name of its own.
pub(super) fn attach(forest: &mut Forest<'_>) {
    let key = |i: usize| -> Option<String> {
        let key = forest.bearers[i].organization?.key();
        (key.len() >= MIN_SLIP).then_some(key)
    };
    let keys: Vec<Option<String>> = (0..forest.bearers.len()).map(key).collect();
    let known = keys.iter().enumerate();
    let slips = Slips::new(known.filter_map(|(i, key)| Some((i, key.as_deref()?, 0))));
    for (i, own) in keys.iter().enumerate() {
        let Some(own) = own else { continue };
        if forest.is_attached(i) || forest.record[i].is_some() || !forest.kb.lookup(own).is_empty() {
            continue;
        }
        let mut near = slips.near(own, 0);
        near.retain(|&other| {
            // A misspelt country is easily taken for something else.
            let is_place =
                forest.bearers[other].entity_type == EntityType::Location && forest.record[other].is_some();
            let is_type = is_place || forest.bearers[other].entity_type == forest.bearers[i].entity_type;
            let stands = (forest.record[other].is_none(), other) < (true, i);
            let slip = |name: &String| {
                own.len().abs_diff(name.len()) <= 1
                    && is_slip(own, name)
                    && is_odd(own, name, forest.kb, forest.record[other].is_some())
            };
            other != i && is_type && stands && keys[other].as_ref().is_some_and(slip)
        });
        forest.attach_to_only(i, &near, MergeRule::Spelling);
    }
}

/// Whether the one word of `name` that differs from `other` is unknown, or the other with or without an "s"; of a name in the
/// knowledge base also the other with two letters exchanged.
fn is_odd(name: &str, other: &str, kb: &KnowledgeBase, is_recorded: bool) -> bool {
    let differs = name.split(' ').zip(other.split(' ')).find(|(a, b)| a != b);
    let Some((odd, usual)) = differs else { return false };
    let facts = kb.word(odd);
    let is_known = facts.is_english_word()
        || facts.is_surname()
        || facts.forename().is_some()
        || facts.demonym().is_some()
        || odd.contains(|ch: char| ch.is_ascii_digit())
        || !kb.lookup(odd).is_empty();
    // "Untied Nations": two letters changed places, in one word of several.
    let is_exchanged = is_recorded && name.contains(' ') && is_exchange(odd, usual);
    !is_known || is_exchanged || format!("{odd}s") == usual || format!("{usual}s") == odd
}
