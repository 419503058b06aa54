//! The refusals that are worth listing.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use relmap_types::{EntityId, EntityType, Refusal, RefusalReason};

use super::identity::Identity;
use super::pool::Pool;

/// Most refusals that an analysis lists; there are as many as there are pairs of namesakes.
const MAX_LISTED: usize = 1000;

/// The refusals between entities, those that would have moved most mentions first, ties by the names.
///
/// Of a pair the name with fewer mentions is the left one. What stayed apart for its type alone is added here.
pub(super) fn list(
    pools: &[(Identity, Pool<'_>)],
    names: &[String],
    refused: &[(usize, usize, RefusalReason)],
    entity_of: &dyn Fn(usize) -> Option<EntityId>,
) -> Vec<Refusal> {
    let mentions: Vec<u32> = pools.iter().map(|(_, pool)| pool.mentions()).collect();
    let mut refused: Vec<(usize, usize, RefusalReason)> = refused
        .iter()
        .copied()
        .chain(two_types(pools))
        .map(|(left, right, reason)| {
            // A name that found no bearer among several stays the left one, however often it occurs.
            let is_rarer = reason == RefusalReason::SeveralBearers
                || (mentions[left], &names[left]) <= (mentions[right], &names[right]);
            if is_rarer {
                (left, right, reason)
            } else {
                (right, left, reason)
            }
        })
        .collect();
    let document = |left: usize| pools[left].1.members[0].document;
    // As refusals compare, made for the few that are listed.
    refused.sort_by_cached_key(|&(left, right, reason)| {
        let entities = (entity_of(left), entity_of(right));
        let rank = Reverse(mentions[left]);
        (
            rank,
            &names[left],
            &names[right],
            reason,
            entities,
            document(left),
        )
    });
    let refusals = refused.into_iter().filter_map(|(left, right, reason)| {
        // What a judgement hides is not listed.
        Some(Refusal {
            left: names[left].clone(),
            right: names[right].clone(),
            reason,
            left_entity: entity_of(left)?,
            right_entity: entity_of(right)?,
            mentions: mentions[left],
            document: document(left),
        })
    });
    let mut listed: Vec<Refusal> = Vec::new();
    for refusal in refusals.filter(|refusal| refusal.left_entity != refusal.right_entity) {
        let pair = |refusal: &Refusal| (refusal.left_entity, refusal.right_entity, refusal.reason);
        if listed.last().map(pair) == Some(pair(&refusal)) {
            continue;
        }
        if listed.len() == MAX_LISTED {
            break;
        }
        listed.push(refusal);
    }
    listed
}

/// Pools of one key and two types.
fn two_types(pools: &[(Identity, Pool<'_>)]) -> Vec<(usize, usize, RefusalReason)> {
    let mut by_key: BTreeMap<&str, BTreeMap<EntityType, usize>> = BTreeMap::new();
    for (i, (_, pool)) in pools.iter().enumerate() {
        for local in pool.members.iter().map(|member| member.local) {
            by_key
                .entry(&local.key)
                .or_default()
                .entry(local.entity_type)
                .or_insert(i);
        }
    }
    let mut pairs = Vec::new();
    for types in by_key.values() {
        let pools: Vec<usize> = types.values().copied().collect();
        for (n, &left) in pools.iter().enumerate() {
            let others = pools[n + 1..].iter().filter(|&&right| right != left);
            pairs.extend(others.map(|&right| (left, right, RefusalReason::TwoTypes)));
        }
    }
    pairs
}
