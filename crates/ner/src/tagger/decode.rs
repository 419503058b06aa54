//! The best labels of a sentence, and how sure they are.

use super::label::{
    self, LabelledName, N_LABELS, N_WEIGHED, NameType, OUTSIDE, Place, continues, is_open, label, may_follow,
};
use super::model::Transitions;
use super::name::TaggedName;

/// Scores of one token for the labels from 1; label 0 scores 0.
pub(crate) type Scores = [i32; N_WEIGHED];

/// Decodes sentences under fixed transitions.
#[derive(Debug)]
pub(crate) struct Decoder {
    /// `[from][to]`: weights from labels that close a name, or have none, to labels that open one; by place in [`CLOSED`]
    /// and [`STARTS`].
    starts: [[i32; LANES]; N_FREE],
    /// `[from][to]`
    transitions: Transitions,
    /// For each label the labels that it may follow, with the exponential of the transition's weight.
    factors: Vec<Vec<(usize, f32)>>,
    /// Exponential of 0, -1, -2 … units.
    exponentials: Vec<f32>,
}

/// Labels after which anything may begin.
const CLOSED: [u8; N_FREE] = labels(false);

/// Labels that go on with no name.
const STARTS: [u8; N_FREE] = labels(true);

/// Outside, and the end and the single token of each type; or the beginning and the single token.
const N_FREE: usize = 9;

/// [`N_FREE`] rounded up to what vector instructions take at once; the lanes beyond are not used.
const LANES: usize = 12;

/// Labels that start a name or are outside, or those that leave no name open.
const fn labels(starts: bool) -> [u8; N_FREE] {
    let mut labels = [OUTSIDE; N_FREE];
    let (mut n, mut label) = (0, 0);
    while label < N_LABELS as u8 {
        if if starts {
            !continues(label)
        } else {
            !is_open(label)
        } {
            labels[n] = label;
            n += 1;
        }
        label += 1;
    }
    labels
}

/// Nats below the best label at which a label no longer counts for confidence.
const NEGLIGIBLE_NATS: u32 = 30;

/// Below every score that a sentence can reach.
const IMPOSSIBLE: i32 = i32::MIN / 4;

impl Decoder {
    /// Prepares transitions; `units_per_nat` turns scores into natural logarithms for [`Decoder::confidence`].
    pub(crate) fn new(transitions: &Transitions, units_per_nat: u32) -> Self {
        let follows = |to: u8| -> Vec<(u8, i32)> {
            let from = (0..N_LABELS as u8).filter(move |&from| may_follow(from, to));
            from.map(|from| (from, transitions[from as usize][to as usize]))
                .collect()
        };
        let previous: Vec<Vec<(u8, i32)>> = (0..N_LABELS as u8).map(follows).collect();
        let start = |from: u8, lane: usize| {
            let to = STARTS
                .get(lane)
                .map(|&to| transitions[from as usize][to as usize]);
            to.unwrap_or_default()
        };
        let exponential = |units: i32| libm::expf((units as f32 / units_per_nat as f32).clamp(-60.0, 30.0));
        let of_label = |from: &Vec<(u8, i32)>| {
            from.iter()
                .map(|&(f, weight)| (f.into(), exponential(weight)))
                .collect()
        };
        let factors = previous.iter().map(of_label).collect();
        let n_units = units_per_nat
            .saturating_mul(NEGLIGIBLE_NATS)
            .min(1 << 16)
            .cast_signed();
        Self {
            starts: CLOSED.map(|from| std::array::from_fn(|lane| start(from, lane))),
            transitions: *transitions,
            factors,
            exponentials: (0..n_units).map(|units| exponential(-units)).collect(),
        }
    }

    /// The labels with the highest sum of scores and transitions (Viterbi); ties go to the lower label.
    ///
    /// O(n) for n tokens. Sums start anew at each token from the best one, so that no length overflows.
    pub(crate) fn decode(&self, scores: &[Scores], labels: &mut Vec<u8>) {
        labels.clear();
        let Some((first, rest)) = scores.split_first() else {
            return;
        };
        let mut back_pointers = Vec::with_capacity(rest.len());
        let mut best = [IMPOSSIBLE; N_LABELS];
        for (lane, &to) in STARTS.iter().enumerate() {
            best[to as usize] = self.starts[usize::from(OUTSIDE)][lane] + score(first, to.into());
        }
        for scores in rest {
            let before = best;
            let floor = before.iter().copied().max().unwrap_or_default();
            let mut back = [OUTSIDE; N_LABELS];
            self.start(&before, floor, &mut best, &mut back);
            self.go_on(&before, floor, &mut best, &mut back);
            for (to, best) in best.iter_mut().enumerate() {
                *best = (*best + score(scores, to)).max(IMPOSSIBLE);
            }
            back_pointers.push(back);
        }
        let closed = (0..N_LABELS as u8).filter(|&label| !is_open(label));
        let mut here = closed
            .rev()
            .max_by_key(|&label| best[label as usize])
            .unwrap_or(OUTSIDE);
        labels.push(here);
        for back in back_pointers.iter().rev() {
            here = back[here as usize];
            labels.push(here);
        }
        labels.reverse();
    }

    /// The names of a labelled sentence, those of [`NameType::Other`] left out, each with its confidence.
    pub(crate) fn names(&self, scores: &[Scores], labels: &[u8]) -> Vec<TaggedName> {
        let found: Vec<LabelledName> = label::names(labels)
            .filter(|name| name.name_type != NameType::Other)
            .collect();
        if found.is_empty() {
            return Vec::new();
        }
        let confidence = self.confidence(scores, &found);
        let names = found.into_iter().zip(confidence);
        names
            .map(|(name, confidence)| TaggedName { name, confidence })
            .collect()
    }

    /// The best way to each label that goes on with no name. All of them may follow the same labels, so that they are
    /// worked out side by side.
    fn start(
        &self,
        before: &[i32; N_LABELS],
        floor: i32,
        best: &mut [i32; N_LABELS],
        back: &mut [u8; N_LABELS],
    ) {
        let (mut tops, mut choices) = ([i32::MIN; LANES], [0_i32; LANES]);
        for (&from, weights) in CLOSED.iter().zip(&self.starts) {
            let sum = before[from as usize] - floor;
            for ((top, choice), weight) in tops.iter_mut().zip(&mut choices).zip(weights) {
                let sum = sum + weight;
                let better = sum > *top;
                *top = if better { sum } else { *top };
                *choice = if better { i32::from(from) } else { *choice };
            }
        }
        for ((&to, top), choice) in STARTS.iter().zip(tops).zip(choices) {
            (best[to as usize], back[to as usize]) = (top, choice.to_le_bytes()[0]);
        }
    }

    /// The best way to each label within a name: from its beginning or its inside.
    fn go_on(
        &self,
        before: &[i32; N_LABELS],
        floor: i32,
        best: &mut [i32; N_LABELS],
        back: &mut [u8; N_LABELS],
    ) {
        for name_type in NameType::ALL {
            let open = [Place::Begin, Place::Inside].map(|place| label(name_type, place));
            for to in [Place::Inside, Place::End].map(|place| label(name_type, place)) {
                let [begin, inside] = open
                    .map(|from| before[from as usize] - floor + self.transitions[from as usize][to as usize]);
                let (top, choice) = if inside > begin {
                    (inside, open[1])
                } else {
                    (begin, open[0])
                };
                (best[to as usize], back[to as usize]) = (top, choice);
            }
        }
    }

    /// Probability of each name under the model, given the whole sentence, in `[0, 1]` (forward-backward).
    ///
    /// Sums are made in a fixed order, so the result is the
    /// same on every machine.
    pub(crate) fn confidence(&self, scores: &[Scores], names: &[LabelledName]) -> Vec<f32> {
        let previous = &self.factors;
        let of_token = |scores: &Scores| -> [f32; N_LABELS] {
            let top = scores.iter().copied().max().unwrap_or_default().max(0);
            std::array::from_fn(|label| {
                // Below the table's end a factor is too small to matter.
                let below = usize::try_from(top - score(scores, label)).unwrap_or(usize::MAX);
                self.exponentials.get(below).copied().unwrap_or_default()
            })
        };
        let factors: Vec<[f32; N_LABELS]> = scores.iter().map(of_token).collect();
        let n = factors.len();
        let mut forward = vec![[0.0; N_LABELS]; n];
        let mut scale = vec![1.0; n];
        for idx in 0..n {
            for to in 0..N_LABELS {
                let sum: f32 = if idx == 0 {
                    previous[to]
                        .iter()
                        .filter(|(from, _)| *from == 0)
                        .map(|(_, weight)| weight)
                        .sum()
                } else {
                    previous[to]
                        .iter()
                        .map(|&(from, weight)| forward[idx - 1][from] * weight)
                        .sum()
                };
                forward[idx][to] = sum * factors[idx][to];
            }
            scale[idx] = forward[idx].iter().sum::<f32>().max(f32::MIN_POSITIVE);
            let by = scale[idx];
            forward[idx].iter_mut().for_each(|value| *value /= by);
        }
        let mut backward = vec![[0.0; N_LABELS]; n];
        for idx in (0..n).rev() {
            if idx + 1 == n {
                for label in (0..N_LABELS).filter(|&label| !is_open(label as u8)) {
                    backward[idx][label] = 1.0;
                }
                continue;
            }
            for to in 0..N_LABELS {
                let ahead = backward[idx + 1][to] * factors[idx + 1][to] / scale[idx + 1];
                for &(from, weight) in &previous[to] {
                    backward[idx][from] += ahead * weight;
                }
            }
        }
        let total: f32 = forward
            .last()
            .zip(backward.last())
            .map_or(1.0, |(f, b)| dot(f, b));
        names
            .iter()
            .map(|name| {
                let place = |idx| match (idx == name.start, idx + 1 == name.end) {
                    (true, true) => Place::Single,
                    (true, false) => Place::Begin,
                    (false, true) => Place::End,
                    (false, false) => Place::Inside,
                };
                let at = |idx| usize::from(label(name.name_type, place(idx)));
                let mut path = forward[name.start][at(name.start)];
                for idx in name.start + 1..name.end {
                    let from = at(idx - 1);
                    let step = previous[at(idx)].iter().find(|(label, _)| *label == from);
                    path *= step.map_or(0.0, |(_, weight)| *weight) * factors[idx][at(idx)] / scale[idx];
                }
                (path * backward[name.end - 1][at(name.end - 1)] / total.max(f32::MIN_POSITIVE))
                    .clamp(0.0, 1.0)
            })
            .collect()
    }
}

#[inline]
fn score(scores: &Scores, label: usize) -> i32 {
    if label == 0 { 0 } else { scores[label - 1] }
}

fn dot(a: &[f32; N_LABELS], b: &[f32; N_LABELS]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tries every sequence of labels: the best sum, ties to the one that is lower from its end.
    fn try_all(transitions: &Transitions, scores: &[Scores]) -> i32 {
        let mut sums = vec![(OUTSIDE, 0)];
        for scores in scores {
            let mut next = Vec::new();
            for &(from, sum) in &sums {
                for to in (0..N_LABELS as u8).filter(|&to| may_follow(from, to)) {
                    next.push((
                        to,
                        sum + transitions[from as usize][to as usize] + score(scores, to.into()),
                    ));
                }
            }
            sums = next;
        }
        let closed = sums.iter().filter(|(label, _)| !is_open(*label));
        closed.map(|&(_, sum)| sum).max().unwrap_or_default()
    }

    #[test]
    fn decoding_finds_the_best_labels() {
        let mut seed = 5_u32;
        let mut dice = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16).cast_signed() % 15 - 7
        };
        for round in 0..300 {
            let transitions = [[(); N_LABELS]; N_LABELS].map(|row| row.map(|()| dice()));
            let scores: Vec<Scores> = (0..=round % 3)
                .map(|_| [(); N_WEIGHED].map(|()| dice()))
                .collect();
            let mut labels = Vec::new();
            Decoder::new(&transitions, 50).decode(&scores, &mut labels);
            let mut previous = OUTSIDE;
            let mut sum = 0;
            for (&to, scores) in labels.iter().zip(&scores) {
                assert!(may_follow(previous, to), "{labels:?}");
                sum += transitions[previous as usize][to as usize] + score(scores, to.into());
                previous = to;
            }
            assert!(!is_open(previous), "{labels:?}");
            assert_eq!(sum, try_all(&transitions, &scores), "{labels:?}");
        }
    }
}
