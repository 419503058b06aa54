//! Whose man somebody is, in brackets behind the name, of a text that lists many so: "Ada Moran (Zorkal AG) 12:04".

use relmap_types::EntityType;

use super::Names;
use crate::news::{Mentioned, News};

/// Organizations in brackets behind persons from which a text is taken to list more of them.
const MIN_SIDES: usize = 2;

/// Whether a text writes organizations in brackets behind persons again and again.
pub(super) fn lists_sides(news: News<'_>) -> bool {
    let sides = news
        .names()
        .filter(|name| name.mention.entity_type == EntityType::Organization && is_bracketed(*name));
    sides.take(MIN_SIDES).count() == MIN_SIDES
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
    /// Not a name of one word that people bear: "Moran (Keller)" is who came on for Keller.
    pub(super) fn is_side(&self, name: Mentioned<'_>) -> bool {
        let kb = self.news.kb;
        if !self.lists_sides || name.mention.entity_type == EntityType::Organization || !is_bracketed(name) {
            return false;
        }
        let key = name.around().key();
        let last = key.rsplit(' ').next().unwrap_or_default();
        let is_bearer = self.persons.has_part(last) || kb.is_surname(last) || kb.forename(&key).is_some();
        kb.lookup(&key).is_empty() && kb.demonym(&key).is_none() && !is_bearer
    }
}
