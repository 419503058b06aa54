//! What a mention names, as far as the other names of its document tell.

use std::borrow::Cow;

use relmap_kb::KnowledgeBase;
use relmap_ner::Lexicon;
use relmap_types::{Document, EntityType, Mention};
use rustc_hash::FxHashSet;

use super::body::body;
use super::club::is_club;
use super::inside::Wholes;
use super::retype::{Persons, is_bare_company, is_bare_surname, is_full_name, is_house};
use super::shared::{is_family, whole_name};
use crate::name::OrganizationName;

/// What the names of a document tell about each of them.
pub(super) struct Others {
    pub(super) persons: Persons,
    /// Cities that clubs go by.
    pub(super) cities: FxHashSet<String>,
}

/// What a mention names, as far as the other names of the document tell.
pub(super) struct Named<'t> {
    /// The whole name.
    pub(super) surface: Cow<'t, str>,
    pub(super) entity_type: EntityType,
    /// A city that stands for its club.
    pub(super) is_club: bool,
}

/// Reads the mention at `place`, which is written `as_written`, by what the other names tell.
pub(super) fn named<'t>(
    document: &Document,
    mentions: &[Mention],
    place: usize,
    as_written: &'t str,
    Others { persons, cities }: &Others,
    wholes: &Wholes,
    kb: &KnowledgeBase,
    lexicon: &Lexicon,
) -> Named<'t> {
    let mention = &mentions[place];
    let (before, after) = (document.before(mention.span), document.after(mention.span));
    let shared = whole_name(document, mentions, place, persons, kb, lexicon);
    let aged = persons.without_age(as_written);
    let surface = match &shared {
        Some((whole, _)) => Cow::Owned(whole.clone()),
        None => Cow::Borrowed(aged.unwrap_or(as_written)),
    };
    let is_club = mention.entity_type != EntityType::Person && is_club(&surface, before, after, cities);
    let entity_type = if is_club {
        EntityType::Organization
    } else {
        let told = other_type(mention, &surface, before, after, persons, kb, lexicon);
        let shared = shared.map(|(_, entity_type)| entity_type);
        let aged = aged.map(|_| EntityType::Person);
        // "in Zorkal, Ohio," whatever it was taken for.
        let is_inside = wholes.of(place).is_some().then_some(EntityType::Location);
        told.or(shared)
            .or(aged)
            .or(is_inside)
            .unwrap_or(mention.entity_type)
    };
    let is_family =
        entity_type == EntityType::Person && is_family(&surface, before, kb, &|key| persons.has_surname(key));
    Named {
        surface,
        entity_type: if is_family {
            EntityType::Organization
        } else {
            entity_type
        },
        is_club,
    }
}

/// The type of a name where the other names of the document tell that the recognizer is wrong.
fn other_type(
    mention: &Mention,
    surface: &str,
    before: &str,
    after: &str,
    persons: &Persons,
    kb: &KnowledgeBase,
    lexicon: &Lexicon,
) -> Option<EntityType> {
    let found = mention.entity_type;
    if is_bare_surname(surface, before, found, persons, kb, lexicon)
        || is_full_name(surface, found, persons, kb, lexicon)
    {
        return Some(EntityType::Person);
    }
    // No Supreme Court is a place.
    if found == EntityType::Location && body(&OrganizationName::parse(surface).key(), kb, lexicon).is_some() {
        return Some(EntityType::Organization);
    }
    let is_house = || is_house(surface, before, after, persons) || is_bare_company(surface, persons, kb);
    (found == EntityType::Person && is_house()).then_some(EntityType::Organization)
}
