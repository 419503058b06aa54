//! Descriptions and pronouns: mentions of somebody without the name.
//!
//! "The Turkish president", "his Iranian counterpart", "the ministry", "the capital" and "he" become mentions where one
//! bearer clearly fits: one whom the document introduces so ("Sergei Shoigu, the defense minister"), or one who held the office
//! at the document's date, as the knowledge base says. Everything else stays what it is, words.

mod body;
mod description;
mod office;
mod phrase;
mod pronoun;
mod role;
mod search;
mod view;

use std::collections::BTreeSet;

use relmap_kb::KnowledgeBase;
use relmap_types::{Document, Mention, MentionKind, MentionSource, MergeRule, Sentence, Span};

use crate::document::DocumentEntities;
use crate::name::written;
use crate::news::News;
use body::bodies;
use description::describe;
pub use office::Offices;
use pronoun::pronouns;
use view::view;

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
    let news = News {
        document,
        mentions,
        kb,
    };
    let views = view(news, sentences);
    let mut references = describe(news, &views, found, offices);
    references.extend(bodies(news, &views, found));
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
    let news = News {
        document,
        mentions,
        kb,
    };
    let pronouns = pronouns(news, sentences, found);
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
