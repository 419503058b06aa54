//! Documents as feature numbers.

use relmap_ner::tagger::label::N_WEIGHED;
use relmap_ner::tagger::training::Featurizer;
use rustc_hash::FxHashMap;

use crate::corpus::Sample;
use crate::crf::{Dataset, Encoded};

/// Features that are learned: hash and number.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    numbers: FxHashMap<u64, u32>,
    /// Hash of each feature.
    pub(crate) hashes: Vec<u64>,
}

/// What a pass sees of a document.
pub(crate) trait Featurize {
    /// Hands every feature to `emit`, with sentence and token.
    fn features(&mut self, idx: usize, sample: &Sample, emit: &mut dyn FnMut(usize, usize, u64));

    /// Scores of a sentence's tokens that are not learned.
    fn fixed(&self, _idx: usize, _sentence: usize) -> Vec<[f32; N_WEIGHED]> {
        Vec::new()
    }
}

/// The first pass: features of the text.
pub(crate) struct First<'a>(pub(crate) Featurizer<'a>);

/// The second pass: features of the first one's labels, on top of its scores.
pub(crate) struct Second<'a> {
    pub(crate) featurizer: Featurizer<'a>,
    /// `[n_samples][n_sentences][n_tokens]`
    pub(crate) labels: &'a [Vec<Vec<u8>>],
    /// `[n_samples][n_sentences][n_tokens]`
    pub(crate) scores: &'a [Vec<Vec<[f32; N_WEIGHED]>>],
}

impl Featurize for First<'_> {
    fn features(&mut self, _idx: usize, sample: &Sample, emit: &mut dyn FnMut(usize, usize, u64)) {
        self.0.first(&sample.sentences, emit);
    }
}

impl Featurize for Second<'_> {
    fn features(&mut self, idx: usize, sample: &Sample, emit: &mut dyn FnMut(usize, usize, u64)) {
        self.featurizer.second(&sample.sentences, &self.labels[idx], emit);
    }

    fn fixed(&self, idx: usize, sentence: usize) -> Vec<[f32; N_WEIGHED]> {
        self.scores[idx][sentence].clone()
    }
}

impl Vocabulary {
    /// Features that at least `min_count` tokens have, numbered in the order of their hashes.
    pub(crate) fn collect(samples: &[Sample], featurize: &mut dyn Featurize, min_count: u32) -> Self {
        let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
        for (idx, sample) in samples.iter().enumerate() {
            featurize.features(idx, sample, &mut |_, _, feature| {
                *counts.entry(feature).or_default() += 1;
            });
        }
        let mut hashes: Vec<u64> = counts
            .into_iter()
            .filter(|&(_, count)| count >= min_count)
            .map(|(hash, _)| hash)
            .collect();
        hashes.sort_unstable();
        let numbers = hashes
            .iter()
            .enumerate()
            .map(|(number, &hash)| (hash, number as u32))
            .collect();
        Self { numbers, hashes }
    }

    /// Encodes samples; a sample's sentences follow each other.
    pub(crate) fn encode(&self, samples: &[Sample], featurize: &mut dyn Featurize) -> Dataset {
        let mut data = Dataset {
            sentences: Vec::new(),
            n_features: self.hashes.len(),
        };
        for (idx, sample) in samples.iter().enumerate() {
            let base = data.sentences.len();
            for (n, sentence) in sample.sentences.iter().enumerate() {
                data.sentences.push(Encoded {
                    ends: vec![0; sentence.len()],
                    allowed: sample.allowed(n),
                    fixed: featurize.fixed(idx, n),
                    weight: sample.weight,
                    ..Encoded::default()
                });
            }
            featurize.features(idx, sample, &mut |sentence, token, feature| {
                let encoded = &mut data.sentences[base + sentence];
                if let Some(&number) = self.numbers.get(&feature) {
                    encoded.features.push(number);
                }
                encoded.ends[token] = encoded.features.len() as u32;
            });
            for encoded in &mut data.sentences[base..] {
                // A token without features ends where the one before it does.
                for token in 1..encoded.ends.len() {
                    encoded.ends[token] = encoded.ends[token].max(encoded.ends[token - 1]);
                }
            }
        }
        data
    }
}
