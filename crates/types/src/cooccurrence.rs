//! Pairs of entities in one window, with the text that shows it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{DocumentIdx, Entity, EntityId, Metadata, Refusal, Span};

/// The unit of text in which pairs are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Window {
    /// One sentence.
    #[default]
    Sentence,
    /// A sentence and the `n - 1` before it, within the document; `n` is 1 to [`Window::MOST_SENTENCES`].
    Sentences(u32),
    /// One paragraph.
    Paragraph,
    /// The whole document.
    Document,
}

impl Window {
    /// Sentences that a window may have at most: each window keeps a copy of its text, so longer ones would take memory
    /// as the square of a document. Who wants more asks for paragraphs or documents.
    pub const MOST_SENTENCES: u32 = 100;

    /// Whether the number of sentences is one that a window may have.
    pub const fn is_allowed(self) -> bool {
        !matches!(self, Self::Sentences(n) if n == 0 || n > Self::MOST_SENTENCES)
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sentence => f.write_str("sentence"),
            Self::Sentences(n) => write!(f, "sentences:{n}"),
            Self::Paragraph => f.write_str("paragraph"),
            Self::Document => f.write_str("document"),
        }
    }
}

impl FromStr for Window {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word {
            "sentence" => Ok(Self::Sentence),
            "paragraph" => Ok(Self::Paragraph),
            "document" => Ok(Self::Document),
            _ => word
                .strip_prefix("sentences:")
                .and_then(|n| n.parse().ok())
                .map(Self::Sentences)
                .filter(|window| window.is_allowed())
                .ok_or_else(|| {
                    let most = Self::MOST_SENTENCES;
                    format!(
                        "unknown window {word:?}: use sentence, sentences:N with N from 1 to {most}, paragraph or document"
                    )
                }),
        }
    }
}

/// Position in [`Analysis::evidence`], from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EvidenceIdx(pub u32);

/// The text of one window and who is named in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The document it stands in.
    pub document: DocumentIdx,
    /// Where it stands in the document, in bytes.
    pub span: Span,
    /// The same place in Unicode code points.
    pub codepoints: Span,
    /// The text under `span`.
    pub text: String,
    /// Every mention of an entity in it, in order.
    pub mentions: Vec<EvidenceMention>,
}

/// A mention within a piece of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceMention {
    /// Who is named.
    pub entity: EntityId,
    /// Where, in bytes of [`Evidence::text`].
    pub span: Span,
}

/// Two distinct entities in one window: one record a pair and window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CoOccurrence {
    /// The entity with the lower id.
    pub a: EntityId,
    /// The entity with the higher id.
    pub b: EntityId,
    /// The window that shows it.
    pub evidence: EvidenceIdx,
}

/// Everything that a run found: all that a graph is built from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// Ids and metadata of the documents, in order of [`DocumentIdx`].
    pub documents: Vec<(String, Metadata)>,
    /// Entities in order of [`EntityId`].
    pub entities: Vec<Entity>,
    /// Joins that were refused, those that would have moved most mentions first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refusals: Vec<Refusal>,
    /// Windows that name at least one entity, in order of [`EvidenceIdx`]: by document, then by place.
    pub evidence: Vec<Evidence>,
    /// Sorted, without duplicates.
    pub cooccurrences: Vec<CoOccurrence>,
    /// Sentences in all documents, cuts left out.
    pub sentences: u64,
    /// Windows in all documents, whether they name anything or not.
    pub windows: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_are_bounded() {
        for (word, window) in [
            ("sentence", Some(Window::Sentence)),
            ("sentences:1", Some(Window::Sentences(1))),
            ("sentences:100", Some(Window::Sentences(100))),
            ("sentences:101", None),
            ("sentences:0", None),
            ("sentences:", None),
            ("page", None),
        ] {
            assert_eq!(word.parse().ok(), window, "{word}");
        }
        assert!(Window::Document.is_allowed() && !Window::Sentences(u32::MAX).is_allowed());
    }
}
