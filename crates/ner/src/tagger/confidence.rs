//! How sure the labels of a sentence are.

use super::decode::{LANES, Scores, by_place};
use super::label::{LabelledName, Place, label, may_follow};
use super::model::Transitions;
use super::state::{BEGINS, CLOSED, ENDS, FREE, INSIDES, LABELS, N_FREE, N_TYPES, PLACES, STARTS, States};

/// Nats below the best label at which a label no longer counts for confidence.
const NEGLIGIBLE_NATS: u32 = 30;

/// Works out confidence under fixed transitions.
///
/// Sums are made in the order of the labels, so that the result is the same on every machine.
#[derive(Debug)]
pub(super) struct Confidence {
    /// `[from][to]`, by place: exponential of a transition's weight, 0 where a label may not follow.
    factors: States<States<f32>>,
    /// `[from][to]`: the same from labels that close a name, or have none, to labels that open one, from [`FREE`] on.
    starts: [[f32; LANES]; N_FREE],
    /// `[to][from]`: the same turned round.
    starts_back: [[f32; LANES]; N_FREE],
    /// Exponential of 0, -1, -2 … units.
    exponentials: Vec<f32>,
}

impl Confidence {
    pub(super) fn new(transitions: &Transitions, units_per_nat: u32) -> Self {
        let exponential = |units: i32| libm::expf((units as f32 / units_per_nat as f32).clamp(-60.0, 30.0));
        let factor = |from: u8, to: u8| {
            let weight = transitions[usize::from(from)][usize::from(to)];
            if may_follow(from, to) {
                exponential(weight)
            } else {
                0.0
            }
        };
        let factors = LABELS.map(|from| LABELS.map(|to| factor(from, to)));
        let lanes = |value: &dyn Fn(usize) -> f32| {
            std::array::from_fn(|lane| if lane < N_FREE { value(lane) } else { 0.0 })
        };
        let n_units = units_per_nat
            .saturating_mul(NEGLIGIBLE_NATS)
            .min(1 << 16)
            .cast_signed();
        Self {
            starts: std::array::from_fn(|from| lanes(&|lane| factors[from][FREE + lane])),
            starts_back: std::array::from_fn(|to| lanes(&|lane| factors[lane][FREE + to])),
            factors,
            exponentials: (0..n_units).map(|units| exponential(-units)).collect(),
        }
    }

    /// Probability of each name under the model, given the whole sentence, in `[0, 1]` (forward-backward).
    pub(super) fn of(&self, scores: &[Scores], names: &[LabelledName]) -> Vec<f32> {
        let factors: Vec<States<f32>> = scores.iter().map(|scores| self.exponentials_of(scores)).collect();
        let (forward, scale) = self.forward(&factors);
        let backward = self.backward(&factors, &scale);
        let total: f32 = forward.last().zip(backward.last()).map_or(1.0, |(f, b)| {
            PLACES.iter().map(|&place| f[place] * b[place]).sum()
        });
        names
            .iter()
            .map(|name| {
                let at = |idx| PLACES[usize::from(label(name.name_type, place(name, idx)))];
                let mut path = forward[name.start][at(name.start)];
                for idx in name.start + 1..name.end {
                    path *= self.factors[at(idx - 1)][at(idx)] * factors[idx][at(idx)] / scale[idx];
                }
                (path * backward[name.end - 1][at(name.end - 1)] / total.max(f32::MIN_POSITIVE))
                    .clamp(0.0, 1.0)
            })
            .collect()
    }

    /// Probability that every label of a sentence is right, under the model, in `[0, 1]`.
    pub(super) fn of_all(&self, scores: &[Scores], labels: &[u8]) -> f32 {
        let factors: Vec<States<f32>> = scores.iter().map(|scores| self.exponentials_of(scores)).collect();
        let (forward, scale) = self.forward(&factors);
        let mut before = FREE;
        let mut path = 1.0;
        for (idx, &label) in labels.iter().enumerate() {
            let here = PLACES[usize::from(label)];
            path *= self.factors[before][here] * factors[idx][here] / scale[idx];
            before = here;
        }
        let total: f32 = forward.last().map_or(1.0, |last| last[..N_FREE].iter().sum());
        (path / total.max(f32::MIN_POSITIVE)).clamp(0.0, 1.0)
    }

    /// What a token's scores make of each label, relative to the best.
    fn exponentials_of(&self, scores: &Scores) -> States<f32> {
        let top = scores.iter().copied().max().unwrap_or_default().max(0);
        by_place(scores).map(|score| {
            // Below the table's end a factor is too small to matter.
            let below = usize::try_from(top - score).unwrap_or(usize::MAX);
            self.exponentials.get(below).copied().unwrap_or_default()
        })
    }

    /// Sums over all ways to each label of each token, each token's made to sum to 1, and what they were divided by.
    fn forward(&self, factors: &[States<f32>]) -> (Vec<States<f32>>, Vec<f32>) {
        let mut forward: Vec<States<f32>> = Vec::with_capacity(factors.len());
        let mut scale = Vec::with_capacity(factors.len());
        for factors in factors {
            let mut here = match forward.last() {
                None => {
                    let mut here = States::default();
                    here[FREE..INSIDES].copy_from_slice(&self.starts[FREE][..N_FREE]);
                    here
                }
                Some(before) => self.step(before),
            };
            for (here, factor) in here.iter_mut().zip(factors) {
                *here *= factor;
            }
            let sum: f32 = PLACES.iter().map(|&place| here[place]).sum();
            let sum = sum.max(f32::MIN_POSITIVE);
            for value in &mut here {
                *value /= sum;
            }
            forward.push(here);
            scale.push(sum);
        }
        (forward, scale)
    }

    /// Sums over the labels before.
    fn step(&self, before: &States<f32>) -> States<f32> {
        let mut here = States::default();
        let mut sums = [0.0; LANES];
        for from in CLOSED {
            for (sum, factor) in sums.iter_mut().zip(&self.starts[from]) {
                *sum += before[from] * factor;
            }
        }
        here[FREE..INSIDES].copy_from_slice(&sums[..N_FREE]);
        for to in [INSIDES, ENDS] {
            for number in 0..N_TYPES {
                let way = |from: usize| before[from + number] * self.factors[from + number][to + number];
                here[to + number] = way(BEGINS) + way(INSIDES);
            }
        }
        here
    }

    /// Sums over all ways from each label of each token to the end, divided as the forward sums are.
    fn backward(&self, factors: &[States<f32>], scale: &[f32]) -> Vec<States<f32>> {
        let mut last = States::default();
        last[..N_FREE].fill(1.0);
        let mut backward = vec![last; factors.len()];
        for idx in (1..factors.len()).rev() {
            let mut ahead = backward[idx];
            for (ahead, factor) in ahead.iter_mut().zip(&factors[idx]) {
                *ahead = *ahead * factor / scale[idx];
            }
            let mut sums = [0.0; LANES];
            for to in STARTS {
                for (sum, factor) in sums.iter_mut().zip(&self.starts_back[to - FREE]) {
                    *sum += ahead[to] * factor;
                }
            }
            let here = &mut backward[idx - 1];
            here[..N_FREE].copy_from_slice(&sums[..N_FREE]);
            for from in [BEGINS, INSIDES] {
                for number in 0..N_TYPES {
                    let way = |to: usize| ahead[to + number] * self.factors[from + number][to + number];
                    here[from + number] = way(INSIDES) + way(ENDS);
                }
            }
        }
        backward
    }
}

/// Place of a token in a name.
fn place(name: &LabelledName, idx: usize) -> Place {
    match (idx == name.start, idx + 1 == name.end) {
        (true, true) => Place::Single,
        (true, false) => Place::Begin,
        (false, true) => Place::End,
        (false, false) => Place::Inside,
    }
}
