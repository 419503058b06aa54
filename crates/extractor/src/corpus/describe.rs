//! What an analysis says of an entity.

use std::collections::{BTreeMap, BTreeSet};

use relmap_kb::{KnowledgeBase, Record, RecordIdx};
use relmap_text::key::fold;
use relmap_types::{Alias, Date, DocumentIdx, Entity, EntityType, Merge, MergeRule, Metadata, Taken};

use super::identity::Identity;
use super::pool::{Member, Pool};
use crate::name::is_same_writing;
use crate::slug;

/// Counts, aliases, dates and joins of a cluster; key and record are filled in later.
pub(super) fn describe(
    pools: &[(Identity, Pool<'_>)],
    root: usize,
    members: &[usize],
    name: &str,
    metadata: &[Metadata],
) -> Entity {
    let mut surfaces: BTreeMap<&str, u32> = BTreeMap::new();
    let mut documents: BTreeSet<DocumentIdx> = BTreeSet::new();
    let mut merges = Vec::new();
    let mut mentions = 0;
    for &Member { document, local, .. } in members.iter().flat_map(|&i| &pools[i].1.members) {
        documents.insert(document);
        mentions += local.mentions();
        for (surface, count) in &local.surfaces {
            *surfaces.entry(surface).or_default() += count;
        }
        let mut joined = |rule, surface: &str| {
            if !is_same_writing(surface, name) {
                let (surface, into) = (surface.to_owned(), name.to_owned());
                merges.push(Merge {
                    rule,
                    surface,
                    into,
                    document,
                });
            }
        };
        for (rule, surface, _) in &local.merges {
            joined(*rule, surface);
        }
        if local.record.is_some() {
            // The name of the record may be the shorter one, which was joined to the local name by a rule of its own.
            let by_text = local
                .merges
                .iter()
                .find(|(_, surface, _)| fold(surface) == fold(name));
            let rule = match by_text {
                _ if fold(&local.name) == fold(name) => MergeRule::SameName,
                Some((rule, ..)) => *rule,
                None => MergeRule::KnowledgeBase,
            };
            joined(rule, &local.name);
        }
    }
    let mut aliases: Vec<Alias> = surfaces
        .into_iter()
        .map(|(surface, count)| Alias {
            surface: surface.to_owned(),
            count,
        })
        .collect();
    aliases.sort_by(|left, right| {
        right
            .count
            .cmp(&left.count)
            .then_with(|| left.surface.cmp(&right.surface))
    });
    let dates = || {
        documents
            .iter()
            .filter_map(|document| metadata.get(document.0 as usize)?.date)
    };
    let (first_seen, last_seen): (Option<Date>, Option<Date>) = (dates().min(), dates().max());
    Entity {
        key: String::new(),
        name: name.to_owned(),
        entity_type: pools[root].1.kind(),
        mentions,
        documents: documents.len() as u32,
        aliases,
        country: None,
        lat: None,
        lon: None,
        description: None,
        first_seen,
        last_seen,
        merges,
    }
}

/// Keeps the first document of each join.
pub(super) fn tidy_merges(merges: &mut Vec<Merge>) {
    merges.sort();
    merges.dedup_by(|later, earlier| {
        (later.rule, &later.surface, &later.into) == (earlier.rule, &earlier.surface, &earlier.into)
    });
}

/// Gives an entity its key, and what the knowledge base knows of it; `seat` is the country of a body that many countries have.
pub(super) fn identify(
    entity: &mut Entity,
    record: Option<RecordIdx>,
    seat: Option<&str>,
    kb: &KnowledgeBase,
    taken: &mut Taken,
) {
    let Some(record) = record.map(|record| kb.record(record)) else {
        entity.key = slug::unique(&entity.name, taken);
        entity.country = seat.map(str::to_owned);
        return;
    };
    record.id.clone_into(&mut entity.key);
    entity.country = record.country.map(str::to_owned);
    (entity.lat, entity.lon) = (record.lat, record.lon);
    entity.description = record.description.map(|role| dated(role, &record));
}

/// What the knowledge base says of somebody, with the years of it where it has them: an office held once is not held today.
fn dated(role: &str, record: &Record<'_>) -> String {
    match (record.from, record.to) {
        _ if record.entity_type != EntityType::Person => role.to_owned(),
        (Some(from), Some(to)) if from == to => format!("{role} ({from})"),
        (Some(from), Some(to)) => format!("{role} ({from}–{to})"),
        (Some(from), None) => format!("{role} (from {from})"),
        (None, Some(to)) => format!("{role} (until {to})"),
        (None, None) => role.to_owned(),
    }
}
