//! The recognizer: a model if there is one, and the layers that complete it.

use relmap_kb::KnowledgeBase;
use relmap_types::{Document, Mention, Sentence};

use crate::layer::{Draft, agreement, consistency, demonym, gazetteer, joint, pattern, refute, title};
use crate::tagger::Tagger;
use crate::{Lexicon, Recognizer, word};

/// Finds names by a trained tagger, by the knowledge base, by patterns and by agreement within the document.
#[derive(Clone, Copy)]
pub struct RuleRecognizer<'kb> {
    kb: &'kb KnowledgeBase,
    lexicon: &'static Lexicon,
    tagger: Option<&'kb Tagger>,
}

impl<'kb> RuleRecognizer<'kb> {
    /// A recognizer over a knowledge base.
    pub fn new(kb: &'kb KnowledgeBase) -> Self {
        static T: std::sync::OnceLock<Tagger> = std::sync::OnceLock::new();
        let tagger = std::env::var("TAGGER").ok().map(|p| T.get_or_init(|| Tagger::from_bytes(&std::fs::read(p).unwrap()).unwrap()));
        Self { kb, lexicon: Lexicon::embedded(), tagger }
    }
}

impl Recognizer for RuleRecognizer<'_> {
    fn recognize(&self, document: &Document, sentences: &[Sentence]) -> Vec<Mention> {
        let words = word::view(document, sentences, self.kb);
        let layers = std::env::var("LAYERS").unwrap_or("gpa".into());
        let found = self.tagger.map(|t| t.recognize(document, sentences)).unwrap_or_default();
        let mut draft = Draft::new(&words, found);
        if layers.contains('g') { gazetteer::mark(&words, self.kb, self.lexicon, &mut draft);}
        if layers.contains('p') { pattern::mark(&words, self.lexicon, &mut draft);}
        if layers.contains('a') { agreement::spread(&words, self.lexicon, &mut draft);}
        demonym::mark(&words, &mut draft);
        let mut mentions = joint::part(&words, self.kb, draft.finish());
        if layers.contains('r') { refute::drop_refuted(&words, &mut mentions);}
        if layers.contains('c') { consistency::agree(&words, self.kb, &mut mentions);}
        if layers.contains('t') { title::trim(&words, self.lexicon, &mut mentions);}
        mentions
    }
}
