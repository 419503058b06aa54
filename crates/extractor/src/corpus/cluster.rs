//! From names that were joined to entities with ids.

use std::collections::BTreeMap;

use relmap_kb::KnowledgeBase;
use relmap_types::{DocumentIdx, Entity, Merge, MergeRule, Metadata, Taken};

use super::describe::{describe, identify, tidy_merges};
use super::identity::Identity;
use super::naming::canonical_name;
use super::pool::Pool;
use crate::attach::{Attached, Bearer};
use crate::judgement::{Mark, Shown, merge_marks};
use crate::name::is_same_writing;

/// What the joins make of the names of a corpus.
pub(super) struct Clusters {
    /// The name of each pool.
    pub(super) names: Vec<String>,
    /// For each root the pools that are one with it, itself among them.
    pub(super) members: BTreeMap<usize, Vec<usize>>,
    /// The entities in order of their keys, each with its root.
    pub(super) entities: Vec<(usize, Entity)>,
}

impl Clusters {
    pub(super) fn new(
        pools: &[(Identity, Pool<'_>)],
        bearers: &[Bearer<'_>],
        Attached { to, root, .. }: &Attached,
        kb: &KnowledgeBase,
        metadata: &[Metadata],
    ) -> Self {
        let names: Vec<String> = pools
            .iter()
            .zip(bearers)
            .map(|((identity, pool), bearer)| canonical_name(identity, pool, bearer.record, kb))
            .collect();
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (i, &root) in root.iter().enumerate() {
            members.entry(root).or_default().push(i);
        }
        let mut taken = Taken::default();
        let mut entities: Vec<(usize, Entity)> = members
            .iter()
            .map(|(&root, members)| {
                // The root's own record first: a judgement may have joined others to it.
                let all = std::iter::once(&root).chain(members);
                let known = all.copied().find(|&i| bearers[i].record.is_some());
                let name = &names[known.unwrap_or(root)];
                let mut entity = describe(pools, root, members, name, metadata);
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
        Self {
            names,
            members,
            entities,
        }
    }

    /// The judgements that the names of each cluster are named in; `marks` has those of each pool.
    pub(super) fn marks(&self, marks: &[Vec<Mark>]) -> Vec<Vec<Mark>> {
        let all = self.members.values().map(|members| {
            members.iter().fold(Vec::new(), |mut all, &i| {
                merge_marks(&mut all, &marks[i]);
                all
            })
        });
        all.collect()
    }

    /// The entities as outputs show them.
    pub(super) fn shown(&self) -> Vec<Shown> {
        let shown = |(root, entity): &(usize, Entity)| {
            let below = self.members[root].iter().copied().filter(|i| i != root);
            Shown {
                key: entity.key.clone(),
                name: entity.name.clone(),
                members: std::iter::once(*root).chain(below).collect(),
            }
        };
        self.entities.iter().map(shown).collect()
    }
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
