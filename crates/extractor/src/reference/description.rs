//! Descriptions by office become mentions of who bears the office: "the Turkish president", "his Iranian counterpart".

use relmap_kb::KnowledgeBase;
use relmap_types::{Date, EntityType, MentionKind};

use super::Reference;
use super::office::Offices;
use super::phrase::{Phrase, Reader};
use super::search::{Bearer, Holders, Search};
use super::view::View;
use crate::document::DocumentEntities;
use crate::news::News;

/// The descriptions by office.
pub(super) fn describe(
    news: News<'_>,
    views: &[View],
    found: &mut DocumentEntities,
    offices: &Offices,
) -> Vec<Reference> {
    let reader = Reader { news, found };
    let phrases: Vec<Vec<Phrase>> = views.iter().map(|view| reader.phrases(view)).collect();
    let mut search = Search::new(
        holders(&phrases, found, news.kb),
        news.document.metadata.date.map(Date::year),
        found,
        offices,
        news.kb,
    );
    let mut references = Vec::new();
    for (sentence, (view, phrases)) in views.iter().zip(&phrases).enumerate() {
        for phrase in phrases.iter().filter(|phrase| !phrase.is_title) {
            let bearer = match (phrase.names, &phrase.office) {
                (Some(mention), _) => found.of[mention].map(Bearer::Local),
                (None, Some(office)) => search.bearer(office, phrase.country.as_deref()),
                (None, None) => counterpart(news, view, phrase, found, &search),
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

/// Whom "his Iranian counterpart" means: who holds the office of the person named last before, in that country.
fn counterpart(
    news: News<'_>,
    view: &View,
    phrase: &Phrase,
    found: &DocumentEntities,
    search: &Search<'_>,
) -> Option<Bearer> {
    let country = phrase.country.as_deref()?;
    let person = view.words[..phrase.start].iter().rev().find_map(|word| {
        let mention = word
            .mention
            .filter(|&mention| news.mentions[mention].kind.is_name())?;
        let entity = found.of[mention]?;
        (found.entities[entity as usize].entity_type == EntityType::Person).then_some(entity)
    })?;
    let office = search.office_of(person, found)?;
    search
        .bearer(&office, Some(country))
        .filter(|&bearer| bearer != Bearer::Local(person))
}
