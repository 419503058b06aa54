//! From a name to a record of the knowledge base, or to none.

mod body;
mod context;
mod country;

use relmap_kb::{Candidates, KnowledgeBase, RecordIdx, popularity};
use relmap_text::key::fold;
use relmap_types::EntityType;

use crate::name::OrganizationName;

pub(crate) use body::{body, of_country};
use context::is_famous;
pub(crate) use context::{Context, Kind, region};
pub(crate) use country::country_in;

/// Share of the weight that the best record must hold; below it the name stays unlinked (NIL).
const CLEAR_SHARE: f32 = 0.5;

/// The same for a surname alone, where the bearer is more often somebody whom the knowledge base does not know.
const CLEAR_SURNAME_SHARE: f32 = 0.8;

/// Least letters of the name of such a town: three may be an acronym.
const MIN_TOWN: usize = 4;

/// Frequency class of English words from which a word does not tell one organization from another.
pub(crate) const ORDINARY: u8 = 6;

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
    let is_rare = is_little_known_town(record, kb) || is_other_name_of_town(record, key, kb);
    if is_rare
        && !is_only_town(record, &candidates, kb)
        && context.is_elsewhere(kb.record(record).country, key)
    {
        return None;
    }
    let abroad =
        entity_type == EntityType::Organization && context.is_elsewhere(kb.record(record).country, key);
    // "Supreme Court" or "NPP" in a text about other countries is another one; "Apple" and "Apple Computer" are Apple anywhere.
    let is_own = || {
        let canonical = OrganizationName::parse(kb.record(record).name);
        let name = OrganizationName::parse(key);
        let country = leading_country(key, kb).map(|(_, iso)| iso);
        canonical.words == name.words
            || canonical.opens(&name)
            || country.is_some() && country.as_deref() == kb.record(record).country
    };
    (!abroad || is_telling(key, kb) || is_own()).then_some(record)
}

/// Whether a record is a town that news elsewhere do not mean: its namesakes without a record are likelier.
pub(crate) fn is_little_known_town(record: RecordIdx, kb: &KnowledgeBase) -> bool {
    let record = kb.record(record);
    Kind::of(&record) == Kind::Town && record.popularity < popularity::WELL_KNOWN
}

/// Whether a town of some size is all that a name means as far as the knowledge base knows, people and places: "Leeds", not
/// "Lincoln".
fn is_only_town(record: RecordIdx, candidates: &Candidates, kb: &KnowledgeBase) -> bool {
    let known = kb.record(record);
    let key = fold(known.name);
    let facts = kb.word(&key);
    known.popularity >= popularity::KNOWN
        && key.len() >= MIN_TOWN
        && candidates.len() == 1
        && !facts.is_surname()
        && !facts.is_common_word()
        && facts.forename().is_none()
}

/// Whether a key is a name that news give a town short of a metropolis now and then: another town abroad may bear it as its own.
fn is_other_name_of_town(record: RecordIdx, key: &str, kb: &KnowledgeBase) -> bool {
    let record = kb.record(record);
    Kind::of(&record) == Kind::Town && !is_famous(&record) && fold(record.name) != key
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
                return place(town).filter(|&town| kb.record(town).kind.is_town());
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
    .filter(|&record| kb.record(record).popularity >= popularity::FAMOUS)
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
    let beside_famous = candidates
        .iter()
        .any(|candidate| is_famous(&kb.record(candidate.record)));
    for candidate in candidates {
        let record = kb.record(candidate.record);
        if record.entity_type != entity_type {
            continue;
        }
        let weight = candidate.prior * context.gain(&record, key, beside_famous, kb);
        total += weight;
        if best.is_none_or(|(_, most)| weight > most) {
            best = Some((candidate.record, weight));
        }
    }
    best.filter(|&(_, weight)| weight >= share * total)
        .map(|(record, _)| record)
}
