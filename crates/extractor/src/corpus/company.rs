//! What two names have in common that the documents speak of: the company that they are named in.

use std::cell::RefCell;
use std::collections::BTreeSet;

use relmap_kb::{KnowledgeBase, popularity};
use relmap_types::EntityType;
use rustc_hash::FxHashMap;

use crate::attach::Matter;
use crate::link::country_in;
use crate::name::OrganizationName;

use super::identity::Identity;
use super::pool::Pool;

/// Number of documents up to which a name tells something however few documents there are.
const FEW: usize = 8;

/// Length from which what a document tells is compared with another's only once.
const LONG: usize = 256;

/// As much is kept of what two of them have in common: more than any two names are named by themselves.
const MAX_COMMON: usize = 64;

/// Something that may be named in two documents: a pool, by its number, or behind all of these a surname, alone or of a full name.
///
/// "Keller thanked Orlova" has to do with Bruno Keller and Zdenka Orlova.
type Named = u32;

/// Who and what is named beside whom.
pub(super) struct Company<'p, 'd> {
    pools: &'p [(Identity, Pool<'d>)],
    /// For each document what tells something of the others in it, ascending.
    telling: Vec<Vec<Named>>,
    surnames: FxHashMap<&'d str, Named>,
    /// For each document the ISO codes of the countries that its places and bodies lie in.
    countries: Vec<BTreeSet<&'p str>>,
    /// What two long documents have in common, the first of it, where that was asked: thousands of names may ask again.
    common: RefCell<FxHashMap<(u32, u32), Vec<Named>>>,
}

impl<'p, 'd> Company<'p, 'd> {
    /// O(entities of all documents), but for sorting those of each.
    pub(super) fn new(pools: &'p [(Identity, Pool<'d>)], n_documents: usize, kb: &'p KnowledgeBase) -> Self {
        let mut telling: Vec<Vec<Named>> = vec![Vec::new(); n_documents];
        let mut surnames: FxHashMap<&'d str, Named> = FxHashMap::default();
        let mut countries: Vec<BTreeSet<&str>> = vec![BTreeSet::new(); n_documents];
        for (i, (identity, pool)) in pools.iter().enumerate() {
            if let Some(iso) = country(identity, kb) {
                for member in &pool.members {
                    countries[member.document.0 as usize].insert(iso);
                }
            }
            if !is_telling(identity, pool, n_documents, kb) {
                continue;
            }
            for member in &pool.members {
                let document = &mut telling[member.document.0 as usize];
                match member.local.person.as_ref().map(|name| name.parts.as_slice()) {
                    // A forename alone says nothing.
                    Some([only]) if kb.forename(only).is_some() => {}
                    Some([.., last]) => {
                        let next = (pools.len() + surnames.len()) as Named;
                        document.push(*surnames.entry(last).or_insert(next));
                        document.push(i as Named);
                    }
                    _ => document.push(i as Named),
                }
            }
        }
        for document in &mut telling {
            document.sort_unstable();
            document.dedup();
            document.shrink_to_fit();
        }
        Self {
            pools,
            telling,
            surnames,
            countries,
            common: RefCell::default(),
        }
    }

    /// The documents that name a pool.
    fn documents(&self, i: usize) -> impl ExactSizeIterator<Item = u32> + Clone {
        self.pools[i].1.members.iter().map(|member| member.document.0)
    }

    /// Whether two documents have something in common but `own`.
    fn meet(&self, left: u32, right: u32, own: &[Named]) -> bool {
        let told = |document: u32| self.telling[document as usize].as_slice();
        if told(left).len().min(told(right).len()) < LONG {
            return first_common(told(left), told(right), own, 1).len() == 1;
        }
        let mut known = self.common.borrow_mut();
        let common = known
            .entry((left.min(right), left.max(right)))
            .or_insert_with(|| first_common(told(left), told(right), &[], MAX_COMMON));
        common.iter().any(|named| own.binary_search(named).is_err())
    }

    /// The countries that the documents that name a pool speak of.
    fn countries(&self, i: usize) -> impl Iterator<Item = &str> {
        let members = self.pools[i].1.members.iter();
        members.flat_map(|member| self.countries[member.document.0 as usize].iter().copied())
    }
}

impl Matter for Company<'_, '_> {
    /// Whether at least half of the documents that name `short` name somebody or something that stands beside `full` too.
    fn is_shared(&self, short: usize, full: usize) -> bool {
        let mut own = vec![short as Named, full as Named];
        let surnames = [short, full].into_iter().flat_map(|i| surnames(&self.pools[i].1));
        own.extend(surnames.filter_map(|surname| self.surnames.get(surname)));
        own.sort_unstable();
        own.dedup();
        let (here, there) = (self.documents(short), self.documents(full));
        let told = |document: u32| self.telling[document as usize].as_slice();
        // Of many documents all that they tell is put together once; of few the lists serve as they are, for a list of thousands
        // of names is that of each.
        let n_there: usize = there.clone().map(|document| told(document).len()).sum();
        let all: Option<Vec<Named>> = (here.len() * there.len() > n_there).then(|| {
            let mut all: Vec<Named> = there.clone().flat_map(told).copied().collect();
            all.sort_unstable();
            all.dedup();
            all
        });
        let n_shared = here
            .clone()
            .filter(|&left| match &all {
                Some(all) => first_common(told(left), all, &own, 1).len() == 1,
                None => there.clone().any(|right| self.meet(left, right, &own)),
            })
            .count();
        2 * n_shared >= here.len()
    }

    fn shares_country(&self, left: usize, right: usize) -> bool {
        let left: BTreeSet<&str> = self.countries(left).collect();
        !left.is_empty() && self.countries(right).any(|iso| left.contains(iso))
    }
}

/// The country of what the documents name by this, if one is known: of a place, or of an organization that says it in its name.
///
/// A firm that sells all over the world says nothing of where a text is at home.
fn country<'i>(identity: &'i Identity, kb: &'i KnowledgeBase) -> Option<&'i str> {
    match identity {
        Identity::Record(record) => {
            let known = kb.record(*record);
            let is_at_home = match known.entity_type {
                EntityType::Person => false,
                EntityType::Organization => country_in(&OrganizationName::parse(known.name), kb).is_some(),
                EntityType::Location => true,
            };
            known.country.filter(|_| is_at_home)
        }
        Identity::Name(..) => None,
        Identity::Body(..) => identity.country(),
    }
}

/// What two lists have in common but `own`, at most `n` of it.
fn first_common(left: &[Named], right: &[Named], own: &[Named], n: usize) -> Vec<Named> {
    let (few, many) = if left.len() <= right.len() {
        (left, right)
    } else {
        (right, left)
    };
    // Surnames, which stand last, are shared more often than whole names.
    let common = few
        .iter()
        .rev()
        .filter(|named| many.binary_search(named).is_ok() && own.binary_search(named).is_err());
    common.take(n).copied().collect()
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
                EntityType::Organization => popularity::EVERYWHERE,
                EntityType::Person | EntityType::Location => popularity::FAMOUS,
            };
            let is_country = || known.country.and_then(|iso| kb.country(iso)) == Some(*record);
            known.popularity < most && !is_country()
        }
        Identity::Name(..) => true,
        Identity::Body(..) => false,
    }
}
