//! The entities of one document.

use std::collections::BTreeMap;

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_ner::Lexicon;
use relmap_text::key::fold;
use relmap_types::{Document, EntityType, Mention, MentionKind, MergeRule};
use rustc_hash::FxHashMap;

use crate::attach::{Bearer, Scope, attach};
use crate::judgement::{Called, Judgements};
use crate::link::{Countries, link, link_surname};
use crate::name::{OrganizationName, PersonName, abbreviates, bare, is_same_writing, plain_key, written};

/// What one document names, before other documents are known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentEntities {
    /// In order of first mention.
    pub entities: Vec<LocalEntity>,
    /// For each mention of the document its place in `entities`; `None` for demonyms.
    pub of: Vec<Option<u32>>,
}

/// One thing that a document names.
#[derive(Clone, Debug, PartialEq)]
pub struct LocalEntity {
    /// What it is.
    pub entity_type: EntityType,
    /// Its fullest name in the document, without titles and articles.
    pub name: String,
    /// The key of that name: equal keys of one type are one entity.
    pub key: String,
    /// What the knowledge base says it is.
    pub record: Option<RecordIdx>,
    /// Surfaces as written, with the number of mentions.
    pub surfaces: BTreeMap<String, u32>,
    /// Folded acronyms that the document defines for it.
    pub acronyms: Vec<String>,
    /// Joins within the document: rule, surface, the name it was joined to.
    pub merges: Vec<(MergeRule, String, String)>,
    pub(crate) person: Option<PersonName>,
    pub(crate) organization: Option<OrganizationName>,
}

/// Mentions of one document that share a key.
struct Group {
    entity_type: EntityType,
    key: String,
    name: String,
    record: Option<RecordIdx>,
    surfaces: BTreeMap<String, u32>,
    acronyms: Vec<String>,
    person: Option<PersonName>,
    organization: Option<OrganizationName>,
}

/// Groups the mentions of one document into the entities that it names.
///
/// Mentions with equal keys are one entity; short names are attached to fuller ones; each entity gets the record of the
/// knowledge base that is clear in this document, if any. What `judgements` keep apart stays apart. Near-linear in the
/// mentions.
pub fn extract(
    document: &Document,
    mentions: &[Mention],
    kb: &KnowledgeBase,
    lexicon: &Lexicon,
    judgements: &Judgements,
) -> DocumentEntities {
    let (mut groups, of) = group(document, mentions, lexicon);
    let defined = define_acronyms(document, mentions, &of, &mut groups);
    let countries = countries(document, mentions, kb);
    for group in &mut groups {
        // One part alone belongs to a fuller name first, if the document has one.
        let is_part = group.person.as_ref().is_some_and(|name| name.parts.len() < 2);
        group.record = if is_part {
            None
        } else {
            link(&group.key, group.entity_type, &countries, kb)
        };
    }
    for (short, full) in defined {
        let spelled = groups[full]
            .organization
            .as_ref()
            .is_some_and(|name| !name.words.contains(&groups[short].key));
        if spelled || groups[full].record.is_some() {
            // What the text spells out outranks what the letters mean elsewhere.
            groups[short].record = groups[full].record;
        } else {
            groups[full].record = groups[short].record;
        }
    }
    if !judgements.is_empty() {
        for group in &mut groups {
            let called = group.called();
            let permitted = |record: &RecordIdx| judgements.permits(&called, *record, kb);
            group.record = group.record.filter(permitted);
        }
    }
    let bearers: Vec<Bearer<'_>> = groups.iter().map(|group| group.bearer(judgements, kb)).collect();
    let to = attach(&bearers, Scope::Document, kb, lexicon, judgements);
    let mut found = gather(groups, &to, &of);
    for entity in &mut found.entities {
        if let (None, Some([part])) = (
            entity.record,
            entity.person.as_ref().map(|name| name.parts.as_slice()),
        ) {
            let whole = link(part, EntityType::Person, &countries, kb);
            let record = whole.or_else(|| link_surname(part, &countries, kb));
            entity.record = record.filter(|&record| judgements.permits(&entity.called(), record, kb));
        }
    }
    found
}

impl Group {
    fn new(surface: &str, entity_type: EntityType, lexicon: &Lexicon) -> Self {
        let person = (entity_type == EntityType::Person).then(|| PersonName::parse(surface, lexicon));
        // Places have acronyms too: "Johnson Space Center (JSC)".
        let organization = (entity_type != EntityType::Person).then(|| OrganizationName::parse(surface));
        let (key, name) = match (&person, &organization) {
            (Some(name), _) => (name.key(), name.display.clone()),
            (_, Some(name)) if entity_type == EntityType::Organization => (name.key(), name.display.clone()),
            _ => (plain_key(surface), bare(surface).to_owned()),
        };
        Self {
            entity_type,
            key,
            name,
            record: None,
            surfaces: BTreeMap::new(),
            acronyms: Vec::new(),
            person,
            organization,
        }
    }

    fn bearer(&self, judgements: &Judgements, kb: &KnowledgeBase) -> Bearer<'_> {
        Bearer {
            entity_type: self.entity_type,
            person: self.person.as_ref(),
            organization: self.organization.as_ref(),
            acronyms: &self.acronyms,
            record: self.record,
            marks: judgements.marks(&self.called(), kb),
            judged: None,
        }
    }

    fn called(&self) -> Called<'_> {
        Called {
            entity_type: self.entity_type,
            keys: vec![&self.key],
            surfaces: self.surfaces.keys().map(String::as_str).collect(),
            record: self.record,
        }
    }
}

impl LocalEntity {
    /// This entity as judgements see it.
    pub(crate) fn called(&self) -> Called<'_> {
        Called {
            entity_type: self.entity_type,
            keys: vec![&self.key],
            surfaces: self.surfaces.keys().map(String::as_str).collect(),
            record: self.record,
        }
    }
}

/// Groups by type and key, in order of first mention, and the group of each mention.
fn group(document: &Document, mentions: &[Mention], lexicon: &Lexicon) -> (Vec<Group>, Vec<Option<usize>>) {
    let mut groups: Vec<Group> = Vec::new();
    let mut by_key: FxHashMap<(EntityType, String), usize> = FxHashMap::default();
    let of = mentions.iter().map(|mention| {
        if !mention.kind.is_name() {
            return None;
        }
        let surface = document.surface(mention.span);
        let group = Group::new(surface, mention.entity_type, lexicon);
        if group.key.is_empty() {
            return None;
        }
        let i = *by_key
            .entry((group.entity_type, group.key.clone()))
            .or_insert_with(|| {
                groups.push(group);
                groups.len() - 1
            });
        *groups[i].surfaces.entry(written(surface)).or_default() += 1;
        Some(i)
    });
    let of = of.collect();
    (groups, of)
}

/// Notes acronyms that the text defines in brackets: "European Investment Bank (EIB)", "EIB (European Investment Bank)".
///
/// Gives the groups of the acronym and of the name, once for each definition.
fn define_acronyms(
    document: &Document,
    mentions: &[Mention],
    of: &[Option<usize>],
    groups: &mut [Group],
) -> Vec<(usize, usize)> {
    let mut defined = Vec::new();
    for (i, pair) in mentions.windows(2).enumerate() {
        let (Some(left), Some(right)) = (of[i], of[i + 1]) else {
            continue;
        };
        let between = document
            .text
            .get(pair[0].span.end() as usize..pair[1].span.start() as usize);
        let after = document
            .text
            .get(pair[1].span.end() as usize..)
            .unwrap_or_default();
        if left == right || between.is_none_or(|text| text.trim() != "(") || !after.starts_with(')') {
            continue;
        }
        for (short, full) in [(right, left), (left, right)] {
            let Some(acronym) = groups[short]
                .organization
                .as_ref()
                .and_then(|name| name.acronym.clone())
            else {
                continue;
            };
            if groups[full]
                .organization
                .as_ref()
                .is_some_and(|name| abbreviates(&acronym, &name.words))
            {
                groups[full].acronyms.push(acronym);
                defined.push((short, full));
                break;
            }
        }
    }
    defined
}

/// The countries that a document speaks of: their own names, their people, places with one clear reading.
fn countries(document: &Document, mentions: &[Mention], kb: &KnowledgeBase) -> Countries {
    let mut countries = Countries::default();
    for mention in mentions {
        let surface = document.surface(mention.span);
        match mention.kind {
            MentionKind::Demonym => {
                if let Some(demonym) = kb.demonym(&fold(bare(surface))) {
                    countries.add(demonym.country.as_str());
                }
            }
            MentionKind::Name | MentionKind::Metonym if mention.entity_type == EntityType::Location => {
                if let Some(record) = link(
                    &plain_key(surface),
                    EntityType::Location,
                    &Countries::default(),
                    kb,
                ) && let Some(iso) = kb.record(record).country
                {
                    countries.add(iso);
                }
            }
            _ => {}
        }
    }
    countries
}

/// Makes one entity of each tree of attached groups.
fn gather(groups: Vec<Group>, to: &[Option<(usize, MergeRule)>], of: &[Option<usize>]) -> DocumentEntities {
    let root = |mut i: usize| {
        while let Some((parent, _)) = to[i] {
            i = parent;
        }
        i
    };
    let names: Vec<String> = groups.iter().map(|group| group.name.clone()).collect();
    let mut place: Vec<Option<u32>> = vec![None; groups.len()];
    let mut entities: Vec<LocalEntity> = Vec::new();
    let mut rest = Vec::new();
    for (i, group) in groups.into_iter().enumerate() {
        if to[i].is_some() {
            rest.push((i, group));
            continue;
        }
        place[i] = Some(entities.len() as u32);
        let spellings: Vec<String> = group
            .surfaces
            .keys()
            .map(|surface| bare(surface).to_owned())
            .filter(|name| !is_same_writing(name, &group.name))
            .collect();
        entities.push(LocalEntity {
            entity_type: group.entity_type,
            merges: spellings
                .into_iter()
                .map(|surface| (MergeRule::SameName, surface, group.name.clone()))
                .collect(),
            name: group.name,
            key: group.key,
            record: group.record,
            surfaces: group.surfaces,
            acronyms: group.acronyms,
            person: group.person,
            organization: group.organization,
        });
    }
    for (i, group) in rest {
        place[i] = place[root(i)];
        let (Some(place), Some((parent, rule))) = (place[i], to[i]) else {
            continue;
        };
        let entity = &mut entities[place as usize];
        entity.merges.push((rule, group.name, names[parent].clone()));
        entity.record = entity.record.or(group.record);
        entity.acronyms.extend(group.acronyms);
        for (surface, count) in group.surfaces {
            *entity.surfaces.entry(surface).or_default() += count;
        }
    }
    for entity in &mut entities {
        entity.merges.sort();
        entity.merges.dedup();
    }
    DocumentEntities {
        entities,
        of: of.iter().map(|group| place[(*group)?]).collect(),
    }
}
