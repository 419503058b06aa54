//! Acronyms: what may spell one out, by initials and in other ways.

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_types::{EntityType, MergeRule};
use rustc_hash::FxHashMap;

use super::forest::Forest;
use super::index::{Index, among, in_order};
use super::run::MAX_WORDS;
use super::{Scope, few};
use crate::link::country_in;
use crate::name::{OrganizationName, WordCounts, initials, is_small};

/// Attaches an acronym to the one name that spells it out.
pub(super) fn attach(forest: &mut Forest<'_>, i: usize, name: &OrganizationName, index: &Index<'_>) -> bool {
    let [only] = name.words.as_slice() else {
        return false;
    };
    // A text may define letters that are written otherwise than an acronym: "HoGeSa".
    let defined = Some(only).filter(|word| index.defined.contains(word));
    let Some(letters) = name.acronym.as_ref().or(defined) else {
        return false;
    };
    let spelled = may_spell(forest, i, letters, among(&index.by_initials, letters));
    forest.attach_to_only(i, &spelled, MergeRule::Acronym)
}

/// The names that may spell an acronym out.
///
/// Of letters that the knowledge base knows, those that are known as well, that are like its name for them, or that the text gives
/// the letters to in another language; of others, in another document, those that have to do with it.
fn may_spell(forest: &Forest<'_>, i: usize, letters: &str, spelled: &[usize]) -> Vec<usize> {
    let spells = |other: &usize| match forest.record[i] {
        None => forest.has_to_do(i, *other),
        Some(record) => {
            let bearer = &forest.bearers[*other];
            forest.record[*other].is_some()
                || bearer.organization.is_some_and(|full| {
                    let defines = bearer.acronyms.iter().any(|defined| defined == letters);
                    may_be_known(full, record, defines, forest.kb)
                })
        }
    };
    spelled.iter().copied().filter(spells).collect()
}

/// Whether a full name that nobody knows may be that of a record: it is like the record's own, or it is given the record's letters
/// and is in another language; not if it says another country.
///
/// The "Zorkal Cricket Board (ECB)" is no bank, and the "National Bank of Zorkal" not that of Norway.
pub(crate) fn may_be_known(
    full: &OrganizationName,
    record: RecordIdx,
    defines: bool,
    kb: &KnowledgeBase,
) -> bool {
    let record = kb.record(record);
    let known = OrganizationName::parse(record.name);
    let own = country_in(&known, kb).or_else(|| record.country.map(str::to_owned));
    let is_elsewhere = country_in(full, kb).is_some_and(|country| own.is_some_and(|own| own != country));
    let is_translated = || defines && WordCounts::of(&full.display, kb).is_all_foreign();
    !is_elsewhere && (full.resembles(&known) || is_translated())
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
    // What a person bears in brackets is a party as often as a degree: only the usual initials count.
    let is_aside = forest.bearers[i].hints.is_aside;
    let spelled = if spelled.is_empty() && scope == Scope::Document && !is_aside {
        few(among(&index.by_other_initials, &in_order(letters)))
    } else {
        spelled
    };
    let spelled: Vec<usize> = spelled
        .iter()
        .copied()
        .filter(|&other| forest.has_to_do(i, other))
        .collect();
    forest.attach_to_only(i, &spelled, MergeRule::Acronym)
}

/// Of each name of an acronym and other words those that it may be short for: "University of Zorkal at Harbour Bay" for "UZ
/// Harbour Bay".
///
/// Each name of several words is parted before each of its words, and what short names begin with its first letters and end in
/// its last words is looked up.
pub(super) fn headed(names: &[(usize, &OrganizationName)]) -> FxHashMap<usize, Vec<usize>> {
    let mut shorts: FxHashMap<&[String], FxHashMap<&str, Vec<usize>>> = FxHashMap::default();
    for &(i, name) in names {
        let written = name.display.split_whitespace().next().unwrap_or_default();
        if let [letters, rest @ ..] = name.words.as_slice()
            && letters.len() > 1
            && !rest.is_empty()
            && !written.contains(char::is_lowercase)
        {
            shorts
                .entry(rest)
                .or_default()
                .entry(letters)
                .or_default()
                .push(i);
        }
    }
    let mut headed: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    let is_looked_into = |name: &OrganizationName| !shorts.is_empty() && name.words.len() <= MAX_WORDS;
    for &(full, name) in names.iter().filter(|(_, name)| is_looked_into(name)) {
        for start in 1..name.words.len() {
            let (head, rest) = name.words.split_at(start);
            let Some(by_letters) = shorts.get(rest) else {
                continue;
            };
            let small = head.iter().rev().take_while(|word| is_small(word)).count();
            let letters = initials(&head[..head.len() - small]);
            for &short in letters
                .iter()
                .filter_map(|letters| by_letters.get(letters.as_str()))
                .flatten()
            {
                headed.entry(short).or_default().push(full);
            }
        }
    }
    headed
}
