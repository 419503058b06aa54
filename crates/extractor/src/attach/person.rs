//! Persons: full names with fewer parts, other spellings, surnames, forenames.

use std::cmp::Reverse;

use relmap_kb::KnowledgeBase;
use relmap_ner::Lexicon;
use relmap_types::MergeRule;
use rustc_hash::FxHashMap;

use super::{Forest, Scope};
use crate::link::famous_bearer;
use crate::name::{PersonName, is_spelling, skeleton, skeleton_key};

/// Least length of a surname's skeleton at which another spelling of it is looked for.
const MIN_SURNAME_SKELETON: usize = 4;

/// Full names by what may stand for them: surnames, forenames, and the skeletons of either.
#[derive(Default)]
struct Index<'n> {
    surnames: FxHashMap<&'n str, Vec<usize>>,
    forenames: FxHashMap<&'n str, Vec<usize>>,
    surname_spellings: FxHashMap<String, Vec<usize>>,
    name_spellings: FxHashMap<String, Vec<usize>>,
}

impl<'n> Index<'n> {
    fn new(persons: &[(usize, &'n PersonName)], kb: &KnowledgeBase) -> Self {
        let mut index = Self::default();
        for &(i, name) in persons {
            let (Some(surname), Some(forename)) = (name.surname(kb), name.forename(kb)) else {
                continue;
            };
            index.surnames.entry(surname).or_default().push(i);
            index.forenames.entry(forename).or_default().push(i);
            index
                .surname_spellings
                .entry(skeleton(surname))
                .or_default()
                .push(i);
            if let Some(key) = skeleton_key(name) {
                index.name_spellings.entry(key).or_default().push(i);
            }
        }
        index
    }
}

/// Attaches persons, full names first, so that what a surname points at is settled when its turn comes.
pub(super) fn attach(forest: &mut Forest<'_>, scope: Scope, kb: &KnowledgeBase, lexicon: &Lexicon) {
    let persons: Vec<(usize, &PersonName)> = forest
        .bearers
        .iter()
        .enumerate()
        .filter_map(|(i, bearer)| Some((i, bearer.person?)))
        .collect();
    let index = Index::new(&persons, kb);
    let mut order = persons;
    order.sort_by_key(|&(i, name)| (Reverse(name.parts.len()), i));
    for (i, name) in order {
        if forest.is_attached(i) {
            continue;
        }
        if let [only] = name.parts.as_slice() {
            attach_part(forest, i, name, only, &index, scope, kb);
        } else {
            attach_full(forest, i, name, &index, kb, lexicon);
        }
    }
}

/// A full name belongs to the one fuller name that it can be short for, else to another spelling of itself.
fn attach_full(
    forest: &mut Forest<'_>,
    i: usize,
    name: &PersonName,
    index: &Index<'_>,
    kb: &KnowledgeBase,
    lexicon: &Lexicon,
) {
    let bearers = forest.bearers;
    let person = |other: usize| bearers[other].person.filter(|_| other != i);
    // "John D." is looked up by its forename.
    let is_initial = name.parts.last().is_some_and(|part| part.len() == 1);
    let namesakes = if is_initial {
        among(&index.forenames, &name.parts[0])
    } else {
        among(&index.surnames, name.surname(kb).unwrap_or_default())
    };
    let fuller: Vec<usize> = namesakes
        .iter()
        .copied()
        .filter(|&other| {
            // Of two that could each be short for the other, the earlier stands.
            person(other).is_some_and(|full| {
                name.is_short_for(full, lexicon) && (full.parts.len() > name.parts.len() || other < i)
            })
        })
        .collect();
    if forest.attach_to_only(i, &fuller, MergeRule::ShorterName) {
        return;
    }
    let Some(key) = skeleton_key(name) else { return };
    let spelled: Vec<usize> = index.name_spellings[&key]
        .iter()
        .copied()
        .filter(|&other| {
            // The spelling that the knowledge base knows stands, else the earlier.
            let rank = |i: usize| (forest.record[i].is_none(), i);
            person(other).is_some_and(|full| rank(other) < rank(i) && is_spelling(name, full, kb, lexicon))
        })
        .collect();
    forest.attach_to_only(i, &spelled, MergeRule::Spelling);
}

/// A surname alone belongs to the one person who bears it, a forename alone to the one person in the document.
fn attach_part(
    forest: &mut Forest<'_>,
    i: usize,
    name: &PersonName,
    part: &str,
    index: &Index<'_>,
    scope: Scope,
    kb: &KnowledgeBase,
) {
    let bearers = forest.bearers;
    let fits = |&other: &usize| {
        let theirs = bearers[other].person.and_then(|full| full.gender(kb));
        name.gender.is_none() || theirs.is_none() || name.gender == theirs
    };
    let namesakes: Vec<usize> = among(&index.surnames, part)
        .iter()
        .copied()
        .filter(fits)
        .collect();
    if !namesakes.is_empty() {
        // "Thomas" beside Carla Thomas and Thomas Lind is either of them.
        let forenames = among(&index.forenames, part);
        let either: Vec<usize> = namesakes.iter().chain(forenames).copied().collect();
        if !forest.attach_to_only(i, &either, MergeRule::Surname) {
            // Of several bearers, the one whom the bare surname means in all news.
            let famous = famous_bearer(part, kb);
            let roots = namesakes.iter().map(|&other| forest.root(other));
            let bearer = roots
                .filter(|&root| famous.is_some() && forest.record[root] == famous)
                .min();
            bearer.map(|root| forest.join(i, root, MergeRule::Surname));
        }
        return;
    }
    if scope == Scope::Document {
        let namesakes: Vec<usize> = among(&index.forenames, part)
            .iter()
            .copied()
            .filter(fits)
            .collect();
        if forest.attach_to_only(i, &namesakes, MergeRule::Forename) {
            return;
        }
    }
    let bones = skeleton(part);
    if bones.len() >= MIN_SURNAME_SKELETON {
        let spelled: Vec<usize> = index
            .surname_spellings
            .get(&bones)
            .into_iter()
            .flatten()
            .copied()
            .filter(fits)
            .collect();
        forest.attach_to_only(i, &spelled, MergeRule::Spelling);
    }
}

fn among<'i>(index: &'i FxHashMap<&str, Vec<usize>>, key: &str) -> &'i [usize] {
    index.get(key).map_or(&[], Vec::as_slice)
}
