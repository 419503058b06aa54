//! What each mention is, where the other names of the document or the words beside it say otherwise than the recognizer.
//!
//! [`Names`] holds what the names of a document tell of each other; [`Names::read`] asks the rules. Each file has those of one kind:
//! `shared` and `persons` which name is read at all, `club`, `company` and `house` what an organization is, `person` what a person
//! is.

mod club;
mod companies;
mod company;
mod games;
mod house;
mod person;
mod persons;
mod shared;
mod side;

use std::borrow::Cow;

use relmap_kb::RecordIdx;
use relmap_types::EntityType;

use super::place::Wholes;
use crate::around::Around;
use crate::link::body;
use crate::name::OrganizationName;
use crate::news::{Mentioned, News};
use club::Clubs;
pub(super) use club::city;
use companies::Companies;
use company::known_company;
pub(super) use house::is_church;
use persons::Persons;
use side::lists_sides;

/// What the names of a document tell of each other.
pub(super) struct Names<'a> {
    pub(super) news: News<'a>,
    /// What the text puts places into.
    wholes: &'a Wholes,
    persons: Persons,
    companies: Companies,
    clubs: Clubs,
    /// Persons stand before organizations in brackets: "Ada Moran (Zorkal AG)".
    lists_sides: bool,
}

/// What a mention is.
pub(super) struct Reading<'t> {
    /// The whole name.
    pub(super) surface: Cow<'t, str>,
    pub(super) entity_type: EntityType,
    /// A place's name that stands for a club or a firm.
    pub(super) is_short: bool,
    /// The company of the knowledge base that a person's name stands for, if it knows it.
    pub(super) company: Option<RecordIdx>,
}

impl<'a> Names<'a> {
    /// O(words of the names), but for what stands around them.
    pub(super) fn new(news: News<'a>, wholes: &'a Wholes) -> Self {
        let clubs = Clubs::new(news);
        Self {
            news,
            wholes,
            persons: Persons::new(news, &clubs),
            companies: Companies::new(news),
            clubs,
            lists_sides: lists_sides(news),
        }
    }

    /// Reads a mention, which is written `as_written`, by what the other names tell.
    pub(super) fn read<'t>(&self, mentioned: Mentioned<'_>, as_written: &'t str) -> Reading<'t> {
        let (persons, kb) = (&self.persons, self.news.kb);
        let found = mentioned.mention.entity_type;
        let shared = self.whole_name(mentioned);
        let headline = (found == EntityType::Person).then(|| persons.without_noun(as_written, kb));
        let aged = persons.without_age(as_written).or(headline.flatten());
        let surface = match &shared {
            Some((whole, _)) => Cow::Owned(whole.clone()),
            None => Cow::Borrowed(aged.unwrap_or(as_written)),
        };
        let name = mentioned.around().reading(&surface);
        let whole = self.wholes.of(mentioned.index);
        let is_namesake = self.is_namesake(name, found);
        let is_short = self.is_club(name, found)
            || found == EntityType::Location && whole.is_none() && self.is_short_for_company(name);
        let entity_type = if is_short || is_namesake {
            EntityType::Organization
        } else {
            let side = self.is_side(mentioned).then_some(EntityType::Organization);
            let home = self.is_home(mentioned).then_some(EntityType::Location);
            let told = self.other_type(name, found).or(side).or(home);
            let shared = shared.map(|(_, entity_type)| entity_type);
            let aged = aged.map(|_| EntityType::Person);
            // "in Zorkal, Ohio," whatever it was taken for.
            let inside = whole.map(|_| EntityType::Location);
            told.or(shared).or(aged).or(inside).unwrap_or(found)
        };
        let is_family = entity_type == EntityType::Person && self.is_family(name);
        let company = is_namesake.then(|| known_company(&name.key(), kb));
        Reading {
            entity_type: if is_family {
                EntityType::Organization
            } else {
                entity_type
            },
            is_short,
            company: company.flatten(),
            surface,
        }
    }

    /// The type of a name where the other names of the document tell that the recognizer is wrong.
    fn other_type(&self, name: Around<'_>, found: EntityType) -> Option<EntityType> {
        use EntityType::{Location, Organization, Person};
        if self.is_bare_surname(name, found)
            || found == Organization && self.is_bare_forename(name)
            || self.is_full_name(name, found)
        {
            return Some(Person);
        }
        // No Supreme Court is a place.
        let is_body = || body(&OrganizationName::parse(name.surface()).key(), self.news.kb).is_some();
        let is_organization = match found {
            Location => is_body() || self.is_registered_place(name) || self.is_named_club(name),
            Person => self.is_house(name) || self.is_bare_company(name) || self.is_named_club(name),
            Organization => false,
        };
        is_organization.then_some(Organization)
    }
}
