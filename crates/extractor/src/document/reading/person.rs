//! Names of persons that were taken for something else, as the rest of the document tells.

use relmap_kb::popularity;
use relmap_ner::Lexicon;
use relmap_text::key::fold;
use relmap_types::EntityType;

use super::Names;
use crate::around::Around;
use crate::name::{OrganizationName, PersonName, bare};

impl Names<'_> {
    /// Whether one word that was taken for a place or an organization is the surname of a person of the document, with its
    /// particle if it has one: "al-Moran" beside "Bruno al-Moran".
    ///
    /// Not after an article ("the Hilton"), nor if the document says that it lies somewhere ("in Keller") or the knowledge base has
    /// an organization or a known place of that name, unless he or she speaks ("Keller says he").
    pub(super) fn is_bare_surname(&self, name: Around<'_>, found: EntityType) -> bool {
        if found == EntityType::Person {
            return false;
        }
        let (key, surface, kb) = (name.key(), name.surface(), self.news.kb);
        let mut parts = PersonName::parse(surface).parts;
        let words: Vec<&str> = bare(surface).split_whitespace().collect();
        let has_particle =
            matches!(words.as_slice(), [particle, _] if Lexicon::embedded().is_particle(&fold(particle)));
        let is_surname = words.len() == 1 || has_particle || surface.starts_with(char::is_lowercase);
        let surname = match parts.pop() {
            Some(part) if parts.is_empty() && is_surname => part,
            _ => return false,
        };
        let organization = OrganizationName::parse(surface);
        let is_known = || {
            kb.lookup(&key).iter().any(|candidate| {
                let record = kb.record(candidate.record);
                match record.entity_type {
                    // "Doe" is not the DOE, but "Ford" may be the company.
                    EntityType::Organization => {
                        organization.acronym.is_some()
                            || OrganizationName::parse(record.name).words.first() == Some(&key)
                    }
                    EntityType::Location => record.popularity >= popularity::WELL_KNOWN,
                    EntityType::Person => false,
                }
            })
        };
        self.persons.has_surname(&surname)
            && !self.persons.is_placed(&key)
            && !name.has_article()
            && (name.speaks_of_self() || !is_known())
    }

    /// Whether two or three words that were taken for a place or an organization are the full name of a person whom the
    /// document calls by one of them alone: "Seyran Ates" where "Ates" is a person.
    pub(super) fn is_full_name(&self, name: Around<'_>, found: EntityType) -> bool {
        let (surface, kb) = (name.surface(), self.news.kb);
        if found == EntityType::Person
            || surface.contains(|ch: char| !ch.is_alphabetic() && !ch.is_whitespace())
        {
            return false;
        }
        let key = fold(surface);
        let words: Vec<&str> = key.split(' ').collect();
        let is_registered = OrganizationName::parse(surface).words.len() < words.len();
        let is_name = |word: &&str| {
            Lexicon::embedded().organization_head(word).is_none()
                && !kb.word(word).is_english_word()
                && kb.demonym(word).is_none()
        };
        (2..=3).contains(&words.len())
            && !is_registered
            && words[1..].iter().any(|word| self.persons.is_called(word))
            && !self.persons.has_surname(words[0])
            && words.iter().all(is_name)
            && kb.lookup(&key).is_empty()
    }

    /// Whether one word that was taken for a company is the forename of somebody of the document: "Lotte" beside "Lotte Moran".
    ///
    /// Not where a company of the document begins with it, nor behind an article or "for", nor before what only companies have.
    pub(super) fn is_bare_forename(&self, name: Around<'_>) -> bool {
        const OF_COMPANIES: &[&str] = &[
            " car", " factory", " plant", " sales", " shares", " stock", " team",
        ];
        let key = name.key();
        self.persons.has_forename(&key, self.news.kb)
            && !self.companies.firsts.contains(&key)
            && !self.companies.registered.contains(&key)
            && !name.is_behind(&[" a ", "A ", " at ", " for ", " the ", "The "])
            && !OF_COMPANIES.iter().any(|word| name.rest().starts_with(word))
    }
}
