//! Descriptions and pronouns: mentions of somebody without the name.
//!
//! "The Turkish president", "his Iranian counterpart", "the ministry", "the capital" and "he" become mentions where one
//! bearer clearly fits: one whom the document introduces so ("Sergei Shoigu, the defense minister"), or one who held the office
//! at the document's date, as the knowledge base says. Everything else stays what it is, words.

mod body;
mod office;
mod phrase;
mod pronoun;
mod role;
mod view;

use std::collections::{BTreeMap, BTreeSet};

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_text::key::fold;
use relmap_types::{
    Date, Document, EntityType, Mention, MentionKind, MentionSource, MergeRule, Sentence, Span,
};

pub use office::Offices;

use crate::document::{DocumentEntities, LocalEntity};
use crate::name::{PersonName, written};
use office::{held, is_valid};
use phrase::{Phrase, Reader};
use role::held_as;
use view::{View, view};

/// Confidence of a description or a pronoun, below that of any name that a model is sure of.
const SCORE: f32 = 0.5;

/// A mention that refers to something named elsewhere.
struct Reference {
    span: Span,
    sentence: u32,
    kind: MentionKind,
    entity: u32,
}

/// Adds the descriptions and the pronouns of a document that clearly refer to one thing, to its mentions and its entities.
///
/// Near-linear in the tokens.
pub fn refer(
    document: &Document,
    sentences: &[Sentence],
    mentions: &mut Vec<Mention>,
    found: &mut DocumentEntities,
    offices: &Offices,
    kb: &KnowledgeBase,
) {
    let views = view(document, sentences, mentions);
    let mut references = describe(document, &views, mentions, found, offices, kb);
    references.extend(body::bodies(&views, mentions, found, kb));
    references.sort_by_key(|reference| (reference.span, reference.entity));
    let mut end = 0;
    references.retain(|reference| {
        let is_free = reference.span.start() >= end && !overlaps(mentions, reference.span);
        end = if is_free { reference.span.end() } else { end };
        is_free
    });
    let nameless: BTreeSet<u32> = (0..found.entities.len() as u32)
        .filter(|&entity| found.entities[entity as usize].surfaces.is_empty())
        .collect();
    for reference in &references {
        let is_nameless = nameless.contains(&reference.entity);
        note(document, reference, found, is_nameless);
    }
    let described: BTreeSet<u32> = references.iter().map(|reference| reference.entity).collect();
    for entity in described {
        let merges = &mut found.entities[entity as usize].merges;
        merges.sort();
        merges.dedup();
    }
    insert(mentions, found, references);
    let pronouns = pronoun::pronouns(document, sentences, mentions, found, kb);
    for pronoun in &pronouns {
        found.entities[pronoun.entity as usize].references += 1;
    }
    insert(mentions, found, pronouns);
}

/// Whether a name lies over the last words of a span: then they are part of the name.
fn overlaps(mentions: &[Mention], span: Span) -> bool {
    let after = mentions.partition_point(|mention| mention.span.start() < span.end());
    after > 0 && mentions[after - 1].span.end() >= span.end()
}

/// Keeps the wording of a description as a reason, and of what nobody names as what it is called.
fn note(document: &Document, reference: &Reference, found: &mut DocumentEntities, is_nameless: bool) {
    let entity = &mut found.entities[reference.entity as usize];
    let surface = written(document.surface(reference.span));
    if is_nameless {
        *entity.surfaces.entry(surface.clone()).or_default() += 1;
    } else {
        entity.references += 1;
    }
    let merge = (MergeRule::Description, surface, entity.name.clone());
    entity.merges.push(merge);
}

/// Puts references among the mentions, in the order of the text.
fn insert(mentions: &mut Vec<Mention>, found: &mut DocumentEntities, references: Vec<Reference>) {
    let mut all: Vec<(Mention, Option<u32>)> = mentions.drain(..).zip(found.of.drain(..)).collect();
    all.extend(references.into_iter().map(|reference| {
        let mention = Mention {
            span: reference.span,
            sentence: reference.sentence,
            entity_type: found.entities[reference.entity as usize].entity_type,
            kind: reference.kind,
            source: MentionSource::Coreference,
            score: SCORE,
        };
        (mention, Some(reference.entity))
    }));
    all.sort_by_key(|(mention, _)| mention.span);
    (*mentions, found.of) = all.into_iter().unzip();
}

/// Which offices, of whichever state, the text gives to whom.
type Holders = BTreeMap<u32, BTreeSet<(String, Option<String>)>>;

/// The descriptions by office.
fn describe(
    document: &Document,
    views: &[View],
    mentions: &[Mention],
    found: &mut DocumentEntities,
    offices: &Offices,
    kb: &KnowledgeBase,
) -> Vec<Reference> {
    let reader = Reader {
        document,
        kb,
        mentions,
        found,
    };
    let phrases: Vec<Vec<Phrase>> = views.iter().map(|view| reader.phrases(view)).collect();
    let mut search = Search::new(
        holders(&phrases, found, kb),
        document.metadata.date.map(Date::year),
        found,
        offices,
        kb,
    );
    let mut references = Vec::new();
    for (sentence, (view, phrases)) in views.iter().zip(&phrases).enumerate() {
        for phrase in phrases.iter().filter(|phrase| !phrase.is_title) {
            let bearer = match (phrase.names, &phrase.office) {
                (Some(mention), _) => found.of[mention].map(Bearer::Local),
                (None, Some(office)) => search.bearer(office, phrase.country.as_deref()),
                (None, None) => counterpart(view, phrase, found, mentions, &search),
            };
            let Some(entity) = bearer.map(|bearer| search.local(bearer, found)) else {
                continue;
            };
            let span = view.words[phrase.start].span.to(view.words[phrase.end - 1].span);
            references.push(Reference {
                span,
                sentence: sentence as u32,
                kind: MentionKind::Description,
                entity,
            });
        }
    }
    references
}

/// Who bears a description.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bearer {
    /// An entity of the document.
    Local(u32),
    /// Somebody whom the document does not name.
    Record(RecordIdx),
}

/// The offices that titles and appositions give to the persons of the document.
fn holders(phrases: &[Vec<Phrase>], found: &DocumentEntities, kb: &KnowledgeBase) -> Holders {
    let mut holders = Holders::new();
    for phrase in phrases.iter().flatten() {
        if let (Some(mention), Some(office)) = (phrase.names, &phrase.office)
            && let Some(entity) = found.of[mention]
        {
            let own = || {
                let record = found.entities[entity as usize].record?;
                kb.record(record).country.map(str::to_owned)
            };
            let country = phrase.country.clone().or_else(own);
            holders
                .entry(entity)
                .or_default()
                .insert((office.clone(), country));
        }
    }
    holders
}

/// Where the bearer of an office is looked for.
struct Search<'a> {
    holders: Holders,
    /// The persons of the document by office and state, as the text or the knowledge base gives it.
    posts: BTreeMap<String, BTreeMap<Option<String>, BTreeSet<u32>>>,
    /// The first entity of the document for each record.
    places: BTreeMap<RecordIdx, u32>,
    offices: &'a Offices,
    kb: &'a KnowledgeBase,
    year: Option<i16>,
}

impl<'a> Search<'a> {
    fn new(
        holders: Holders,
        year: Option<i16>,
        found: &DocumentEntities,
        offices: &'a Offices,
        kb: &'a KnowledgeBase,
    ) -> Self {
        let mut search = Self {
            holders,
            posts: BTreeMap::new(),
            places: BTreeMap::new(),
            offices,
            kb,
            year,
        };
        for (entity, local) in (0..).zip(&found.entities) {
            search.note(entity, local);
        }
        search
    }

    /// Keeps where an entity stands, and in which offices it is if it is a person.
    fn note(&mut self, entity: u32, local: &LocalEntity) {
        let mut posts: Vec<(String, Option<String>)> =
            self.holders.get(&entity).into_iter().flatten().cloned().collect();
        if let Some(idx) = local.record {
            self.places.entry(idx).or_insert(entity);
            let record = self.kb.record(idx);
            let years = (record.from, record.to);
            if self.year.is_none_or(|year| is_valid(years, year)) {
                posts.extend(held(&record, self.kb).map(|(state, office)| (office, Some(state))));
            }
        }
        if local.entity_type == EntityType::Person {
            for (office, state) in posts {
                let states = self.posts.entry(office).or_default();
                states.entry(state).or_default().insert(entity);
            }
        }
    }

    /// The one person whom an office means in this document, if that is clear.
    fn bearer(&self, office: &str, country: Option<&str>) -> Option<Bearer> {
        let fits =
            |state: &Option<String>| country.is_none() || state.is_none() || state.as_deref() == country;
        let mut fitting = held_as(office)
            .filter_map(|office| self.posts.get(office))
            .flatten()
            .filter(|(state, _)| fits(state))
            .flat_map(|(_, persons)| persons);
        let Some(only) = fitting.next() else {
            let record = self.offices.holder(country?, office, self.year)?;
            return Some(Bearer::Record(record));
        };
        fitting.all(|other| other == only).then_some(Bearer::Local(*only))
    }

    /// The place of a bearer among the entities of the document, made if it is new.
    fn local(&mut self, bearer: Bearer, found: &mut DocumentEntities) -> u32 {
        let idx = match bearer {
            Bearer::Local(entity) => return entity,
            Bearer::Record(idx) => idx,
        };
        if let Some(&place) = self.places.get(&idx) {
            return place;
        }
        let record = self.kb.record(idx);
        let place = found.entities.len() as u32;
        found.entities.push(LocalEntity {
            barred: None,
            score: 0.0,
            entity_type: EntityType::Person,
            name: record.name.to_owned(),
            key: fold(record.name),
            record: Some(idx),
            surfaces: BTreeMap::new(),
            references: 0,
            acronyms: Vec::new(),
            merges: Vec::new(),
            person: Some(PersonName::parse(record.name)),
            organization: None,
            is_stranger: false,
            is_told: true,
            seat: None,
        });
        self.note(place, &found.entities[place as usize]);
        place
    }

    /// The office of a person, if only one is known.
    fn office_of(&self, entity: u32, found: &DocumentEntities) -> Option<String> {
        let here = self.holders.get(&entity).and_then(|offices| {
            // They are in order, so that the first and the last are one only if all are.
            let (first, last) = (&offices.first()?.0, &offices.last()?.0);
            (first == last).then(|| first.clone())
        });
        here.or_else(|| {
            let record = self.kb.record(found.entities[entity as usize].record?);
            held(&record, self.kb).map(|(_, office)| office)
        })
    }
}

/// Whom "his Iranian counterpart" means: who holds the office of the person named last before, in that country.
fn counterpart(
    view: &View,
    phrase: &Phrase,
    found: &DocumentEntities,
    mentions: &[Mention],
    search: &Search<'_>,
) -> Option<Bearer> {
    let country = phrase.country.as_deref()?;
    let person = view.words[..phrase.start].iter().rev().find_map(|word| {
        let mention = word.mention.filter(|&mention| mentions[mention].kind.is_name())?;
        let entity = found.of[mention]?;
        (found.entities[entity as usize].entity_type == EntityType::Person).then_some(entity)
    })?;
    let office = search.office_of(person, found)?;
    search
        .bearer(&office, Some(country))
        .filter(|&bearer| bearer != Bearer::Local(person))
}
