//! Full names: with fewer parts, with other spellings.

use std::cmp::Reverse;

use relmap_types::MergeRule;

use super::super::forest::Forest;
use super::super::{Scope, few};
use super::index::Index;
use crate::name::{PersonName, is_respelling, is_spelling, skeleton_key};

/// A full name belongs to the one fuller name that it can be short for, else to another spelling of itself.
pub(super) fn attach_full(
    forest: &mut Forest<'_>,
    i: usize,
    name: &PersonName,
    index: &Index<'_>,
    scope: Scope,
) {
    let (bearers, kb, lexicon) = (forest.bearers, forest.kb, forest.lexicon);
    let person = |other: usize| bearers[other].person.filter(|_| other != i);
    let fuller: Vec<usize> = index
        .fuller(name, lexicon)
        .into_iter()
        .filter(|&other| {
            // Of two that could each be short for the other, the one with more letters stands, then the earlier.
            person(other).is_some_and(|full| {
                name.is_short_for(full, lexicon)
                    && (fullness(full), Reverse(other)) > (fullness(name), Reverse(i))
            })
        })
        .collect();
    if forest.attach_to_only(i, &fuller, MergeRule::ShorterName) {
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
                person(other)
                    .is_some_and(|full| stands(forest, other) && is_spelling(name, full, kb, lexicon))
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
    // "Ada Moran" is "Ada Moran Keller" where the document has only her; "Martin Luther" is not Martin Luther King.
    let last = name.parts.last().map_or("", String::as_str);
    let is_whole = kb.forename(last).is_some() && (kb.is_surname(last) || forest.record[i].is_some());
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
