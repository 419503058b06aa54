//! From a name to a record of the knowledge base, or to none.

use std::collections::{BTreeMap, BTreeSet};

use relmap_kb::{Candidates, KnowledgeBase, Record, RecordIdx};
use relmap_text::key::fold;
use relmap_types::EntityType;

use crate::name::OrganizationName;

/// Share of the weight that the best record must hold; below it the name stays unlinked (NIL).
const CLEAR_SHARE: f32 = 0.5;

/// The same for a surname alone, where the bearer is more often somebody whom the knowledge base does not know.
const CLEAR_SURNAME_SHARE: f32 = 0.8;

/// Least popularity at which a surname alone means a person of the knowledge base: heads of state and of government.
const FAMOUS: u8 = 70;

/// Frequency class of English words from which a word does not tell one organization from another.
pub(crate) const ORDINARY: u8 = 6;

/// How much likelier a record is whose country the document speaks of at all.
const COUNTRY_GAIN: f32 = 8.0;

/// How much likelier yet if the document speaks of no other country; less in proportion.
const ONLY_COUNTRY_GAIN: f32 = 4.0;

/// How much likelier a town is whose region the document names: "Paris" beside "Texas".
const REGION_GAIN: f32 = 4.0;

/// How much likelier a place is that the text itself puts into its region or country: "Paris, Texas".
const WHOLE_GAIN: f32 = 10_000.0;

/// What the places and peoples of a document tell about its names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Context {
    /// By ISO code the keys of the names that speak for the country.
    countries: BTreeMap<String, BTreeSet<String>>,
    /// Folded names of the places that the document names.
    places: BTreeSet<String>,
    /// What a name is followed by, after a comma.
    wholes: BTreeMap<String, String>,
}

impl Context {
    /// Notes that `key`, the name of a people or a government, speaks for a country.
    pub(crate) fn add_country(&mut self, iso: &str, key: &str) {
        self.countries
            .entry(iso.to_owned())
            .or_default()
            .insert(key.to_owned());
    }

    /// Notes a place that the document names as `key`.
    pub(crate) fn add_place(&mut self, place: &Record<'_>, key: &str) {
        if let Some(iso) = place.country {
            self.add_country(iso, key);
        }
        self.places.insert(fold(place.name));
    }

    /// Notes that the text puts the place `key` into the place `whole`.
    pub(crate) fn add_whole(&mut self, key: String, whole: String) {
        self.wholes.entry(key).or_insert(whole);
    }

    fn is_empty(&self) -> bool {
        self.countries.is_empty()
    }

    /// Share of the other names that speak for this country, in `[0, 1]`: a name is no evidence of its own reading.
    pub(crate) fn share(&self, iso: Option<&str>, key: &str) -> f32 {
        let votes = |keys: &BTreeSet<String>| keys.len() - usize::from(keys.contains(key));
        let all: usize = self.countries.values().map(votes).sum();
        let own = iso.and_then(|iso| self.countries.get(iso)).map_or(0, votes);
        if all == 0 { 0.0 } else { own as f32 / all as f32 }
    }

    /// How much likelier the document makes a record, at least 1.
    fn gain(&self, record: &Record<'_>, key: &str, kb: &KnowledgeBase) -> f32 {
        let share = self.share(record.country, key);
        let mut gain = 1.0;
        if share > 0.0 {
            gain *= COUNTRY_GAIN * (1.0 + (ONLY_COUNTRY_GAIN - 1.0) * share);
        }
        if record.entity_type != EntityType::Location {
            return gain;
        }
        let region = region(record);
        if region.is_some_and(|region| self.places.contains(&fold(region))) {
            gain *= REGION_GAIN;
        }
        if let Some(whole) = self.wholes.get(key) {
            let is_country = || {
                kb.lookup(whole).iter().any(|candidate| {
                    record.country.is_some()
                        && kb.country(record.country.unwrap_or_default()) == Some(candidate.record)
                })
            };
            if region.is_some_and(|region| fold(region) == *whole) || is_country() {
                gain *= WHOLE_GAIN;
            }
        }
        gain
    }
}

/// The region of a town: "Texas" of "city in Texas, United States".
fn region<'kb>(record: &Record<'kb>) -> Option<&'kb str> {
    let (_, region) = record.description?.split_once(" in ")?;
    Some(region.split_once(',').map_or(region, |(region, _)| region))
}

/// The record that a name means in a document, if one is clear.
///
/// Priors of the candidates of this type are weighed by what the document says about their country and region.
pub(crate) fn link(
    key: &str,
    entity_type: EntityType,
    context: &Context,
    kb: &KnowledgeBase,
) -> Option<RecordIdx> {
    let candidates = kb.lookup(key);
    if candidates.is_empty() {
        return link_within(key, entity_type, context, kb);
    }
    let record = clear_winner(&candidates, key, entity_type, context, kb, CLEAR_SHARE)?;
    let abroad = entity_type == EntityType::Organization
        && !context.is_empty()
        && kb
            .record(record)
            .country
            .is_some_and(|iso| !context.countries.contains_key(iso));
    // "Supreme Court" or "NPP" in a text about other countries is another one; "Apple" and "Apple Computer" are Apple anywhere.
    let is_own = || {
        let canonical = OrganizationName::parse(kb.record(record).name);
        let name = OrganizationName::parse(key);
        canonical.words == name.words || canonical.opens(&name)
    };
    (!abroad || is_telling(key, kb) || is_own()).then_some(record)
}

/// The record of a name that says its country or kind in front: "UK Home Office", "State of Texas".
fn link_within(
    key: &str,
    entity_type: EntityType,
    context: &Context,
    kb: &KnowledgeBase,
) -> Option<RecordIdx> {
    const KINDS: &[&str] = &[
        "state of ",
        "city of ",
        "town of ",
        "republic of ",
        "kingdom of ",
        "province of ",
        "island of ",
        "commonwealth of ",
        "principality of ",
        "sultanate of ",
        "emirate of ",
        "region of ",
        "county of ",
        "district of ",
    ];
    match entity_type {
        EntityType::Person => None,
        EntityType::Location => {
            // "Austrian" where it was taken for a name.
            if let Some(people) = kb.demonym(key) {
                return kb.country(people.country.as_str());
            }
            let place = |rest| clear_winner(&kb.lookup(rest), rest, entity_type, context, kb, CLEAR_SHARE);
            // "Lisbon City" is Lisbon, while Mexico City is not Mexico.
            if let Some(town) = key.strip_suffix(" city") {
                let is_town = |town: &RecordIdx| {
                    let kind = kb.record(*town).description.unwrap_or_default();
                    kind.starts_with("city in ") || kind.starts_with("capital of ")
                };
                return place(town).filter(is_town);
            }
            place(KINDS.iter().find_map(|kind| key.strip_prefix(kind))?)
        }
        EntityType::Organization => {
            let (start, iso) = leading_country(key, kb)?;
            let rest = &key[start..];
            let inside = kb.lookup(rest);
            let mut own = inside.iter().filter(|candidate| {
                let record = kb.record(candidate.record);
                record.entity_type == entity_type && record.country == Some(&iso)
            });
            own.next().map(|candidate| candidate.record)
        }
    }
}

/// The country that the first words of a key name, and where the rest begins: `GB` of `united kingdom home office`.
pub(crate) fn leading_country(key: &str, kb: &KnowledgeBase) -> Option<(usize, String)> {
    let ends = key.match_indices(' ').map(|(end, _)| end).take(3);
    ends.filter_map(|end| Some((end + 1, country_of(&key[..end], kb)?)))
        .last()
}

/// The ISO code of the country that a key names, or its people: `GB` of `british` and of `united kingdom`.
pub(crate) fn country_of(key: &str, kb: &KnowledgeBase) -> Option<String> {
    if let Some(people) = kb.demonym(key) {
        return Some(people.country.as_str().to_owned());
    }
    let best = kb.lookup(key).best()?.record;
    let iso = kb.record(best).country?.to_owned();
    (kb.country(&iso) == Some(best)).then_some(iso)
}

/// The famous person whom a surname alone means in this document, if one is clear.
pub(crate) fn link_surname(surname: &str, context: &Context, kb: &KnowledgeBase) -> Option<RecordIdx> {
    clear_winner(
        &kb.surname(surname),
        surname,
        EntityType::Person,
        context,
        kb,
        CLEAR_SURNAME_SHARE,
    )
    .filter(|&record| kb.record(record).popularity >= FAMOUS)
}

/// The famous person whom a surname alone means in any news, if one is clear.
pub(crate) fn famous_bearer(surname: &str, kb: &KnowledgeBase) -> Option<RecordIdx> {
    link_surname(surname, &Context::default(), kb)
}

/// Whether a name says by itself which organization it means: some word is neither ordinary nor a short acronym.
pub(crate) fn is_telling(key: &str, kb: &KnowledgeBase) -> bool {
    key.split(' ')
        .any(|word| word.len() > 4 && kb.word(word).frequency_class() < ORDINARY)
}

fn clear_winner(
    candidates: &Candidates,
    key: &str,
    entity_type: EntityType,
    context: &Context,
    kb: &KnowledgeBase,
    share: f32,
) -> Option<RecordIdx> {
    let mut total = 0.0;
    let mut best = None;
    for candidate in candidates {
        let record = kb.record(candidate.record);
        if record.entity_type != entity_type {
            continue;
        }
        let weight = candidate.prior * context.gain(&record, key, kb);
        total += weight;
        if best.is_none_or(|(_, most)| weight > most) {
            best = Some((candidate.record, weight));
        }
    }
    best.filter(|&(_, weight)| weight >= share * total)
        .map(|(record, _)| record)
}
