//! Full names: with fewer parts, with other spellings.

use std::cmp::Reverse;

use relmap_types::MergeRule;

use super::super::forest::Forest;
use super::super::{Scope, few};
use super::among;
use super::index::Index;
use super::surname::introduced;
use crate::name::{PersonName, is_loose, is_respelling, is_spelling, skeleton_key};

/// A full name belongs to the one fuller name that it can be short for, else to another spelling of itself.
pub(super) fn attach_full(
    forest: &mut Forest<'_>,
    i: usize,
    name: &PersonName,
    index: &Index<'_>,
    scope: Scope,
) {
    let (bearers, kb) = (forest.bearers, forest.kb);
    let person = |other: usize| bearers[other].person.filter(|_| other != i);
    let fuller: Vec<usize> = index
        .fuller(name)
        .into_iter()
        .filter(|&other| {
            // Of two that could each be short for the other, the one with more letters stands, then the earlier.
            person(other).is_some_and(|full| {
                name.is_short_for(full)
                    && (!is_loose(name, full) || are_near(forest, i, other))
                    && (fullness(full), Reverse(other)) > (fullness(name), Reverse(i))
            })
        })
        .collect();
    if forest.attach_to_only(i, &fuller, MergeRule::ShorterName) {
        return;
    }
    if attach_joined(forest, i, name, index, scope) || attach_surname(forest, i, name, &fuller, scope) {
        return;
    }
    // The spelling that the knowledge base knows stands, else the earlier.
    let stands = |forest: &Forest<'_>, other: usize| {
        (forest.record[other].is_none(), other) < (forest.record[i].is_none(), i)
    };
    if let Some(key) = skeleton_key(name) {
        let spelled: Vec<usize> = few(&index.name_spellings[&key])
            .iter()
            .copied()
            .filter(|&other| {
                person(other).is_some_and(|full| {
                    stands(forest, other)
                        && is_spelling(name, full, kb)
                        && (!is_loose(name, full) || are_near(forest, i, other))
                })
            })
            .collect();
        if forest.attach_to_only(i, &spelled, MergeRule::Spelling) {
            return;
        }
    }
    let turned: Vec<usize> = index
        .turned(name)
        .iter()
        .copied()
        .filter(|&other| person(other).is_some_and(|full| stands(forest, other) && full.is_turned(name)))
        .collect();
    if forest.attach_to_only(i, &turned, MergeRule::Spelling) {
        return;
    }
    if scope == Scope::Document {
        attach_in_document(forest, i, name, index, &stands);
    }
}

/// Whether two names are of one document, or of documents that have to do with each other, or one is known to all.
fn are_near(forest: &Forest<'_>, i: usize, other: usize) -> bool {
    let is_known = forest.record[i].is_some() || forest.record[forest.root(other)].is_some();
    forest.scope == Scope::Document || is_known || forest.matter.is_shared(i, other)
}

/// Attaches a name with two surnames to the same with a hyphen between them; within a document one with either alone, too.
fn attach_joined(
    forest: &mut Forest<'_>,
    i: usize,
    name: &PersonName,
    index: &Index<'_>,
    scope: Scope,
) -> bool {
    let bearers = forest.bearers;
    let named = few(among(&index.forenames, &name.parts[0]));
    let others = |is_one: &dyn Fn(&PersonName) -> bool| -> Vec<usize> {
        let is_one = |&other: &usize| other != i && bearers[other].person.is_some_and(is_one);
        named.iter().copied().filter(is_one).collect()
    };
    let joined = others(&|full| full.parts.len() < name.parts.len() && full.is_joined(name));
    forest.attach_to_only(i, &joined, MergeRule::Spelling)
        || scope == Scope::Document
            && forest.attach_to_only(i, &others(&|full| name.is_half_of(full)), MergeRule::ShorterName)
}

/// A surname of two words is used as one of one word is: "Garrido Moran" beside Ada and Bruno Garrido Moran.
fn attach_surname(
    forest: &mut Forest<'_>,
    i: usize,
    name: &PersonName,
    fuller: &[usize],
    scope: Scope,
) -> bool {
    let ends_in_it = |&other: &usize| {
        let full = forest.bearers[other].person;
        full.is_some_and(|full| full.parts.ends_with(&name.parts))
    };
    if scope == Scope::Corpus || !fuller.iter().all(ends_in_it) {
        return false;
    }
    introduced(forest, i, &name.parts.join(" "), fuller).is_some_and(|bearer| {
        forest.join(i, bearer, MergeRule::ShorterName);
        true
    })
}

/// Within a document a full name also belongs to the one that it is a slip for, or the beginning of.
fn attach_in_document(
    forest: &mut Forest<'_>,
    i: usize,
    name: &PersonName,
    index: &Index<'_>,
    stands: &dyn Fn(&Forest<'_>, usize) -> bool,
) {
    let (bearers, kb) = (forest.bearers, forest.kb);
    let person = |other: usize| bearers[other].person.filter(|_| other != i);
    let mut misspelt = index.misspelt(name);
    misspelt.retain(|&other| {
        person(other).is_some_and(|full| stands(forest, other) && is_respelling(name, full, kb))
    });
    if forest.attach_to_only(i, &misspelt, MergeRule::Spelling) {
        return;
    }
    if let [_, given] = name.parts.as_slice() {
        let named = few(among(&index.forenames, given)).iter().copied();
        let full = named.filter(|&other| person(other).is_some_and(|full| name.is_initialled(full)));
        if forest.attach_to_only(i, &full.collect::<Vec<_>>(), MergeRule::ShorterName) {
            return;
        }
    }
    // "Ada Moran" is "Ada Moran Keller" where the document has only her; "Martin Luther" is not Martin Luther King, but "Saif bin
    // Tariq" goes on.
    let last = name.parts.last().map_or("", String::as_str);
    let is_whole = kb.forename(last).is_some()
        && !name.ends_in_father()
        && (kb.is_surname(last) || forest.record[i].is_some());
    if last.len() > 1 && !is_whole && name.suffix.is_none() {
        forest.attach_to_only(i, &index.going_on(name, kb), MergeRule::ShorterName);
    }
}

/// How much of a name there is: its parts, then their letters, so that "R. Keller" comes after "Rita Keller", then whether it has
/// a suffix.
pub(super) fn fullness(name: &PersonName) -> (usize, usize, bool) {
    let n_letters = name.parts.iter().map(String::len).sum();
    (name.parts.len(), n_letters, name.suffix.is_some())
}
