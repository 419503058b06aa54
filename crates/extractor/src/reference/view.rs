//! The sentences of a document with the mentions that lie over their tokens.

use std::ops::Range;

use relmap_text::key::fold;
use relmap_types::{Sentence, Span};

use crate::news::News;

/// The tokens of one sentence.
pub(super) struct View {
    pub(super) words: Vec<Word>,
}

/// One token.
pub(super) struct Word {
    pub(super) span: Span,
    /// Folded; the mark itself for a token without letters.
    pub(super) key: String,
    /// The number of the mention over it.
    pub(super) mention: Option<usize>,
}

impl View {
    /// The keys of the words in a range.
    pub(super) fn keys(&self, range: Range<usize>) -> Vec<&str> {
        self.words[range].iter().map(|word| word.key.as_str()).collect()
    }

    /// The mention that begins at a word.
    pub(super) fn begins(&self, at: usize) -> Option<usize> {
        let mention = self.words.get(at)?.mention?;
        let before = at.checked_sub(1).and_then(|before| self.words[before].mention);
        (before != Some(mention)).then_some(mention)
    }

    /// The mention that ends at a word, and its first word.
    pub(super) fn ends(&self, at: usize) -> Option<(usize, usize)> {
        let mention = self.words.get(at)?.mention?;
        if self
            .words
            .get(at + 1)
            .is_some_and(|word| word.mention == Some(mention))
        {
            return None;
        }
        let first = self.words[..at]
            .iter()
            .rposition(|word| word.mention != Some(mention))
            .map_or(0, |before| before + 1);
        Some((mention, first))
    }

    /// The key of a word, or nothing past the ends.
    pub(super) fn key(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.key.as_str())
    }
}

/// Views of all sentences.
pub(super) fn view(news: News<'_>, sentences: &[Sentence]) -> Vec<View> {
    let mentions = news.mentions;
    let mut next = 0;
    let word = |span: Span, next: &mut usize| {
        while mentions
            .get(*next)
            .is_some_and(|mention| mention.span.end() <= span.start())
        {
            *next += 1;
        }
        let mention = mentions
            .get(*next)
            .filter(|mention| mention.span.start() < span.end());
        let surface = news.document.surface(span);
        let key = fold(surface);
        Word {
            span,
            key: if key.is_empty() { surface.to_owned() } else { key },
            mention: mention.map(|_| *next),
        }
    };
    sentences
        .iter()
        .map(|sentence| View {
            words: sentence
                .tokens
                .iter()
                .map(|token| word(token.span, &mut next))
                .collect(),
        })
        .collect()
}
