//! The recognizer without a trained model.

use relmap_kb::KnowledgeBase;
use relmap_types::{Document, Mention, Sentence};

use crate::layer::{Draft, agreement, demonym, gazetteer, hyphen, pattern};
use crate::{Lexicon, Recognizer, word};

/// Finds names by the knowledge base, by patterns of capitalised words, and by agreement within the document.
#[derive(Clone, Copy)]
pub struct RuleRecognizer<'kb> {
    kb: &'kb KnowledgeBase,
    lexicon: &'static Lexicon,
}

impl<'kb> RuleRecognizer<'kb> {
    /// A recognizer over a knowledge base.
    pub fn new(kb: &'kb KnowledgeBase) -> Self {
        Self { kb, lexicon: Lexicon::embedded() }
    }
}

impl Recognizer for RuleRecognizer<'_> {
    fn recognize(&self, document: &Document, sentences: &[Sentence]) -> Vec<Mention> {
        let words = word::view(document, sentences, self.kb);
        let mut draft = Draft::new(&words, Vec::new());
        gazetteer::mark(&words, self.kb, self.lexicon, &mut draft);
        pattern::mark(&words, self.lexicon, &mut draft);
        agreement::spread(&words, self.lexicon, &mut draft);
        demonym::mark(&words, &mut draft);
        hyphen::part(&words, self.kb, draft.finish())
    }
}
