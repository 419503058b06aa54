//! Organizations and places: acronyms, first words, bare heads.

use std::cmp::Reverse;

use relmap_kb::KnowledgeBase;
use relmap_ner::Lexicon;
use relmap_types::{EntityType, MergeRule};
use rustc_hash::FxHashMap;

use super::{Forest, Scope};
use crate::link::ORDINARY;
use crate::name::{OrganizationName, initials};

/// Attaches acronyms to what they abbreviate, and short names of organizations to full ones.
pub(super) fn attach(forest: &mut Forest<'_>, scope: Scope, kb: &KnowledgeBase, lexicon: &Lexicon) {
    let names: Vec<(usize, &OrganizationName)> = forest
        .bearers
        .iter()
        .enumerate()
        .filter_map(|(i, bearer)| Some((i, bearer.organization?)))
        .collect();
    let mut by_initials: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    // Names that begin with the same words stand together when sorted.
    let mut by_words: Vec<(&[String], usize)> = Vec::new();
    let mut by_word: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut by_spelling: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for &(i, name) in &names {
        let spelled = initials(&name.words);
        for acronym in forest.bearers[i].acronyms.iter().chain(&spelled) {
            by_initials.entry(acronym.clone()).or_default().push(i);
        }
        if let Some(key) = name.spelling_key() {
            by_spelling.entry(key).or_default().push(i);
        }
        if name.words.len() > 1 && forest.bearers[i].entity_type == EntityType::Organization {
            by_words.push((&name.words, i));
            if scope == Scope::Document {
                for word in &name.words {
                    by_word.entry(word.as_str()).or_default().push(i);
                }
            }
        }
    }
    by_words.sort_unstable();
    let mut order = names;
    order.sort_by_key(|&(i, name)| (Reverse(name.words.len()), i));
    for (i, name) in order {
        if forest.is_attached(i) {
            continue;
        }
        if let Some(key) = name.spelling_key() {
            // The spelling that the knowledge base knows stands, else the earlier.
            let rank = |i: usize| (forest.record[i].is_none(), i);
            let spelled: Vec<usize> = by_spelling[&key]
                .iter()
                .copied()
                .filter(|&other| rank(other) < rank(i))
                .collect();
            if forest.attach_to_only(i, &spelled, MergeRule::Spelling) {
                continue;
            }
        }
        if let Some(acronym) = &name.acronym
            && let Some(spelled) = by_initials.get(acronym)
            && forest.attach_to_only(i, spelled, MergeRule::Acronym)
        {
            continue;
        }
        // A name that the knowledge base knows is complete as it stands: "Apple" is not short for "Apple Corps".
        if forest.record[i].is_some() || forest.bearers[i].entity_type != EntityType::Organization {
            continue;
        }
        let longer = if let [head] = name.words.as_slice()
            && lexicon.organization_head(head).is_some()
        {
            // "the Commission" is the one commission that the document names.
            if scope == Scope::Document {
                by_word.get(head.as_str()).cloned()
            } else {
                None
            }
        } else if is_distinctive(name, kb) {
            let from = by_words.partition_point(|(words, _)| *words < name.words.as_slice());
            let opened = by_words[from..]
                .iter()
                .take_while(|(words, _)| words.starts_with(&name.words))
                .filter(|(words, _)| words.len() > name.words.len());
            Some(opened.map(|&(_, other)| other).collect())
        } else {
            None
        };
        forest.attach_to_only(i, &longer.unwrap_or_default(), MergeRule::ShorterOrganization);
    }
}

/// Whether a short name says enough to stand for a longer one: not an acronym, a place, a demonym or ordinary words.
fn is_distinctive(name: &OrganizationName, kb: &KnowledgeBase) -> bool {
    let says_something = |word: &String| {
        let facts = kb.word(word);
        word.len() > 2 && facts.frequency_class() < ORDINARY && facts.demonym().is_none()
    };
    let is_place = || {
        let candidates = kb.lookup(&name.key());
        candidates
            .best()
            .is_some_and(|best| kb.record(best.record).entity_type == EntityType::Location)
    };
    name.acronym.is_none() && name.words.iter().any(says_something) && !is_place()
}
