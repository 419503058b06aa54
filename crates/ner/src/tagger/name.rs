//! What both engines do: names in tokenised documents.

use relmap_types::{Document, EntityType, Mention, MentionKind, MentionSource, Sentence};

use super::label::{LabelledName, NameType};
use crate::Recognizer;

/// A name that a tagger found: tokens of one sentence, type and confidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TaggedName {
    /// Tokens and type.
    pub name: LabelledName,
    /// Probability under the model, in `[0, 1]`.
    pub confidence: f32,
}

/// Finds names in tokenised documents.
pub trait NameTagger: Sync {
    /// Names in a document, by sentence: `document[sentence][token]`.
    ///
    /// Names of [`NameType::Other`] are left out. The same document gives the same names on any thread.
    fn tag(&self, document: &[Vec<&str>]) -> Vec<Vec<TaggedName>>;
}

/// A tagger behind the [`Recognizer`] seam with no layer over it.
#[derive(Clone, Copy)]
pub struct ModelAlone<'a>(pub &'a dyn NameTagger);

impl Recognizer for ModelAlone<'_> {
    fn recognize(&self, document: &Document, sentences: &[Sentence]) -> Vec<Mention> {
        mentions(self.0, document, sentences)
    }
}

/// Mentions that a tagger finds in a document, in order.
pub(crate) fn mentions(tagger: &dyn NameTagger, document: &Document, sentences: &[Sentence]) -> Vec<Mention> {
    let surfaces = |sentence: &Sentence| {
        sentence
            .tokens
            .iter()
            .map(|token| document.surface(token.span))
            .collect()
    };
    let tokens: Vec<Vec<&str>> = sentences.iter().map(surfaces).collect();
    let mut mentions = Vec::new();
    for (idx, (sentence, names)) in sentences.iter().zip(tagger.tag(&tokens)).enumerate() {
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
