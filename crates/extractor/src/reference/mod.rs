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
use role::is_office;
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
    lexicon: &relmap_ner::Lexicon,
) {
    let views = view(document, sentences, mentions);
    let mut references = describe(document, &views, mentions, found, offices, kb, lexicon);
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
    if !entity.merges.contains(&merge) {
        entity.merges.push(merge);
        entity.merges.sort();
    }
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

/// Who holds which office, of whichever state, in a document.
type Holders = BTreeMap<u32, BTreeSet<(String, Option<String>)>>;

/// The descriptions by office.
fn describe(
    document: &Document,
    views: &[View],
    mentions: &[Mention],
    found: &mut DocumentEntities,
    offices: &Offices,
    kb: &KnowledgeBase,
    lexicon: &relmap_ner::Lexicon,
) -> Vec<Reference> {
    let reader = Reader {
        document,
        kb,
        mentions,
        found,
    };
    let phrases: Vec<Vec<Phrase>> = views.iter().map(|view| reader.phrases(view)).collect();
    let holders = holders(&phrases, found, kb);
    let year = document.metadata.date.map(Date::year);
    let search = Search {
        holders: &holders,
        offices,
        kb,
        year,
    };
    let mut references = Vec::new();
    for (sentence, (view, phrases)) in views.iter().zip(&phrases).enumerate() {
        for phrase in phrases.iter().filter(|phrase| !phrase.is_title) {
            let bearer = match (phrase.names, &phrase.office) {
                (Some(mention), _) => found.of[mention].map(Bearer::Local),
                (None, Some(office)) => search.bearer(office, phrase.country.as_deref(), found),
                (None, None) => counterpart(view, phrase, found, mentions, &search),
            };
            let Some(entity) = bearer.map(|bearer| local(bearer, found, kb, lexicon)) else {
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

/// The place of a bearer among the entities of the document, made if it is new.
fn local(
    bearer: Bearer,
    found: &mut DocumentEntities,
    kb: &KnowledgeBase,
    lexicon: &relmap_ner::Lexicon,
) -> u32 {
    let idx = match bearer {
        Bearer::Local(entity) => return entity,
        Bearer::Record(idx) => idx,
    };
    let known = found
        .entities
        .iter()
        .position(|entity| entity.record == Some(idx));
    let place = known.unwrap_or_else(|| {
        let record = kb.record(idx);
        found.entities.push(LocalEntity {
            entity_type: EntityType::Person,
            name: record.name.to_owned(),
            key: fold(record.name),
            record: Some(idx),
            surfaces: BTreeMap::new(),
            references: 0,
            acronyms: Vec::new(),
            merges: Vec::new(),
            person: Some(PersonName::parse(record.name, lexicon)),
            organization: None,
            is_stranger: false,
        });
        found.entities.len() - 1
    });
    place as u32
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
    holders: &'a Holders,
    offices: &'a Offices,
    kb: &'a KnowledgeBase,
    year: Option<i16>,
}

impl Search<'_> {
    /// The one person whom an office means in this document, if that is clear.
    fn bearer(&self, office: &str, country: Option<&str>, found: &DocumentEntities) -> Option<Bearer> {
        let persons = (0..found.entities.len() as u32)
            .filter(|&entity| found.entities[entity as usize].entity_type == EntityType::Person);
        let mut fitting = persons.filter(|&entity| self.fits(entity, office, country, found));
        match (fitting.next(), fitting.next()) {
            (Some(only), None) => Some(Bearer::Local(only)),
            (None, _) => {
                let record = self.offices.holder(country?, office, self.year)?;
                Some(Bearer::Record(record))
            }
            _ => None,
        }
    }

    /// Whether the document or the knowledge base gives a person this office.
    fn fits(&self, entity: u32, office: &str, country: Option<&str>, found: &DocumentEntities) -> bool {
        let here = self.holders.get(&entity);
        let is_here = here.into_iter().flatten().any(|(held, state)| {
            is_office(office, held) && (country.is_none() || state.is_none() || state.as_deref() == country)
        });
        let record = found.entities[entity as usize].record;
        is_here
            || record.is_some_and(|record| {
                let record = self.kb.record(record);
                let is_now = self
                    .year
                    .is_none_or(|year| is_valid((record.from, record.to), year));
                is_now
                    && held(&record, self.kb).is_some_and(|(state, held)| {
                        is_office(office, &held) && country.is_none_or(|country| country == state)
                    })
            })
    }

    /// The office of a person, if only one is known.
    fn office_of(&self, entity: u32, found: &DocumentEntities) -> Option<String> {
        let here = self.holders.get(&entity).and_then(|offices| {
            let mut names: Vec<&String> = offices.iter().map(|(office, _)| office).collect();
            names.dedup();
            (names.len() == 1).then(|| names[0].clone())
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
        .bearer(&office, Some(country), found)
        .filter(|&bearer| bearer != Bearer::Local(person))
}
