//! A pool as judgements and as the rules that attach short names see it.

use relmap_types::EntityType;

use super::identity::Identity;
use super::pool::Pool;
use crate::around::hint::Hints;
use crate::attach::Bearer;
use crate::judgement::Called;

/// A pool as judgements see it.
pub(super) fn called<'p>(identity: &Identity, pool: &Pool<'p>) -> Called<'p> {
    let full = pool.fullest();
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
    let fullest = pool.fullest();
    let entity_type = pool.kind();
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
        n_mentions: pool.mentions(),
        marks: Vec::new(),
        judged: None,
        also: None,
        apart: &[],
        barred: pool.members.iter().find_map(|member| member.local.barred),
        is_kin: false,
        hints: Hints::of_stranger(pool.members.iter().any(|member| member.local.is_stranger)),
        named_in: pool.documents(),
    }
}
