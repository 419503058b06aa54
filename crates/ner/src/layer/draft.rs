//! What layers add mentions to: the mentions so far, and the tokens that they take.

use std::ops::Range;

use relmap_types::{EntityType, Mention, MentionKind, MentionSource};

use crate::text::{Stretch, Text};
use crate::word::SentenceWords;

/// The mentions found so far and the tokens that they take.
pub(super) struct Draft<'t> {
    text: &'t Text<'t>,
    mentions: &'t mut Vec<Mention>,
    /// By sentence and token.
    taken: Vec<Vec<bool>>,
}

/// What a layer says about a stretch of tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) entity_type: EntityType,
    pub(super) kind: MentionKind,
    pub(super) source: MentionSource,
    pub(super) score: f32,
}

impl<'t> Draft<'t> {
    /// Starts from what was found so far.
    pub(super) fn new(text: &'t Text<'t>, mentions: &'t mut Vec<Mention>) -> Self {
        let free = |sentence: &SentenceWords| vec![false; sentence.words.len()];
        let mut taken: Vec<Vec<bool>> = text.sentences.iter().map(free).collect();
        for mention in mentions.iter() {
            let words = &text.sentence(mention).words;
            let start = words.partition_point(|word| word.span.end() <= mention.span.start());
            let end = words.partition_point(|word| word.span.start() < mention.span.end());
            taken[mention.sentence as usize][start..end].fill(true);
        }
        Self {
            text,
            mentions,
            taken,
        }
    }

    /// Whether all tokens of a range are free.
    pub(super) fn is_free(&self, sentence: usize, tokens: Range<usize>) -> bool {
        !self.taken[sentence][tokens].iter().any(|&taken| taken)
    }

    /// Adds a mention if its tokens are free.
    pub(super) fn add(&mut self, sentence: usize, tokens: Range<usize>, found: Found) {
        let stretch = Stretch::new(&self.text.sentences[sentence], tokens.clone());
        let Some(span) = stretch.span().filter(|_| self.is_free(sentence, tokens.clone())) else {
            return;
        };
        self.taken[sentence][tokens].fill(true);
        let Found {
            entity_type,
            kind,
            source,
            score,
        } = found;
        self.mentions.push(Mention {
            span,
            sentence: sentence as u32,
            entity_type,
            kind,
            source,
            score,
        });
    }

    /// Puts the mentions in the order of the text.
    pub(super) fn finish(self) {
        self.mentions.sort_by_key(|mention| mention.span);
    }
}

impl Found {
    /// A proper name.
    pub(super) const fn name(entity_type: EntityType, source: MentionSource, score: f32) -> Self {
        Self {
            entity_type,
            kind: MentionKind::Name,
            source,
            score,
        }
    }
}
