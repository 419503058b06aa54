//! A linear-chain conditional random field, trained by `AdaGrad` on one sentence at a time.
//!
//! Tokens may have several allowed labels: then the sum over all allowed sequences is made likely, which lets corpora
//! that label different things train one model.

use relmap_ner::tagger::Transitions;
use relmap_ner::tagger::label::{N_LABELS, N_WEIGHED, OUTSIDE, is_open, may_follow};

use crate::config::Learning;
use crate::corpus::Allowed;
use crate::random::Random;

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

/// Scratch of one sentence's sums.
#[derive(Debug, Default)]
struct Sums {
    factors: Vec<[f32; N_LABELS]>,
    forward: Vec<[f32; N_LABELS]>,
    backward: Vec<[f32; N_LABELS]>,
    scale: Vec<f32>,
    /// `[n_tokens]`: probability of each label.
    labels: Vec<[f32; N_LABELS]>,
    transitions: [[f32; N_LABELS]; N_LABELS],
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
}

/// Trains for `epochs`; `transitions` that are given stay as they are, tokens without features stay as they were.
/// Tells `progress` the mean loss in nats a token after each.
pub(crate) fn train(
    data: &Dataset,
    which: &[usize],
    transitions: Option<&[[f32; N_LABELS]; N_LABELS]>,
    epochs: usize,
    learning: &Learning,
    seed: u64,
    mut progress: impl FnMut(usize, f64),
) -> Weights {
    let mut weights = Weights::zero(data.n_features);
    if let Some(transitions) = transitions {
        weights.transitions = *transitions;
    }
    let mut squares = Weights::zero(data.n_features);
    let mut random = Random::new(seed);
    let mut order = which.to_vec();
    let (mut full, mut gold) = (Sums::default(), Sums::default());
    let mut kept: Vec<u32> = Vec::new();
    let mut kept_ends: Vec<usize> = Vec::new();
    let keep = 1.0 / (1.0 - learning.dropout);
    // The mean of the last third of the epochs generalises better than the last point (Polyak averaging).
    let mut mean: Option<Weights> = None;
    let average_from = epochs - epochs / 3;
    let legal: Vec<(usize, usize)> = (0..N_LABELS as u8)
        .flat_map(|from| (0..N_LABELS as u8).map(move |to| (from, to)))
        .filter(|&(from, to)| may_follow(from, to))
        .map(|(from, to)| (from as usize, to as usize))
        .collect();
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        let rate = learning.rate * (1.0 - 0.9 * epoch as f32 / epochs as f32);
        let (mut loss, mut n_tokens) = (0.0_f64, 0_usize);
        for &sentence in &order {
            let sentence = &data.sentences[sentence];
            kept.clear();
            kept_ends.clear();
            full.factors.clear();
            let mut scores = Vec::with_capacity(sentence.ends.len());
            for idx in 0..sentence.ends.len() {
                let mut token = sentence.fixed.get(idx).copied().unwrap_or_default();
                for &feature in sentence.token(idx) {
                    if learning.dropout > 0.0 && random.chance(learning.dropout) {
                        continue;
                    }
                    kept.push(feature);
                    add(&mut token, &weights.rows[feature as usize], keep);
                }
                kept_ends.push(kept.len());
                scores.push(token);
            }
            let all = full.sum(&scores, None, &weights.transitions, &legal);
            let right = if sentence.allowed.iter().all(|mask| mask.is_power_of_two()) {
                gold.follow(&scores, &sentence.allowed, &weights.transitions)
            } else {
                gold.sum(&scores, Some(&sentence.allowed), &weights.transitions, &legal)
            };
            loss += f64::from(all - right);
            n_tokens += scores.len();
            let mut start = 0;
            for (idx, &end) in kept_ends.iter().enumerate() {
                let mut gradient = [0.0; N_WEIGHED];
                let mut any = false;
                for (label, slot) in gradient.iter_mut().enumerate() {
                    *slot =
                        (full.labels[idx][label + 1] - gold.labels[idx][label + 1]) * sentence.weight * keep;
                    any |= slot.abs() > 1e-4;
                }
                if any {
                    for &feature in &kept[start..end] {
                        let feature = feature as usize;
                        step(
                            &mut weights.rows[feature],
                            &mut squares.rows[feature],
                            &gradient,
                            rate,
                            learning.decay,
                        );
                    }
                }
                start = end;
            }
            for &(from, to) in legal.iter().filter(|_| transitions.is_none()) {
                let gradient = (full.transitions[from][to] - gold.transitions[from][to]) * sentence.weight;
                let (weight, square) = (
                    &mut weights.transitions[from][to],
                    &mut squares.transitions[from][to],
                );
                *square += gradient * gradient;
                *weight -= rate * gradient / (square.sqrt() + 1e-3);
            }
        }
        if epoch >= average_from {
            match &mut mean {
                None => mean = Some(weights.clone()),
                Some(mean) => mean.add(&weights),
            }
        }
        progress(epoch, loss / n_tokens.max(1) as f64);
    }
    if let Some(mut mean) = mean {
        mean.multiply(1.0 / (epochs - average_from) as f32);
        return mean;
    }
    weights
}

impl Weights {
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

impl Sums {
    /// Like [`Sums::sum`] where every token has one allowed label: nothing is to be summed.
    fn follow(
        &mut self,
        scores: &[[f32; N_WEIGHED]],
        allowed: &[Allowed],
        transitions: &[[f32; N_LABELS]; N_LABELS],
    ) -> f32 {
        self.labels.clear();
        self.transitions = [[0.0; N_LABELS]; N_LABELS];
        let (mut total, mut from) = (0.0, OUTSIDE as usize);
        for (scores, mask) in scores.iter().zip(allowed) {
            let to = mask.trailing_zeros() as usize;
            total += transitions[from][to] + if to == 0 { 0.0 } else { scores[to - 1] };
            self.transitions[from][to] += 1.0;
            self.labels
                .push(std::array::from_fn(|label| f32::from(u8::from(label == to))));
            from = to;
        }
        total
    }

    /// Forward and backward sums over the allowed sequences; returns the logarithm of the total.
    fn sum(
        &mut self,
        scores: &[[f32; N_WEIGHED]],
        allowed: Option<&[Allowed]>,
        transitions: &[[f32; N_LABELS]; N_LABELS],
        legal: &[(usize, usize)],
    ) -> f32 {
        let n = scores.len();
        let mut weights = [[0.0; N_LABELS]; N_LABELS];
        for &(from, to) in legal {
            weights[from][to] = libm::expf(transitions[from][to]);
        }
        let mut log_total = 0.0;
        self.factors.clear();
        for (idx, scores) in scores.iter().enumerate() {
            let mask = allowed.map_or(Allowed::MAX, |allowed| allowed[idx]);
            let mut factors = [0.0; N_LABELS];
            let mut top = if mask & 1 != 0 { 0.0 } else { f32::MIN };
            for (label, &score) in scores.iter().enumerate() {
                if mask >> (label + 1) & 1 != 0 {
                    top = top.max(score);
                }
            }
            for (label, factor) in factors.iter_mut().enumerate() {
                if mask >> label & 1 != 0 {
                    let score = if label == 0 { 0.0 } else { scores[label - 1] };
                    *factor = libm::expf((score - top).max(-60.0));
                }
            }
            log_total += top;
            self.factors.push(factors);
        }
        self.forward.clear();
        self.forward.resize(n, [0.0; N_LABELS]);
        self.scale.clear();
        for idx in 0..n {
            let mut here = [0.0; N_LABELS];
            if idx == 0 {
                here = weights[OUTSIDE as usize];
            } else {
                let before = &self.forward[idx - 1];
                for &(from, to) in legal {
                    here[to] += before[from] * weights[from][to];
                }
            }
            here.iter_mut()
                .zip(&self.factors[idx])
                .for_each(|(here, factor)| *here *= factor);
            let scale = here.iter().sum::<f32>().max(1e-30);
            here = here.map(|value| value / scale);
            log_total += libm::logf(scale);
            self.forward[idx] = here;
            self.scale.push(scale);
        }
        self.backward.clear();
        self.backward.resize(n, [0.0; N_LABELS]);
        self.transitions = [[0.0; N_LABELS]; N_LABELS];
        for idx in (0..n).rev() {
            if idx + 1 == n {
                for label in (0..N_LABELS).filter(|&label| !is_open(label as u8)) {
                    self.backward[idx][label] = 1.0;
                }
                continue;
            }
            let mut ahead = self.backward[idx + 1];
            ahead
                .iter_mut()
                .zip(&self.factors[idx + 1])
                .for_each(|(ahead, factor)| *ahead *= factor);
            let scale = self.scale[idx + 1];
            for &(from, to) in legal {
                self.backward[idx][from] += ahead[to] * weights[from][to] / scale;
            }
        }
        let total = self.forward[n - 1]
            .iter()
            .zip(&self.backward[n - 1])
            .map(|(f, b)| f * b)
            .sum::<f32>()
            .max(1e-30);
        for idx in 1..n {
            for &(from, to) in legal {
                let ahead = self.backward[idx][to] * self.factors[idx][to] / self.scale[idx];
                self.transitions[from][to] += self.forward[idx - 1][from] * weights[from][to] * ahead / total;
            }
        }
        self.labels.clear();
        for (forward, backward) in self.forward.iter().zip(&self.backward) {
            self.labels.push(std::array::from_fn(|label| {
                forward[label] * backward[label] / total
            }));
        }
        for (label, slot) in self.transitions[OUTSIDE as usize].iter_mut().enumerate() {
            *slot += self.labels[0][label];
        }
        log_total + libm::logf(total)
    }
}

#[inline]
fn add(scores: &mut [f32; N_WEIGHED], row: &[f32; N_WEIGHED], by: f32) {
    for (score, weight) in scores.iter_mut().zip(row) {
        *score += by * weight;
    }
}

#[inline]
fn step(
    row: &mut [f32; N_WEIGHED],
    squares: &mut [f32; N_WEIGHED],
    gradient: &[f32; N_WEIGHED],
    rate: f32,
    decay: f32,
) {
    for ((weight, square), &gradient) in row.iter_mut().zip(squares).zip(gradient) {
        let gradient = gradient + decay * *weight;
        *square += gradient * gradient;
        *weight -= rate * gradient / (square.sqrt() + 1e-3);
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
