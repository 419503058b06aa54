//! Layers that correct what an engine found, and layers that add mentions on tokens which no earlier layer took.

pub(crate) mod agreement;
mod compound;
pub(crate) mod consistency;
mod dateline;
pub(crate) mod demonym;
pub(crate) mod edge;
pub(crate) mod ends;
mod founders;
pub(crate) mod gazetteer;
pub(crate) mod hashtag;
pub(crate) mod joint;
pub(crate) mod legal;
pub(crate) mod letters;
pub(crate) mod office;
pub(crate) mod refute;
pub(crate) mod seam;
pub(crate) mod seat;
pub(crate) mod table;
#[cfg(test)]
mod tests;
pub(crate) mod widen;

use std::ops::Range;

use relmap_kb::KnowledgeBase;
use relmap_types::{EntityType, Mention, MentionKind, MentionSource};

use crate::word::{Word, Words};

/// The mentions found so far and the tokens that they take.
pub(crate) struct Draft {
    mentions: Vec<Mention>,
    taken: Vec<Vec<bool>>,
}

impl Draft {
    /// Starts from what a model found.
    pub(crate) fn new(sentences: &[Words], mentions: Vec<Mention>) -> Self {
        let mut taken: Vec<Vec<bool>> = sentences
            .iter()
            .map(|sentence| vec![false; sentence.words.len()])
            .collect();
        for mention in &mentions {
            let i = mention.sentence as usize;
            let words = &sentences[i].words;
            let start = words.partition_point(|word| word.span.end() <= mention.span.start());
            let end = words.partition_point(|word| word.span.start() < mention.span.end());
            taken[i][start..end].fill(true);
        }
        Self { mentions, taken }
    }

    /// Whether all tokens of a range are free.
    pub(crate) fn is_free(&self, sentence: usize, tokens: Range<usize>) -> bool {
        !self.taken[sentence][tokens].iter().any(|&taken| taken)
    }

    /// What was found so far.
    pub(crate) fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// Adds a mention if its tokens are free.
    pub(crate) fn add(&mut self, sentence: usize, words: &Words, tokens: Range<usize>, found: Found) {
        if tokens.is_empty() || !self.is_free(sentence, tokens.clone()) {
            return;
        }
        self.taken[sentence][tokens.clone()].fill(true);
        let span = words.words[tokens.start]
            .span
            .to(words.words[tokens.end - 1].span);
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

    /// The mentions in order of the text.
    pub(crate) fn finish(mut self) -> Vec<Mention> {
        self.mentions.sort_by_key(|mention| mention.span);
        self.mentions
    }
}

/// What a layer says about a range of tokens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) entity_type: EntityType,
    pub(crate) kind: MentionKind,
    pub(crate) source: MentionSource,
    pub(crate) score: f32,
}

impl Found {
    /// A proper name.
    pub(crate) const fn name(entity_type: EntityType, source: MentionSource, score: f32) -> Self {
        Self {
            entity_type,
            kind: MentionKind::Name,
            source,
            score,
        }
    }
}

/// The tokens that a mention covers.
pub(crate) fn tokens_of(mention: &Mention, words: &[Word]) -> Range<usize> {
    let start = words.partition_point(|word| word.span.start() < mention.span.start());
    let end = words.partition_point(|word| word.span.end() <= mention.span.end());
    start..end.max(start)
}

/// The keys of a run of words parted by spaces, marks left out.
pub(crate) fn keys_in(words: &[Word]) -> String {
    let keys: Vec<&str> = words
        .iter()
        .map(|word| word.key.as_str())
        .filter(|key| !key.is_empty())
        .collect();
    keys.join(" ")
}

/// Popularity of the best known that bears a name.
pub(crate) fn popularity(key: &str, kb: &KnowledgeBase) -> u8 {
    let candidates = kb.lookup(key);
    let known = candidates.iter().map(|each| kb.record(each.record).popularity);
    known.max().unwrap_or(0)
}
