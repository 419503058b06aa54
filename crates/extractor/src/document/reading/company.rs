//! Companies that bear the names of people and places: "Shares in Keller" beside Ada Keller, who founded Keller AB.

use relmap_kb::{KnowledgeBase, RecordIdx, popularity};
use relmap_types::EntityType;

use super::Names;
use crate::around::Around;
use crate::around::hint::Hints;
use crate::link::{Kind, famous_bearer};
use crate::name::OrganizationName;

impl Names<'_> {
    /// Whether a name that was taken for a person's is that of an organization of the document, or opens one: "Zorkal" beside
    /// "Zorkal Freight", "Zor Hai" beside "Zor Hai Commercial Bank".
    ///
    /// Not beside the "Zorkal Foundation", which is named for somebody, nor where the words are names that people bear.
    pub(super) fn is_bare_company(&self, name: Around<'_>) -> bool {
        let (key, kb, companies) = (name.key(), self.news.kb, &self.companies);
        if companies.people.contains(&key) || !kb.lookup(&key).is_empty() || kb.demonym(&key).is_some() {
            return false;
        }
        let is_forename = |word: &str| kb.forename(word).is_some();
        match key.rsplit_once(' ') {
            None => {
                [&companies.firsts, &companies.registered, &companies.called]
                    .iter()
                    .any(|names| names.contains(&key))
                    && !self.persons.has_part(&key)
                    && !is_forename(&key)
                    && !kb.is_surname(&key)
            }
            Some((_, last)) => {
                let opens_forename = key.split(' ').next().is_some_and(is_forename);
                let is_surname = kb.is_surname(last);
                if companies.registered.contains(&key) {
                    !(opens_forename && is_surname)
                } else if companies.called.contains(&key) {
                    !opens_forename
                } else {
                    companies.beginnings.contains(&key) && !opens_forename && !is_surname
                }
            }
        }
    }

    /// Whether a name that was taken for a place's is that of a company of the document: "Zorkal Bay" beside "Zorkal Bay Ltd", or
    /// where the text calls it one: "Zorkal, the phone maker,".
    ///
    /// Not where the document says "in Zorkal Bay", nor if the knowledge base knows the name.
    pub(super) fn is_registered_place(&self, name: Around<'_>) -> bool {
        let (key, kb, companies) = (name.key(), self.news.kb, &self.companies);
        (companies.registered.contains(&key) || companies.called.contains(&key))
            && !self.persons.is_placed(&key)
            && kb.lookup(&key).is_empty()
            && kb.demonym(&key).is_none()
    }

    /// Whether a name that was taken for a place's is short for a firm or a club of the document: "Zorkal" beside "Zorkal Foods".
    ///
    /// Of one word that nobody knows, unless the document puts it somewhere ("in Zorkal"); of a little-known town and of several
    /// words if the document speaks of it as of a company anywhere; of others where it does so.
    pub(super) fn is_short_for_company(&self, name: Around<'_>) -> bool {
        let (key, kb, companies) = (name.key(), self.news.kb, &self.companies);
        let is_team = || companies.teams.contains(&key) && name.acts() && !name.has_article();
        let candidates = kb.lookup(&key);
        let places = candidates.iter().map(|candidate| kb.record(candidate.record));
        let best = places
            .filter(|record| record.entity_type == EntityType::Location)
            .max_by_key(|record| record.popularity);
        if best.as_ref().is_some_and(|best| Kind::of(best) == Kind::Country) || kb.demonym(&key).is_some() {
            return is_team();
        }
        let is_english = |word: &str| kb.is_english_word(word);
        if !companies.shorts.contains(&key) {
            let is_unheard = best.is_none() && !key.split(' ').all(is_english);
            return is_team() || is_unheard && self.opens_company(name);
        }
        if name.is_dealt_with() {
            return true;
        }
        let is_known = best
            .as_ref()
            .is_some_and(|best| best.popularity >= popularity::WELL_KNOWN);
        let is_unheard = best.is_none() && !key.contains(' ') && !is_english(&key);
        !is_known
            && !self.persons.is_placed(&key)
            && (!name.is_sited() || name.comes_from())
            && (is_unheard || companies.dealt_with.contains(&key))
    }

    /// Whether a name that nobody knows is what a company's begins with or tells it by: "Zorkal" beside "Zorkal Vinařství a.s.", or
    /// with "the chairman of Zorkal" beside "Zorkal Riders".
    fn opens_company(&self, name: Around<'_>) -> bool {
        let (key, companies) = (name.key(), &self.companies);
        let is_dealt_with = || name.is_dealt_with() || companies.dealt_with.contains(&key);
        let is_told = companies.firsts.contains(&key) && is_dealt_with();
        let stands_alone = || !name.is_sited() || name.comes_from();
        let is_registered = companies.registered_shorts.contains(&key) && stands_alone();
        (is_told || is_registered) && !self.persons.is_placed(&key)
    }

    /// Whether a person's surname means a company, as the words around it say: "shares in Keller", "Keller said its profit fell".
    ///
    /// The document or the knowledge base must know a company of that name; what was taken for a place must be a surname as well.
    pub(super) fn is_namesake(&self, name: Around<'_>, found: EntityType) -> bool {
        let (key, kb, companies) = (name.key(), self.news.kb, &self.companies);
        if key.contains(' ') || found == EntityType::Location && !self.persons.has_surname(&key) {
            return false;
        }
        let is_said = name.is_traded()
            || name.is_staffed()
            || name.speaks_as_company() && !is_somebody(name) && famous_bearer(&key, kb).is_none();
        is_said
            && (companies.registered.contains(&key)
                || companies.firsts.contains(&key)
                || known_company(&key, kb).is_some())
    }
}

/// Whether a title before a name or a pronoun behind it shows that it is a person's.
fn is_somebody(name: Around<'_>) -> bool {
    let mut hints = Hints::default();
    hints.note(None, name);
    hints.has_pronoun() || name.title().is_some()
}

/// The company that the knowledge base knows by a word of its name alone, or with "Group" behind it.
pub(super) fn known_company(key: &str, kb: &KnowledgeBase) -> Option<RecordIdx> {
    let is_called = |record: &RecordIdx| {
        let record = kb.record(*record);
        let is_word = |word: &String| word == key;
        record.entity_type == EntityType::Organization
            && OrganizationName::parse(record.name).words.iter().any(is_word)
    };
    [key, &format!("{key} group")].into_iter().find_map(|name| {
        let candidates = kb.lookup(name);
        candidates
            .iter()
            .map(|candidate| candidate.record)
            .find(is_called)
    })
}
