//! Sentences and their tokens.

use serde::{Deserialize, Serialize};

use crate::Span;

/// One sentence of a document, or one headline, caption or list item that stands alone.
///
/// `tokens` lie within `span`, in order, without overlap; between them there is only white space.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// From the first to the last token.
    pub span: Span,
    /// Paragraph number within the document, from 0.
    pub paragraph: u32,
    /// Prose or a headline.
    pub kind: SentenceKind,
    /// At least one.
    pub tokens: Vec<Token>,
}

/// How a sentence is written, which decides what capitals mean in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SentenceKind {
    /// Running text.
    Prose,
    /// A line without a full stop: headline, cross-heading, caption, list item.
    Headline,
}

/// One word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// Where it stands in the document.
    pub span: Span,
}
