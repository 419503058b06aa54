//! Organizations and places: other spellings, acronyms, shorter names.

use std::cmp::Reverse;

use relmap_types::{EntityType, MergeRule};

use super::forest::Forest;
use super::index::{Index, among};
use super::{Scope, acronym, few, misspelt, place, shorter};
use crate::link::country_of;
use crate::name::OrganizationName;

/// Attaches other spellings and acronyms to what they stand for, and short names to full ones; names of most words first.
pub(super) fn attach(forest: &mut Forest<'_>, scope: Scope) {
    if scope == Scope::Document {
        misspelt::attach(forest);
    }
    let names: Vec<(usize, &OrganizationName)> = forest
        .bearers
        .iter()
        .enumerate()
        .filter_map(|(i, bearer)| Some((i, bearer.organization?)))
        .collect();
    let index = Index::new(forest, &names, scope);
    let mut order = names;
    order.sort_by_key(|&(i, name)| (Reverse(name.words.len()), i));
    for (i, name) in order {
        if forest.is_attached(i)
            || attach_spelling(forest, i, name, &index)
            || acronym::attach(forest, i, name, &index)
            || acronym::attach_other(forest, i, name, &index, scope)
            || (scope == Scope::Document && place::attach(forest, i, name, &index))
        {
            continue;
        }
        // A name that the knowledge base knows is complete as it stands: "Apple" is not short for "Apple Corps".
        if forest.record[i].is_some() || forest.bearers[i].entity_type != EntityType::Organization {
            continue;
        }
        let headed = index.headed.get(&i).map_or(&[][..], Vec::as_slice);
        if !forest.attach_to_only(i, headed, MergeRule::Acronym) {
            shorter::attach(forest, i, name, &index, scope);
        }
    }
}

/// Attaches another spelling of a name, or the name with its country elsewhere.
fn attach_spelling(forest: &mut Forest<'_>, i: usize, name: &OrganizationName, index: &Index<'_>) -> bool {
    let kb = forest.kb;
    let spelling = name.spelling_key();
    let nation = (forest.bearers[i].entity_type == EntityType::Organization)
        .then(|| name.national_key(&|words| country_of(words, kb)))
        .flatten();
    let seat = forest.bearers[i].seat;
    // Bodies of one name that may be two countries' are told apart before names are compared.
    let spelling = spelling.filter(|_| seat.is_none());
    let nations = nation.into_iter().chain(name.seated_keys(seat));
    let keys = spelling.map(|key| (&index.by_spelling, key)).into_iter();
    for (index, key) in keys.chain(nations.map(|key| (&index.by_nation, key))) {
        // The spelling that the knowledge base knows stands, else the earlier.
        let rank = |i: usize| (forest.record[i].is_none(), i);
        let earlier = |other: &usize| rank(*other) < rank(i);
        let spelled: Vec<usize> = few(among(index, &key)).iter().copied().filter(earlier).collect();
        let rule = if seat.is_some() {
            MergeRule::ShorterOrganization
        } else {
            MergeRule::Spelling
        };
        if forest.attach_to_only(i, &spelled, rule) {
            return true;
        }
    }
    false
}
