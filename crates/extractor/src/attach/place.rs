//! Places of one document: a name with and without the word for what it is, halves of countries.

use relmap_kb::KnowledgeBase;
use relmap_ner::Lexicon;
use relmap_text::vocabulary::is_point;
use relmap_types::{EntityType, MergeRule};

use super::forest::Forest;
use super::index::Index;
use super::run::Longer;
use crate::link::country_of;
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

/// Houses and farms that go by the rest of their names.
const HOUSES: &[&str] = &["farm", "hotel", "inn", "lodge", "manor", "ranch", "resort"];

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
/// "the North" to "North Korea", "Ada Moran Center" to "Harbour Museum Ada Moran Center", "Zorkal Airport" to "Lisbon Zorkal
/// Airport"; and where nobody knows the short name, "Zorkal" to "Zorkal River" or "Zorkal de Moran".
pub(super) fn attach(forest: &mut Forest<'_>, i: usize, name: &OrganizationName, index: &Index<'_>) -> bool {
    if forest.bearers[i].entity_type != EntityType::Location {
        return false;
    }
    let is_place = |longer: &Longer<'_>| forest.bearers[longer.bearer].entity_type == EntityType::Location;
    let those = |fits: &dyn Fn(&Longer<'_>) -> bool| -> Vec<usize> {
        let all = index.by_words.within(&name.words);
        all.filter(|longer| fits(longer))
            .map(|longer| longer.bearer)
            .collect()
    };
    let is_half = matches!(name.words.as_slice(), [half] if is_point(half));
    if is_half {
        // "the South" is "US South" too.
        let is_behind_country =
            |longer: &Longer<'_>| longer.ends() && country_of(&longer.before.join(" "), forest.kb).is_some();
        let halves = those(&|longer| is_place(longer) && (longer.opens() || is_behind_country(longer)));
        if forest.attach_to_only(i, &halves, MergeRule::ShorterOrganization) {
            return true;
        }
    }
    if forest.record[i].is_some() {
        return false;
    }
    let is_head = |word: &str| Lexicon::embedded().organization_head(word).is_some();
    let longer = match name.words.as_slice() {
        [first, .., last] if is_head(last) || is_head(first) || BUILT.contains(&last.as_str()) => {
            those(&|longer| longer.ends())
        }
        [_, _, ..] => {
            those(&|longer| is_place(longer) && (is_feature(longer) || is_house(longer, name, forest.kb)))
        }
        _ => {
            those(&|longer| is_place(longer) && (is_feature(longer) || is_bound(longer) || is_state(longer)))
        }
    };
    forest.attach_to_only(i, &longer, MergeRule::ShorterOrganization)
}

/// Whether a longer name adds what the place is: "Zorkal River". A district or a station of that name is another longer.
fn is_feature(longer: &Longer<'_>) -> bool {
    longer.opens() && matches!(longer.after, [kind] if FEATURES.contains(&kind.as_str()))
}

/// Whether a longer name adds that it is a house of ordinary words: "Harbour Park Hotel". A house in Port Zorkal is not Port Zorkal.
fn is_house(longer: &Longer<'_>, name: &OrganizationName, kb: &KnowledgeBase) -> bool {
    longer.opens()
        && matches!(longer.after, [kind] if HOUSES.contains(&kind.as_str()))
        && name.words.iter().all(|word| kb.is_english_word(word))
}

/// Whether a longer name goes on with a second part that is bound to it: "Zorkal de Moran".
fn is_bound(longer: &Longer<'_>) -> bool {
    longer.opens() && matches!(longer.after, [binder, _, ..] if BINDERS.contains(&binder.as_str()))
}

/// Whether a longer name has what the place is before it: "Kingdom of Zorkal".
fn is_state(longer: &Longer<'_>) -> bool {
    longer.ends() && matches!(longer.before, [kind, of] if of == "of" && STATES.contains(&kind.as_str()))
}
