//! Surnames that somebody of the document bears, or several do.

use relmap_types::MergeRule;

use super::super::Scope;
use super::super::forest::Forest;
use super::among;
use super::index::Index;
use crate::link::famous_bearer;
use crate::name::is_no_surname;

/// How many times more its bearers must be named than somebody who begins with a surname, to be meant by it.
const SLIGHT: u32 = 8;

/// A surname belongs to the only one of its `namesakes`, or to whom the text or all news mean by it; whether it was attached.
pub(super) fn attach(
    forest: &mut Forest<'_>,
    i: usize,
    part: &str,
    namesakes: &[usize],
    index: &Index<'_>,
) -> bool {
    // "Thomas" beside Carla Thomas and Thomas Lind is either of them.
    let is_rival =
        |&other: &usize| forest.kb.forename(part).is_some() || !is_slight(forest, other, namesakes);
    let rivals = among(&index.forenames, part).iter().copied().filter(is_rival);
    let mut either: Vec<usize> = namesakes.iter().copied().chain(rivals).collect();
    if !either.iter().all(|&other| is_with_noun(forest, other, part)) {
        either.retain(|&other| !is_with_noun(forest, other, part));
    }
    // Beside relatives alone also he whose first surname it is, if he came before: "Tomás Arce Videla", the son of Hernán Arce.
    if forest.scope == Scope::Document && namesakes.iter().all(|&other| forest.bearers[other].is_kin) {
        let first = |other: usize| forest.bearers[other].mentions.first().copied();
        let middles = among(&index.middles, part).iter().copied();
        either.extend(middles.filter(|&other| first(other) < first(i)));
    }
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

/// Whether somebody is named so seldom beside the bearers of a surname that it does not mean him for beginning with it.
fn is_slight(forest: &Forest<'_>, other: usize, bearers: &[usize]) -> bool {
    let n_mentions = |i: usize| forest.bearers[i].n_mentions;
    n_mentions(other) * SLIGHT < bearers.iter().map(|&i| n_mentions(i)).sum()
}

/// Whether a name is a surname beside a noun that nobody bears, as headlines have it: "Keller Debacle".
fn is_with_noun(forest: &Forest<'_>, other: usize, surname: &str) -> bool {
    let parts = forest.bearers[other].person.map_or(&[][..], |name| &name.parts);
    matches!(parts, [first, noun] if first == surname && is_no_surname(noun, forest.kb))
}

/// Attaches `i` to the only one of its namesakes, or to the one whom the document had introduced by then.
///
/// Of who is introduced nobody else is meant, whether or not something stands against the join.
pub(super) fn attach_to_one(
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
pub(super) fn introduced(forest: &Forest<'_>, i: usize, part: &str, namesakes: &[usize]) -> Option<usize> {
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
