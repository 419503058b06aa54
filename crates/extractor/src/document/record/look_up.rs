//! What the knowledge base says a group of mentions is.

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_ner::Lexicon;
use relmap_types::EntityType;

use super::support::is_missing;
use crate::document::grouping::{Group, is_title_of};
use crate::link::{Context, link};
use crate::name::Seat;
use crate::news::News;

impl Group {
    /// Gives the group the record that is clear in its document, unless the text says that somebody or something else is meant.
    pub(super) fn look_up(&mut self, news: News<'_>, context: &Context) {
        let kb = news.kb;
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
            let respelt = self.respelt();
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
        if let Some(record) = self.record.filter(|_| self.person.is_some()) {
            let record = self.of_title(record, kb);
            let is_told = self.holds(record, kb) || !is_missing(self, record, news, context);
            self.record = is_told.then_some(record);
        }
        // "The striker Bruno Keller" is no minister.
        if let Some(record) = self.record.filter(|_| self.hints.is_private())
            && kb.record(record).kind.is_office()
        {
            self.barred = self.record.take();
        }
    }

    /// Of those who bear the name the one whose office the text says, where the likeliest holds another: "Sen. Ada Moran" is not the
    /// late president.
    fn of_title(&self, likeliest: RecordIdx, kb: &KnowledgeBase) -> RecordIdx {
        if self.titles.is_empty() || self.holds(likeliest, kb) {
            return likeliest;
        }
        let candidates = kb.lookup(&self.key);
        let mut bearers = candidates.iter().map(|candidate| candidate.record);
        let is_person = |record: RecordIdx| kb.record(record).entity_type == EntityType::Person;
        let bearer = bearers.find(|&record| is_person(record) && self.holds(record, kb));
        bearer.unwrap_or(likeliest)
    }

    /// Whether a title of the text is that of a record's office.
    fn holds(&self, record: RecordIdx, kb: &KnowledgeBase) -> bool {
        let kind = kb.record(record).kind;
        let is_own = |title: &String| kind.titles().any(|own| is_title_of(title, own));
        self.titles.iter().any(is_own)
    }

    /// The keys of a full name with other spellings of its forename: "Oleksandr Orlov" for "Aleksandr Orlov".
    ///
    /// Two spellings are one forename where the list of short forms has each for the other.
    fn respelt(&self) -> Vec<String> {
        let parts = self.person.as_ref().map_or(&[][..], |name| name.parts.as_slice());
        let Some((forename, rest)) = parts.split_first().filter(|(_, rest)| !rest.is_empty()) else {
            return Vec::new();
        };
        let others = Lexicon::embedded().full_forenames(forename).iter();
        others
            .filter(|other| Lexicon::embedded().full_forenames(other).contains(forename))
            .map(|other| format!("{other} {}", rest.join(" ")))
            .collect()
    }
}
