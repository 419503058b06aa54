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
    for (index, key) in [(&index.by_spelling, spelling), (&index.by_nation, nation)] {
        let Some(key) = key else { continue };
        // The spelling that the knowledge base knows stands, else the earlier.
        let rank = |i: usize| (forest.record[i].is_none(), i);
        let earlier = |other: &usize| rank(*other) < rank(i);
        let spelled: Vec<usize> = few(among(index, &key)).iter().copied().filter(earlier).collect();
        if forest.attach_to_only(i, &spelled, MergeRule::Spelling) {
            return true;
        }
    }
    false
}
