//! Names of one part: surnames, forenames, titles and numbers.

use relmap_kb::Gender;
use relmap_types::{MergeRule, RefusalReason};

use super::super::Scope;
use super::super::forest::Forest;
use super::famous::means_famous;
use super::index::Index;
use super::{among, misspelt};
use crate::link::famous_bearer;
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
    if !namesakes.is_empty() && !is_famous && attach_surname(forest, i, part, &namesakes, index) {
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

/// Attaches a surname to one of its bearers.
fn attach_surname(
    forest: &mut Forest<'_>,
    i: usize,
    part: &str,
    namesakes: &[usize],
    index: &Index<'_>,
) -> bool {
    // "Thomas" beside Carla Thomas and Thomas Lind is either of them.
    let either = [namesakes, among(&index.forenames, part)].concat();
    if attach_to_one(forest, i, part, &either, MergeRule::Surname) {
        return true;
    }
    // Of several bearers, the one whom the bare surname means in all news.
    let Some(famous) = famous_bearer(part, forest.kb) else {
        return false;
    };
    let roots = namesakes.iter().map(|&other| forest.root(other));
    let bearer = roots.filter(|&root| forest.record[root] == Some(famous)).min();
    // Whether or not something stands against it, nobody else is meant.
    bearer.is_some_and(|root| {
        forest.join(i, root, MergeRule::Surname);
        true
    })
}

/// Attaches a forename, or a name that stands in the middle of another, to the person of the document who bears it.
fn attach_forename(
    forest: &mut Forest<'_>,
    i: usize,
    name: &PersonName,
    part: &str,
    index: &Index<'_>,
) -> bool {
    [&index.forenames, &index.middles].into_iter().any(|named| {
        let namesakes = fitting(forest, name.gender, among(named, part));
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

/// Whether somebody may have the gender that a title tells.
pub(super) fn may_be(forest: &Forest<'_>, gender: Option<Gender>, other: usize) -> bool {
    let theirs = || {
        forest.bearers[other]
            .person
            .and_then(|full| full.gender(forest.kb))
    };
    gender.is_none() || theirs().is_none_or(|theirs| gender == Some(theirs))
}

/// Those who may have the gender that a title tells: whose forename tells it go before those of whom nothing is known.
fn fitting(forest: &Forest<'_>, gender: Option<Gender>, all: &[usize]) -> Vec<usize> {
    if gender.is_none() {
        return all.to_vec();
    }
    let theirs = |other: usize| {
        forest.bearers[other]
            .person
            .and_then(|full| full.gender(forest.kb))
    };
    let sure: Vec<usize> = all
        .iter()
        .copied()
        .filter(|&other| theirs(other) == gender)
        .collect();
    if sure.is_empty() {
        all.iter()
            .copied()
            .filter(|&other| theirs(other).is_none())
            .collect()
    } else {
        sure
    }
}

/// Attaches `i` to the only one of its namesakes, or to the one whom the document had introduced by then.
///
/// Of who is introduced nobody else is meant, whether or not something stands against the join.
fn attach_to_one(
    forest: &mut Forest<'_>,
    i: usize,
    part: &str,
    namesakes: &[usize],
    rule: MergeRule,
) -> bool {
    if forest.attach_part_to_only(i, namesakes, rule) {
        return true;
    }
    introduced(forest, i, part, namesakes).is_some_and(|bearer| {
        forest.join(i, bearer, rule);
        true
    })
}

/// Of several bearers of a name in a document, the one whom alone it had introduced when it used the short name.
///
/// News go on calling the one they are about by surname, and tell a father or a brother from them when they come in: who is
/// introduced as a relative does not count, unless all news mean that relative.
fn introduced(forest: &Forest<'_>, i: usize, part: &str, namesakes: &[usize]) -> Option<usize> {
    // Across documents nothing is introduced.
    let own = forest.bearers[i].mentions;
    own.first()?;
    let famous = famous_bearer(part, forest.kb);
    let counts = |other: usize, root: usize| {
        !forest.bearers[other].is_kin || (famous.is_some() && forest.record[root] == famous)
    };
    // Where each that counts is introduced.
    let introduced: Vec<(u32, usize)> = namesakes
        .iter()
        .map(|&other| (other, forest.root(other)))
        .filter(|&(other, root)| root != i && counts(other, root))
        .filter_map(|(other, root)| Some((*forest.bearers[other].mentions.first()?, root)))
        .collect();
    let (first, _) = *introduced.iter().min()?;
    // Only the first mention behind an introduction tells: later ones know more namesakes, not fewer.
    let at = *own.iter().find(|&&at| at > first)?;
    let mut known = introduced
        .iter()
        .filter(|&&(first, _)| first < at)
        .map(|&(_, root)| root);
    let only = known.next()?;
    known.all(|root| root == only).then_some(only)
}
