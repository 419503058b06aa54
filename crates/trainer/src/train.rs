//! From samples to a model.

use std::thread;

use relmap_ner::tagger::label::{N_LABELS, N_WEIGHED, OUTSIDE, is_open, may_follow};
use relmap_ner::tagger::training::Featurizer;
use relmap_ner::tagger::{Model, Row, Stage, Wordbook};

use crate::config::Learning;
use crate::corpus::Sample;
use crate::crf::{self, Dataset, Weights};
use crate::encode::{First, Second, Vocabulary};

/// Largest quantised weight.
const LARGEST: f32 = 127.0;

/// Distance of the seeds of two runs: beyond those of the folds.
const RUN_SEEDS: u64 = 1_000;

/// Trains a model; `talk` is told how it goes.
pub(crate) fn train(
    samples: &[Sample],
    wordbook: Wordbook,
    learning: &Learning,
    seed: u64,
    talk: &mut dyn FnMut(&str),
) -> Model {
    let scale = LARGEST / learning.max_weight;
    let mut featurize = First(Featurizer::new(&wordbook));
    let vocabulary = Vocabulary::collect(samples, &mut featurize, learning.min_count);
    let data = vocabulary.encode(samples, &mut featurize);
    talk(&format!(
        "{} sentences, {} features",
        data.sentences.len(),
        data.n_features
    ));
    let weights = mean_of_runs(&data, learning, seed, talk);
    let first = quantise(&vocabulary, &weights, learning);
    let second = if learning.folds > 1 {
        second_pass(samples, &wordbook, &data, &weights, learning, seed, talk)
    } else {
        Stage::new(Vec::new(), weights.transitions(scale))
    };
    talk(&format!(
        "{} features in the file, {} of the second pass",
        first.len(),
        second.len()
    ));
    let units_per_nat = (scale * learning.temperature).round().max(1.0) as i32;
    Model::new(wordbook, first, second, units_per_nat.unsigned_abs())
}

/// The mean of the weights of several runs that differ by their seed: one run is half a point of F1 better than the next by chance.
fn mean_of_runs(data: &Dataset, learning: &Learning, seed: u64, talk: &mut dyn FnMut(&str)) -> Weights {
    let all: Vec<usize> = (0..data.sentences.len()).collect();
    let all = all.as_slice();
    let runs: Vec<Weights> = thread::scope(|scope| {
        let others: Vec<_> = (1..learning.runs.max(1) as u64)
            .map(|run| {
                let seed = seed + RUN_SEEDS * run;
                scope.spawn(move || crf::train(data, all, None, learning.epochs, learning, seed, |_, _| {}))
            })
            .collect();
        let first = crf::train(data, all, None, learning.epochs, learning, seed, |epoch, loss| {
            talk(&format!("epoch {epoch}: loss {loss:.4}"));
        });
        let others = others
            .into_iter()
            .map(|run| run.join().expect("training does not panic"));
        std::iter::once(first).chain(others).collect()
    });
    Weights::mean(&runs)
}

/// Learns from predictions on documents that the predicting weights have not seen (jackknife).
fn second_pass(
    samples: &[Sample],
    wordbook: &Wordbook,
    data: &Dataset,
    first: &Weights,
    learning: &Learning,
    seed: u64,
    talk: &mut dyn FnMut(&str),
) -> Stage {
    let mut fold_of = Vec::with_capacity(data.sentences.len());
    for (idx, sample) in samples.iter().enumerate() {
        fold_of.extend(sample.sentences.iter().map(|_| idx % learning.folds));
    }
    let mut scores: Vec<Vec<[f32; N_WEIGHED]>> = vec![Vec::new(); data.sentences.len()];
    let mut labels: Vec<Vec<u8>> = vec![Vec::new(); data.sentences.len()];
    for fold in 0..learning.folds {
        let rest: Vec<usize> = (0..fold_of.len()).filter(|&idx| fold_of[idx] != fold).collect();
        let weights = crf::train(
            data,
            &rest,
            None,
            learning.fold_epochs,
            learning,
            seed + 1 + fold as u64,
            |_, _| {},
        );
        for idx in (0..fold_of.len()).filter(|&idx| fold_of[idx] == fold) {
            scores[idx] = weights.scores(&data.sentences[idx]);
            labels[idx] = decode(&scores[idx], &weights);
        }
        talk(&format!("fold {fold} of {}", learning.folds));
    }
    let (mut scores, mut labels) = (scores.into_iter(), labels.into_iter());
    let by_sample = |sample: &Sample| -> (Vec<_>, Vec<_>) {
        let n = sample.sentences.len();
        (
            scores.by_ref().take(n).collect(),
            labels.by_ref().take(n).collect(),
        )
    };
    let (scores, labels): (Vec<_>, Vec<_>) = samples.iter().map(by_sample).unzip();
    let mut featurize = Second {
        featurizer: Featurizer::new(wordbook),
        labels: &labels,
        scores: &scores,
    };
    let vocabulary = Vocabulary::collect(samples, &mut featurize, learning.second_min_count);
    let data = vocabulary.encode(samples, &mut featurize);
    let all: Vec<usize> = (0..data.sentences.len()).collect();
    let learning = Learning {
        dropout: learning.second_dropout,
        rate: learning.second_rate,
        ..learning.clone()
    };
    let weights = crf::train(
        &data,
        &all,
        Some(&first.transitions),
        learning.second_epochs,
        &learning,
        seed,
        |epoch, loss| {
            talk(&format!("second pass, epoch {epoch}: loss {loss:.4}"));
        },
    );
    quantise(&vocabulary, &weights, &learning)
}

fn quantise(vocabulary: &Vocabulary, weights: &Weights, learning: &Learning) -> Stage {
    let scale = LARGEST / learning.max_weight;
    let mut features: Vec<(u64, Row)> = Vec::new();
    for (&hash, row) in vocabulary.hashes.iter().zip(&weights.rows) {
        if row.iter().any(|weight| weight.abs() >= learning.min_weight) {
            features.push((
                hash,
                row.map(|weight| (weight * scale).round().clamp(-LARGEST, LARGEST) as i8),
            ));
        }
    }
    Stage::new(features, weights.transitions(scale))
}

/// The best labels under weights that are not quantised.
fn decode(scores: &[[f32; N_WEIGHED]], weights: &Weights) -> Vec<u8> {
    let mut best = [f32::NEG_INFINITY; N_LABELS];
    let mut back: Vec<[u8; N_LABELS]> = Vec::with_capacity(scores.len());
    for (idx, scores) in scores.iter().enumerate() {
        let mut here = [f32::NEG_INFINITY; N_LABELS];
        let mut from_label = [OUTSIDE; N_LABELS];
        for to in 0..N_LABELS as u8 {
            for from in (0..N_LABELS as u8).filter(|&from| may_follow(from, to)) {
                let before = match (idx, from) {
                    (0, OUTSIDE) => 0.0,
                    (0, _) => f32::NEG_INFINITY,
                    _ => best[from as usize],
                };
                let sum = before + weights.transitions[from as usize][to as usize];
                if sum > here[to as usize] {
                    (here[to as usize], from_label[to as usize]) = (sum, from);
                }
            }
            here[to as usize] += if to == OUTSIDE {
                0.0
            } else {
                scores[to as usize - 1]
            };
        }
        best = here;
        back.push(from_label);
    }
    let closed = (0..N_LABELS as u8).filter(|&label| !is_open(label));
    let mut here = closed
        .max_by(|&a, &b| best[a as usize].total_cmp(&best[b as usize]))
        .unwrap_or(OUTSIDE);
    let mut labels = vec![OUTSIDE; scores.len()];
    for (label, back) in labels.iter_mut().zip(&back).rev() {
        *label = here;
        here = back[here as usize];
    }
    labels
}
