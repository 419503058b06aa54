//! Tagging of tokenised documents.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::agreement::Agreement;
use super::batch::Batch;
use super::decode::{Decoder, Scores};
use super::error::ModelError;
use super::feature::{SentenceView, View};
use super::file;
use super::label::N_WEIGHED;
use super::model::{Model, Stage};
use super::name::{NameTagger, TaggedName};
use super::store::Store;
use super::usage::{Usage, count_usage};

/// A trained tagger, ready to use from any number of threads.
#[derive(Debug)]
pub struct Tagger {
    model: Model,
    first: Decoder,
    second: Decoder,
    /// Tells the tokens that a thread keeps for this model from those of another.
    identity: u64,
}

/// What tagging needs again and again; one a thread.
#[derive(Debug, Default)]
struct Scratch {
    /// Model that the stored tokens belong to.
    identity: u64,
    store: Store,
    sentences: Vec<Vec<u32>>,
    usage: FxHashMap<u64, Usage>,
    sentence: SentenceView,
    batch: Batch,
    agreement: Agreement,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

impl Tagger {
    /// Reads a model file.
    ///
    /// # Errors
    /// [`ModelError`] if the file is not a model of this version or is damaged.
    pub fn from_bytes(file: &[u8]) -> Result<Self, ModelError> {
        let model = Model::from_bytes(file)?;
        Ok(Self::with_identity(model, file::checksum(file)))
    }

    /// Reads the model that is part of the program.
    ///
    /// # Errors
    /// [`ModelError`] if it was written by another version, which a test rules out.
    #[cfg(feature = "embedded-model")]
    pub fn embedded() -> Result<Self, ModelError> {
        Self::from_bytes(include_bytes!("../../model/fast.model"))
    }

    /// Takes a model, read or just trained.
    pub fn new(model: Model) -> Self {
        let identity = model.identity();
        Self::with_identity(model, identity)
    }

    fn with_identity(model: Model, identity: u64) -> Self {
        let decoder = |stage: &Stage| Decoder::new(&stage.transitions, model.units_per_nat);
        let (first, second) = (decoder(&model.first), decoder(&model.second));
        Self {
            model,
            first,
            second,
            identity,
        }
    }

    /// A number that tells models apart: the checksum of the file that it was read from.
    ///
    /// A model that was just trained has no file; its number is made from its weights.
    pub fn identity(&self) -> u64 {
        self.identity
    }

    /// The model.
    pub fn into_model(self) -> Model {
        self.model
    }

    /// Names in a document, by sentence: `document[sentence][token]`.
    ///
    /// Names of [`super::label::NameType::Other`] are left out. O(n) for n tokens.
    pub fn tag<S: AsRef<str>>(&self, document: &[Vec<S>]) -> Vec<Vec<TaggedName>> {
        self.with_first_pass(document, |view, mut scores, agreement| {
            let decode = |scores: &Vec<Scores>| {
                let mut labels = Vec::new();
                self.first.decode(scores, &mut labels);
                labels
            };
            let mut labels: Vec<Vec<u8>> = scores.iter().map(decode).collect();
            let mut decoder = &self.first;
            if !self.model.second.is_empty() {
                self.second_pass(view, agreement, &mut scores, &mut labels);
                decoder = &self.second;
            }
            let names = |(labels, scores): (&Vec<u8>, &Vec<Scores>)| decoder.names(scores, labels);
            labels.iter().zip(&scores).map(names).collect()
        })
    }

    /// What the second pass adds to the scores of another tagger, in units, by sentence and token.
    ///
    /// `label` is handed the scores of the first pass, without transitions, and says how it labels the document.
    pub(crate) fn second_scores<S: AsRef<str>>(
        &self,
        document: &[Vec<S>],
        label: impl FnOnce(&[Vec<Scores>]) -> Vec<Vec<u8>>,
    ) -> Vec<Vec<Scores>> {
        self.with_first_pass(document, |view, mut scores, agreement| {
            let labels = label(&scores);
            for scores in &mut scores {
                scores.fill([0; N_WEIGHED]);
            }
            if !self.model.second.is_empty() {
                self.add_agreement(view, agreement, &mut scores, &labels);
            }
            scores
        })
    }

    /// The likeliest labels of a sentence by the scores of the first pass, if they are doubted by less than `doubt` nats a
    /// token: the negative logarithm of the probability that all of them are right, by the number of tokens.
    pub(crate) fn sure_labels(&self, scores: &[Scores], doubt: f32) -> Option<Vec<u8>> {
        let mut labels = Vec::new();
        self.first.decode(scores, &mut labels);
        let confidence = self.first.confidence_of_all(scores, &labels);
        let doubted = -libm::logf(confidence.max(f32::MIN_POSITIVE));
        (doubted < doubt * labels.len() as f32).then_some(labels)
    }

    /// Units of score in one nat.
    pub(crate) fn units_per_nat(&self) -> u32 {
        self.model.units_per_nat
    }

    /// Works out a document's tokens and their first scores, for `then` to use.
    fn with_first_pass<S: AsRef<str>, T>(
        &self,
        document: &[Vec<S>],
        then: impl FnOnce(&View<'_>, Vec<Vec<Scores>>, &mut Agreement) -> T,
    ) -> T {
        SCRATCH.with_borrow_mut(|scratch| {
            let Scratch {
                identity,
                store,
                sentences,
                usage,
                sentence,
                batch,
                agreement,
            } = scratch;
            if std::mem::replace(identity, self.identity) != self.identity {
                store.clear();
            }
            store.trim();
            number(document, sentences, |token| {
                store.number(token, &self.model.wordbook, Some(&self.model.first))
            });
            count_usage(&store.facts, sentences, usage);
            let view = View {
                facts: &store.facts,
                sentences,
                usage,
            };
            let scores = self.first_scores(&view, store, sentence, batch);
            then(&view, scores, agreement)
        })
    }

    fn first_scores(
        &self,
        view: &View<'_>,
        store: &Store,
        sentence_view: &mut SentenceView,
        batch: &mut Batch,
    ) -> Vec<Vec<Scores>> {
        let of_sentence = |sentence: &Vec<u32>| {
            sentence_view.prepare(view, sentence, &self.model.wordbook);
            batch.clear();
            for idx in 0..sentence.len() {
                batch.add(|features| sentence_view.features(view, idx, |feature| features.push(feature)));
            }
            let sums = batch.sums(&self.model.first).enumerate();
            sums.map(|(idx, mut sums)| {
                // Less than 200 weights with those of single tokens, so that the sums hold them.
                for (offset, &token) in sentence_view.around(idx).iter().enumerate() {
                    let unary = &store.scores[token as usize][offset];
                    sums.iter_mut().zip(unary).for_each(|(sum, unary)| *sum += unary);
                }
                sums.map(i32::from)
            })
            .collect()
        };
        view.sentences.iter().map(of_sentence).collect()
    }

    /// Adds what the rest of the document says to the scores and decodes again.
    fn second_pass(
        &self,
        view: &View<'_>,
        agreement: &mut Agreement,
        scores: &mut [Vec<Scores>],
        labels: &mut [Vec<u8>],
    ) {
        self.add_agreement(view, agreement, scores, labels);
        for (scores, labels) in scores.iter().zip(labels) {
            self.second.decode(scores, labels);
        }
    }

    /// Adds what the labels of the rest of the document say to the scores.
    fn add_agreement(
        &self,
        view: &View<'_>,
        agreement: &mut Agreement,
        scores: &mut [Vec<Scores>],
        labels: &[Vec<u8>],
    ) {
        agreement.count(view, labels);
        for ((sentence, scores), labels) in view.sentences.iter().zip(scores).zip(labels) {
            for (idx, scores) in scores.iter_mut().enumerate() {
                let add = |feature| self.model.second.add(feature, scores);
                agreement.features(view, sentence, labels, idx, add);
            }
        }
    }
}

impl NameTagger for Tagger {
    fn tag(&self, document: &[Vec<&str>]) -> Vec<Vec<TaggedName>> {
        self.tag(document)
    }
}

/// Numbers the tokens of a document.
pub(super) fn number<S: AsRef<str>>(
    document: &[Vec<S>],
    sentences: &mut Vec<Vec<u32>>,
    mut number: impl FnMut(&str) -> u32,
) {
    sentences.resize_with(document.len(), Vec::new);
    for (sentence, tokens) in sentences.iter_mut().zip(document) {
        sentence.clear();
        sentence.extend(tokens.iter().map(|token| number(token.as_ref())));
    }
}
