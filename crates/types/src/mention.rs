//! A span that names something.

use serde::{Deserialize, Serialize};

use crate::{EntityType, Span};

/// A span that names an actor or a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Where it stands in the document.
    pub span: Span,
    /// Index of its sentence in the document.
    pub sentence: u32,
    /// What it names.
    pub entity_type: EntityType,
    /// A name, or a word derived from one.
    pub kind: MentionKind,
    /// Who decided.
    pub source: MentionSource,
    /// Confidence of the decision, in `[0, 1]`.
    pub score: f32,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MentionKind {
    /// A proper name: it makes a node.
    Name,
    /// A word for the people or the manner of a place ("Turkish", "Russians"): it makes no node.
    Demonym,
    /// A place's name that stands for its government ("Moscow said").
    Metonym,
    /// Words that describe one thing without its name: "the Turkish president", "the ministry".
    Description,
    /// "He", "her", "himself".
    Pronoun,
}

impl MentionKind {
    /// Whether the text gives a name: it makes a node by itself.
    pub const fn is_name(self) -> bool {
        matches!(self, Self::Name | Self::Metonym)
    }
}

/// What decided that a span is a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MentionSource {
    /// A trained model.
    Model,
    /// A name of the knowledge base.
    Gazetteer,
    /// The same name elsewhere in the document.
    Alias,
    /// What the words before it, the document's appositions or the knowledge base say of a description or a pronoun.
    Coreference,
}
