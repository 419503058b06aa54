//! Acronyms: what may spell one out, by initials and in other ways.

use relmap_types::{EntityType, MergeRule};
use rustc_hash::FxHashMap;

use super::index::{Index, among, in_order};
use super::{Forest, Scope};
use crate::name::{OrganizationName, initials, is_small};

/// The full name of a bearer.
type Full<'f, 'n> = dyn Fn(usize) -> Option<&'n OrganizationName> + 'f;

/// The names that may spell an acronym out: of two letters that the knowledge base knows, those that say so or are alike.
pub(super) fn may_spell(forest: &Forest<'_>, i: usize, letters: &str, spelled: &[usize]) -> Vec<usize> {
    let record = forest.record[i].filter(|_| letters.len() == 2);
    let known = record.map(|record| OrganizationName::parse(forest.kb.record(record).name));
    let spells = |other: &usize| {
        let bearer = &forest.bearers[*other];
        known.as_ref().is_none_or(|known| {
            forest.record[*other].is_some()
                || bearer.acronyms.iter().any(|defined| defined == letters)
                || bearer.organization.is_some_and(|full| full.resembles(known))
        })
    };
    spelled.iter().copied().filter(spells).collect()
}

/// Attaches an acronym that nobody knows to the one name that spells it in a less usual way.
pub(super) fn attach_other(
    forest: &mut Forest<'_>,
    i: usize,
    name: &OrganizationName,
    index: &Index<'_>,
    scope: Scope,
) -> bool {
    let Some(letters) = name.acronym.as_ref().filter(|letters| letters.len() > 2) else {
        return false;
    };
    if forest.record[i].is_some() || forest.bearers[i].entity_type != EntityType::Organization {
        return false;
    }
    let spelled = among(&index.by_other_initials, letters);
    let spelled = if spelled.is_empty() && scope == Scope::Document {
        among(&index.by_other_initials, &in_order(letters))
    } else {
        spelled
    };
    forest.attach_to_only(i, spelled, MergeRule::Acronym)
}

/// The names of the document that an acronym and their last words stand for: "University of Zorkal at Harbour Bay" for "UZ Harbour
/// Bay".
pub(super) fn headed(index: &Index<'_>, name: &OrganizationName, full: &Full<'_, '_>) -> Vec<usize> {
    let [letters, rest @ ..] = name.words.as_slice() else {
        return Vec::new();
    };
    let Some(last) = rest.last() else {
        return Vec::new();
    };
    let written = name.display.split_whitespace().next().unwrap_or_default();
    if letters.len() < 2 || written.contains(char::is_lowercase) {
        return Vec::new();
    }
    let is_headed = |full: &OrganizationName| {
        let head = full.words.strip_suffix(rest).unwrap_or_default();
        let small = head.iter().rev().take_while(|word| is_small(word)).count();
        initials(&head[..head.len() - small]).contains(letters)
    };
    let all = index.by_last.get(last.as_str()).into_iter().flatten().copied();
    all.filter(|&other| full(other).is_some_and(is_headed)).collect()
}

/// The names of the document that end in an acronym: "Harbour Guard ROTC" for "ROTC".
pub(super) fn ended(
    by_word: &FxHashMap<&str, Vec<usize>>,
    name: &OrganizationName,
    scope: Scope,
    full: &Full<'_, '_>,
) -> Option<Vec<usize>> {
    if scope == Scope::Corpus || name.acronym.is_none() {
        return None;
    }
    let ends = |&other: &usize| full(other).is_some_and(|full| full.words.last() == name.words.first());
    let all = by_word.get(name.words[0].as_str())?.iter().copied();
    let ended: Vec<usize> = all.filter(ends).collect();
    (!ended.is_empty()).then_some(ended)
}
