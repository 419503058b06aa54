//! What a run uses: a tagger's names, completed and corrected by what the document and the knowledge base say.

use relmap_kb::KnowledgeBase;
use relmap_types::{Document, Mention, Sentence};

use crate::Recognizer;
use crate::layer::{
    agreement, compound, consistency, demonym, edge, ends, gazetteer, hashtag, joint, legal, letters, office,
    refute, seam, seat, table, widen,
};
use crate::tagger::{NameTagger, mentions};
use crate::text::Text;

/// Finds names by a tagger first, then by the knowledge base and by agreement within the document.
#[derive(Clone, Copy)]
pub struct LayeredRecognizer<'a> {
    tagger: &'a dyn NameTagger,
    kb: &'a KnowledgeBase,
}

impl<'a> LayeredRecognizer<'a> {
    /// A recognizer over the tagger of an engine and a knowledge base.
    pub fn new(tagger: &'a dyn NameTagger, kb: &'a KnowledgeBase) -> Self {
        Self { tagger, kb }
    }
}

impl Recognizer for LayeredRecognizer<'_> {
    fn recognize(&self, document: &Document, sentences: &[Sentence]) -> Vec<Mention> {
        let text = &Text::new(document, sentences, self.kb);
        let mut mentions = mentions(self.tagger, document, sentences);
        correct(text, &mut mentions);
        complete(text, &mut mentions);
        check(text, &mut mentions);
        mentions
    }
}

/// Makes one span of one name, with its type: all that comes later asks what names the document has.
fn correct(text: &Text<'_>, mentions: &mut Vec<Mention>) {
    // Halves are joined before wholes are parted: what is mended holds two names at most.
    seam::mend(text, mentions);
    hashtag::part(text, mentions);
    // A part of a compound is a name of its own when both sides of a joint are read.
    compound::part(text, mentions);
    joint::part(text, mentions);
    office::part(text, mentions);
    // Only a name that holds no other may take what stands beside it.
    widen::widen(text, mentions);
    // A legal form is part of the name, and outweighs what the words before it read like.
    legal::mark(text, mentions);
    ends::mark(text, mentions);
    // Titles go from persons alone, so types come first.
    edge::trim(text, mentions);
    // "Turkish Prime Minister" is cut to "Turkish", which names nobody.
    demonym::drop_names(text, mentions);
}

/// Adds mentions where tokens are free.
fn complete(text: &Text<'_>, mentions: &mut Vec<Mention>) {
    gazetteer::mark(text, mentions);
    // What the knowledge base found is found again as well.
    agreement::spread(text, mentions);
    // Last, since it takes every people's name that is part of no other.
    demonym::mark(text, mentions);
}

/// Drops what names nobody and settles types, now that all mentions are there.
fn check(text: &Text<'_>, mentions: &mut Vec<Mention>) {
    refute::drop_refuted(text, mentions);
    letters::drop_letters(text, mentions);
    seat::mark(text, mentions);
    // What is left votes on what each name is.
    consistency::agree(text, mentions);
    // A table says what its names are, whatever the rest of the text read like.
    table::mark(text, mentions);
}
