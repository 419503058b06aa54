//! What the entities of a pool are called together.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_ner::Lexicon;
use relmap_types::EntityType;
use rustc_hash::FxHashMap;

use super::identity::{Identity, Owner};
use super::pool::Pool;
use crate::document::LocalEntity;
use crate::name::{PersonName, is_same_writing};

/// Whether a name is in capitals throughout: "ZORKAL".
fn is_shouted(name: &str) -> bool {
    name.chars().filter(|ch| ch.is_alphabetic()).count() > 1 && !name.contains(char::is_lowercase)
}

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

/// The member whose name has most words, then most letters, then is written so most often and, but for organizations, has most
/// letters with marks, then comes first in the alphabet.
///
/// Of a name that some documents take for another kind of thing, a member of the usual type; of a person or a place not one in
/// capitals, if there is another.
pub(super) fn fullest<'d>(pool: &Pool<'d>) -> &'d LocalEntity {
    let n_of = |entity_type: EntityType| {
        let members = pool.members.iter();
        members
            .filter(|member| member.local.entity_type == entity_type)
            .count()
    };
    let most = EntityType::ALL
        .into_iter()
        .rev()
        .max_by_key(|&entity_type| n_of(entity_type));
    let usual = pool.told.filter(|&told| n_of(told) > 0).or(most);
    let size = |local: &LocalEntity| {
        let is_shouted = local.entity_type != EntityType::Organization && is_shouted(&local.name);
        (local.key.split(' ').count(), local.key.len(), !is_shouted)
    };
    // Agencies that write no accents are not more right than those that do.
    let mut uses: FxHashMap<&str, u32> = FxHashMap::default();
    for member in &pool.members {
        *uses.entry(&member.local.name).or_default() += member.local.mentions();
    }
    let marks = |local: &LocalEntity| local.name.chars().filter(|ch| !ch.is_ascii()).count();
    let usage = |local: &LocalEntity, other: &LocalEntity| {
        let is_firm = local.entity_type == EntityType::Organization;
        // Of a firm the short form of its name stands, however often; of two that differ in capitals the usual one.
        let counts = !is_firm || is_same_writing(&local.name, &other.name);
        counts.then(|| (uses[local.name.as_str()], if is_firm { 0 } else { marks(local) }))
    };
    let of_type = |local: &&LocalEntity| Some(local.entity_type) == usual;
    let mut members = pool.members.iter().map(|member| member.local).filter(of_type);
    let first = members.next().expect("a pool is made with its first member");
    members.fold(first, |best, local| {
        let better = size(local)
            .cmp(&size(best))
            .then_with(|| usage(local, best).cmp(&usage(best, local)))
            .then_with(|| best.name.cmp(&local.name));
        if better.is_gt() { local } else { best }
    })
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
        Identity::Name(EntityType::Location, _) => calm(&fullest(pool).name),
        Identity::Record(_) | Identity::Name(..) | Identity::Body(_, Owner::Document(_)) => {
            fullest(pool).name.clone()
        }
        Identity::Body(_, Owner::Region(region)) => format!("{} ({region})", calm(&fullest(pool).name)),
        Identity::Body(_, Owner::Country(iso)) => {
            let name = &fullest(pool).name;
            match kb.country(iso) {
                Some(country) => format!("{name} ({})", kb.record(country).name),
                None => name.clone(),
            }
        }
    }
}
