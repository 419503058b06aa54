//! Third-person pronouns with one antecedent that fits.

use relmap_kb::{Gender, KnowledgeBase};
use relmap_ner::Lexicon;
use relmap_types::{Document, EntityType, Mention, MentionKind, Sentence};

use super::Reference;
use super::view::view;
use crate::document::DocumentEntities;
use crate::name::title_before;

/// The pronouns whose only possible antecedent, in their sentence before them or in the sentence before, is known to be of
/// their gender.
///
/// A person whose gender nothing tells may be meant by any pronoun and so leaves it open.
pub(super) fn pronouns(
    document: &Document,
    sentences: &[Sentence],
    mentions: &[Mention],
    found: &DocumentEntities,
    kb: &KnowledgeBase,
    lexicon: &Lexicon,
) -> Vec<Reference> {
    let genders = genders(document, mentions, found, kb, lexicon);
    let is_person = |entity: u32| found.entities[entity as usize].entity_type == EntityType::Person;
    let mut references = Vec::new();
    let mut before: Vec<u32> = Vec::new();
    for (sentence, view) in view(document, sentences, mentions).iter().enumerate() {
        let mut here: Vec<u32> = Vec::new();
        for word in &view.words {
            if let Some(mention) = word.mention {
                here.extend(found.of[mention].filter(|&entity| is_person(entity)));
                continue;
            }
            let Some(gender) = gender(&word.key) else { continue };
            let fits = |entity: &&u32| genders[**entity as usize].is_none_or(|own| own == gender);
            // Who is named in the same sentence goes before who was named in the last.
            let mut fitting: Vec<u32> = here.iter().filter(fits).copied().collect();
            if fitting.is_empty() {
                fitting = before.iter().filter(fits).copied().collect();
            }
            fitting.sort_unstable();
            fitting.dedup();
            if let [only] = fitting.as_slice()
                && genders[*only as usize] == Some(gender)
            {
                here.push(*only);
                references.push(Reference {
                    span: word.span,
                    sentence: sentence as u32,
                    kind: MentionKind::Pronoun,
                    entity: *only,
                });
            }
        }
        before = here;
    }
    references
}

fn gender(key: &str) -> Option<Gender> {
    match key {
        "he" | "him" | "his" | "himself" => Some(Gender::Male),
        "she" | "her" | "hers" | "herself" => Some(Gender::Female),
        _ => None,
    }
}

/// What the forename, or a title before some mention, tells of each entity.
fn genders(
    document: &Document,
    mentions: &[Mention],
    found: &DocumentEntities,
    kb: &KnowledgeBase,
    lexicon: &Lexicon,
) -> Vec<Option<Gender>> {
    let mut genders: Vec<Option<Gender>> = found
        .entities
        .iter()
        .map(|entity| entity.person.as_ref()?.gender(kb))
        .collect();
    for (mention, entity) in mentions.iter().zip(&found.of) {
        if let Some(entity) = entity
            && mention.entity_type == EntityType::Person
            && genders[*entity as usize].is_none()
        {
            let before = document
                .text
                .get(..mention.span.start() as usize)
                .unwrap_or_default();
            let title = title_before(before, lexicon);
            genders[*entity as usize] = title.and_then(|title| lexicon.title(&title)?.gender);
        }
    }
    genders
}
