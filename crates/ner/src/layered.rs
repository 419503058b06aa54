//! What a run uses: a tagger's names, completed and corrected by what the document and the knowledge base say.

use relmap_kb::KnowledgeBase;
use relmap_types::{Document, Mention, Sentence};

use crate::layer::{
    Draft, agreement, consistency, demonym, edge, ends, gazetteer, hashtag, joint, legal, letters, office,
    refute, seam, seat, table, widen,
};
use crate::tagger::{NameTagger, mentions};
use crate::{Lexicon, Recognizer, word};

/// Finds names by a tagger first, then by the knowledge base and by agreement within the document.
#[derive(Clone, Copy)]
pub struct LayeredRecognizer<'a> {
    tagger: &'a dyn NameTagger,
    kb: &'a KnowledgeBase,
    lexicon: &'static Lexicon,
}

impl<'a> LayeredRecognizer<'a> {
    /// A recognizer over the tagger of an engine and a knowledge base.
    pub fn new(tagger: &'a dyn NameTagger, kb: &'a KnowledgeBase) -> Self {
        Self {
            tagger,
            kb,
            lexicon: Lexicon::embedded(),
        }
    }
}

impl Recognizer for LayeredRecognizer<'_> {
    fn recognize(&self, document: &Document, sentences: &[Sentence]) -> Vec<Mention> {
        let words = word::view(document, sentences, self.kb);
        let found = seam::mend(&words, mentions(self.tagger, document, sentences));
        let found = hashtag::part(&words, self.kb, found);
        let found = joint::part(&words, self.kb, self.lexicon, found);
        let found = office::part(&words, self.kb, self.lexicon, found);
        let names = gazetteer::find(&words, self.kb, self.lexicon);
        let mut found = widen::widen(&words, &names, found);
        legal::mark(&words, self.lexicon, &mut found);
        ends::mark(&words, self.kb, self.lexicon, &mut found);
        edge::trim(&words, self.kb, self.lexicon, &mut found);
        demonym::drop_names(&words, self.kb, &mut found);
        let mut draft = Draft::new(&words, found);
        gazetteer::mark(&words, &names, &mut draft);
        agreement::spread(&words, self.lexicon, &mut draft);
        demonym::mark(&words, self.lexicon, &mut draft);
        let mut mentions = draft.finish();
        refute::drop_refuted(&words, self.kb, self.lexicon, &mut mentions);
        letters::drop_letters(&words, self.kb, self.lexicon, &mut mentions);
        seat::mark(&words, &mut mentions);
        consistency::agree(&words, self.kb, &mut mentions);
        table::mark(&words, self.kb, &mut mentions);
        mentions
    }
}
