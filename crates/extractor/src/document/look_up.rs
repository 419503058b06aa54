//! What the knowledge base says a group of mentions is.

use relmap_kb::KnowledgeBase;
use relmap_ner::Lexicon;
use relmap_types::EntityType;

use super::body::Seat;
use super::group::Group;
use super::hint::is_of_office;
use crate::link::{Context, link};

impl Group {
    /// Gives the group the record that is clear in its document, unless the text says that somebody or something else is meant.
    pub(super) fn look_up(&mut self, context: &Context, kb: &KnowledgeBase, lexicon: &Lexicon) {
        // One part alone belongs to a fuller name first, if the document has one; a title makes it whole: "King Hamad".
        let entity_type = self.entity_type;
        let keys = self
            .keys
            .iter()
            .map(|(_, key)| key)
            .filter(|key| !self.is_part() || key.contains(' '));
        self.record = keys
            .chain((!self.is_part()).then_some(&self.key))
            .find_map(|key| link(key, entity_type, context, kb));
        if self.record.is_none() {
            let respelt = self.respelt(lexicon);
            self.record = respelt.iter().find_map(|key| link(key, entity_type, context, kb));
        }
        // "ZORKAL, Ohio" is not the Zorkal of Illinois.
        if let Some(region) = self.other_region(kb).map(str::to_owned) {
            self.seat = Some(Seat::Region(region));
            self.record = None;
        }
        // "Bruno Keller, a chemist," of a text about Norway is nobody whom news of other countries know.
        if let Some(record) = self
            .record
            .filter(|_| self.hints.is_introduced && self.entity_type == EntityType::Person)
            && context.is_elsewhere(kb.record(record).country, &self.key)
        {
            self.record = None;
        }
        // "The striker Bruno Keller" is no minister.
        if let Some(record) = self.record.filter(|_| self.hints.is_private())
            && is_of_office(&kb.record(record))
        {
            self.barred = self.record.take();
        }
    }

    /// The keys of a full name with other spellings of its forename: "Oleksandr Orlov" for "Aleksandr Orlov".
    ///
    /// Two spellings are one forename where the list of short forms has each for the other.
    fn respelt(&self, lexicon: &Lexicon) -> Vec<String> {
        let parts = self.person.as_ref().map_or(&[][..], |name| name.parts.as_slice());
        let Some((forename, rest)) = parts.split_first().filter(|(_, rest)| !rest.is_empty()) else {
            return Vec::new();
        };
        let others = lexicon.full_forenames(forename).iter();
        others
            .filter(|other| lexicon.full_forenames(other).contains(forename))
            .map(|other| format!("{other} {}", rest.join(" ")))
            .collect()
    }
}
