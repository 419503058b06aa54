//! Training by `AdaGrad`, one sentence at a time.

use relmap_ner::tagger::label::{N_LABELS, N_WEIGHED, may_follow};

use super::sums::Sums;
use super::{Dataset, Weights, add};
use crate::config::Learning;
use crate::random::Random;

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
