//! Where somebody belongs, right behind the name: in brackets in a text that lists many so, "Ada Moran (Zorkal AG) 12:04", or with
//! a small word, "Ada Moran of Zorkal".

use relmap_types::EntityType;

use super::Names;
use crate::news::{Mentioned, News};

/// Names in brackets behind persons from which a text is taken to list them, if one is an organization's.
const MIN_SIDES: usize = 3;

/// What says that somebody lives or comes from where the name stands.
const LIVES: &[&str] = &[
    "arrived in",
    "based in",
    "born in",
    "came from",
    "come from",
    "comes from",
    "died in",
    "live in",
    "lived in",
    "lives in",
    "living in",
];

/// Whether a text writes names in brackets behind persons again and again, some of them those of organizations.
pub(super) fn lists_sides(news: News<'_>) -> bool {
    let (mut n_sides, mut has_organization) = (0, false);
    for name in news.names().filter(|name| is_bracketed(*name)) {
        n_sides += 1;
        has_organization |= name.mention.entity_type == EntityType::Organization;
        if n_sides >= MIN_SIDES && has_organization {
            return true;
        }
    }
    false
}

/// Whether a name is all that stands in brackets behind a person's.
fn is_bracketed(name: Mentioned<'_>) -> bool {
    let person = name
        .previous()
        .filter(|previous| previous.is_name_of(EntityType::Person));
    person.is_some_and(|person| person.until(name) == " (") && name.around().after().starts_with(')')
}

impl Names<'_> {
    /// Whether a name that nobody knows is an organization's, since it stands where the text lists organizations.
    ///
    /// Not a name that people bear: "Moran (Keller)" is who came on for Keller.
    pub(super) fn is_side(&self, name: Mentioned<'_>) -> bool {
        let kb = self.news.kb;
        if !self.lists_sides || name.mention.entity_type == EntityType::Organization || !is_bracketed(name) {
            return false;
        }
        let key = name.around().key();
        let is_bearer = match key.split_once(' ') {
            Some((first, _)) => kb.forename(first).is_some(),
            None => self.persons.has_part(&key) || kb.is_surname(&key) || kb.forename(&key).is_some(),
        };
        kb.lookup(&key).is_empty() && kb.demonym(&key).is_none() && !is_bearer
    }

    /// Whether one word that was taken for a person's name is the town that the person before it is of, or
    /// where somebody lives: "Ada Moran of Franklin", "lives in Franklin".
    pub(super) fn is_home(&self, name: Mentioned<'_>) -> bool {
        let kb = self.news.kb;
        let person = name
            .previous()
            .filter(|previous| previous.is_name_of(EntityType::Person));
        let is_of = name.around().follows(LIVES)
            || person.is_some_and(|person| {
                person.surface().contains(' ') && matches!(person.until(name), " of " | " from ")
            });
        let key = name.around().key();
        let is_town = || {
            let candidates = kb.lookup(&key);
            let mut known = candidates.iter().map(|candidate| kb.record(candidate.record));
            known.any(|record| record.entity_type == EntityType::Location)
        };
        is_of && name.mention.entity_type == EntityType::Person && !key.contains(' ') && is_town()
    }
}
