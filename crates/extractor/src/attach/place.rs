//! Places of one document: a name with and without the word for what it is.

use relmap_types::{EntityType, MergeRule};

use super::Forest;
use super::index::Index;
use crate::name::OrganizationName;

/// What is built, by the last word of its name.
const BUILT: &[&str] = &[
    "airport",
    "bridge",
    "camp",
    "castle",
    "cathedral",
    "palace",
    "prison",
    "stadium",
    "station",
    "tower",
];

/// What land and water are, by the words that end their names.
const FEATURES: &[&str] = &[
    "archipelago",
    "bay",
    "canal",
    "delta",
    "desert",
    "highlands",
    "hills",
    "island",
    "islands",
    "lake",
    "mountains",
    "peninsula",
    "plateau",
    "river",
    "strait",
];

/// What binds the second part of a place's name: "Santa Zorka de Moran".
const BINDERS: &[&str] = &[
    "am", "an", "bei", "de", "del", "di", "do", "la", "on", "sur", "upon",
];

/// Attaches a place or a building to the one longer name of the document that it is short for.
///
/// "Ada Moran Center" to "Harbour Museum Ada Moran Center", "Zorkal Airport" to "Lisbon Zorkal Airport"; and where nobody knows
/// the short name, "Zorkal" to "Zorkal River" or "Zorkal de Moran".
pub(super) fn attach(forest: &mut Forest<'_>, i: usize, name: &OrganizationName, index: &Index<'_>) -> bool {
    if forest.bearers[i].entity_type != EntityType::Location || forest.record[i].is_some() {
        return false;
    }
    let full = |other: usize| forest.bearers[other].organization;
    let is_place = |other: usize| forest.bearers[other].entity_type == EntityType::Location;
    let [first, .., last] = name.words.as_slice() else {
        let Some(only) = name.words.first() else {
            return false;
        };
        // A district or a station of that name is another place.
        let adds_kind = |added: &[String]| {
            let is_bound = added.len() > 1 && BINDERS.contains(&added[0].as_str());
            is_bound || matches!(added, [kind] if FEATURES.contains(&kind.as_str()))
        };
        let opened = index.by_first.get(only.as_str()).into_iter().flatten().copied();
        let longer: Vec<usize> = opened
            .filter(|&other| is_place(other) && full(other).is_some_and(|full| adds_kind(&full.words[1..])))
            .collect();
        return forest.attach_to_only(i, &longer, MergeRule::ShorterOrganization);
    };
    let is_building = forest.lexicon.organization_head(last).is_some()
        || forest.lexicon.organization_head(first).is_some()
        || BUILT.contains(&last.as_str());
    if !is_building {
        return false;
    }
    let ends = |&other: &usize| {
        full(other)
            .is_some_and(|full| full.words.len() > name.words.len() && full.words.ends_with(&name.words))
    };
    let all = index.by_last.get(last.as_str()).into_iter().flatten().copied();
    let longer: Vec<usize> = all.filter(ends).collect();
    forest.attach_to_only(i, &longer, MergeRule::ShorterOrganization)
}
