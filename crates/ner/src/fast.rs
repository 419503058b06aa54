//! The fast engine: a trained tagger, completed and corrected by what the document and the knowledge base say.

use relmap_kb::KnowledgeBase;
use relmap_types::{Document, Mention, Sentence};

use crate::layer::{Draft, agreement, consistency, demonym, edge, gazetteer, joint, refute, widen};
use crate::tagger::Tagger;
use crate::{Lexicon, Recognizer, word};

/// Finds names by the tagger first, then by the knowledge base and by agreement within the document.
#[derive(Clone, Copy)]
pub struct FastRecognizer<'a> {
    tagger: &'a Tagger,
    kb: &'a KnowledgeBase,
    lexicon: &'static Lexicon,
}

impl<'a> FastRecognizer<'a> {
    /// A recognizer over a model and a knowledge base.
    pub fn new(tagger: &'a Tagger, kb: &'a KnowledgeBase) -> Self {
        Self {
            tagger,
            kb,
            lexicon: Lexicon::embedded(),
        }
    }
}

impl Recognizer for FastRecognizer<'_> {
    fn recognize(&self, document: &Document, sentences: &[Sentence]) -> Vec<Mention> {
        let words = word::view(document, sentences, self.kb);
        let found = joint::part(
            &words,
            self.kb,
            self.lexicon,
            self.tagger.recognize(document, sentences),
        );
        let mut found = widen::widen(&words, self.kb, self.lexicon, found);
        edge::trim(&words, self.kb, self.lexicon, &mut found);
        demonym::drop_names(&words, self.kb, &mut found);
        let mut draft = Draft::new(&words, found);
        gazetteer::mark(&words, self.kb, self.lexicon, &mut draft);
        agreement::spread(&words, self.lexicon, &mut draft);
        demonym::mark(&words, &mut draft);
        let mut mentions = draft.finish();
        refute::drop_refuted(&words, self.kb, self.lexicon, &mut mentions);
        consistency::agree(&words, self.kb, &mut mentions);
        mentions
    }
}
