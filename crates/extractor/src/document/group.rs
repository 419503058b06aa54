//! Mentions of one document that share a name.

use std::collections::{BTreeMap, BTreeSet};

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_ner::Lexicon;
use relmap_text::key::fold;
use relmap_types::{Document, EntityType, Mention, MentionKind};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::attach::Bearer;
use crate::config::Metonyms;
use crate::judgement::{Called, Judgements};
use crate::metonym::government;
use crate::name::{OrganizationName, PersonName, bare, follows_kin, plain_key, title_before, written};

/// Popularity from which a place keeps its name although a person of the document bears it too: "Washington", not "Lutz".
const KNOWN_PLACE: u8 = 50;

/// Mentions of one type and key.
pub(super) struct Group {
    pub(super) entity_type: EntityType,
    pub(super) key: String,
    pub(super) name: String,
    pub(super) record: Option<RecordIdx>,
    pub(super) surfaces: BTreeMap<String, u32>,
    /// Keys of the surfaces in full, with legal forms and titles: what the knowledge base is asked first.
    pub(super) keys: Vec<String>,
    /// The mentions, as places in the document's list.
    pub(super) mentions: Vec<u32>,
    pub(super) acronyms: Vec<String>,
    /// The group that the text says it is another name of.
    pub(super) also: Option<usize>,
    /// Introduced as somebody's relative.
    pub(super) is_kin: bool,
    /// Surfaces that stand for it as metonyms.
    pub(super) metonyms: BTreeSet<String>,
    pub(super) person: Option<PersonName>,
    pub(super) organization: Option<OrganizationName>,
}

impl Group {
    fn new(surface: &str, title: Option<&str>, entity_type: EntityType, lexicon: &Lexicon) -> Self {
        let person = (entity_type == EntityType::Person).then(|| {
            let name = PersonName::parse(surface, lexicon);
            match title {
                Some(title) => name.with_title(title),
                None => name,
            }
        });
        // Places have acronyms too: "Johnson Space Center (JSC)".
        let organization = (entity_type != EntityType::Person).then(|| OrganizationName::parse(surface));
        let (key, name) = match (&person, &organization) {
            (Some(name), _) => (name.key(), name.display.clone()),
            (_, Some(name)) if entity_type == EntityType::Organization => (name.key(), name.display.clone()),
            _ => {
                let town = bare(surface.split_once(", ").map_or(surface, |(town, _)| town));
                (fold(town), town.to_owned())
            }
        };
        Self {
            entity_type,
            key,
            name,
            record: None,
            surfaces: BTreeMap::new(),
            keys: Vec::new(),
            mentions: Vec::new(),
            acronyms: Vec::new(),
            also: None,
            is_kin: false,
            metonyms: BTreeSet::new(),
            person,
            organization,
        }
    }

    /// Whether it is one part of a person's name.
    pub(super) fn is_part(&self) -> bool {
        self.person.as_ref().is_some_and(|name| name.parts.len() < 2)
    }

    pub(super) fn bearer(&self, judgements: &Judgements, kb: &KnowledgeBase) -> Bearer<'_> {
        Bearer {
            entity_type: self.entity_type,
            person: self.person.as_ref(),
            organization: self.organization.as_ref(),
            acronyms: &self.acronyms,
            record: self.record,
            mentions: &self.mentions,
            n_mentions: self.mentions.len() as u32,
            marks: if judgements.is_empty() {
                Vec::new()
            } else {
                judgements.marks(&self.called(), kb)
            },
            judged: None,
            also: self.also,
            is_kin: self.is_kin,
        }
    }

    /// This group as judgements see it.
    pub(super) fn called(&self) -> Called<'_> {
        Called {
            entity_type: self.entity_type,
            keys: vec![&self.key],
            surfaces: self.surfaces.keys().map(String::as_str).collect(),
            record: self.record,
        }
    }
}

/// Groups by type and key, in order of first mention, and the group of each mention.
pub(super) fn group(
    document: &Document,
    mentions: &[Mention],
    kb: &KnowledgeBase,
    lexicon: &Lexicon,
    metonyms: Metonyms,
) -> (Vec<Group>, Vec<Option<usize>>) {
    let persons = Persons::new(document, mentions, lexicon);
    let mut groups: Vec<Group> = Vec::new();
    let mut by_key: FxHashMap<(EntityType, String), usize> = FxHashMap::default();
    let mut of = Vec::with_capacity(mentions.len());
    for (place, mention) in mentions.iter().enumerate() {
        if !mention.kind.is_name() {
            of.push(None);
            continue;
        }
        let surface = document.surface(mention.span);
        let before = document
            .text
            .get(..mention.span.start() as usize)
            .unwrap_or_default();
        let is_person = is_bare_surname(surface, before, mention.entity_type, &persons, kb)
            || is_full_name(surface, mention.entity_type, &persons, kb, lexicon);
        let after = document
            .text
            .get(mention.span.end() as usize..)
            .unwrap_or_default();
        let is_house = || {
            mention.entity_type == EntityType::Person
                && (is_house(surface, before, after, &persons) || is_bare_company(surface, &persons, kb))
        };
        let entity_type = if is_person {
            EntityType::Person
        } else if is_house() {
            EntityType::Organization
        } else {
            mention.entity_type
        };
        let title = (entity_type == EntityType::Person)
            .then(|| title_before(before, lexicon))
            .flatten();
        let country = (mention.kind == MentionKind::Metonym && metonyms == Metonyms::Government)
            .then(|| government(surface, kb))
            .flatten();
        let group = match country {
            Some(country) => Group {
                record: Some(country),
                ..Group::new(kb.record(country).name, None, entity_type, lexicon)
            },
            None => Group::new(surface, title.as_deref(), entity_type, lexicon),
        };
        if group.key.is_empty() {
            of.push(None);
            continue;
        }
        let nickname = group.person.as_ref().and_then(|name| name.nickname.clone());
        let i = *by_key
            .entry((group.entity_type, group.key.clone()))
            .or_insert_with(|| {
                let is_kin = entity_type == EntityType::Person && follows_kin(before);
                groups.push(Group { is_kin, ..group });
                groups.len() - 1
            });
        if let (Some(nickname), Some(name)) = (nickname, &mut groups[i].person) {
            name.nickname.get_or_insert(nickname);
        }
        *groups[i].surfaces.entry(written(surface)).or_default() += 1;
        groups[i].mentions.push(place as u32);
        if country.is_some() {
            groups[i].metonyms.insert(bare(surface).to_owned());
            groups[i].record = country;
            of.push(Some(i));
            continue;
        }
        let plain = plain_key(surface);
        if let Some(title) = title {
            insert(&mut groups[i].keys, format!("{title} {plain}"));
        }
        insert(&mut groups[i].keys, plain);
        // "Bruno Keller Jr" is not the Bruno Keller whom the knowledge base knows.
        if groups[i].person.as_ref().is_none_or(|name| name.suffix.is_none()) {
            let display = fold(&groups[i].name);
            insert(&mut groups[i].keys, display);
        }
        of.push(Some(i));
    }
    (groups, of)
}

/// Adds a key, longer ones first, ties in order of the alphabet.
fn insert(keys: &mut Vec<String>, key: String) {
    let rank = |key: &String| (std::cmp::Reverse(key.len()), key.clone());
    if let Err(place) = keys.binary_search_by_key(&rank(&key), rank) {
        keys.insert(place, key);
    }
}

/// What the persons of a document are called, and how its organizations begin.
#[derive(Default)]
struct Persons {
    /// Surnames of those who are named in full.
    surnames: FxHashSet<String>,
    /// Names of one part.
    parts: FxHashSet<String>,
    /// All parts of those who are named in full.
    all_parts: FxHashSet<String>,
    /// First words of organizations' names of several words, none of which says what kind it is.
    companies: FxHashSet<String>,
}

impl Persons {
    fn new(document: &Document, mentions: &[Mention], lexicon: &Lexicon) -> Self {
        let mut persons = Self::default();
        for mention in mentions {
            if !mention.kind.is_name() {
                continue;
            }
            let surface = document.surface(mention.span);
            match mention.entity_type {
                EntityType::Person => {}
                EntityType::Organization => {
                    let mut words = OrganizationName::parse(surface).words;
                    let is_head = |word: &String| lexicon.organization_head(word).is_some();
                    if words.len() > 1 && !words.iter().any(is_head) {
                        persons.companies.insert(words.swap_remove(0));
                    }
                    continue;
                }
                EntityType::Location => continue,
            }
            let mut parts = PersonName::parse(surface, lexicon).parts;
            let is_full = parts.len() > 1;
            if is_full {
                persons.all_parts.extend(parts.iter().cloned());
            }
            if let Some(last) = parts.pop() {
                let names = if is_full {
                    &mut persons.surnames
                } else {
                    &mut persons.parts
                };
                names.insert(last);
            }
        }
        persons
    }
}

/// Whether two or three words that were taken for a place or an organization are the full name of a person whom the
/// document calls by one of them alone: "Seyran Ates" where "Ates" is a person.
fn is_full_name(
    surface: &str,
    entity_type: EntityType,
    persons: &Persons,
    kb: &KnowledgeBase,
    lexicon: &Lexicon,
) -> bool {
    if entity_type == EntityType::Person
        || surface.contains(|ch: char| !ch.is_alphabetic() && !ch.is_whitespace())
    {
        return false;
    }
    let key = fold(surface);
    let words: Vec<&str> = key.split(' ').collect();
    let is_name = |word: &&str| {
        lexicon.organization_head(word).is_none()
            && !kb.word(word).is_english_word()
            && kb.demonym(word).is_none()
    };
    (2..=3).contains(&words.len())
        && words[1..].iter().any(|word| persons.parts.contains(*word))
        && !persons.surnames.contains(words[0])
        && words.iter().all(is_name)
        && kb.lookup(&key).is_empty()
}

/// Whether the surname of a person of the document stands with an article as a name of its own: "stayed at the Hilton in Oslo".
///
/// Not in "the Hilton family", nor "the Hiltons".
fn is_house(surface: &str, before: &str, after: &str, persons: &Persons) -> bool {
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

/// Whether one word that nobody knows, taken for a person, opens the name of an organization of the document: "Zorkal" beside
/// "Zorkal Freight".
///
/// Not beside the "Zorkal Foundation", which is named for somebody.
fn is_bare_company(surface: &str, persons: &Persons, kb: &KnowledgeBase) -> bool {
    let key = fold(bare(surface));
    let facts = kb.word(&key);
    persons.companies.contains(&key)
        && !persons.all_parts.contains(&key)
        && facts.forename().is_none()
        && !facts.is_surname()
        && kb.demonym(&key).is_none()
        && kb.lookup(&key).is_empty()
}

fn has_article(before: &str) -> bool {
    before
        .get(before.len().saturating_sub(4)..)
        .is_some_and(|text| text.eq_ignore_ascii_case("the "))
}

/// Whether one word that was taken for a place or an organization is the surname of a person of the document.
///
/// Not after an article ("the Hilton"), nor if the knowledge base has an organization or a known place of that name.
fn is_bare_surname(
    surface: &str,
    before: &str,
    entity_type: EntityType,
    persons: &Persons,
    kb: &KnowledgeBase,
) -> bool {
    if entity_type == EntityType::Person || surface.contains(char::is_whitespace) {
        return false;
    }
    let key = fold(bare(surface));
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
    persons.surnames.contains(&key) && !has_article(before) && !is_known()
}
