//! From the entities of each document to those of the corpus.

mod describe;
mod pool;
mod refusal;

use std::collections::BTreeMap;

use relmap_kb::KnowledgeBase;
use relmap_ner::Lexicon;
use relmap_types::{DocumentIdx, Entity, EntityId, Merge, Metadata, Refusal};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::attach::{Attached, Bearer, Scope, attach};
use crate::config::ResolveConfig;
use crate::document::{DocumentEntities, LocalEntity};
use crate::name::is_same_writing;
use describe::{describe, identify, tidy_merges};
use pool::{Adopted, Identity, Pool, bearer, canonical_name, identity};

/// The entities of the corpus and where each document's entities went.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resolution {
    /// In order of [`EntityId`].
    pub entities: Vec<Entity>,
    /// For each document, for each of its entities, the entity of the corpus.
    pub of: Vec<Vec<EntityId>>,
    /// Joins that were refused, those that would have moved most mentions first.
    pub refusals: Vec<Refusal>,
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
    config: &ResolveConfig,
) -> Resolution {
    let adopted = Adopted::new(documents);
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
    let Attached { to, refused } = attach(&bearers, Scope::Corpus, config.coreference, kb, lexicon);
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
    let entity_of = |i: usize| id_of_root[&root(i)];
    Resolution {
        refusals: refusal::list(&pools, &names, &refused, &entity_of),
        entities: entities.into_iter().map(|(_, entity)| entity).collect(),
        of,
    }
}
