//! Names that were taken for another kind of thing than the rest of the document says.

use std::collections::BTreeMap;

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_ner::Lexicon;
use relmap_text::key::fold;
use relmap_types::{Document, EntityType, Mention};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::around::site::stands_as_place;
use crate::document::grouping::group::Group;
use crate::link::{Context, Kind};
use crate::name::{OrganizationName, PersonName, bare, is_no_surname};

/// Popularity from which a place keeps its name although a person of the document bears it too: "Washington", not "Lutz".
pub(crate) const KNOWN_PLACE: u8 = 50;

/// What the persons of a document are called.
#[derive(Default)]
pub(crate) struct Persons {
    /// Surnames of those who are named in full.
    surnames: FxHashSet<String>,
    /// Names of one part, and the first mention of each, as its place in the document's list.
    parts: FxHashMap<String, usize>,
    /// By the first part of those who are named in full their last parts, and how often.
    lasts: FxHashMap<String, BTreeMap<String, u32>>,
    /// All parts of those who are named in full.
    all_parts: FxHashSet<String>,
    /// Names of one word that stand as places: "in Keller".
    placed: FxHashSet<String>,
}

impl Persons {
    pub(crate) fn new(document: &Document, mentions: &[Mention]) -> Self {
        let mut persons = Self::default();
        for (place, mention) in mentions.iter().enumerate() {
            if !mention.kind.is_name() {
                continue;
            }
            let surface = document.surface(mention.span);
            match mention.entity_type {
                EntityType::Person => {}
                EntityType::Organization => continue,
                EntityType::Location => {
                    if stands_as_place(document, mention) {
                        persons.placed.insert(fold(bare(surface)));
                    }
                    continue;
                }
            }
            let mut parts = PersonName::parse(surface).parts;
            let Some(last) = parts.pop() else { continue };
            let Some(first) = parts.first() else {
                persons.parts.entry(last).or_insert(place);
                continue;
            };
            let lasts = persons.lasts.entry(first.clone()).or_default();
            *lasts.entry(last.clone()).or_default() += 1;
            persons.surnames.insert(last.clone());
            parts.push(last);
            persons.all_parts.extend(parts);
        }
        persons
    }

    /// Whether a forename at a place in the document's list may be somebody else than one of this surname: it stands alone before,
    /// is a surname itself, or has another surname in a name other than `name`, that at the place.
    pub(crate) fn is_somebody(&self, name: &PersonName, place: usize, surname: &str) -> bool {
        let Some((forename, rest)) = name.parts.split_first() else {
            return false;
        };
        let is_other =
            |(last, &n): (&String, &u32)| last != surname && n > u32::from(rest.last() == Some(last));
        self.parts.get(forename).is_some_and(|&first| first < place)
            || self.surnames.contains(forename)
            || self
                .lasts
                .get(forename)
                .is_some_and(|lasts| lasts.iter().any(is_other))
    }

    /// The name behind a word of age before one part of somebody's name: "Ada" of "Old Ada".
    pub(crate) fn without_age<'s>(&self, surface: &'s str) -> Option<&'s str> {
        let (age, name) = surface.split_once(' ')?;
        let key = fold(bare(name));
        (matches!(age, "Old" | "Young") && (self.all_parts.contains(&key) || self.parts.contains_key(&key)))
            .then_some(name)
    }

    /// The surname of somebody, who is named without more elsewhere or in full, before a noun that nobody bears: "Moran" of "Moran
    /// Debacle".
    pub(crate) fn without_noun<'s>(&self, surface: &'s str, kb: &KnowledgeBase) -> Option<&'s str> {
        let (name, noun) = surface.split_once(' ')?;
        let key = fold(name);
        let noun = fold(bare(noun));
        let is_surname = || kb.is_surname(&key) && kb.forename(&key).is_none();
        let is_somebody = self.has_surname(&key) || self.parts.contains_key(&key) && is_surname();
        (is_somebody && is_no_surname(&noun, kb)).then_some(name)
    }

    /// Whether somebody who is named in full bears it as forename, as far as the knowledge base knows it as one.
    pub(crate) fn has_forename(&self, key: &str, kb: &KnowledgeBase) -> bool {
        self.lasts.contains_key(key) && kb.forename(key).is_some()
    }

    /// Whether it is part of the name of somebody who is named in full.
    pub(crate) fn has_part(&self, key: &str) -> bool {
        self.all_parts.contains(key)
    }

    /// Whether the document says that it lies somewhere: "in Keller".
    pub(crate) fn is_placed(&self, key: &str) -> bool {
        self.placed.contains(key)
    }

    /// Whether somebody who is named in full bears it.
    pub(crate) fn has_surname(&self, key: &str) -> bool {
        self.surnames.contains(key)
    }
}

/// The state that a name alone means where it was taken for an organization of a country which the text does not speak of, but always
/// stands as a place: "in Zorkal" of a text about the country that has a Zorkal State.
pub(crate) fn state(
    document: &Document,
    mentions: &[Mention],
    group: &Group,
    context: &Context,
    kb: &KnowledgeBase,
) -> Option<RecordIdx> {
    let is_foreign = || {
        let known = group.record.map(|record| kb.record(record));
        known.is_none_or(|known| context.is_elsewhere(known.country, &group.key))
    };
    let mut own = group.mentions.iter().map(|&place| &mentions[place as usize]);
    if group.entity_type != EntityType::Organization
        || group.key.contains(' ')
        || !is_foreign()
        || !own.all(|mention| stands_as_place(document, mention))
    {
        return None;
    }
    let candidates = kb.lookup(&format!("{} state", group.key));
    let mut records = candidates.iter().map(|candidate| candidate.record);
    records.find(|&record| {
        let place = kb.record(record);
        Kind::of(&place) == Kind::Division && context.share(place.country, &group.key) > 0.0
    })
}

/// Whether two or three words that were taken for a place or an organization are the full name of a person whom the
/// document calls by one of them alone: "Seyran Ates" where "Ates" is a person.
pub(crate) fn is_full_name(
    surface: &str,
    entity_type: EntityType,
    persons: &Persons,
    kb: &KnowledgeBase,
) -> bool {
    if entity_type == EntityType::Person
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
        && words[1..].iter().any(|word| persons.parts.contains_key(*word))
        && !persons.surnames.contains(words[0])
        && words.iter().all(is_name)
        && kb.lookup(&key).is_empty()
}

/// Whether the surname of a person of the document stands with an article as a name of its own: "stayed at the Hilton in Oslo".
///
/// Not in "the Hilton family", nor "the Hiltons".
pub(crate) fn is_house(surface: &str, before: &str, after: &str, persons: &Persons) -> bool {
    const PREPOSITIONS: &[&str] = &["at", "by", "in", "near", "on", "outside"];
    let next = after.strip_prefix(' ').unwrap_or_default();
    let next = next
        .split(|ch: char| !ch.is_alphanumeric())
        .next()
        .unwrap_or_default();
    has_article(before)
        && persons.surnames.contains(&fold(bare(surface)))
        && (PREPOSITIONS.contains(&next) || after.starts_with(['.', ',', ';', '\n']))
}

/// The organization that the knowledge base knows by a name with "'s", where nobody of the document bears it without: "Macy's".
pub(crate) fn named_with_s(
    surface: &str,
    entity_type: EntityType,
    after: &str,
    persons: &Persons,
    kb: &KnowledgeBase,
) -> Option<RecordIdx> {
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
    if !(is_owner(rest) || is_owner(after)) || persons.all_parts.contains(&key) {
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
        record.entity_type == EntityType::Organization && (is_own(record.name) || is_own(first) && is_alone())
    })
}

/// Whether the word before a name is "the"; "loathe " is none.
pub(crate) fn has_article(before: &str) -> bool {
    let word = before.strip_suffix(' ').map(|before| {
        let start = before.trim_end_matches(char::is_alphanumeric).len();
        &before[start..]
    });
    word.is_some_and(|word| word.eq_ignore_ascii_case("the"))
}

/// Whether one word that was taken for a place or an organization is the surname of a person of the document, with its particle
/// if it has one: "al-Moran" beside "Bruno al-Moran".
///
/// Not after an article ("the Hilton"), nor if the document says that it lies somewhere ("in Keller") or the knowledge base has an
/// organization or a known place of that name.
pub(crate) fn is_bare_surname(
    surface: &str,
    before: &str,
    entity_type: EntityType,
    persons: &Persons,
    kb: &KnowledgeBase,
) -> bool {
    if entity_type == EntityType::Person {
        return false;
    }
    let key = fold(bare(surface));
    let mut parts = PersonName::parse(surface).parts;
    let is_capital = bare(surface).starts_with(char::is_uppercase);
    let surname = match parts.pop() {
        Some(part) if parts.is_empty() && !(surface.contains(char::is_whitespace) && is_capital) => part,
        _ => return false,
    };
    let name = OrganizationName::parse(surface);
    let is_known = || {
        kb.lookup(&key).iter().any(|candidate| {
            let record = kb.record(candidate.record);
            match record.entity_type {
                // "Doe" is not the DOE, but "Ford" may be the company.
                EntityType::Organization => {
                    name.acronym.is_some() || OrganizationName::parse(record.name).words.first() == Some(&key)
                }
                EntityType::Location => record.popularity >= KNOWN_PLACE,
                EntityType::Person => false,
            }
        })
    };
    persons.surnames.contains(&surname) && !persons.is_placed(&key) && !has_article(before) && !is_known()
}
