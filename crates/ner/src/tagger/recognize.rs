//! The tagger behind the [`Recognizer`] seam.

use relmap_types::{Document, EntityType, Mention, MentionKind, MentionSource, Sentence};

use super::engine::Tagger;
use super::label::NameType;
use crate::recognizer::Recognizer;

impl Recognizer for Tagger {
    fn recognize(&self, document: &Document, sentences: &[Sentence]) -> Vec<Mention> {
        let surfaces = |sentence: &Sentence| {
            sentence
                .tokens
                .iter()
                .map(|token| document.surface(token.span))
                .collect()
        };
        let tokens: Vec<Vec<&str>> = sentences.iter().map(surfaces).collect();
        let mut mentions = Vec::new();
        for (idx, (sentence, names)) in sentences.iter().zip(self.tag(&tokens)).enumerate() {
            for tagged in names {
                let name = tagged.name;
                let entity_type = match name.name_type {
                    NameType::Person => EntityType::Person,
                    NameType::Organization => EntityType::Organization,
                    NameType::Location => EntityType::Location,
                    NameType::Other => continue,
                };
                mentions.push(Mention {
                    span: sentence.tokens[name.start]
                        .span
                        .to(sentence.tokens[name.end - 1].span),
                    sentence: idx as u32,
                    entity_type,
                    kind: MentionKind::Name,
                    source: MentionSource::Model,
                    score: tagged.confidence,
                });
            }
        }
        mentions
    }
}
