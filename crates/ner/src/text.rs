//! A document as the layers read it: its words, where names stand in it, and what the knowledge base says of them.

use std::ops::{Deref, Range};

use relmap_kb::{KnowledgeBase, Record, popularity};
use relmap_types::{Document, EntityType, Mention, Sentence, Span};

use crate::listed::{self, Listed};
use crate::word::{self, SentenceWords, Word, keys_in};

/// A document with all that its layers ask for; the word lists are [`Lexicon::embedded`](crate::Lexicon::embedded).
pub(crate) struct Text<'a> {
    /// In order.
    pub(crate) sentences: Vec<SentenceWords>,
    /// What is known of names; a user's own names are part of it.
    pub(crate) kb: &'a KnowledgeBase,
    /// By sentence: the names of the knowledge base that its words support, in order; they may overlap.
    pub(crate) listed: Vec<Vec<Listed>>,
}

impl<'a> Text<'a> {
    /// Reads a document whose sentences are `sentences`, in order.
    pub(crate) fn new(document: &Document, sentences: &[Sentence], kb: &'a KnowledgeBase) -> Self {
        let sentences = word::view(document, sentences, kb);
        let listed = sentences.iter().map(|words| listed::find(words, kb)).collect();
        Self {
            sentences,
            kb,
            listed,
        }
    }

    /// The sentence that a mention stands in.
    pub(crate) fn sentence(&self, mention: &Mention) -> &SentenceWords {
        &self.sentences[mention.sentence as usize]
    }

    /// The tokens that a mention covers.
    pub(crate) fn name(&self, mention: &Mention) -> Stretch<'_> {
        let sentence = self.sentence(mention);
        let words = &sentence.words;
        let start = words.partition_point(|word| word.span.start() < mention.span.start());
        let end = words.partition_point(|word| word.span.end() <= mention.span.end());
        Stretch::new(sentence, start..end.max(start))
    }

    /// The key of a mention.
    pub(crate) fn key(&self, mention: &Mention) -> String {
        self.name(mention).key()
    }

    /// Whether the knowledge base has something of this name.
    pub(crate) fn is_known(&self, key: &str) -> bool {
        !self.kb.lookup(key).is_empty()
    }

    /// What a name means first.
    pub(crate) fn best(&self, key: &str) -> Option<Record<'a>> {
        Some(self.kb.record(self.kb.lookup(key).best()?.record))
    }

    /// The type of what is well known under a name.
    pub(crate) fn well_known(&self, key: &str) -> Option<EntityType> {
        let best = self
            .best(key)
            .filter(|best| best.popularity >= popularity::WELL_KNOWN);
        best.map(|best| best.entity_type)
    }

    /// Popularity of the best known that bears a name.
    pub(crate) fn popularity(&self, key: &str) -> u8 {
        let candidates = self.kb.lookup(key);
        let known = candidates
            .iter()
            .map(|each| self.kb.record(each.record).popularity);
        known.max().unwrap_or(0)
    }
}

/// Tokens of a sentence, and what stands beside them. It reads as the slice of its words.
#[derive(Clone, Copy)]
pub(crate) struct Stretch<'t> {
    /// The sentence that it is of.
    pub(crate) sentence: &'t SentenceWords,
    /// First token.
    pub(crate) start: usize,
    /// One past the last token.
    pub(crate) end: usize,
}

impl<'t> Stretch<'t> {
    /// Tokens of a sentence.
    pub(crate) fn new(sentence: &'t SentenceWords, tokens: Range<usize>) -> Self {
        Self {
            sentence,
            start: tokens.start,
            end: tokens.end,
        }
    }

    /// Its words.
    pub(crate) fn words(self) -> &'t [Word] {
        &self.sentence.words[self.start..self.end]
    }

    /// The words before it.
    pub(crate) fn all_before(self) -> &'t [Word] {
        &self.sentence.words[..self.start]
    }

    /// The words behind it.
    pub(crate) fn all_behind(self) -> &'t [Word] {
        &self.sentence.words[self.end..]
    }

    /// The `n`th word before it, 1 being right before.
    pub(crate) fn before(self, n: usize) -> Option<&'t Word> {
        self.sentence.words.get(self.start.checked_sub(n)?)
    }

    /// The `n`th word behind it, 1 being right behind.
    pub(crate) fn behind(self, n: usize) -> Option<&'t Word> {
        self.sentence.words.get((self.end + n).checked_sub(1)?)
    }

    /// Keys of its words parted by spaces, marks left out.
    pub(crate) fn key(self) -> String {
        keys_in(self.words())
    }

    /// Where it stands in the document; `None` if it is empty.
    pub(crate) fn span(self) -> Option<Span> {
        let words = self.words();
        Some(words.first()?.span.to(words.last()?.span))
    }
}

impl Deref for Stretch<'_> {
    type Target = [Word];

    fn deref(&self) -> &[Word] {
        self.words()
    }
}
