//! One part of a name: surnames, forenames, and surnames misspelt.

use relmap_types::{MergeRule, RefusalReason};

use super::super::forest::Forest;
use super::super::{MAX_COMPARED, Scope, few};
use super::among;
use super::famous::means_famous;
use super::index::{Index, MIN_SLIP};
use crate::link::famous_bearer;
use crate::name::{PersonName, is_gendered, is_slip, skeleton};

/// Least length of a surname's skeleton at which another spelling of it is looked for.
const MIN_SURNAME_SKELETON: usize = 4;

/// A surname alone belongs to the one person who bears it, a forename alone to the one person in the document.
pub(super) fn attach_part(
    forest: &mut Forest<'_>,
    i: usize,
    name: &PersonName,
    part: &str,
    index: &Index<'_>,
    scope: Scope,
) {
    let (bearers, kb) = (forest.bearers, forest.kb);
    let fits = |&other: &usize| {
        let theirs = bearers[other].person.and_then(|full| full.gender(kb));
        name.gender.is_none() || theirs.is_none() || name.gender == theirs
    };
    // Whose forename tells the gender of the title goes before those of whom nothing is known.
    let is_sure = |other: &usize| {
        name.gender.is_some() && bearers[*other].person.and_then(|full| full.gender(kb)) == name.gender
    };
    let fitting = |all: &[usize]| -> Vec<usize> {
        let fitting: Vec<usize> = all.iter().copied().filter(fits).collect();
        let sure: Vec<usize> = fitting.iter().copied().filter(is_sure).collect();
        if sure.is_empty() { fitting } else { sure }
    };
    // "the son of Keller" is not his namesake Bruno Keller.
    let is_relative = bearers[i].is_kin && kb.forename(part).is_none();
    let surnamed = if name.is_forename || is_relative {
        &[]
    } else {
        among(&index.surnames, part)
    };
    let mut namesakes = fitting(surnamed);
    // "Trump Jr." is not the elder.
    if name.suffix.is_some() {
        let is_same = |&other: &usize| {
            bearers[other]
                .person
                .is_some_and(|full| full.suffix == name.suffix)
        };
        namesakes.retain(is_same);
    }
    // "A boy named Hassan" is none of those whom the text knows by then.
    if scope == Scope::Document && bearers[i].hints.is_called {
        let first = |other: usize| bearers[other].mentions.first().copied();
        namesakes.retain(|&other| first(other) > first(i));
    }
    let is_famous = means_famous(forest, i, part, &namesakes);
    if !namesakes.is_empty() && !is_famous {
        // "Thomas" beside Carla Thomas and Thomas Lind is either of them.
        let either: Vec<usize> = namesakes
            .iter()
            .chain(among(&index.forenames, part))
            .copied()
            .collect();
        if forest.attach_part_to_only(i, &either, MergeRule::Surname) {
            return;
        }
        if let Some(bearer) = introduced(forest, i, part, &either) {
            forest.join(i, bearer, MergeRule::Surname);
            return;
        }
        // Of several bearers, the one whom the bare surname means in all news.
        let famous = famous_bearer(part, kb);
        let roots = namesakes.iter().map(|&other| forest.root(other));
        let bearer = roots
            .filter(|&root| famous.is_some() && forest.record[root] == famous)
            .min();
        if let Some(root) = bearer {
            forest.join(i, root, MergeRule::Surname);
            return;
        }
    }
    let unfit: Vec<usize> = surnamed.iter().copied().filter(|other| !fits(other)).collect();
    let unfit = forest.roots(usize::MAX, &unfit);
    forest.refuse(i, unfit, RefusalReason::TwoGenders);
    if namesakes.is_empty() && scope == Scope::Document {
        for named in [&index.forenames, &index.middles] {
            let namesakes = fitting(among(named, part));
            if forest.attach_part_to_only(i, &namesakes, MergeRule::Forename) {
                return;
            }
            if let Some(bearer) = introduced(forest, i, part, &namesakes) {
                forest.join(i, bearer, MergeRule::Forename);
                return;
            }
        }
    }
    if name.gender.is_none() {
        // "Keller" is the one whom the text has called Mr. Keller.
        let others = forest.roots(i, &namesakes);
        let titled: Vec<usize> = among(&index.alone, part)
            .iter()
            .copied()
            .filter(|&other| bearers[other].person.is_some_and(|name| name.gender.is_some()))
            .filter(|&other| !is_famous || !others.contains(&forest.root(other)))
            .collect();
        if forest.attach_part_to_only(i, &titled, MergeRule::Surname) {
            return;
        }
    }
    // "Louis" is the only Louis with a number.
    if namesakes.is_empty() && name.suffix.is_none() && scope == Scope::Document {
        let numbered: Vec<usize> = among(&index.alone, part)
            .iter()
            .copied()
            .filter(|&other| bearers[other].person.is_some_and(PersonName::is_numbered))
            .collect();
        if forest.attach_part_to_only(i, &numbered, MergeRule::Forename) {
            return;
        }
    }
    if namesakes.is_empty() && !name.is_forename {
        attach_misspelt(forest, i, part, index, scope, &fits);
    }
}

/// A surname that nobody bears belongs to the one person whose surname it spells otherwise or, within a document, misspells.
fn attach_misspelt(
    forest: &mut Forest<'_>,
    i: usize,
    part: &str,
    index: &Index<'_>,
    scope: Scope,
    fits: &dyn Fn(&usize) -> bool,
) {
    let bones = skeleton(part);
    let (bearers, kb) = (forest.bearers, forest.kb);
    let told = bearers[i].person.and_then(|name| name.gender);
    // "Zelensky" is not Olena Zelenska, but Mrs. Zelensky is.
    let fits = |&other: &usize| {
        let name = bearers[other].person;
        let gendered = name
            .and_then(|name| name.surname(kb))
            .and_then(|surname| is_gendered(part, surname));
        fits(&other)
            && gendered
                .is_none_or(|gender| name.and_then(|name| name.gender(kb)) == Some(told.unwrap_or(gender)))
    };
    // "Barack" is not Tom Barrack.
    let is_forename = kb.forename(part).is_some() && told.is_none() && !kb.is_surname(part);
    if bones.len() >= MIN_SURNAME_SKELETON
        && !is_forename
        && let Some(spelled) = index.surname_spellings.get(&bones)
    {
        let spelled: Vec<usize> = few(spelled).iter().copied().filter(fits).collect();
        if forest.attach_part_to_only(i, &spelled, MergeRule::Spelling) {
            return;
        }
    }
    let facts = kb.word(part);
    let is_known = facts.is_surname() || facts.is_english_word() || facts.forename().is_some();
    if scope == Scope::Document && part.len() >= MIN_SLIP && !is_known {
        let near = index.near(part).filter(|(surname, _)| is_slip(part, surname));
        let slips: Vec<usize> = near
            .flat_map(|(_, bearers)| bearers)
            .take(MAX_COMPARED + 1)
            .copied()
            .collect();
        let slips: Vec<usize> = few(&slips).iter().copied().filter(fits).collect();
        forest.attach_part_to_only(i, &slips, MergeRule::Spelling);
    }
}

/// Of several bearers of a name in a document, the one whom alone it had introduced when it used the short name.
///
/// News go on calling the one they are about by surname, and tell a father or a brother from them when they come in: who is
/// introduced as a relative does not count, unless all news mean that relative.
fn introduced(forest: &Forest<'_>, i: usize, part: &str, namesakes: &[usize]) -> Option<usize> {
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
    let at = *forest.bearers[i].mentions.iter().find(|&&at| at > first)?;
    let mut known = introduced
        .iter()
        .filter(|&&(first, _)| first < at)
        .map(|&(_, root)| root);
    let only = known.next()?;
    known.all(|root| root == only).then_some(only)
}
