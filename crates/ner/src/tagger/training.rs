//! What a trainer needs: the features of a document, exactly as the tagger sees them.

use rustc_hash::FxHashMap;

use super::agreement::Agreement;
use super::engine::number;
use super::feature::{SentenceView, View, unary};
use super::hash;
use super::store::Store;
use super::usage::{Usage, count_usage};
use super::wordbook::Wordbook;

/// Checksum of an input file, the same on every machine; it tells files apart and guards against no forger.
pub fn checksum(file: &[u8]) -> u64 {
    hash::bytes(file)
}

/// Makes features of documents; keeps the facts of tokens from one document to the next.
#[derive(Debug)]
pub struct Featurizer<'a> {
    wordbook: &'a Wordbook,
    store: Store,
    sentences: Vec<Vec<u32>>,
    usage: FxHashMap<u64, Usage>,
    agreement: Agreement,
}

impl<'a> Featurizer<'a> {
    /// Makes features with what a wordbook knows.
    pub fn new(wordbook: &'a Wordbook) -> Self {
        let (store, usage, agreement) = (Store::default(), FxHashMap::default(), Agreement::default());
        Self {
            wordbook,
            store,
            sentences: Vec::new(),
            usage,
            agreement,
        }
    }

    /// Hands the first pass's features of every token to `emit`, with the indexes of its sentence and itself.
    ///
    /// The order is by sentence, then token; a token's features always come in the same order.
    pub fn first<S: AsRef<str>>(&mut self, document: &[Vec<S>], mut emit: impl FnMut(usize, usize, u64)) {
        let mut sentence_view = SentenceView::default();
        let wordbook = self.wordbook;
        let view = self.view(document);
        for (n, sentence) in view.sentences.iter().enumerate() {
            sentence_view.prepare(&view, sentence, wordbook);
            for idx in 0..sentence.len() {
                for (offset, &token) in sentence_view.around(idx).iter().enumerate() {
                    unary(&view.facts[token as usize], offset, |feature| {
                        emit(n, idx, feature);
                    });
                }
                sentence_view.features(&view, idx, |feature| emit(n, idx, feature));
            }
        }
    }

    /// Hands the second pass's features of every token to `emit`, given the labels of the first pass.
    pub fn second<S: AsRef<str>>(
        &mut self,
        document: &[Vec<S>],
        labels: &[Vec<u8>],
        mut emit: impl FnMut(usize, usize, u64),
    ) {
        let mut agreement = std::mem::take(&mut self.agreement);
        let view = self.view(document);
        agreement.count(&view, labels);
        for (n, (sentence, labels)) in view.sentences.iter().zip(labels).enumerate() {
            for idx in 0..sentence.len() {
                agreement.features(&view, sentence, labels, idx, |feature| emit(n, idx, feature));
            }
        }
        self.agreement = agreement;
    }

    fn view<S: AsRef<str>>(&mut self, document: &[Vec<S>]) -> View<'_> {
        self.store.trim();
        number(document, &mut self.sentences, |token| {
            self.store.number(token, self.wordbook, None)
        });
        count_usage(&self.store.facts, &self.sentences, &mut self.usage);
        View {
            facts: &self.store.facts,
            sentences: &self.sentences,
            usage: &self.usage,
        }
    }
}
