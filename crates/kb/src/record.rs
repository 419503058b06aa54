//! What is known about one person, organization or place.

use relmap_types::EntityType;

use crate::Kind;

/// Position of a record in a [`crate::KnowledgeBase`], from 0; the user's own rows come last.
///
/// It holds for one knowledge base and one version of it: files store [`Record::id`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordIdx(pub u32);

/// What is known about one person, organization or place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Record<'kb> {
    /// Wikidata id (`Q39259`), `GeoNames` id (`gn:745042`), or a readable slug.
    pub id: &'kb str,
    /// What it is.
    pub entity_type: EntityType,
    /// What kind of thing, of those of its type.
    pub kind: Kind,
    /// Whose it is, by name: the region or country that a place lies in or is a part of, the country that an ambassador is sent
    /// to, the body or land that an office is of if it is not [`Self::country`], the person whom somebody is known by.
    pub of: Option<&'kb str>,
    /// Canonical name.
    pub name: &'kb str,
    /// ISO 3166-1 alpha-2 code; `XK` is Kosovo.
    pub country: Option<&'kb str>,
    /// Latitude in degrees, north positive.
    pub lat: Option<f64>,
    /// Longitude in degrees, east positive.
    pub lon: Option<f64>,
    /// Role or kind in words: "President of France", "capital of Syria", "sea". For people: no code reads it.
    pub description: Option<&'kb str>,
    /// First year of the role.
    pub from: Option<i16>,
    /// Last year of the role; none while it lasts, as far as the table knows.
    pub to: Option<i16>,
    /// How often news mean it, 0 to 100, scaled by hand; 8 points are a factor of two.
    pub popularity: u8,
}
