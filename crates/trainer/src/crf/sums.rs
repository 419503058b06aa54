//! Sums over the label sequences of one sentence, forward and backward.

use relmap_ner::tagger::label::{N_LABELS, N_WEIGHED, OUTSIDE, is_open};

use crate::corpus::Allowed;

/// Scratch of one sentence's sums.
#[derive(Debug, Default)]
pub(super) struct Sums {
    factors: Vec<[f32; N_LABELS]>,
    forward: Vec<[f32; N_LABELS]>,
    backward: Vec<[f32; N_LABELS]>,
    scale: Vec<f32>,
    /// `[n_tokens]`: probability of each label.
    pub(super) labels: Vec<[f32; N_LABELS]>,
    pub(super) transitions: [[f32; N_LABELS]; N_LABELS],
}

impl Sums {
    /// Like [`Sums::sum`] where every token has one allowed label: nothing is to be summed.
    pub(super) fn follow(
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
    pub(super) fn sum(
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
