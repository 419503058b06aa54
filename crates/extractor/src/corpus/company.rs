//! What two names have in common that the documents speak of: the company that they are named in.

use std::cell::RefCell;

use relmap_kb::KnowledgeBase;
use relmap_types::EntityType;
use rustc_hash::{FxHashMap, FxHashSet};

use super::pool::{Identity, Pool};

/// Popularity from which a person or a place says nothing of the company that it is in: documents of all kinds name it.
const KNOWN_EVERYWHERE: u8 = 70;

/// The same for an organization: parliaments, news agencies and parties, not makers of aircraft.
const KNOWN_ORGANIZATION: u8 = 80;

/// Number of documents up to which a name tells something however few documents there are.
const FEW: usize = 8;

/// Who and what is named beside whom.
pub(super) struct Company<'p, 'd> {
    pools: &'p [(Identity, Pool<'d>)],
    /// For each document the pools that tell something of the others in it.
    telling: Vec<Vec<usize>>,
    /// Of pools that were asked for, what tells something in any of their documents.
    kept: RefCell<FxHashMap<usize, FxHashSet<usize>>>,
}

impl<'p, 'd> Company<'p, 'd> {
    /// O(entities of all documents).
    pub(super) fn new(pools: &'p [(Identity, Pool<'d>)], n_documents: usize, kb: &KnowledgeBase) -> Self {
        let mut telling = vec![Vec::new(); n_documents];
        for (i, (identity, pool)) in pools.iter().enumerate() {
            if is_telling(identity, pool, n_documents, kb) {
                for member in &pool.members {
                    telling[member.document.0 as usize].push(i);
                }
            }
        }
        Self {
            pools,
            telling,
            kept: RefCell::default(),
        }
    }

    /// Whether at least half of the documents that name `short` name somebody or something that stands beside `full` too.
    pub(super) fn is_shared(&self, short: usize, full: usize) -> bool {
        let mut kept = self.kept.borrow_mut();
        let beside = kept.entry(full).or_insert_with(|| {
            let members = self.pools[full].1.members.iter();
            members
                .flat_map(|member| &self.telling[member.document.0 as usize])
                .copied()
                .collect()
        });
        let members = &self.pools[short].1.members;
        let is_company = |other: &&usize| **other != short && **other != full && beside.contains(*other);
        let n_shared = members
            .iter()
            .filter(|member| {
                self.telling[member.document.0 as usize]
                    .iter()
                    .any(|other| is_company(&other))
            })
            .count();
        2 * n_shared >= members.len()
    }
}

/// Whether two documents that name it are likely to speak of one matter: not a country, a capital, a famous person, a bare
/// forename, nor what most documents name.
fn is_telling(identity: &Identity, pool: &Pool<'_>, n_documents: usize, kb: &KnowledgeBase) -> bool {
    if pool.members.len() > FEW.max(n_documents / 2) {
        return false;
    }
    match identity {
        Identity::Record(record) => {
            let known = kb.record(*record);
            let most = match known.entity_type {
                EntityType::Organization => KNOWN_ORGANIZATION,
                EntityType::Person | EntityType::Location => KNOWN_EVERYWHERE,
            };
            let is_country = || known.country.and_then(|iso| kb.country(iso)) == Some(*record);
            known.popularity < most && !is_country()
        }
        Identity::Name(..) => {
            let names = pool
                .members
                .iter()
                .filter_map(|member| member.local.person.as_ref());
            names.map(|name| name.parts.len()).all(|n_parts| n_parts > 1)
        }
    }
}
