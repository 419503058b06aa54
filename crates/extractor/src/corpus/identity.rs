//! What makes entities of several documents one.

use std::collections::BTreeSet;

use relmap_kb::RecordIdx;
use relmap_types::{DocumentIdx, EntityType};
use rustc_hash::FxHashMap;

use crate::document::{DocumentEntities, LocalEntity};
use crate::name::Seat;

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

/// What an entity of a document has in common with others of its kind.
pub(super) fn identity(local: &LocalEntity, document: DocumentIdx, adopted: &Adopted<'_>) -> Identity {
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
