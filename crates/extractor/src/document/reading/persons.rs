//! What the persons of a document are called.

use std::collections::BTreeMap;

use relmap_kb::KnowledgeBase;
use relmap_text::key::fold;
use relmap_types::EntityType;
use rustc_hash::{FxHashMap, FxHashSet};

use super::club::Clubs;
use crate::name::{PersonName, bare, is_no_surname};
use crate::news::News;

/// What the persons of a document are called.
#[derive(Default)]
pub(super) struct Persons {
    /// Surnames of those who are named in full.
    surnames: FxHashSet<String>,
    /// Names of one part, and the number of the first mention of each.
    parts: FxHashMap<String, usize>,
    /// By the first part of those who are named in full their last parts, and how often.
    lasts: FxHashMap<String, BTreeMap<String, u32>>,
    /// All parts of those who are named in full.
    all_parts: FxHashSet<String>,
    /// Names of one word that stand as places: "in Keller".
    placed: FxHashSet<String>,
}

impl Persons {
    /// Those that are named in a document, but for what are `clubs`.
    pub(super) fn new(news: News<'_>, clubs: &Clubs) -> Self {
        let mut persons = Self::default();
        for mentioned in news.names() {
            let name = mentioned.around();
            match mentioned.mention.entity_type {
                EntityType::Person if clubs.is_named(&name.key()) => {}
                EntityType::Person => persons.add(name.surface(), mentioned.index, news.kb),
                EntityType::Location if name.stands_as_place() => {
                    persons.placed.insert(name.key());
                }
                EntityType::Organization | EntityType::Location => {}
            }
        }
        persons
    }

    fn add(&mut self, surface: &str, index: usize, kb: &KnowledgeBase) {
        let mut parts = PersonName::parse(surface).parts;
        let Some(last) = parts.pop() else { return };
        let Some(first) = parts.first() else {
            self.parts.entry(last).or_insert(index);
            return;
        };
        let lasts = self.lasts.entry(first.clone()).or_default();
        *lasts.entry(last.clone()).or_default() += 1;
        // "Ada Moran Velarde" goes by "Moran" as well.
        if let [_, .., father] = parts.as_slice()
            && (kb.is_surname(father) || kb.forename(father).is_none())
            && kb.is_surname(&last)
        {
            self.surnames.insert(father.clone());
        }
        self.surnames.insert(last.clone());
        parts.push(last);
        self.all_parts.extend(parts);
    }

    /// Whether the forename of `name`, the mention of this number, may be somebody else than one of this surname: it stands alone
    /// before, is a surname itself, or has another surname in another name.
    pub(super) fn is_somebody(&self, name: &PersonName, index: usize, surname: &str) -> bool {
        let Some((forename, rest)) = name.parts.split_first() else {
            return false;
        };
        let is_other =
            |(last, &n): (&String, &u32)| last != surname && n > u32::from(rest.last() == Some(last));
        self.parts.get(forename).is_some_and(|&first| first < index)
            || self.surnames.contains(forename)
            || self
                .lasts
                .get(forename)
                .is_some_and(|lasts| lasts.iter().any(is_other))
    }

    /// The name behind a word of age before one part of somebody's name: "Ada" of "Old Ada".
    pub(super) fn without_age<'s>(&self, surface: &'s str) -> Option<&'s str> {
        let (age, name) = surface.split_once(' ')?;
        let key = fold(bare(name));
        (matches!(age, "Old" | "Young") && (self.all_parts.contains(&key) || self.parts.contains_key(&key)))
            .then_some(name)
    }

    /// The surname of somebody, who is named without more elsewhere or in full, before a noun that nobody bears: "Moran" of "Moran
    /// Debacle".
    pub(super) fn without_noun<'s>(&self, surface: &'s str, kb: &KnowledgeBase) -> Option<&'s str> {
        let (name, noun) = surface.split_once(' ')?;
        let key = fold(name);
        let noun = fold(bare(noun));
        let is_surname = || kb.is_surname(&key) && kb.forename(&key).is_none();
        let is_somebody = self.has_surname(&key) || self.parts.contains_key(&key) && is_surname();
        (is_somebody && is_no_surname(&noun, kb)).then_some(name)
    }

    /// Whether somebody who is named in full bears it as forename, as far as the knowledge base knows it as one.
    pub(super) fn has_forename(&self, key: &str, kb: &KnowledgeBase) -> bool {
        self.lasts.contains_key(key) && kb.forename(key).is_some()
    }

    /// Whether somebody is called so without more.
    pub(super) fn is_called(&self, key: &str) -> bool {
        self.parts.contains_key(key)
    }

    /// Whether it is part of the name of somebody who is named in full.
    pub(super) fn has_part(&self, key: &str) -> bool {
        self.all_parts.contains(key)
    }

    /// Whether the document says that it lies somewhere: "in Keller".
    pub(super) fn is_placed(&self, key: &str) -> bool {
        self.placed.contains(key)
    }

    /// Whether somebody who is named in full bears it.
    pub(super) fn has_surname(&self, key: &str) -> bool {
        self.surnames.contains(key)
    }
}
