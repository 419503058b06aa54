//! Which entities of the documents are pooled.

use std::collections::BTreeMap;

use relmap_kb::KnowledgeBase;
use relmap_types::{DocumentIdx, EntityType};

use super::identity::{Adopted, Identity, identity};
use super::pool::{Member, Pool};
use super::usual::usual_types;
use crate::document::DocumentEntities;
use crate::judgement::{Judgements, merge_marks};
use crate::name::OrganizationName;

/// The entities of all documents by what they share, in order of that.
pub(super) fn pools<'d>(
    documents: &'d [DocumentEntities],
    kb: &KnowledgeBase,
    judgements: &Judgements,
) -> Vec<(Identity, Pool<'d>)> {
    let adopted = Adopted::new(documents);
    let usual = usual_types(documents, kb);
    let mut pools: BTreeMap<Identity, Pool<'_>> = BTreeMap::new();
    // What a judgement keeps out of the pool of its name.
    let mut parted: Vec<(Identity, Pool<'_>)> = Vec::new();
    for (i, document) in documents.iter().enumerate() {
        for (index, local) in document.entities.iter().enumerate() {
            let mut told = None;
            let mut identity = identity(local, DocumentIdx(i as u32), &adopted);
            if let Identity::Name(entity_type, key) = &mut identity
                && let Some(&usual) = usual.get(key.as_str())
            {
                *entity_type = usual;
                told = Some(usual);
            }
            let mut marks = Vec::new();
            if !judgements.is_empty() {
                let called = local.called();
                marks = judgements.marks(&called, kb);
                if let Identity::Record(record) = identity
                    && !judgements.permits(&called, record, kb)
                {
                    identity = Identity::Name(local.entity_type, local.key.clone());
                }
            }
            let pool = match pools.entry(identity).or_default() {
                pool if !judgements.are_apart(&marks, &pool.marks) => pool,
                _ => {
                    let name = Identity::Name(local.entity_type, local.key.clone());
                    let fits = |(other, pool): &(Identity, Pool<'_>)| {
                        *other == name && !judgements.are_apart(&marks, &pool.marks)
                    };
                    let at = parted.iter().position(fits).unwrap_or_else(|| {
                        parted.push((name, Pool::default()));
                        parted.len() - 1
                    });
                    &mut parted[at].1
                }
            };
            pool.told = pool.told.or(told);
            if told == Some(EntityType::Organization) && local.organization.is_none() {
                pool.organization
                    .get_or_insert_with(|| OrganizationName::parse(&local.name));
            }
            pool.members.push(Member {
                document: DocumentIdx(i as u32),
                index,
                local,
            });
            pool.acronyms.extend(local.acronyms.iter().cloned());
            merge_marks(&mut pool.marks, &marks);
        }
    }
    let mut pools: Vec<(Identity, Pool<'_>)> = pools.into_iter().chain(parted).collect();
    for (_, pool) in &mut pools {
        // Thousands of documents may define the same letters.
        pool.acronyms.sort_unstable();
        pool.acronyms.dedup();
    }
    pools
}
