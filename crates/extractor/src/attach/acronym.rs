//! Acronyms: what may spell one out, by initials and in other ways.

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_types::{EntityType, MergeRule};

use super::forest::Forest;
use super::index::{Index, among, in_order};
use super::{Scope, few};
use crate::link::country_in;
use crate::name::{OrganizationName, WordCounts};

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
