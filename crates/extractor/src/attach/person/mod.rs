//! Persons: full names with fewer parts, other spellings, surnames, forenames.

mod famous;
mod full;
mod gender;
mod index;
mod misspelt;
mod part;
mod surname;

use std::cmp::Reverse;

use relmap_types::MergeRule;
use rustc_hash::FxHashMap;

use super::forest::Forest;
use super::{MAX_LISTED, Scope};
use crate::name::PersonName;
use full::{attach_full, fullness};
use index::Index;
use part::attach_part;

/// Attaches persons, full names first, so that what a surname points at is settled when its turn comes.
pub(super) fn attach(forest: &mut Forest<'_>, scope: Scope) {
    let persons: Vec<(usize, &PersonName)> = forest
        .bearers
        .iter()
        .enumerate()
        .filter_map(|(i, bearer)| Some((i, bearer.person?)))
        .collect();
    let index = Index::new(&persons, scope, forest.kb);
    let mut order = persons;
    // Of names of one part those with a title first: they find their bearer, and the bare ones may then find them.
    order.sort_by_key(|&(i, name)| {
        let untitled = name.parts.len() == 1 && name.gender.is_none();
        (untitled, Reverse(fullness(name)), i)
    });
    for (i, name) in order {
        if forest.is_attached(i) {
            continue;
        }
        let nicknamed = index.nicknames.get(&name.parts.join(" "));
        if let Some(&[bearer]) = nicknamed.map(Vec::as_slice)
            && forest.join_other(i, bearer, MergeRule::Nickname)
        {
            continue;
        }
        if name.is_numbered() {
            continue;
        }
        // A surname that documents have found to be somebody's is nobody else's in another.
        if scope == Scope::Corpus && name.parts.len() == 1 && forest.record[i].is_some() {
            continue;
        }
        if let [only] = name.parts.as_slice() {
            attach_part(forest, i, name, only, &index, scope);
        } else {
            attach_full(forest, i, name, &index, scope);
        }
    }
    if scope == Scope::Corpus {
        refuse_namesakes(forest, &index);
    }
}

/// Lists people of one surname as kept apart.
fn refuse_namesakes(forest: &mut Forest<'_>, index: &Index<'_>) {
    let mut surnames: Vec<&str> = index.surnames.keys().copied().collect();
    surnames.sort_unstable();
    for surname in surnames {
        let roots = forest.roots(usize::MAX, &index.surnames[surname]);
        for (n, &left) in roots.iter().take(MAX_LISTED).enumerate() {
            for &right in &roots[n + 1..roots.len().min(MAX_LISTED)] {
                if let Some(reason) = forest.conflict(left, right) {
                    forest.refused.push((left, right, reason));
                }
            }
        }
    }
}

/// The bearers under a key.
fn among<'i>(index: &'i FxHashMap<&str, Vec<usize>>, key: &str) -> &'i [usize] {
    index.get(key).map_or(&[], Vec::as_slice)
}
