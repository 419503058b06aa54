//! Entities of several documents that are one before any rule is asked.

use relmap_types::{DocumentIdx, EntityType};
use rustc_hash::FxHashMap;

use crate::document::LocalEntity;
use crate::judgement::Mark;
use crate::name::{OrganizationName, is_same_writing, is_shouted};

/// Local entities of one identity.
#[derive(Default)]
pub(super) struct Pool<'d> {
    /// What kind of thing its name is, where documents differ.
    pub(super) told: Option<EntityType>,
    /// Its name as an organization's, where its documents took it for a person's.
    pub(super) organization: Option<OrganizationName>,
    pub(super) members: Vec<Member<'d>>,
    pub(super) acronyms: Vec<String>,
    /// The judgements that a member is named in.
    pub(super) marks: Vec<Mark>,
}

/// An entity of one document.
#[derive(Clone, Copy)]
pub(super) struct Member<'d> {
    pub(super) document: DocumentIdx,
    /// Its number among the entities of the document.
    pub(super) index: usize,
    pub(super) local: &'d LocalEntity,
}

impl<'d> Pool<'d> {
    /// The member whose name has most words, then most letters, then is written so most often and, but for organizations, has most
    /// letters with marks, then comes first in the alphabet.
    ///
    /// Of a name that some documents take for another kind of thing, a member of the usual type; of a person or a place not one in
    /// capitals, if there is another.
    pub(super) fn fullest(&self) -> &'d LocalEntity {
        let n_of = |entity_type: EntityType| {
            let members = self.members.iter();
            members
                .filter(|member| member.local.entity_type == entity_type)
                .count()
        };
        let most = EntityType::ALL
            .into_iter()
            .rev()
            .max_by_key(|&entity_type| n_of(entity_type));
        let usual = self.told.filter(|&told| n_of(told) > 0).or(most);
        let size = |local: &LocalEntity| {
            let is_shouted = local.entity_type != EntityType::Organization && is_shouted(&local.name);
            (local.key.split(' ').count(), local.key.len(), !is_shouted)
        };
        // Agencies that write no accents are not more right than those that do.
        let mut uses: FxHashMap<&str, u32> = FxHashMap::default();
        for member in &self.members {
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
        let mut members = self.members.iter().map(|member| member.local).filter(of_type);
        let first = members.next().expect("a pool is made with its first member");
        members.fold(first, |best, local| {
            let better = size(local)
                .cmp(&size(best))
                .then_with(|| usage(local, best).cmp(&usage(best, local)))
                .then_with(|| best.name.cmp(&local.name));
            if better.is_gt() { local } else { best }
        })
    }

    /// What kind of thing it is.
    pub(super) fn kind(&self) -> EntityType {
        self.told.unwrap_or_else(|| self.fullest().entity_type)
    }

    /// How often the documents speak of it.
    pub(super) fn mentions(&self) -> u32 {
        self.members.iter().map(|member| member.local.mentions()).sum()
    }

    /// The documents that name it, ascending.
    pub(super) fn documents(&self) -> Vec<u32> {
        let mut documents: Vec<u32> = self.members.iter().map(|member| member.document.0).collect();
        documents.sort_unstable();
        documents.dedup();
        documents
    }
}
