//! Descriptions of bodies and places: "the ministry", "the bank", "the capital".

use relmap_kb::KnowledgeBase;
use relmap_types::{EntityType, Mention, MentionKind};

use super::Reference;
use super::view::View;
use crate::document::{DocumentEntities, LocalEntity};

/// Words for bodies that bear the word in their names, and mostly are the only one in a text that does.
const HEADS: &[&str] = &[
    "academy",
    "agency",
    "airline",
    "alliance",
    "association",
    "bank",
    "bloc",
    "club",
    "commission",
    "committee",
    "council",
    "court",
    "foundation",
    "institute",
    "ministry",
    "museum",
    "parliament",
    "party",
    "union",
    "university",
];

/// The descriptions of bodies and capitals that one thing of the document fits, named before.
pub(super) fn bodies(
    views: &[View],
    mentions: &[Mention],
    found: &DocumentEntities,
    kb: &KnowledgeBase,
) -> Vec<Reference> {
    let first = first_mentions(mentions, found);
    let mut references = Vec::new();
    for (sentence, view) in views.iter().enumerate() {
        for (at, pair) in view.words.windows(2).enumerate() {
            let [article, head] = pair else { continue };
            let is_free = article.mention.is_none() && head.mention.is_none();
            // "the bank account", "the party of", "the court's" with its own name after it: only what ends a phrase counts.
            let goes_on = view
                .words
                .get(at + 2)
                .is_some_and(|word| word.key == "of" || word.mention.is_some() || word.key == "-");
            if article.key != "the" || !is_free || goes_on {
                continue;
            }
            let is_body = HEADS.contains(&head.key.as_str());
            if !is_body && head.key != "capital" {
                continue;
            }
            let fits = |entity: &LocalEntity| {
                if is_body {
                    is_called(entity, &head.key, kb)
                } else {
                    entity
                        .record
                        .is_some_and(|record| kb.capital_of(record).is_some())
                }
            };
            let start = article.span.start();
            let before = |entity: &usize| first[*entity].is_some_and(|first| first < start);
            let mut fitting = (0..found.entities.len())
                .filter(before)
                .filter(|&entity| fits(&found.entities[entity]));
            if let (Some(only), None) = (fitting.next(), fitting.next()) {
                references.push(Reference {
                    span: article.span.to(head.span),
                    sentence: sentence as u32,
                    kind: MentionKind::Description,
                    entity: only as u32,
                });
            }
        }
    }
    references
}

/// Where each entity is named first, in bytes.
fn first_mentions(mentions: &[Mention], found: &DocumentEntities) -> Vec<Option<u32>> {
    let mut first = vec![None; found.entities.len()];
    for (mention, entity) in mentions.iter().zip(&found.of) {
        if let Some(entity) = entity {
            first[*entity as usize].get_or_insert(mention.span.start());
        }
    }
    first
}

/// Whether a body bears the word in its name, or is one as the knowledge base describes it.
fn is_called(entity: &LocalEntity, head: &str, kb: &KnowledgeBase) -> bool {
    let by_name = || {
        let name = entity.organization.as_ref();
        name.is_some_and(|name| name.words.len() > 1 && name.words.iter().any(|word| word == head))
    };
    let by_record = || {
        let record = entity.record.map(|record| kb.record(record));
        let text = record.and_then(|record| record.description).unwrap_or_default();
        let record_name = record.map_or("", |record| record.name);
        [text, record_name].iter().any(|text| {
            let mut words = text.split(|ch: char| !ch.is_alphanumeric());
            words.any(|word| word.eq_ignore_ascii_case(head))
        })
    };
    entity.entity_type == EntityType::Organization && (by_name() || by_record())
}
