//! Names of one part: surnames, forenames, titles and numbers.

use relmap_ner::Lexicon;
use relmap_types::{MergeRule, RefusalReason};

use super::super::Scope;
use super::super::forest::Forest;
use super::famous::means_famous;
use super::gender::{fitting, may_be};
use super::index::Index;
use super::surname::{self, attach_to_one};
use super::{among, misspelt};
use crate::name::PersonName;

/// A surname alone belongs to the one person who bears it, a forename alone to the one person in the document.
pub(super) fn attach_part(
    forest: &mut Forest<'_>,
    i: usize,
    name: &PersonName,
    part: &str,
    index: &Index<'_>,
    scope: Scope,
) {
    // "the son of Keller" is not his namesake Bruno Keller.
    let is_relative = forest.bearers[i].is_kin && forest.kb.forename(part).is_none();
    let surnamed = if name.is_forename || is_relative {
        &[]
    } else {
        among(&index.surnames, part)
    };
    let namesakes = namesakes(forest, i, name, surnamed);
    let is_famous = means_famous(forest, i, part, &namesakes);
    if !namesakes.is_empty() && !is_famous && surname::attach(forest, i, part, &namesakes, index) {
        return;
    }
    let is_unfit = |other: &usize| !may_be(forest, name.gender, *other);
    let unfit: Vec<usize> = surnamed.iter().copied().filter(is_unfit).collect();
    let unfit = forest.roots(usize::MAX, &unfit);
    forest.refuse(i, unfit, RefusalReason::TwoGenders);
    let is_new = namesakes.is_empty() && scope == Scope::Document;
    if is_new && attach_forename(forest, i, name, part, index) {
        return;
    }
    let not_meant = if is_famous { &namesakes[..] } else { &[] };
    if name.gender.is_none() && attach_titled(forest, i, part, index, not_meant) {
        return;
    }
    if is_new && name.suffix.is_none() && attach_numbered(forest, i, part, index) {
        return;
    }
    if namesakes.is_empty() && !name.is_forename {
        misspelt::attach(forest, i, name, part, index, scope);
    }
}

/// Of the bearers of a surname those whom it may mean with this title and suffix.
fn namesakes(forest: &Forest<'_>, i: usize, name: &PersonName, surnamed: &[usize]) -> Vec<usize> {
    let bearers = forest.bearers;
    let mut namesakes = fitting(forest, name.gender, surnamed);
    // "Trump Jr." is not the elder.
    if name.suffix.is_some() {
        let suffix = |other: usize| bearers[other].person.map(|full| &full.suffix);
        namesakes.retain(|&other| suffix(other) == Some(&name.suffix));
    }
    // "A boy named Hassan" is none of those whom the text knows by then.
    if forest.scope == Scope::Document && bearers[i].hints.is_called {
        let first = |other: usize| bearers[other].mentions.first().copied();
        namesakes.retain(|&other| first(other) > first(i));
    }
    namesakes
}

/// Attaches a forename or the short form of one, or a name that stands in the middle of another, to the person of the document who
/// bears it.
fn attach_forename(
    forest: &mut Forest<'_>,
    i: usize,
    name: &PersonName,
    part: &str,
    index: &Index<'_>,
) -> bool {
    let full = Lexicon::embedded().full_forenames(part).iter();
    let full: Vec<usize> = full
        .flat_map(|full| among(&index.forenames, full))
        .copied()
        .collect();
    let named = [among(&index.forenames, part), among(&index.middles, part), &full];
    named.into_iter().any(|named| {
        let mut namesakes = fitting(forest, name.gender, named);
        // "Ron Jr." is not his father.
        if name.suffix.is_some() {
            let suffix = |other: usize| forest.bearers[other].person.map(|full| &full.suffix);
            namesakes.retain(|&other| suffix(other) == Some(&name.suffix));
        }
        attach_to_one(forest, i, part, &namesakes, MergeRule::Forename)
    })
}

/// Attaches a bare name to whom the text has called so with a title, "Keller" to Mr. Keller; `not_meant` are those whom it does
/// not mean.
fn attach_titled(
    forest: &mut Forest<'_>,
    i: usize,
    part: &str,
    index: &Index<'_>,
    not_meant: &[usize],
) -> bool {
    let not_meant = forest.roots(i, not_meant);
    let is_titled = |other: usize| {
        forest.bearers[other]
            .person
            .is_some_and(|name| name.gender.is_some())
    };
    let titled: Vec<usize> = among(&index.alone, part)
        .iter()
        .copied()
        .filter(|&other| is_titled(other) && !not_meant.contains(&forest.root(other)))
        .collect();
    forest.attach_part_to_only(i, &titled, MergeRule::Surname)
}

/// Attaches "Louis" to the only Louis with a number.
fn attach_numbered(forest: &mut Forest<'_>, i: usize, part: &str, index: &Index<'_>) -> bool {
    let is_numbered = |other: usize| forest.bearers[other].person.is_some_and(PersonName::is_numbered);
    let alone = among(&index.alone, part).iter().copied();
    let numbered: Vec<usize> = alone.filter(|&other| is_numbered(other)).collect();
    forest.attach_part_to_only(i, &numbered, MergeRule::Forename)
}
