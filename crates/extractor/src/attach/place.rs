//! Places of one document: a name with and without the word for what it is.

use relmap_types::{EntityType, MergeRule};
use rustc_hash::FxHashMap;

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
    "creek",
    "delta",
    "desert",
    "highlands",
    "hills",
    "island",
    "islands",
    "lake",
    "mountain",
    "mountains",
    "peninsula",
    "plateau",
    "river",
    "strait",
];

/// What states and parts of them are, by the words before "of" and their names.
const STATES: &[&str] = &[
    "canton",
    "commonwealth",
    "commune",
    "county",
    "district",
    "duchy",
    "emirate",
    "empire",
    "island",
    "kingdom",
    "municipality",
    "principality",
    "province",
    "republic",
    "sultanate",
    "town",
    "village",
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
        let under =
            |index: &FxHashMap<&str, Vec<usize>>| index.get(only.as_str()).cloned().unwrap_or_default();
        let ends = under(&index.by_last)
            .into_iter()
            .filter(|&other| full(other).is_some_and(|full| says_kind(full, name)));
        let longer: Vec<usize> = under(&index.by_first)
            .into_iter()
            .filter(|&other| full(other).is_some_and(|full| adds_kind(full, name)))
            .chain(ends)
            .filter(|&other| is_place(other))
            .collect();
        return forest.attach_to_only(i, &longer, MergeRule::ShorterOrganization);
    };
    let is_building = forest.lexicon.organization_head(last).is_some()
        || forest.lexicon.organization_head(first).is_some()
        || BUILT.contains(&last.as_str());
    if !is_building {
        let opened = index.by_first.get(first.as_str()).into_iter().flatten().copied();
        let longer: Vec<usize> = opened
            .filter(|&other| is_place(other) && full(other).is_some_and(|full| adds_kind(full, name)))
            .collect();
        return forest.attach_to_only(i, &longer, MergeRule::ShorterOrganization);
    }
    let ends = |&other: &usize| {
        full(other)
            .is_some_and(|full| full.words.len() > name.words.len() && full.words.ends_with(&name.words))
    };
    let all = index.by_last.get(last.as_str()).into_iter().flatten().copied();
    let longer: Vec<usize> = all.filter(ends).collect();
    forest.attach_to_only(i, &longer, MergeRule::ShorterOrganization)
}

/// Whether a longer name is the short one with what it is behind it: "Zorkal River", "Zorkal de Moran". A district or a station of
/// that name is another place.
fn adds_kind(full: &OrganizationName, name: &OrganizationName) -> bool {
    if !name.opens(full) {
        return false;
    }
    let added = &full.words[name.words.len()..];
    let is_bound = name.words.len() == 1 && added.len() > 1 && BINDERS.contains(&added[0].as_str());
    is_bound || matches!(added, [kind] if FEATURES.contains(&kind.as_str()))
}

/// Whether a longer name is the short one with what it is before it: "Kingdom of Zorkal".
fn says_kind(full: &OrganizationName, name: &OrganizationName) -> bool {
    matches!(full.words.as_slice(), [kind, of, place] if of == "of" && name.words[..] == [place.clone()][..] && STATES.contains(&kind.as_str()))
}
