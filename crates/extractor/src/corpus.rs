//! From the entities of each document to those of the corpus.

use std::collections::{BTreeMap, BTreeSet};

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_ner::Lexicon;
use relmap_text::key::fold;
use relmap_types::{Alias, Date, DocumentIdx, Entity, EntityId, EntityType, Merge, MergeRule, Metadata};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::attach::{Bearer, Scope, attach};
use crate::document::{DocumentEntities, LocalEntity};
use crate::name::is_same_writing;
use crate::slug;

/// The entities of the corpus and where each document's entities went.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resolution {
    /// In order of [`EntityId`].
    pub entities: Vec<Entity>,
    /// For each document, for each of its entities, the entity of the corpus.
    pub of: Vec<Vec<EntityId>>,
}

/// What entities of several documents share: a record, or a type and a key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Identity {
    Record(RecordIdx),
    Name(EntityType, String),
}

/// Local entities of one identity.
struct Pool<'d> {
    members: Vec<(DocumentIdx, &'d LocalEntity)>,
    acronyms: Vec<String>,
}

/// Joins the entities of all documents; `documents[i]` and `metadata[i]` belong together.
///
/// Entities with one record, or with one type and key and no record, are one. Then short names are attached to the only
/// fuller name in the corpus that they can be short for. The result does not depend on the order of the documents
/// but through the numbers that the documents bear. Near-linear in the entities.
pub fn resolve(
    documents: &[DocumentEntities],
    metadata: &[Metadata],
    kb: &KnowledgeBase,
    lexicon: &Lexicon,
) -> Resolution {
    let adopted = adopted_acronyms(documents);
    let identity = |local: &LocalEntity| identity(local, &adopted);
    let mut pools: BTreeMap<Identity, Pool<'_>> = BTreeMap::new();
    let locals = documents.iter().enumerate().flat_map(|(i, document)| {
        document
            .entities
            .iter()
            .map(move |local| (DocumentIdx(i as u32), local))
    });
    for (document, local) in locals {
        let pool = pools.entry(identity(local)).or_insert_with(|| Pool {
            members: Vec::new(),
            acronyms: Vec::new(),
        });
        pool.members.push((document, local));
        pool.acronyms.extend(local.acronyms.iter().cloned());
    }
    let place: FxHashMap<Identity, usize> =
        pools.keys().cloned().enumerate().map(|(i, id)| (id, i)).collect();
    let pools: Vec<(Identity, Pool<'_>)> = pools.into_iter().collect();
    let bearers: Vec<Bearer<'_>> = pools
        .iter()
        .map(|(identity, pool)| bearer(identity, pool))
        .collect();
    let to = attach(&bearers, Scope::Corpus, kb, lexicon);
    let root = |mut i: usize| {
        while let Some((parent, _)) = to[i] {
            i = parent;
        }
        i
    };
    let names: Vec<String> = pools
        .iter()
        .map(|(identity, pool)| canonical_name(identity, pool, kb))
        .collect();
    let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in 0..pools.len() {
        clusters.entry(root(i)).or_default().push(i);
    }
    let mut taken: FxHashSet<String> = FxHashSet::default();
    let mut entities: Vec<(usize, Entity)> = clusters
        .iter()
        .map(|(&root, members)| {
            let mut entity = describe(&pools, members, &names[root], metadata);
            for &i in members {
                if let Some((_, rule)) = to[i] {
                    let document = pools[i].1.members[0].0;
                    let (surface, into) = (names[i].clone(), entity.name.clone());
                    if !is_same_writing(&surface, &into) {
                        entity.merges.push(Merge {
                            rule,
                            surface,
                            into,
                            document,
                        });
                    }
                }
            }
            tidy_merges(&mut entity.merges);
            let record = members.iter().find_map(|&i| match pools[i].0 {
                Identity::Record(record) => Some(record),
                Identity::Name(..) => None,
            });
            identify(&mut entity, record, kb, &mut taken);
            (root, entity)
        })
        .collect();
    entities.sort_by(|(_, left), (_, right)| left.key.cmp(&right.key));
    let id_of_root: FxHashMap<usize, EntityId> = entities
        .iter()
        .enumerate()
        .map(|(i, (root, _))| (*root, EntityId(i as u32)))
        .collect();
    let of = documents
        .iter()
        .map(|document| {
            document
                .entities
                .iter()
                .map(|local| id_of_root[&root(place[&identity(local)])])
                .collect()
        })
        .collect();
    Resolution {
        entities: entities.into_iter().map(|(_, entity)| entity).collect(),
        of,
    }
}

/// Acronyms that stand for one record wherever a document links them, so that they do where one could not.
fn adopted_acronyms(documents: &[DocumentEntities]) -> FxHashMap<&str, RecordIdx> {
    let mut records: FxHashMap<&str, BTreeSet<RecordIdx>> = FxHashMap::default();
    for local in documents.iter().flat_map(|document| &document.entities) {
        if let Some(record) = local.record {
            for acronym in own_acronym(local)
                .into_iter()
                .chain(local.acronyms.iter().map(String::as_str))
            {
                records.entry(acronym).or_default().insert(record);
            }
        }
    }
    let unique = records.into_iter().filter(|(_, records)| records.len() == 1);
    unique
        .filter_map(|(acronym, records)| Some((acronym, *records.first()?)))
        .collect()
}

/// The acronym that an organization goes by in its document.
fn own_acronym(local: &LocalEntity) -> Option<&str> {
    let name = local
        .organization
        .as_ref()
        .filter(|_| local.entity_type == EntityType::Organization)?;
    name.acronym.as_deref()
}

fn identity(local: &LocalEntity, adopted: &FxHashMap<&str, RecordIdx>) -> Identity {
    // A document that spells the letters out has decided for itself.
    let free = || own_acronym(local).filter(|_| local.merges.is_empty());
    let adopted = || free().and_then(|acronym| adopted.get(acronym).copied());
    match local.record.or_else(adopted) {
        Some(record) => Identity::Record(record),
        None => Identity::Name(local.entity_type, local.key.clone()),
    }
}

/// The name by which a pool competes: that of its fullest member.
fn bearer<'p>(identity: &Identity, pool: &'p Pool<'_>) -> Bearer<'p> {
    let fullest = fullest(pool);
    Bearer {
        entity_type: fullest.entity_type,
        person: fullest.person.as_ref(),
        organization: fullest.organization.as_ref(),
        acronyms: &pool.acronyms,
        record: match identity {
            Identity::Record(record) => Some(*record),
            Identity::Name(..) => None,
        },
    }
}

/// The member whose name has most words, then most letters, then comes first in the alphabet.
fn fullest<'p>(pool: &'p Pool<'_>) -> &'p LocalEntity {
    let size = |local: &LocalEntity| (local.key.split(' ').count(), local.key.len());
    let mut members = pool.members.iter().map(|&(_, local)| local);
    let first = members.next().expect("a pool is made with its first member");
    members.fold(first, |best, local| {
        let better = size(local)
            .cmp(&size(best))
            .then_with(|| best.name.cmp(&local.name));
        if better.is_gt() { local } else { best }
    })
}

fn canonical_name(identity: &Identity, pool: &Pool<'_>, kb: &KnowledgeBase) -> String {
    match identity {
        Identity::Record(record) => kb.record(*record).name.to_owned(),
        Identity::Name(..) => fullest(pool).name.clone(),
    }
}

/// Counts, aliases, dates and joins of a cluster; key and record are filled in later.
fn describe(pools: &[(Identity, Pool<'_>)], members: &[usize], name: &str, metadata: &[Metadata]) -> Entity {
    let mut surfaces: BTreeMap<&str, u32> = BTreeMap::new();
    let mut documents: BTreeSet<DocumentIdx> = BTreeSet::new();
    let mut merges = Vec::new();
    for &(document, local) in members.iter().flat_map(|&i| &pools[i].1.members) {
        documents.insert(document);
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
            let accents = fold(&local.name) == fold(name);
            joined(
                if accents {
                    MergeRule::SameName
                } else {
                    MergeRule::KnowledgeBase
                },
                &local.name,
            );
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
        entity_type: fullest(&pools[members[0]].1).entity_type,
        mentions: aliases.iter().map(|alias| alias.count).sum(),
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
fn tidy_merges(merges: &mut Vec<Merge>) {
    merges.sort();
    merges.dedup_by(|later, earlier| {
        (later.rule, &later.surface, &later.into) == (earlier.rule, &earlier.surface, &earlier.into)
    });
}

/// Gives an entity its key, and what the knowledge base knows of it.
fn identify(
    entity: &mut Entity,
    record: Option<RecordIdx>,
    kb: &KnowledgeBase,
    taken: &mut FxHashSet<String>,
) {
    let Some(record) = record.map(|record| kb.record(record)) else {
        entity.key = slug::unique(&entity.name, taken);
        return;
    };
    record.id.clone_into(&mut entity.key);
    record.name.clone_into(&mut entity.name);
    entity.country = record.country.map(str::to_owned);
    (entity.lat, entity.lon) = (record.lat, record.lon);
    entity.description = record.description.map(str::to_owned);
}
