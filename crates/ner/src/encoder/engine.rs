//! Tagging of tokenised documents with the encoder.

use std::cell::RefCell;

use relmap_kernel::Level;

use super::forward::Scratch;
use super::model::Model;
use super::window::{Batch, Spelled};
use crate::tagger::decode::{Decoder, Scores};
use crate::tagger::label::{N_LABELS, N_WEIGHED};
use crate::tagger::{ModelError, NameTagger, TaggedName, Tagger};

/// Rows after which a batch is worked on: the weights are then read from memory once for many rows, and what a batch needs
/// stays near the processor.
const BATCH_ROWS: usize = 256;

/// Nats by which a label of a word is unlikelier than none, at most and at least.
const MAX_NATS: f32 = 100.0;

/// Divisor of scores before they are taken for logarithms of probabilities: what is said about a name is then as often
/// right as it says, on development data.
const TEMPERATURE_TENTHS: u32 = 30;

/// Nats a word: sentences that the fast engine doubts less are not read by the encoder, a cascade. At this threshold one label
/// in 80 may be wrong by the fast engine's own word; docs/QUALITY.md has the ladder.
pub(crate) const DOUBT: f32 = 0.0125;

/// Nats by which labels that the fast engine is sure of are likelier than others: after [`TEMPERATURE_TENTHS`] 95 %.
const SURE_NATS: f32 = 9.0;

/// A trained encoder, ready to use from any number of threads.
#[derive(Debug)]
pub struct Encoder {
    model: Model,
    decoder: Decoder,
    level: Level,
}

/// The encoder, and the fast engine if the encoder's file gives it a share: together the accurate engine.
#[derive(Clone, Copy, Debug)]
pub struct AccurateTagger<'a> {
    encoder: &'a Encoder,
    fast: &'a Tagger,
    doubt: f32,
}

/// What tagging needs again and again; one a thread.
#[derive(Debug, Default)]
struct Work {
    sentence: Spelled,
    batch: Batch,
    scratch: Scratch,
}

thread_local! {
    static WORK: RefCell<Work> = RefCell::default();
}

impl Encoder {
    /// Reads a model file.
    ///
    /// # Errors
    /// [`ModelError`] if the file is not an encoder of this version or is damaged.
    pub fn from_bytes(file: &[u8]) -> Result<Self, ModelError> {
        Model::from_bytes(file).map(|model| Self {
            decoder: Decoder::new(
                &[[0; N_LABELS]; N_LABELS],
                TEMPERATURE_TENTHS * model.units_per_nat / 10,
            ),
            level: Level::best(),
            model,
        })
    }

    /// Reads the model that is part of the program.
    ///
    /// # Errors
    /// [`ModelError`] if it was written by another version, which a test rules out.
    #[cfg(feature = "embedded-encoder")]
    pub fn embedded() -> Result<Self, ModelError> {
        Self::from_bytes(include_bytes!("../../model/accurate.model"))
    }

    /// The same encoder with another share of the fast engine's scores, from 0; the file states one.
    #[must_use]
    pub fn with_mix(mut self, mix: f32) -> Self {
        self.model.mix = mix;
        self
    }

    /// Scores of labels against none, in units, by sentence and token: `sentences[sentence][token]`.
    pub(super) fn scores<S: AsRef<str>, W: AsRef<[S]>>(&self, sentences: &[W]) -> Vec<Vec<Scores>> {
        let Model {
            vocabulary, capacity, ..
        } = &self.model;
        let mut all = Vec::with_capacity(sentences.len());
        WORK.with_borrow_mut(
            |Work {
                 sentence,
                 batch,
                 scratch,
             }| {
                batch.clear();
                for words in sentences {
                    sentence.take(vocabulary, words.as_ref());
                    if batch.pieces.len() >= BATCH_ROWS && batch.is_complete(sentence, *capacity) {
                        self.finish(batch, scratch, &mut all);
                    }
                    batch.push(vocabulary, sentence, *capacity);
                }
                self.finish(batch, scratch, &mut all);
            },
        );
        for (scores, words) in all.iter_mut().zip(sentences) {
            // Words beyond the cut are in no name.
            scores.resize(words.as_ref().len(), [-self.units(MAX_NATS); N_WEIGHED]);
        }
        all
    }

    /// Works on a batch and begins a new one.
    fn finish(&self, batch: &mut Batch, scratch: &mut Scratch, all: &mut Vec<Vec<Scores>>) {
        scratch.run(&self.model, self.level, batch);
        let (mut rest, _) = scratch.logits.as_chunks::<N_LABELS>();
        for &length in &batch.lengths {
            let (words, others) = rest.split_at(length);
            // What all labels of a word share makes no difference, so that logits do as well as probabilities.
            let of_word =
                |logits: &[f32; N_LABELS]| std::array::from_fn(|idx| self.units(logits[idx + 1] - logits[0]));
            all.push(words.iter().map(of_word).collect());
            rest = others;
        }
        batch.clear();
    }

    /// The likeliest names by scores of labels.
    fn names(&self, all: &[Vec<Scores>]) -> Vec<Vec<TaggedName>> {
        let mut labels = Vec::new();
        let of_sentence = |scores: &Vec<Scores>| {
            self.decoder.decode(scores, &mut labels);
            self.decoder.names(scores, &labels)
        };
        all.iter().map(of_sentence).collect()
    }

    /// Scores of words whose labels are known.
    fn sure_scores(&self, labels: &[u8]) -> Vec<Scores> {
        let units = self.units(SURE_NATS);
        let of_word = |&label: &u8| {
            std::array::from_fn(|idx| {
                if idx + 1 == usize::from(label) {
                    units
                } else {
                    -units
                }
            })
        };
        labels.iter().map(of_word).collect()
    }

    fn units(&self, nats: f32) -> i32 {
        let units = nats.clamp(-MAX_NATS, MAX_NATS) * self.model.units_per_nat as f32;
        // Away from zero at halves, by truncation; no number counts as 0.
        (units + 0.5_f32.copysign(units)) as i32
    }
}

impl<'a> AccurateTagger<'a> {
    /// Tags with an encoder; `fast` has the share in it that the encoder's file states.
    ///
    /// `doubt`, in nats a word from 0, is the least at which the encoder reads a sentence that the fast engine has labelled.
    pub fn new(encoder: &'a Encoder, fast: &'a Tagger, doubt: f32) -> Self {
        Self { encoder, fast, doubt }
    }

    /// Scores of both engines: their first ones, and in full what the rest of the document says.
    fn scores(&self, document: &[Vec<&str>]) -> Vec<Vec<Scores>> {
        let mut all = Vec::new();
        let second = self.fast.second_scores(document, |first| {
            all = self.first_scores(document, first);
            let mut labels = Vec::new();
            let of = |scores: &Vec<Scores>| {
                self.encoder.decoder.decode(scores, &mut labels);
                labels.clone()
            };
            all.iter().map(of).collect()
        });
        for (scores, second) in all.iter_mut().zip(&second) {
            self.add(second, 1.0, scores);
        }
        all
    }

    /// The labels of sentences that the fast engine is sure of; of the others the encoder's scores and a share of the fast
    /// engine's (a cascade, after Wang et al. 2018).
    fn first_scores(&self, document: &[Vec<&str>], first: &[Vec<Scores>]) -> Vec<Vec<Scores>> {
        let sure_labels = |scores: &Vec<Scores>| self.fast.sure_labels(scores, self.doubt);
        let sure: Vec<Option<Vec<u8>>> = first.iter().map(sure_labels).collect();
        let doubtful = document.iter().zip(&sure).filter(|(_, sure)| sure.is_none());
        let doubtful: Vec<&Vec<&str>> = doubtful.map(|(words, _)| words).collect();
        let mut read = self.encoder.scores(&doubtful).into_iter();
        let of_sentence = |(sure, first): (Option<Vec<u8>>, &Vec<Scores>)| {
            sure.map_or_else(
                || {
                    let mut scores = read.next().unwrap_or_default();
                    self.add(first, self.encoder.model.mix, &mut scores);
                    scores
                },
                |labels| self.encoder.sure_scores(&labels),
            )
        };
        sure.into_iter().zip(first).map(of_sentence).collect()
    }

    /// Adds a share of a sentence's scores in units of the fast engine.
    fn add(&self, more: &[Scores], share: f32, scores: &mut [Scores]) {
        let by = share / self.fast.units_per_nat() as f32;
        for (scores, others) in scores.iter_mut().zip(more) {
            for (score, &other) in scores.iter_mut().zip(others) {
                *score += self.encoder.units(other as f32 * by);
            }
        }
    }
}

/// The encoder alone.
impl NameTagger for Encoder {
    fn tag(&self, document: &[Vec<&str>]) -> Vec<Vec<TaggedName>> {
        self.names(&self.scores(document))
    }
}

impl NameTagger for AccurateTagger<'_> {
    fn tag(&self, document: &[Vec<&str>]) -> Vec<Vec<TaggedName>> {
        if self.encoder.model.mix > 0.0 {
            self.encoder.names(&self.scores(document))
        } else {
            self.encoder.tag(document)
        }
    }
}
