//! What the entities of a pool are called together.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_ner::Lexicon;
use relmap_types::EntityType;

use super::identity::{Identity, Owner};
use super::pool::Pool;
use crate::name::{PersonName, is_shouted};

/// The name of a place that stands in datelines alone, "ZORKAL", as running text writes it.
fn calm(name: &str) -> String {
    const LEAST: usize = 5;
    if !is_shouted(name) || name.len() < LEAST || name.contains('.') {
        return name.to_owned();
    }
    let mut calm = String::with_capacity(name.len());
    let mut is_inside = false;
    for ch in name.chars() {
        if is_inside {
            calm.extend(ch.to_lowercase());
        } else {
            calm.push(ch);
        }
        is_inside = ch.is_alphanumeric() || matches!(ch, '\'' | '’');
    }
    calm
}

/// The full name of somebody without what no document writes: "Ada Moran" where the knowledge base has her as "Ada K. Moran".
///
/// The one that is written most, if the knowledge base knows nobody else by it and it begins alike; a user's row is called as the
/// user says.
fn written_name(known: &str, record: RecordIdx, pool: &Pool<'_>, kb: &KnowledgeBase) -> String {
    let full = PersonName::parse(known);
    let mut names: BTreeMap<String, (u32, String)> = BTreeMap::new();
    for (surface, n) in pool.members.iter().flat_map(|member| &member.local.surfaces) {
        let name = PersonName::parse(surface);
        names.entry(name.key()).or_insert((0, name.display)).0 += n;
    }
    if names.contains_key(&full.key()) || kb.is_from_user(record) {
        return known.to_owned();
    }
    let is_hers = |key: &str, display: &str| {
        let name = PersonName::parse(display);
        let first = name.parts.first().zip(full.parts.first());
        name.parts.len() > 1
            && name.parts.len() < full.parts.len()
            && first
                .is_some_and(|(own, first)| own.len() > 1 && Lexicon::embedded().same_forename(own, first))
            && name.is_short_for(&full)
            && matches!(kb.lookup(key).as_slice(), [only] if only.record == record)
    };
    let hers = names.iter().filter(|(key, (_, display))| is_hers(key, display));
    let most = hers.max_by_key(|(key, (n, _))| (*n, Reverse(key.len())));
    most.map_or_else(|| known.to_owned(), |(_, (_, display))| display.clone())
}

/// What a pool is called, if the knowledge base has `record` for it.
pub(super) fn canonical_name(
    identity: &Identity,
    pool: &Pool<'_>,
    record: Option<RecordIdx>,
    kb: &KnowledgeBase,
) -> String {
    if let Some(record) = record {
        let known = kb.record(record);
        return match known.entity_type {
            EntityType::Person => written_name(known.name, record, pool, kb),
            EntityType::Organization | EntityType::Location => known.name.to_owned(),
        };
    }
    match identity {
        Identity::Name(EntityType::Location, _) => calm(&pool.fullest().name),
        Identity::Record(_) | Identity::Name(..) | Identity::Body(_, Owner::Document(_)) => {
            pool.fullest().name.clone()
        }
        Identity::Body(_, Owner::Region(region)) => format!("{} ({region})", calm(&pool.fullest().name)),
        Identity::Body(_, Owner::Country(iso)) => {
            let name = &pool.fullest().name;
            match kb.country(iso) {
                Some(country) => format!("{name} ({})", kb.record(country).name),
                None => name.clone(),
            }
        }
    }
}
