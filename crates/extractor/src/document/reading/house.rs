//! Houses, shops and churches that are called after people: "the Hilton", "Macy's", "St. Moran's".

use relmap_kb::RecordIdx;
use relmap_text::key::fold;
use relmap_types::EntityType;

use super::Names;
use crate::around::Around;
use crate::name::{OrganizationName, bare};

impl Names<'_> {
    /// Whether the surname of a person of the document stands with an article as a name of its own: "stayed at the Hilton in Oslo".
    ///
    /// Not in "the Hilton family", nor "the Hiltons".
    pub(super) fn is_house(&self, name: Around<'_>) -> bool {
        const PREPOSITIONS: &[&str] = &["at", "by", "in", "near", "on", "outside"];
        name.has_article()
            && self.persons.has_surname(&name.key())
            && (PREPOSITIONS.contains(&name.word_behind()) || name.after().starts_with(['.', ',', ';', '\n']))
    }

    /// The organization that the knowledge base knows by a name with "'s", where nobody of the document bears it without: "Macy's".
    pub(crate) fn named_with_s(&self, named: Around<'_>, entity_type: EntityType) -> Option<RecordIdx> {
        let (kb, surface, after) = (self.news.kb, named.surface(), named.after());
        if entity_type == EntityType::Location {
            return None;
        }
        let name = bare(surface);
        let is_owner = |text: &str| text.starts_with("'s") || text.starts_with("’s");
        let rest = surface
            .rfind(name)
            .and_then(|at| surface.get(at + name.len()..))
            .unwrap_or_default();
        let key = fold(name);
        if !(is_owner(rest) || is_owner(after)) || self.persons.has_part(&key) {
            return None;
        }
        // "Zorkal's and Macy's opened": nothing is its own.
        let behind = if is_owner(after) {
            after.trim_start_matches(['\'', '’', 's'])
        } else {
            after
        };
        let is_list = [
            " and ", " or ", ",", ".", ";", " said ", " says ", " has ", " had ", " is ", " was ", " will ",
            " would ",
        ]
        .iter()
        .any(|mark| behind.starts_with(mark));
        if entity_type == EntityType::Person && (!is_list || kb.forename(&key).is_some()) {
            return None;
        }
        let candidates = kb.lookup(&format!("{key}s"));
        let mut known = candidates.iter().map(|candidate| candidate.record);
        known.find(|&record| {
            let record = kb.record(record);
            let first = record.name.split_whitespace().next().unwrap_or_default();
            let is_own = |own: &str| bare(own) != own && fold(bare(own)) == key;
            // "Zorkal's Corporation" as well, not "Zorkal's Harbour".
            let is_alone = || OrganizationName::parse(record.name).words.len() == 1;
            record.entity_type == EntityType::Organization
                && (is_own(record.name) || is_own(first) && is_alone())
        })
    }
}

/// Whether a name that was taken for a place's is a church's or a school's: "St. Moran's in Lisbon", "the St. Moran parish".
pub(crate) fn is_church(named: Around<'_>) -> bool {
    const BUILDINGS: &[&str] = &[
        "abbey",
        "academy",
        "cathedral",
        "cemetery",
        "chapel",
        "church",
        "college",
        "hospital",
        "parish",
        "school",
    ];
    let name = ["St. ", "St ", "Saint "]
        .iter()
        .find_map(|saint| bare(named.surface()).strip_prefix(saint));
    if name.is_none_or(|name| !name.starts_with(char::is_uppercase)) {
        return false;
    }
    let next = named.word_owned();
    let is_alone =
        named.rest().starts_with([',', '.', ';', ')', '\n']) || matches!(next, "and" | "in" | "on");
    named.is_owner() && is_alone || BUILDINGS.contains(&fold(next).as_str())
}
