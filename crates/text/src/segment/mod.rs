//! A document to sentences.
//!
//! The text is taken block by block (`block`): a line, or the lines of a paragraph that was wrapped (`wrap`), as
//! far as nothing is cut. Each block is tokenised, and its tokens are grouped to sentences (`boundary`).

mod block;
mod boundary;
mod case;
mod unwrap;
mod words;
mod wrap;

pub(crate) use block::{Block, blocks};
pub use unwrap::unwrap;

use crate::token::{Piece, Tokens};
use boundary::Splitter;
use relmap_types::{Document, Sentence, SentenceKind, Span, Token};

/// Tokens after which a sentence is ended at the next white space, whatever it says. Real sentences stay below 200.
const MAX_TOKENS: usize = 1_000;

/// Bytes after which a sentence is ended likewise.
const MAX_BYTES: usize = 10_000;

/// Longest line, in tokens, that can be a headline, caption or list item.
const MAX_HEADLINE: usize = 60;

/// Splits a document into sentences of tokens, leaving out its cuts.
///
/// Sentences ascend and do not overlap. A sentence crosses a line end only where the text is wrapped by hand. Zero-width
/// spaces and byte order marks count as white space between tokens. O(n) in the text, whatever it holds; a sentence
/// has at most 1,000 tokens and about 10,000 bytes. Text beyond 4 GiB is left out.
pub fn segment(document: &Document) -> Vec<Sentence> {
    segment_with(document, &|_, _| false)
}

/// Splits a document as [`segment()`] does, by one who knows names.
///
/// `is_full_name` says of two words whether they are a forename and a surname: "He wrote on X. Ada Moran replied."
/// are two sentences, and "He met Malcolm X. Moran replied." could be one.
pub fn segment_with(document: &Document, is_full_name: &dyn Fn(&str, &str) -> bool) -> Vec<Sentence> {
    let text = document.text.as_str();
    let mut sentences = Vec::with_capacity(text.len() / 160);
    let mut tokens = Vec::new();
    let mut n_paragraphs = 0;
    for block in blocks(text, &document.cuts) {
        if sentences.is_empty() || block.starts_paragraph {
            n_paragraphs += 1;
        }
        let first = sentences.len();
        let mut splitter = Splitter::new(text, block.end, is_full_name);
        for piece in Tokens::new(text, block.start, block.end) {
            let full = tokens.len() >= MAX_TOKENS || is_long(&tokens, piece);
            if splitter.splits_before(piece) || full {
                push_sentence(&mut tokens, n_paragraphs, &mut sentences);
                splitter.start();
            }
            if let Some(span) = Span::from_range(piece.start..piece.end) {
                tokens.push(Token { span });
                splitter.push(piece);
            }
        }
        let is_line = sentences.len() == first && !splitter.is_ended() && tokens.len() <= MAX_HEADLINE;
        push_sentence(&mut tokens, n_paragraphs, &mut sentences);
        if is_line && sentences.len() > first {
            sentences[first].kind = SentenceKind::Headline;
        }
        if sentences.len() == first && block.starts_paragraph {
            n_paragraphs -= 1;
        }
    }
    sentences
}

/// Whether a sentence of these tokens would grow too long with `piece`.
fn is_long(tokens: &[Token], piece: Piece) -> bool {
    tokens
        .first()
        .is_some_and(|first| piece.end - first.span.start() as usize > MAX_BYTES)
}

/// Moves `tokens` into a new sentence; nothing if there are none.
fn push_sentence(tokens: &mut Vec<Token>, n_paragraphs: u32, sentences: &mut Vec<Sentence>) {
    let [first, .., last] = tokens.as_slice() else {
        if let [only] = tokens.as_slice() {
            sentences.push(sentence(only.span, n_paragraphs, tokens));
        }
        tokens.clear();
        return;
    };
    sentences.push(sentence(first.span.to(last.span), n_paragraphs, tokens));
    tokens.clear();
}

/// A sentence of prose.
fn sentence(span: Span, n_paragraphs: u32, tokens: &[Token]) -> Sentence {
    // Copied from a buffer that is used again, so that each sentence holds just its own length.
    Sentence {
        span,
        paragraph: n_paragraphs.saturating_sub(1),
        kind: SentenceKind::Prose,
        tokens: tokens.to_vec(),
    }
}

#[cfg(test)]
mod tests;
