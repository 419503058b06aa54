//! What a mention is, where the other names of the document say otherwise than the recognizer.

pub(crate) mod club;
pub(crate) mod company;
pub(crate) mod persons;
pub(crate) mod shared;

use std::borrow::Cow;

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_text::key::fold;
use relmap_types::{Document, EntityType, Mention};
use rustc_hash::FxHashSet;

use crate::document::place::Wholes;
use crate::document::reading::club::{cities_of_clubs, is_club};
use crate::document::reading::company::{
    Companies, is_bare_company, is_bare_forename, is_namesake, is_registered_place, is_short_for_company,
    known_company,
};
use crate::document::reading::persons::{Persons, is_bare_surname, is_full_name, is_house};
use crate::document::reading::shared::{is_family, whole_name};
use crate::document::record::body::body;
use crate::name::{OrganizationName, bare};

/// What the names of a document tell of each other.
pub(crate) struct Names<'w> {
    pub(crate) persons: Persons,
    companies: Companies,
    /// Cities that stand for their clubs.
    cities: FxHashSet<String>,
    /// What the text puts places into.
    wholes: &'w Wholes,
}

impl<'w> Names<'w> {
    pub(crate) fn new(
        document: &Document,
        mentions: &[Mention],
        wholes: &'w Wholes,
        kb: &KnowledgeBase,
    ) -> Self {
        Self {
            persons: Persons::new(document, mentions),
            companies: Companies::new(document, mentions),
            cities: cities_of_clubs(document, mentions, kb),
            wholes,
        }
    }
}

/// What a mention is.
pub(crate) struct Reading<'t> {
    /// The whole name.
    pub(crate) surface: Cow<'t, str>,
    pub(crate) entity_type: EntityType,
    /// A place's name that stands for a club or a firm.
    pub(crate) is_short: bool,
    /// The company of the knowledge base that a person's name stands for, if it knows it.
    pub(crate) company: Option<RecordIdx>,
}

/// Reads the mention at `place`, which is written `as_written`, by what the other names tell.
pub(crate) fn read<'t>(
    document: &Document,
    mentions: &[Mention],
    place: usize,
    as_written: &'t str,
    names: &Names<'_>,
    kb: &KnowledgeBase,
) -> Reading<'t> {
    let Names {
        persons,
        companies,
        cities,
        wholes,
    } = names;
    let mention = &mentions[place];
    let (before, after) = (document.before(mention.span), document.after(mention.span));
    let shared = whole_name(document, mentions, place, persons, kb);
    let is_person = mention.entity_type == EntityType::Person;
    let headline = is_person.then(|| persons.without_noun(as_written, kb));
    let aged = persons.without_age(as_written).or(headline.flatten());
    let surface = match &shared {
        Some((whole, _)) => Cow::Owned(whole.clone()),
        None => Cow::Borrowed(aged.unwrap_or(as_written)),
    };
    let found = mention.entity_type;
    let is_club = found != EntityType::Person && is_club(&surface, before, after, cities);
    let is_namesake = is_namesake(&surface, (before, after), found, (persons, companies), kb);
    let is_short = is_club
        || found == EntityType::Location
            && wholes.of(place).is_none()
            && is_short_for_company(&surface, (before, after), companies, persons, kb);
    let entity_type = if is_short || is_namesake {
        EntityType::Organization
    } else {
        let told = other_type(mention, &surface, before, after, (persons, companies), kb);
        let shared = shared.map(|(_, entity_type)| entity_type);
        let aged = aged.map(|_| EntityType::Person);
        // "in Zorkal, Ohio," whatever it was taken for.
        let is_inside = wholes.of(place).is_some().then_some(EntityType::Location);
        told.or(shared).or(aged).or(is_inside).unwrap_or(found)
    };
    let is_family =
        entity_type == EntityType::Person && is_family(&surface, before, kb, &|key| persons.has_surname(key));
    Reading {
        entity_type: if is_family {
            EntityType::Organization
        } else {
            entity_type
        },
        is_short,
        company: is_namesake
            .then(|| known_company(&fold(bare(&surface)), kb))
            .flatten(),
        surface,
    }
}

/// The type of a name where the other names of the document tell that the recognizer is wrong.
fn other_type(
    mention: &Mention,
    surface: &str,
    before: &str,
    after: &str,
    (persons, companies): (&Persons, &Companies),
    kb: &KnowledgeBase,
) -> Option<EntityType> {
    let found = mention.entity_type;
    let is_forename = || {
        let names = (persons, companies);
        found == EntityType::Organization && is_bare_forename(surface, before, after, names, kb)
    };
    if is_bare_surname(surface, before, found, persons, kb)
        || is_forename()
        || is_full_name(surface, found, persons, kb)
    {
        return Some(EntityType::Person);
    }
    // No Supreme Court is a place.
    if found == EntityType::Location && body(&OrganizationName::parse(surface).key(), kb).is_some() {
        return Some(EntityType::Organization);
    }
    if found == EntityType::Location && is_registered_place(surface, companies, persons, kb) {
        return Some(EntityType::Organization);
    }
    let is_house =
        || is_house(surface, before, after, persons) || is_bare_company(surface, companies, persons, kb);
    (found == EntityType::Person && is_house()).then_some(EntityType::Organization)
}
