//! Entities of several documents that are one before any rule is asked.

use std::collections::BTreeMap;

use relmap_kb::KnowledgeBase;
use relmap_types::{DocumentIdx, EntityType};

use super::identity::{Adopted, Identity, identity};
use super::naming::fullest;
use super::usual::usual_types;
use crate::around::hint::Hints;
use crate::attach::Bearer;
use crate::document::{DocumentEntities, LocalEntity};
use crate::judgement::{Called, Judgements, Mark, merge_marks};
use crate::name::OrganizationName;

/// Local entities of one identity.
#[derive(Default)]
pub(super) struct Pool<'d> {
    /// What kind of thing its name is, where documents differ.
    pub(super) told: Option<EntityType>,
    /// Its name as an organization's, where its documents took it for a person's.
    organization: Option<OrganizationName>,
    pub(super) members: Vec<Member<'d>>,
    pub(super) acronyms: Vec<String>,
    /// The judgements that a member is named in.
    marks: Vec<Mark>,
}

/// An entity of one document.
#[derive(Clone, Copy)]
pub(super) struct Member<'d> {
    pub(super) document: DocumentIdx,
    /// Its place in the document's entities.
    pub(super) place: usize,
    pub(super) local: &'d LocalEntity,
}

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
        for (place, local) in document.entities.iter().enumerate() {
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
                place,
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

/// A pool as judgements see it.
pub(super) fn called<'p>(identity: &Identity, pool: &Pool<'p>) -> Called<'p> {
    let full = fullest(pool);
    let mut keys: Vec<&str> = pool
        .members
        .iter()
        .map(|member| member.local.key.as_str())
        .collect();
    keys.sort_unstable_by_key(|key| (*key != full.key, *key));
    keys.dedup();
    let surfaces = pool
        .members
        .iter()
        .flat_map(|member| member.local.surfaces.keys());
    let mut surfaces: Vec<&str> = surfaces.map(String::as_str).collect();
    surfaces.sort_unstable();
    surfaces.dedup();
    Called {
        entity_type: full.entity_type,
        keys,
        surfaces,
        record: match identity {
            Identity::Record(record) => Some(*record),
            Identity::Name(..) | Identity::Body(..) => None,
        },
    }
}

/// The name by which a pool competes: that of its fullest member.
pub(super) fn bearer<'p>(identity: &Identity, pool: &'p Pool<'_>) -> Bearer<'p> {
    let fullest = fullest(pool);
    let entity_type = kind(pool);
    let is_person = entity_type == EntityType::Person;
    Bearer {
        entity_type,
        person: fullest.person.as_ref().filter(|_| is_person),
        organization: fullest.organization.as_ref().or(pool.organization.as_ref()),
        acronyms: &pool.acronyms,
        record: match identity {
            Identity::Record(record) => Some(*record),
            Identity::Name(..) | Identity::Body(..) => None,
        },
        seat: fullest
            .seat
            .as_ref()
            .filter(|_| matches!(identity, Identity::Body(..))),
        mentions: &[],
        n_mentions: mentions(pool),
        marks: Vec::new(),
        judged: None,
        also: None,
        apart: &[],
        barred: pool.members.iter().find_map(|member| member.local.barred),
        is_kin: false,
        hints: Hints::of_stranger(pool.members.iter().any(|member| member.local.is_stranger)),
        places: documents(pool),
    }
}

/// The documents that name it, ascending.
fn documents(pool: &Pool<'_>) -> Vec<u32> {
    let mut documents: Vec<u32> = pool.members.iter().map(|member| member.document.0).collect();
    documents.sort_unstable();
    documents.dedup();
    documents
}

/// What kind of thing it is.
pub(super) fn kind(pool: &Pool<'_>) -> EntityType {
    pool.told.unwrap_or_else(|| fullest(pool).entity_type)
}

/// How often the documents speak of it.
pub(super) fn mentions(pool: &Pool<'_>) -> u32 {
    pool.members.iter().map(|member| member.local.mentions()).sum()
}
