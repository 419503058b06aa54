//! From the entities of each document to those of the corpus.
//!
//! [`resolve`] pools what documents call alike (`identity`, `usual`, `pooling`), lets the same rules attach short names as in a document,
//! asked who stands beside whom (`company`), and makes entities of what is one (`cluster`, `naming`, `describe`). `refusal` lists what
//! stayed apart.

mod bearer;
mod cluster;
mod company;
mod describe;
mod identity;
mod naming;
mod pool;
mod pooling;
mod refusal;
mod usual;

use relmap_kb::KnowledgeBase;
use relmap_types::{Entity, EntityId, Metadata, Refusal};
use rustc_hash::FxHashMap;

use crate::attach::{Bearer, Scope, attach};
use crate::config::ResolveConfig;
use crate::document::DocumentEntities;
use crate::judgement::{Called, Judged, JudgementError, Judgements, Unheeded, finish, judge};
use bearer::{bearer, called};
use cluster::Clusters;
use company::Company;
use identity::Identity;
use pool::Pool;
use pooling::pools;

/// The entities of the corpus and where each document's entities went.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resolution {
    /// In order of [`EntityId`].
    pub entities: Vec<Entity>,
    /// For each document, for each of its entities, the entity of the corpus; `None` where a judgement hides it.
    pub of: Vec<Vec<Option<EntityId>>>,
    /// Judgements that could not be followed, by line.
    pub unheeded: Vec<Unheeded>,
    /// Joins that were refused, those that would have moved most mentions first.
    pub refusals: Vec<Refusal>,
}

/// Joins the entities of all documents; `documents[i]` and `metadata[i]` belong together.
///
/// Entities with one record, or with one type and key and no record, are one. Then short names are attached to the only
/// fuller name in the corpus that they can be short for. What `judgements` say goes before both. The result does not
/// depend on the order of the documents but through the numbers that the documents bear. Near-linear in the entities: a
/// name is compared only with those that share the rarest part by which it could be short for them, and left alone where those are
/// too many to tell.
///
/// # Errors
/// [`JudgementError`] if judgements contradict each other in these documents; never because of a text.
pub fn resolve(
    documents: &[DocumentEntities],
    metadata: &[Metadata],
    kb: &KnowledgeBase,
    config: &ResolveConfig,
    judgements: &Judgements,
) -> Result<Resolution, JudgementError> {
    let pools = pools(documents, kb, judgements);
    let mut bearers: Vec<Bearer<'_>> = pools
        .iter()
        .map(|(identity, pool)| bearer(identity, pool))
        .collect();
    let company = Company::new(&pools, documents.len(), kb);
    let joined = |bearers: &[Bearer<'_>]| {
        let coreference = config.coreference;
        attach(bearers, Scope::Corpus, &company, coreference, kb, judgements)
    };
    let mut judged = Judged::default();
    if !judgements.is_empty() {
        let called: Vec<Called<'_>> = pools
            .iter()
            .map(|(identity, pool)| called(identity, pool))
            .collect();
        let shown = || {
            let clusters = Clusters::new(&pools, &bearers, &joined(&bearers), kb, metadata);
            clusters.shown()
        };
        judged = judge(&called, shown, judgements, kb)?;
        for (i, bearer) in bearers.iter_mut().enumerate() {
            bearer.record = judged.record[i].or(bearer.record);
            bearer.judged = judged.to[i];
            bearer.marks.clone_from(&judged.marks[i]);
        }
    }
    let attached = joined(&bearers);
    let mut clusters = Clusters::new(&pools, &bearers, &attached, kb, metadata);
    let (roots, mut entities): (Vec<usize>, Vec<Entity>) =
        std::mem::take(&mut clusters.entities).into_iter().unzip();
    let (hidden, mut unheeded) = finish(&mut entities, judgements, kb);
    if !judgements.is_empty() {
        unheeded.extend(judgements.not_parted(&clusters.marks(&judged.marks)));
    }
    unheeded.extend(judged.unheeded);
    unheeded.sort();
    let ids = ids(&roots, &hidden);
    let entity_of = |i: usize| ids.get(&attached.root[i]).copied();
    let shown = entities.into_iter().zip(hidden).filter(|(_, hidden)| !hidden);
    Ok(Resolution {
        refusals: refusal::list(&pools, &clusters.names, &attached.refused, &entity_of),
        entities: shown.map(|(entity, _)| entity).collect(),
        of: of(documents, &pools, &entity_of),
        unheeded,
    })
}

/// The ids of the roots that no judgement hides.
fn ids(roots: &[usize], hidden: &[bool]) -> FxHashMap<usize, EntityId> {
    let shown = roots.iter().zip(hidden).filter(|(_, hidden)| !**hidden);
    (0..)
        .map(EntityId)
        .zip(shown)
        .map(|(id, (&root, _))| (root, id))
        .collect()
}

/// For each entity of each document the entity of the corpus that its pool went to.
fn of(
    documents: &[DocumentEntities],
    pools: &[(Identity, Pool<'_>)],
    entity_of: &dyn Fn(usize) -> Option<EntityId>,
) -> Vec<Vec<Option<EntityId>>> {
    let mut of: Vec<Vec<Option<EntityId>>> = documents
        .iter()
        .map(|document| vec![None; document.entities.len()])
        .collect();
    for (i, (_, pool)) in pools.iter().enumerate() {
        let id = entity_of(i);
        for member in &pool.members {
            of[member.document.0 as usize][member.index] = id;
        }
    }
    of
}
