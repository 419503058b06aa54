//! From a name to a record of the knowledge base, or to none.

use relmap_kb::{Candidates, KnowledgeBase, RecordIdx};
use relmap_types::EntityType;
use rustc_hash::FxHashMap;

use crate::name::OrganizationName;

/// Share of the weight that the best record must hold; below it the name stays unlinked (NIL).
const CLEAR_SHARE: f32 = 0.5;

/// The same for a surname alone, where the bearer is more often somebody whom the knowledge base does not know.
const CLEAR_SURNAME_SHARE: f32 = 0.8;

/// Least popularity at which a surname alone means a person of the knowledge base: heads of state and of government.
const FAMOUS: u8 = 70;

/// Frequency class of English words from which a word does not tell one organization from another.
pub(crate) const ORDINARY: u8 = 6;

/// How much likelier a record is whose country the document speaks of.
const COUNTRY_GAIN: f32 = 8.0;

/// The countries that a document speaks of, by ISO code, with the number of mentions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Countries(FxHashMap<String, u32>);

impl Countries {
    /// Counts one mention of a country, its people or its government.
    pub(crate) fn add(&mut self, iso: &str) {
        *self.0.entry(iso.to_owned()).or_default() += 1;
    }

    fn speaks_of(&self, iso: Option<&str>) -> bool {
        iso.is_some_and(|iso| self.0.contains_key(iso))
    }
}

/// The record that a name means in a document, if one is clear.
///
/// Priors of the candidates of this type are weighed by whether the document speaks of their country.
pub(crate) fn link(
    key: &str,
    entity_type: EntityType,
    countries: &Countries,
    kb: &KnowledgeBase,
) -> Option<RecordIdx> {
    let record = clear_winner(&kb.lookup(key), entity_type, countries, kb, CLEAR_SHARE)?;
    let abroad = entity_type == EntityType::Organization
        && !countries.0.is_empty()
        && kb
            .record(record)
            .country
            .is_some_and(|iso| !countries.speaks_of(Some(iso)));
    // "Supreme Court" or "NPP" in a text about other countries is another one; "Apple" is Apple anywhere.
    (!abroad || is_telling(key, kb) || OrganizationName::parse(kb.record(record).name).key() == key)
        .then_some(record)
}

/// The famous person whom a surname alone means in this document, if one is clear.
pub(crate) fn link_surname(surname: &str, countries: &Countries, kb: &KnowledgeBase) -> Option<RecordIdx> {
    clear_winner(
        &kb.surname(surname),
        EntityType::Person,
        countries,
        kb,
        CLEAR_SURNAME_SHARE,
    )
    .filter(|&record| kb.record(record).popularity >= FAMOUS)
}

/// The famous person whom a surname alone means in any news, if one is clear.
pub(crate) fn famous_bearer(surname: &str, kb: &KnowledgeBase) -> Option<RecordIdx> {
    link_surname(surname, &Countries::default(), kb)
}

/// Whether a name says by itself which organization it means: some word is neither ordinary nor a short acronym.
fn is_telling(key: &str, kb: &KnowledgeBase) -> bool {
    key.split(' ')
        .any(|word| word.len() > 4 && kb.word(word).frequency_class() < ORDINARY)
}

fn clear_winner(
    candidates: &Candidates,
    entity_type: EntityType,
    countries: &Countries,
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
        let weight = candidate.prior
            * if countries.speaks_of(record.country) {
                COUNTRY_GAIN
            } else {
                1.0
            };
        total += weight;
        if best.is_none_or(|(_, most)| weight > most) {
            best = Some((candidate.record, weight));
        }
    }
    best.filter(|&(_, weight)| weight >= share * total)
        .map(|(record, _)| record)
}
