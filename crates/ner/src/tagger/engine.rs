//! Tagging of tokenised documents.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::agreement::Agreement;
use super::decode::{Decoder, Scores};
use super::error::ModelError;
use super::facts::Facts;
use super::feature::{SentenceView, Usage, View};
use super::label::{self, LabelledName, N_WEIGHED, NameType};
use super::lexicon::Lexicon;
use super::model::Model;

/// A trained tagger, ready to use from any number of threads.
#[derive(Debug)]
pub struct Tagger {
    model: Model,
}

/// A name that the tagger found: tokens of one sentence, type and confidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TaggedName {
    /// Tokens and type.
    pub name: LabelledName,
    /// Probability under the model, in `[0, 1]`.
    pub confidence: f32,
}

/// What tagging needs again and again; one a thread.
#[derive(Debug, Default)]
struct Scratch {
    ids: FxHashMap<u64, u32>,
    usage: FxHashMap<u64, Usage>,
    buffer: String,
    sentence: SentenceView,
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
        Model::from_bytes(file).map(Self::new)
    }

    /// Takes a model that was just trained.
    pub const fn new(model: Model) -> Self {
        Self { model }
    }

    /// Names in a document, by sentence: `document[sentence][token]`.
    ///
    /// Names of [`NameType::Other`] are left out. O(n) for n tokens.
    pub fn tag<S: AsRef<str>>(&self, document: &[Vec<S>]) -> Vec<Vec<TaggedName>> {
        SCRATCH.with_borrow_mut(|scratch| {
            let view = view(document, &self.model.lexicon, scratch);
            let mut scores = self.first_scores(&view, &mut scratch.sentence);
            let mut decoder = Decoder::new(&self.model.first.transitions);
            let mut labels: Vec<Vec<u8>> = Vec::with_capacity(scores.len());
            for scores in &scores {
                let mut sentence = Vec::with_capacity(scores.len());
                decoder.decode(scores, &mut sentence);
                labels.push(sentence);
            }
            if !self.model.second.is_empty() {
                decoder = self.second_pass(&view, &mut scratch.agreement, &mut scores, &mut labels);
            }
            let names = |(labels, scores): (&Vec<u8>, &Vec<Scores>)| {
                let found: Vec<LabelledName> =
                    label::names(labels).filter(|name| name.name_type != NameType::Other).collect();
                if found.is_empty() {
                    return Vec::new();
                }
                let confidence = decoder.confidence(scores, &found, self.model.units_per_nat);
                let names = found.into_iter().zip(confidence);
                names.map(|(name, confidence)| TaggedName { name, confidence }).collect()
            };
            labels.iter().zip(&scores).map(names).collect()
        })
    }

    fn first_scores(&self, view: &View, sentence_view: &mut SentenceView) -> Vec<Vec<Scores>> {
        let of_sentence = |sentence: &Vec<u32>| {
            sentence_view.prepare(view, sentence, &self.model.lexicon);
            let of_token = |idx| {
                let mut scores = [0; N_WEIGHED];
                sentence_view.features(view, idx, |feature| self.model.first.add(feature, &mut scores));
                scores
            };
            (0..sentence.len()).map(of_token).collect()
        };
        view.sentences.iter().map(of_sentence).collect()
    }

    /// Adds what the rest of the document says to the scores and decodes again.
    fn second_pass(
        &self,
        view: &View,
        agreement: &mut Agreement,
        scores: &mut [Vec<Scores>],
        labels: &mut [Vec<u8>],
    ) -> Decoder {
        let mut decoder = Decoder::new(&self.model.second.transitions);
        agreement.count(view, labels);
        for ((sentence, scores), labels) in view.sentences.iter().zip(scores).zip(labels) {
            for (idx, scores) in scores.iter_mut().enumerate() {
                let add = |feature| self.model.second.add(feature, scores);
                agreement.features(view, sentence, labels, idx, add);
            }
            decoder.decode(scores, labels);
        }
        decoder
    }
}

/// The document's tokens with their facts, each distinct token looked at once.
fn view<S: AsRef<str>>(document: &[Vec<S>], lexicon: &Lexicon, scratch: &mut Scratch) -> View {
    scratch.ids.clear();
    let mut view = View { facts: vec![Facts::edge()], ..View::default() };
    for sentence in document {
        let mut tokens = Vec::with_capacity(sentence.len());
        for token in sentence {
            let token = token.as_ref();
            let id = *scratch.ids.entry(super::hash::bytes(token.as_bytes())).or_insert_with(|| {
                view.facts.push(Facts::new(token, lexicon, &mut scratch.buffer));
                view.facts.len() as u32 - 1
            });
            tokens.push(id);
        }
        view.sentences.push(tokens);
    }
    view.count_usage(&mut scratch.usage);
    view
}

/// Hands the first pass's features of every token to `emit`, with sentence and token.
pub(crate) fn first_features<S: AsRef<str>>(
    document: &[Vec<S>],
    lexicon: &Lexicon,
    mut emit: impl FnMut(usize, usize, u64),
) {
    SCRATCH.with_borrow_mut(|scratch| {
        let view = view(document, lexicon, scratch);
        for (n, sentence) in view.sentences.iter().enumerate() {
            scratch.sentence.prepare(&view, sentence, lexicon);
            for idx in 0..sentence.len() {
                scratch.sentence.features(&view, idx, |feature| emit(n, idx, feature));
            }
        }
    });
}

/// Hands the second pass's features of every token to `emit`, given the first pass's labels.
pub(crate) fn second_features<S: AsRef<str>>(
    document: &[Vec<S>],
    lexicon: &Lexicon,
    labels: &[Vec<u8>],
    mut emit: impl FnMut(usize, usize, u64),
) {
    SCRATCH.with_borrow_mut(|scratch| {
        let view = view(document, lexicon, scratch);
        scratch.agreement.count(&view, labels);
        for (n, (sentence, labels)) in view.sentences.iter().zip(labels).enumerate() {
            for idx in 0..sentence.len() {
                scratch.agreement.features(&view, sentence, labels, idx, |feature| emit(n, idx, feature));
            }
        }
    });
}
