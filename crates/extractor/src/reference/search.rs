//! Where the bearer of an office is looked for: in the document, then in the knowledge base.

use std::collections::{BTreeMap, BTreeSet};

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_types::EntityType;

use super::office::{Offices, held, is_valid};
use super::role::held_as;
use crate::document::{DocumentEntities, LocalEntity};

/// Which offices, of whichever state, the text gives to whom.
pub(super) type Holders = BTreeMap<u32, BTreeSet<(String, Option<String>)>>;

/// Who bears a description.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bearer {
    /// An entity of the document.
    Local(u32),
    /// Somebody whom the document does not name.
    Record(RecordIdx),
}

/// Where the bearer of an office is looked for.
pub(super) struct Search<'a> {
    holders: Holders,
    /// The persons of the document by office and state, as the text or the knowledge base gives it.
    posts: BTreeMap<String, BTreeMap<Option<String>, BTreeSet<u32>>>,
    /// The first entity of the document for each record.
    numbers: BTreeMap<RecordIdx, u32>,
    offices: &'a Offices,
    kb: &'a KnowledgeBase,
    year: Option<i16>,
}

impl<'a> Search<'a> {
    pub(super) fn new(
        holders: Holders,
        year: Option<i16>,
        found: &DocumentEntities,
        offices: &'a Offices,
        kb: &'a KnowledgeBase,
    ) -> Self {
        let mut search = Self {
            holders,
            posts: BTreeMap::new(),
            numbers: BTreeMap::new(),
            offices,
            kb,
            year,
        };
        for (entity, local) in (0..).zip(&found.entities) {
            search.note(entity, local);
        }
        search
    }

    /// Keeps the number of an entity, and in which offices it is if it is a person.
    fn note(&mut self, entity: u32, local: &LocalEntity) {
        let mut posts: Vec<(String, Option<String>)> =
            self.holders.get(&entity).into_iter().flatten().cloned().collect();
        if let Some(idx) = local.record {
            self.numbers.entry(idx).or_insert(entity);
            let record = self.kb.record(idx);
            let years = (record.from, record.to);
            if self.year.is_none_or(|year| is_valid(years, year)) {
                posts.extend(held(&record).map(|(state, office)| (office, Some(state))));
            }
        }
        if local.entity_type == EntityType::Person {
            for (office, state) in posts {
                let states = self.posts.entry(office).or_default();
                states.entry(state).or_default().insert(entity);
            }
        }
    }

    /// The one person whom an office means in this document, if that is clear.
    pub(super) fn bearer(&self, office: &str, country: Option<&str>) -> Option<Bearer> {
        let fits =
            |state: &Option<String>| country.is_none() || state.is_none() || state.as_deref() == country;
        let mut fitting = held_as(office)
            .filter_map(|office| self.posts.get(office))
            .flatten()
            .filter(|(state, _)| fits(state))
            .flat_map(|(_, persons)| persons);
        let Some(only) = fitting.next() else {
            let record = self.offices.holder(country?, office, self.year)?;
            return Some(Bearer::Record(record));
        };
        fitting.all(|other| other == only).then_some(Bearer::Local(*only))
    }

    /// The number of a bearer among the entities of the document, which it joins if it is new.
    pub(super) fn local(&mut self, bearer: Bearer, found: &mut DocumentEntities) -> u32 {
        let idx = match bearer {
            Bearer::Local(entity) => return entity,
            Bearer::Record(idx) => idx,
        };
        if let Some(&number) = self.numbers.get(&idx) {
            return number;
        }
        let number = found.entities.len() as u32;
        found.entities.push(LocalEntity::unnamed(idx, self.kb));
        self.note(number, &found.entities[number as usize]);
        number
    }

    /// The office of a person, if only one is known.
    pub(super) fn office_of(&self, entity: u32, found: &DocumentEntities) -> Option<String> {
        let here = self.holders.get(&entity).and_then(|offices| {
            // They are in order, so that the first and the last are one only if all are.
            let (first, last) = (&offices.first()?.0, &offices.last()?.0);
            (first == last).then(|| first.clone())
        });
        here.or_else(|| {
            let record = self.kb.record(found.entities[entity as usize].record?);
            held(&record).map(|(_, office)| office)
        })
    }
}
