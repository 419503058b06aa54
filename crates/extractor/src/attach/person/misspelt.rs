//! Surnames that nobody bears: those of others, spelled otherwise.

use relmap_types::MergeRule;

use super::super::forest::Forest;
use super::super::{MAX_COMPARED, Scope, few};
use super::gender::may_be;
use super::index::{Index, MIN_SLIP};
use crate::name::{PersonName, is_gendered, is_slip, skeleton};

/// Least length of a surname's skeleton at which another spelling of it is looked for.
const MIN_SURNAME_SKELETON: usize = 4;

/// Attaches a surname to the one person whose surname it spells otherwise or, within a document, misspells.
pub(super) fn attach(
    forest: &mut Forest<'_>,
    i: usize,
    name: &PersonName,
    part: &str,
    index: &Index<'_>,
    scope: Scope,
) {
    let bones = skeleton(part);
    let (bearers, kb) = (forest.bearers, forest.kb);
    // "Zelensky" is not Olena Zelenska, but Mrs. Zelensky is.
    let is_form = |other: usize| {
        let full = bearers[other].person;
        let surname = full.and_then(|full| full.surname(kb));
        let gendered = surname.and_then(|surname| is_gendered(part, surname));
        let theirs = || full.and_then(|full| full.gender(kb));
        gendered.is_none_or(|gender| theirs() == Some(name.gender.unwrap_or(gender)))
    };
    let those = |forest: &Forest<'_>, all: &[usize]| -> Vec<usize> {
        let fits = |other: usize| may_be(forest, name.gender, other) && is_form(other);
        few(all).iter().copied().filter(|&other| fits(other)).collect()
    };
    // "Barack" is not Tom Barrack.
    let is_forename = kb.forename(part).is_some() && name.gender.is_none() && !kb.is_surname(part);
    if bones.len() >= MIN_SURNAME_SKELETON
        && !is_forename
        && let Some(spelled) = index.surname_spellings.get(&bones)
    {
        let spelled = those(forest, spelled);
        if forest.attach_part_to_only(i, &spelled, MergeRule::Spelling) {
            return;
        }
    }
    let facts = kb.word(part);
    let is_known = facts.is_surname() || facts.is_english_word() || facts.forename().is_some();
    if scope == Scope::Document && part.len() >= MIN_SLIP && !is_known {
        let near = index.near(part).filter(|(surname, _)| is_slip(part, surname));
        let bearers = near.flat_map(|(_, bearers)| bearers).copied();
        let slips: Vec<usize> = bearers.take(MAX_COMPARED + 1).collect();
        let slips = those(forest, &slips);
        forest.attach_part_to_only(i, &slips, MergeRule::Spelling);
    }
}
