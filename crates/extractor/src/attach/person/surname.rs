//! Surnames that somebody of the document bears, or several do.

use relmap_types::MergeRule;

use super::super::{Forest, Scope};
use super::index::Index;
use crate::link::famous_bearer;

/// A surname belongs to the only one of its `namesakes`, or to whom the text or all news mean by it; whether it was attached.
pub(super) fn attach(
    forest: &mut Forest<'_>,
    i: usize,
    part: &str,
    index: &Index<'_>,
    namesakes: &[usize],
) -> bool {
    // "Thomas" beside Carla Thomas and Thomas Lind is either of them.
    let mut either: Vec<usize> = namesakes
        .iter()
        .chain(super::among(&index.forenames, part))
        .copied()
        .collect();
    // Beside relatives alone also he whose first surname it is, if he came before: "Tomás Arce Videla", the son of Hernán Arce.
    if forest.scope == Scope::Document && namesakes.iter().all(|&other| forest.bearers[other].is_kin) {
        let first = |other: usize| forest.bearers[other].mentions.first().copied();
        let middles = super::among(&index.middles, part).iter().copied();
        either.extend(middles.filter(|&other| first(other) < first(i)));
    }
    if forest.attach_part_to_only(i, &either, MergeRule::Surname) {
        return true;
    }
    if let Some(bearer) = introduced(forest, i, part, &either) {
        forest.join(i, bearer, MergeRule::Surname);
        return true;
    }
    // Of several bearers, the one whom the bare surname means in all news.
    let famous = famous_bearer(part, forest.kb);
    let roots = namesakes.iter().map(|&other| forest.root(other));
    let bearer = roots
        .filter(|&root| famous.is_some() && forest.record[root] == famous)
        .min();
    if let Some(root) = bearer {
        forest.join(i, root, MergeRule::Surname);
    }
    bearer.is_some()
}

/// Of several bearers of a name in a document, the one whom alone it had introduced when it used the short name.
///
/// News go on calling the one they are about by surname, and tell a father or a brother from them when they come in: who is
/// introduced as a relative does not count, unless all news mean that relative.
pub(super) fn introduced(forest: &Forest<'_>, i: usize, part: &str, namesakes: &[usize]) -> Option<usize> {
    let first = |other: usize| forest.bearers[other].mentions.first().copied();
    let is_famous = |other: usize| {
        let record = forest.record[forest.root(other)];
        record.is_some() && record == famous_bearer(part, forest.kb)
    };
    let counts = |other: usize| !forest.bearers[other].is_kin || is_famous(other);
    for &at in forest.bearers[i].mentions {
        let known: Vec<usize> = namesakes
            .iter()
            .copied()
            .filter(|&other| first(other).is_some_and(|first| first < at) && counts(other))
            .collect();
        match forest.roots(i, &known).as_slice() {
            [] => {}
            &[root] => return Some(root),
            _ => return None,
        }
    }
    None
}
