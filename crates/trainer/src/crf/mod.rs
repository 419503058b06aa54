//! A linear-chain conditional random field, trained by `AdaGrad` on one sentence at a time.
//!
//! Tokens may have several allowed labels: then the sum over all allowed sequences is made likely, which lets corpora
//! that label different things train one model.

mod sums;

mod learn;

use relmap_ner::tagger::Transitions;
use relmap_ner::tagger::label::{N_LABELS, N_WEIGHED};

pub(crate) use self::learn::train;
use crate::corpus::Allowed;

/// Sentences as feature numbers.
#[derive(Debug, Default)]
pub(crate) struct Dataset {
    pub(crate) sentences: Vec<Encoded>,
    pub(crate) n_features: usize,
}

/// A sentence as feature numbers, with fixed scores to start from.
#[derive(Debug, Default)]
pub(crate) struct Encoded {
    /// Features of all tokens in order.
    pub(crate) features: Vec<u32>,
    /// `[n_tokens]`: one past the token's last feature.
    pub(crate) ends: Vec<u32>,
    /// `[n_tokens]`
    pub(crate) allowed: Vec<Allowed>,
    /// `[n_tokens]`: scores in nats that are not learned; empty for none.
    pub(crate) fixed: Vec<[f32; N_WEIGHED]>,
    /// Weight of the sentence.
    pub(crate) weight: f32,
}

/// Weights in nats.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    pub(crate) rows: Vec<[f32; N_WEIGHED]>,
    pub(crate) transitions: [[f32; N_LABELS]; N_LABELS],
}

impl Encoded {
    fn token(&self, idx: usize) -> &[u32] {
        let start = if idx == 0 { 0 } else { self.ends[idx - 1] as usize };
        &self.features[start..self.ends[idx] as usize]
    }
}

impl Weights {
    /// The mean of the weights of several runs over the same features.
    pub(crate) fn mean(runs: &[Self]) -> Self {
        let share = 1.0 / runs.len().max(1) as f32;
        let mut mean = Self::zero(runs.first().map_or(0, |run| run.rows.len()));
        let add = |weights: &mut Self, run: &Self| {
            let rows = weights.rows.iter_mut().zip(&run.rows);
            for (to, from) in rows.flat_map(|(to, from)| to.iter_mut().zip(from)) {
                *to += share * from;
            }
            let transitions = weights.transitions.iter_mut().zip(&run.transitions);
            for (to, from) in transitions.flat_map(|(to, from)| to.iter_mut().zip(from)) {
                *to += share * from;
            }
        };
        for run in runs {
            add(&mut mean, run);
        }
        mean
    }

    pub(crate) fn zero(n_features: usize) -> Self {
        Self {
            rows: vec![[0.0; N_WEIGHED]; n_features],
            transitions: [[0.0; N_LABELS]; N_LABELS],
        }
    }

    /// Scores of every token in nats.
    pub(crate) fn scores(&self, sentence: &Encoded) -> Vec<[f32; N_WEIGHED]> {
        (0..sentence.ends.len())
            .map(|idx| {
                let mut scores = sentence.fixed.get(idx).copied().unwrap_or_default();
                for &feature in sentence.token(idx) {
                    add(&mut scores, &self.rows[feature as usize], 1.0);
                }
                scores
            })
            .collect()
    }

    /// Transitions in units of which `scale` make a nat.
    pub(crate) fn transitions(&self, scale: f32) -> Transitions {
        self.transitions
            .map(|row| row.map(|weight| (weight * scale).round() as i32))
    }

    fn add(&mut self, other: &Self) {
        for (row, other) in self.rows.iter_mut().zip(&other.rows) {
            add(row, other, 1.0);
        }
        for (row, other) in self.transitions.iter_mut().zip(&other.transitions) {
            row.iter_mut().zip(other).for_each(|(a, b)| *a += b);
        }
    }

    fn multiply(&mut self, by: f32) {
        self.rows.iter_mut().flatten().for_each(|weight| *weight *= by);
        self.transitions
            .iter_mut()
            .flatten()
            .for_each(|weight| *weight *= by);
    }
}

#[inline]
fn add(scores: &mut [f32; N_WEIGHED], row: &[f32; N_WEIGHED], by: f32) {
    for (score, weight) in scores.iter_mut().zip(row) {
        *score += by * weight;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_of_runs() {
        let of = |weight: f32| {
            let mut weights = Weights::zero(2);
            weights.rows[1][3] = weight;
            weights.transitions[0][1] = -weight;
            weights
        };
        let mean = Weights::mean(&[of(1.0), of(2.0), of(6.0)]);
        assert!((mean.rows[1][3] - 3.0).abs() < 1e-6 && (mean.transitions[0][1] + 3.0).abs() < 1e-6);
        assert!(mean.rows[0].iter().all(|weight| weight.abs() < 1e-6));
        assert!(Weights::mean(&[]).rows.is_empty());
    }
}
