//! From the entities of each document to those of the corpus.

mod company;
mod describe;
mod pool;
mod refusal;
mod usual;

use std::collections::BTreeMap;

use relmap_kb::KnowledgeBase;
use relmap_ner::Lexicon;
use relmap_types::{DocumentIdx, Entity, EntityId, Merge, MergeRule, Metadata, Refusal, Taken};
use rustc_hash::FxHashMap;

use crate::attach::{Attached, Bearer, Scope, attach};
use crate::config::ResolveConfig;
use crate::document::DocumentEntities;
use crate::judgement::{Called, Judged, JudgementError, Judgements, Unheeded, finish, judge, merge_marks};
use crate::name::is_same_writing;
use company::Company;
use describe::{describe, identify, tidy_merges};
use pool::{bearer, called, canonical_name, pools};

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
    lexicon: &Lexicon,
    config: &ResolveConfig,
    judgements: &Judgements,
) -> Result<Resolution, JudgementError> {
    let pools = pools(documents, kb, judgements);
    let judged = if judgements.is_empty() {
        Judged::default()
    } else {
        let called: Vec<Called<'_>> = pools
            .iter()
            .map(|(identity, pool)| called(identity, pool))
            .collect();
        judge(&called, judgements, kb)?
    };
    let mut bearers: Vec<Bearer<'_>> = pools
        .iter()
        .map(|(identity, pool)| bearer(identity, pool))
        .collect();
    if !judgements.is_empty() {
        for (i, bearer) in bearers.iter_mut().enumerate() {
            bearer.record = judged.record[i].or(bearer.record);
            bearer.judged = judged.to[i];
            bearer.marks.clone_from(&judged.marks[i]);
        }
    }
    let company = Company::new(&pools, documents.len(), kb);
    let Attached { to, root, refused } = attach(
        &bearers,
        Scope::Corpus,
        &company,
        config.coreference,
        kb,
        lexicon,
        judgements,
    );
    let names: Vec<String> = pools
        .iter()
        .zip(&bearers)
        .map(|((identity, pool), bearer)| canonical_name(identity, pool, bearer.record, kb, lexicon))
        .collect();
    let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, &root) in root.iter().enumerate() {
        clusters.entry(root).or_default().push(i);
    }
    let mut taken = Taken::default();
    let mut entities: Vec<(usize, Entity)> = clusters
        .iter()
        .map(|(&root, members)| {
            // The root's own record first: a judgement may have joined others to it.
            let all = std::iter::once(&root).chain(members);
            let known = all.copied().find(|&i| bearers[i].record.is_some());
            let name = &names[known.unwrap_or(root)];
            let mut entity = describe(&pools, root, members, name, metadata);
            let joined = members
                .iter()
                .filter_map(|&i| Some((to[i]?.1, names[i].as_str(), pools[i].1.members[0].document)));
            note_joins(&mut entity, joined);
            let seat = pools[root].0.country();
            let record = known.and_then(|i| bearers[i].record);
            identify(&mut entity, record, seat, kb, &mut taken);
            (root, entity)
        })
        .collect();
    entities.sort_by(|(_, left), (_, right)| left.key.cmp(&right.key));
    let (roots, mut entities): (Vec<usize>, Vec<Entity>) = entities.into_iter().unzip();
    let (hidden, mut unheeded) = finish(&mut entities, judgements);
    if !judgements.is_empty() {
        let marks = clusters.values().map(|members| {
            members.iter().fold(Vec::new(), |mut marks, &i| {
                merge_marks(&mut marks, &judged.marks[i]);
                marks
            })
        });
        unheeded.extend(judgements.not_parted(&marks.collect::<Vec<_>>()));
    }
    let mut id_of_root: FxHashMap<usize, EntityId> = FxHashMap::default();
    for (&root, _) in roots.iter().zip(&hidden).filter(|(_, hidden)| !**hidden) {
        id_of_root.insert(root, EntityId(id_of_root.len() as u32));
    }
    let mut of: Vec<Vec<Option<EntityId>>> = documents
        .iter()
        .map(|document| vec![None; document.entities.len()])
        .collect();
    for (i, (_, pool)) in pools.iter().enumerate() {
        let id = id_of_root.get(&root[i]).copied();
        for member in &pool.members {
            of[member.document.0 as usize][member.place] = id;
        }
    }
    let mut unheeded: Vec<Unheeded> = judged.unheeded.into_iter().chain(unheeded).collect();
    unheeded.sort();
    let shown = entities.into_iter().zip(hidden).filter(|(_, hidden)| !hidden);
    let entity_of = |i: usize| id_of_root.get(&root[i]).copied();
    Ok(Resolution {
        refusals: refusal::list(&pools, &names, &refused, &entity_of),
        entities: shown.map(|(entity, _)| entity).collect(),
        of,
        unheeded,
    })
}

/// Keeps which names were joined to an entity by which rule, but for other writings of its own.
fn note_joins<'n>(entity: &mut Entity, joined: impl Iterator<Item = (MergeRule, &'n str, DocumentIdx)>) {
    for (rule, surface, document) in joined {
        if !is_same_writing(surface, &entity.name) {
            entity.merges.push(Merge {
                rule,
                surface: surface.to_owned(),
                into: entity.name.clone(),
                document,
            });
        }
    }
    tidy_merges(&mut entity.merges);
}
