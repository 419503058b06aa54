//! Entities of several documents that are one before any rule is asked.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_ner::Lexicon;
use relmap_types::{DocumentIdx, EntityType};
use rustc_hash::FxHashMap;

use super::usual::usual_types;
use crate::attach::Bearer;
use crate::document::{DocumentEntities, Hints, LocalEntity, Seat};
use crate::judgement::{Called, Judgements, Mark, merge_marks};
use crate::name::{OrganizationName, PersonName, is_same_writing};

/// What entities of several documents share: a record, or a type and a key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Identity {
    Record(RecordIdx),
    Name(EntityType, String),
    /// A body that many countries have one of: that of a country, or of one document.
    Body(String, Owner),
}

impl Identity {
    /// The ISO code of the country whose body it is, if that is known.
    pub(super) fn country(&self) -> Option<&str> {
        match self {
            Self::Body(_, Owner::Country(iso)) => Some(iso),
            _ => None,
        }
    }
}

/// Whose a body is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Owner {
    Country(String),
    Region(String),
    Document(DocumentIdx),
}

/// Local entities of one identity.
#[derive(Default)]
pub(super) struct Pool<'d> {
    /// What kind of thing its name is, where documents differ.
    told: Option<EntityType>,
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

/// Names that stand for one record wherever a document links them, so that they do where one could not.
#[derive(Default)]
pub(super) struct Adopted<'d> {
    acronyms: FxHashMap<&'d str, RecordIdx>,
    places: FxHashMap<&'d str, RecordIdx>,
}

impl<'d> Adopted<'d> {
    pub(super) fn new(documents: &'d [DocumentEntities]) -> Self {
        let mut acronyms: FxHashMap<&str, BTreeSet<RecordIdx>> = FxHashMap::default();
        let mut places: FxHashMap<&str, BTreeSet<RecordIdx>> = FxHashMap::default();
        for local in documents.iter().flat_map(|document| &document.entities) {
            let Some(record) = local.record else { continue };
            let own = own_acronym(local).into_iter();
            for acronym in own.chain(local.acronyms.iter().map(String::as_str)) {
                acronyms.entry(acronym).or_default().insert(record);
            }
            if local.entity_type == EntityType::Location {
                places.entry(&local.key).or_default().insert(record);
            }
        }
        Self {
            acronyms: only(acronyms),
            places: only(places),
        }
    }
}

/// The names of one record each.
fn only(records: FxHashMap<&str, BTreeSet<RecordIdx>>) -> FxHashMap<&str, RecordIdx> {
    let unique = records.into_iter().filter(|(_, records)| records.len() == 1);
    unique
        .filter_map(|(name, records)| Some((name, *records.first()?)))
        .collect()
}

/// The acronym that an organization goes by in its document.
fn own_acronym(local: &LocalEntity) -> Option<&str> {
    let name = local
        .organization
        .as_ref()
        .filter(|_| local.entity_type == EntityType::Organization)?;
    name.acronym.as_deref()
}

/// Whether a name is in capitals throughout: "ZORKAL".
fn is_shouted(name: &str) -> bool {
    name.chars().filter(|ch| ch.is_alphabetic()).count() > 1 && !name.contains(char::is_lowercase)
}

/// The name of a place that stands in datelines alone, "ZORKAL", as running text writes it.
fn calm(name: &str) -> String {
    const LEAST: usize = 5;
    if !is_shouted(name) || name.len() < LEAST || name.contains('.') {
        return name.to_owned();
    }
    let mut calm = String::with_capacity(name.len());
    let mut is_inside = false;
    for ch in name.chars() {
        if is_inside {
            calm.extend(ch.to_lowercase());
        } else {
            calm.push(ch);
        }
        is_inside = ch.is_alphanumeric() || matches!(ch, '\'' | '’');
    }
    calm
}

fn identity(local: &LocalEntity, document: DocumentIdx, adopted: &Adopted<'_>) -> Identity {
    // A document that spells the letters out has decided for itself.
    let acronym = || own_acronym(local).filter(|_| local.merges.is_empty());
    let place = || (local.entity_type == EntityType::Location).then_some(local.key.as_str());
    let adopted = || {
        let by_acronym = acronym().and_then(|acronym| adopted.acronyms.get(acronym));
        by_acronym.or_else(|| adopted.places.get(place()?)).copied()
    };
    match local
        .record
        .or_else(|| adopted().filter(|_| local.seat.is_none()))
    {
        Some(record) => Identity::Record(record),
        None => match &local.seat {
            Some(Seat::Country(iso)) => Identity::Body(local.key.clone(), Owner::Country(iso.clone())),
            Some(Seat::Region(region)) => Identity::Body(local.key.clone(), Owner::Region(region.clone())),
            Some(Seat::Unknown) => Identity::Body(local.key.clone(), Owner::Document(document)),
            None => Identity::Name(local.entity_type, local.key.clone()),
        },
    }
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

/// The member whose name has most words, then most letters, then is written so most often and, but for organizations, has most
/// letters with marks, then comes first in the alphabet.
///
/// Of a name that some documents take for another kind of thing, a member of the usual type; of a person or a place not one in
/// capitals, if there is another.
pub(super) fn fullest<'d>(pool: &Pool<'d>) -> &'d LocalEntity {
    let n_of = |entity_type: EntityType| {
        let members = pool.members.iter();
        members
            .filter(|member| member.local.entity_type == entity_type)
            .count()
    };
    let most = EntityType::ALL
        .into_iter()
        .rev()
        .max_by_key(|&entity_type| n_of(entity_type));
    let usual = pool.told.filter(|&told| n_of(told) > 0).or(most);
    let size = |local: &LocalEntity| {
        let is_shouted = local.entity_type != EntityType::Organization && is_shouted(&local.name);
        (local.key.split(' ').count(), local.key.len(), !is_shouted)
    };
    // Agencies that write no accents are not more right than those that do.
    let mut uses: FxHashMap<&str, u32> = FxHashMap::default();
    for member in &pool.members {
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
    let mut members = pool.members.iter().map(|member| member.local).filter(of_type);
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
pub(super) fn kind(pool: &Pool<'_>) -> EntityType {
    pool.told.unwrap_or_else(|| fullest(pool).entity_type)
}

/// How often the documents speak of it.
pub(super) fn mentions(pool: &Pool<'_>) -> u32 {
    pool.members.iter().map(|member| member.local.mentions()).sum()
}

/// The full name of somebody without what no document writes: "Ada Moran" where the knowledge base has her as "Ada K. Moran".
///
/// The one that is written most, if the knowledge base knows nobody else by it and it begins alike; a user's row is called as the
/// user says.
fn written_name(
    known: &str,
    record: RecordIdx,
    pool: &Pool<'_>,
    kb: &KnowledgeBase,
    lexicon: &Lexicon,
) -> String {
    let full = PersonName::parse(known, lexicon);
    let mut names: BTreeMap<String, (u32, String)> = BTreeMap::new();
    for (surface, n) in pool.members.iter().flat_map(|member| &member.local.surfaces) {
        let name = PersonName::parse(surface, lexicon);
        names.entry(name.key()).or_insert((0, name.display)).0 += n;
    }
    if names.contains_key(&full.key()) || kb.is_from_user(record) {
        return known.to_owned();
    }
    let is_hers = |key: &str, display: &str| {
        let name = PersonName::parse(display, lexicon);
        let first = name.parts.first().zip(full.parts.first());
        name.parts.len() > 1
            && name.parts.len() < full.parts.len()
            && first.is_some_and(|(own, first)| own.len() > 1 && lexicon.same_forename(own, first))
            && name.is_short_for(&full, lexicon)
            && matches!(kb.lookup(key).as_slice(), [only] if only.record == record)
    };
    let hers = names.iter().filter(|(key, (_, display))| is_hers(key, display));
    let most = hers.max_by_key(|(key, (n, _))| (*n, Reverse(key.len())));
    most.map_or_else(|| known.to_owned(), |(_, (_, display))| display.clone())
}

/// What a pool is called, if the knowledge base has `record` for it.
pub(super) fn canonical_name(
    identity: &Identity,
    pool: &Pool<'_>,
    record: Option<RecordIdx>,
    kb: &KnowledgeBase,
    lexicon: &Lexicon,
) -> String {
    if let Some(record) = record {
        let known = kb.record(record);
        return match known.entity_type {
            EntityType::Person => written_name(known.name, record, pool, kb, lexicon),
            EntityType::Organization | EntityType::Location => known.name.to_owned(),
        };
    }
    match identity {
        Identity::Name(EntityType::Location, _) => calm(&fullest(pool).name),
        Identity::Record(_) | Identity::Name(..) | Identity::Body(_, Owner::Document(_)) => {
            fullest(pool).name.clone()
        }
        Identity::Body(_, Owner::Region(region)) => format!("{} ({region})", calm(&fullest(pool).name)),
        Identity::Body(_, Owner::Country(iso)) => {
            let name = &fullest(pool).name;
            match kb.country(iso) {
                Some(country) => format!("{name} ({})", kb.record(country).name),
                None => name.clone(),
            }
        }
    }
}
