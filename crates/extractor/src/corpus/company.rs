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

/// What may be named in two documents.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Named<'d> {
    /// A pool, by its place.
    Pool(usize),
    /// A surname, alone or of a full name: "Keller thanked Orlova" has to do with Bruno Keller and Zdenka Orlova.
    Surname(&'d str),
}

/// Who and what is named beside whom.
pub(super) struct Company<'p, 'd> {
    pools: &'p [(Identity, Pool<'d>)],
    /// For each document what tells something of the others in it.
    telling: Vec<Vec<Named<'d>>>,
    /// Of pools that were asked for, what tells something in any of their documents.
    kept: RefCell<FxHashMap<usize, FxHashSet<Named<'d>>>>,
}

impl<'p, 'd> Company<'p, 'd> {
    /// O(entities of all documents).
    pub(super) fn new(pools: &'p [(Identity, Pool<'d>)], n_documents: usize, kb: &KnowledgeBase) -> Self {
        let mut telling = vec![Vec::new(); n_documents];
        for (i, (identity, pool)) in pools.iter().enumerate() {
            if !is_telling(identity, pool, n_documents, kb) {
                continue;
            }
            for member in &pool.members {
                let document: &mut Vec<Named<'d>> = &mut telling[member.document.0 as usize];
                match member.local.person.as_ref().map(|name| name.parts.as_slice()) {
                    // A forename alone says nothing.
                    Some([only]) if kb.forename(only).is_some() => {}
                    Some([.., last]) => {
                        document.push(Named::Surname(last));
                        document.push(Named::Pool(i));
                    }
                    _ => document.push(Named::Pool(i)),
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
        let own: FxHashSet<&str> = [short, full]
            .into_iter()
            .flat_map(|i| surnames(&self.pools[i].1))
            .collect();
        let is_own = |other: &Named<'_>| match other {
            Named::Pool(i) => *i == short || *i == full,
            Named::Surname(surname) => own.contains(surname),
        };
        let is_company = |other: &Named<'d>| beside.contains(other) && !is_own(other);
        let n_shared = members
            .iter()
            .filter(|member| self.telling[member.document.0 as usize].iter().any(is_company))
            .count();
        2 * n_shared >= members.len()
    }
}

/// The last parts of the names of persons in a pool.
fn surnames<'d>(pool: &Pool<'d>) -> impl Iterator<Item = &'d str> {
    let names = pool
        .members
        .iter()
        .filter_map(|member| member.local.person.as_ref());
    names.filter_map(|name| name.parts.last()).map(String::as_str)
}

/// Whether two documents that name it are likely to speak of one matter: not a country, a capital, a famous person, nor
/// what most documents name.
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
        Identity::Name(..) => true,
        Identity::Body(..) => false,
    }
}
