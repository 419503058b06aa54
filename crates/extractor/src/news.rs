//! A document with what was found in it, and one mention of it with the text and the mentions beside it.

use relmap_kb::KnowledgeBase;
use relmap_types::{Document, EntityType, Mention};

use crate::around::Around;

/// A document, its mentions in the order of the text, and what is known of names: what every step of reading it asks.
#[derive(Clone, Copy)]
pub(crate) struct News<'a> {
    pub(crate) document: &'a Document,
    pub(crate) mentions: &'a [Mention],
    pub(crate) kb: &'a KnowledgeBase,
}

impl<'a> News<'a> {
    /// The mention of this number, which the document has.
    pub(crate) fn at(self, index: usize) -> Mentioned<'a> {
        Mentioned {
            news: self,
            index,
            mention: &self.mentions[index],
        }
    }

    /// All mentions, in the order of the text.
    pub(crate) fn all(self) -> impl Iterator<Item = Mentioned<'a>> {
        (0..self.mentions.len()).map(move |index| self.at(index))
    }

    /// The mentions that are names, in the order of the text.
    pub(crate) fn names(self) -> impl Iterator<Item = Mentioned<'a>> {
        self.all().filter(|mentioned| mentioned.mention.kind.is_name())
    }
}

/// One mention of a document.
#[derive(Clone, Copy)]
pub(crate) struct Mentioned<'a> {
    pub(crate) news: News<'a>,
    /// Its number among the mentions of the document.
    pub(crate) index: usize,
    pub(crate) mention: &'a Mention,
}

impl<'a> Mentioned<'a> {
    /// What is written there.
    pub(crate) fn surface(self) -> &'a str {
        self.news.document.surface(self.mention.span)
    }

    /// What is written there, with the text before it and behind it as far as rules look.
    pub(crate) fn around(self) -> Around<'a> {
        let (document, span) = (self.news.document, self.mention.span);
        Around::new(
            document.before(span),
            document.surface(span),
            document.after(span),
        )
    }

    /// Whether it is a name of something of this type.
    pub(crate) fn is_name_of(self, entity_type: EntityType) -> bool {
        self.mention.kind.is_name() && self.mention.entity_type == entity_type
    }

    /// The mention before it.
    pub(crate) fn previous(self) -> Option<Self> {
        Some(self.news.at(self.index.checked_sub(1)?))
    }

    /// The mention behind it.
    pub(crate) fn next(self) -> Option<Self> {
        let index = self.index + 1;
        (index < self.news.mentions.len()).then(|| self.news.at(index))
    }

    /// The text between it and a later mention; empty if they overlap.
    pub(crate) fn until(self, later: Self) -> &'a str {
        let between = self.news.document.between(self.mention.span, later.mention.span);
        between.unwrap_or_default()
    }
}
