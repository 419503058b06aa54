//! The best labels of a sentence.

use super::confidence::Confidence;
use super::label::{self, LabelledName, N_WEIGHED, NameType, Place};
use super::model::Transitions;
use super::name::TaggedName;
use super::state::{BEGINS, CLOSED, ENDS, FREE, INSIDES, LABELS, N_FREE, N_TYPES, States, first_of};

/// Scores of one token for the labels from 1; label 0 scores 0.
pub(crate) type Scores = [i32; N_WEIGHED];

/// Decodes sentences under fixed transitions.
#[derive(Debug)]
pub(crate) struct Decoder {
    /// `[from][to]`: weights from labels that close a name, or have none, by place, to labels that open one, from [`FREE`] on.
    starts: [[i32; LANES]; N_FREE],
    /// `[from][to][type]`: weights within a name, from beginning and inside to inside and end.
    within: [[[i32; N_TYPES]; 2]; 2],
    confidence: Confidence,
}

/// [`N_FREE`] rounded up to what vector instructions take at once; the lanes beyond are not used.
pub(super) const LANES: usize = 12;

/// Below every score that a sentence can reach.
const IMPOSSIBLE: i32 = i32::MIN / 4;

impl Decoder {
    /// Prepares transitions; `units_per_nat` turns scores into natural logarithms for confidence.
    pub(crate) fn new(transitions: &Transitions, units_per_nat: u32) -> Self {
        let weight = |from: usize, to: usize| transitions[usize::from(LABELS[from])][usize::from(LABELS[to])];
        let start = |from: usize, lane: usize| {
            if lane < N_FREE {
                weight(from, FREE + lane)
            } else {
                0
            }
        };
        Self {
            starts: std::array::from_fn(|from| std::array::from_fn(|lane| start(from, lane))),
            within: [BEGINS, INSIDES].map(|from| {
                [INSIDES, ENDS].map(|to| std::array::from_fn(|number| weight(from + number, to + number)))
            }),
            confidence: Confidence::new(transitions, units_per_nat),
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
        let mut best = [IMPOSSIBLE; LABELS.len()];
        let first = by_place(first);
        for (lane, weight) in self.starts[FREE][..N_FREE].iter().enumerate() {
            best[FREE + lane] = weight + first[FREE + lane];
        }
        // `[n_tokens - 1]`: sums before each token but the first, from which the way back is found.
        let mut sums = Vec::with_capacity(rest.len());
        for scores in rest {
            let floor = best.iter().copied().max().unwrap_or_default();
            for best in &mut best {
                *best -= floor;
            }
            sums.push(best);
            let scores = by_place(scores);
            let before = best;
            self.start(&before, &mut best);
            self.go_on(&before, &mut best);
            for (best, score) in best.iter_mut().zip(scores) {
                *best = (*best + score).max(IMPOSSIBLE);
            }
        }
        let closed = CLOSED.into_iter().rev();
        let mut here = closed.max_by_key(|&place| best[place]).unwrap_or(FREE);
        labels.push(LABELS[here]);
        for before in sums.iter().rev() {
            here = self.came_from(before, here);
            labels.push(LABELS[here]);
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
        let confidence = self.confidence.of(scores, &found);
        let names = found.into_iter().zip(confidence);
        names
            .map(|(name, confidence)| TaggedName { name, confidence })
            .collect()
    }

    /// Probability that every label of a sentence is right, in `[0, 1]`.
    pub(super) fn confidence_of_all(&self, scores: &[Scores], labels: &[u8]) -> f32 {
        self.confidence.of_all(scores, labels)
    }

    /// The best sum of each label that goes on with no name. All of them may follow the same labels, so that they are
    /// worked out side by side.
    fn start(&self, before: &States<i32>, best: &mut States<i32>) {
        let mut tops = [i32::MIN; LANES];
        for (sum, weights) in before.iter().zip(&self.starts) {
            for (top, weight) in tops.iter_mut().zip(weights) {
                *top = (*top).max(sum + weight);
            }
        }
        best[FREE..INSIDES].copy_from_slice(&tops[..N_FREE]);
    }

    /// The best sum of each label within a name: from its beginning or its inside.
    fn go_on(&self, before: &States<i32>, best: &mut States<i32>) {
        let [begin, inside] = &self.within;
        for ((to, begin), inside) in [INSIDES, ENDS].into_iter().zip(begin).zip(inside) {
            for number in 0..N_TYPES {
                best[to + number] =
                    (before[BEGINS + number] + begin[number]).max(before[INSIDES + number] + inside[number]);
            }
        }
    }

    /// The label before that gave label `to` its best sum, both by place; of equals the lower label.
    fn came_from(&self, before: &States<i32>, to: usize) -> usize {
        if let Some(lane) = to.checked_sub(FREE).filter(|&lane| lane < N_FREE) {
            let sum = |from: usize| before[from] + self.starts[from][lane];
            return CLOSED
                .into_iter()
                .reduce(|best, from| if sum(from) > sum(best) { from } else { best })
                .unwrap_or(FREE);
        }
        let (number, end) = if to >= INSIDES {
            (to - INSIDES, 0)
        } else {
            (to - ENDS, 1)
        };
        let [begin, inside] = [0, 1].map(|from: usize| self.within[from][end][number]);
        if before[INSIDES + number] + inside > before[BEGINS + number] + begin {
            INSIDES + number
        } else {
            BEGINS + number
        }
    }
}

/// Scores of all labels by place.
#[inline]
pub(super) fn by_place(scores: &Scores) -> States<i32> {
    let mut states = States::default();
    // A label's number is made of its type and its place in the name: the rows and columns of a square that is turned.
    let (of_types, _) = scores.as_chunks::<{ N_WEIGHED / N_TYPES }>();
    for (number, of_type) in of_types.iter().enumerate() {
        for (place, score) in Place::ALL.into_iter().zip(of_type) {
            states[first_of(place) + number] = *score;
        }
    }
    states
}

#[cfg(test)]
mod tests {
    use super::super::label::{N_LABELS, OUTSIDE, is_open, may_follow};
    use super::*;

    fn score(scores: &Scores, label: u8) -> i32 {
        if label == OUTSIDE {
            0
        } else {
            scores[usize::from(label) - 1]
        }
    }

    /// Tries every sequence of labels: the best sum, ties to the one that is lower from its end.
    fn try_all(transitions: &Transitions, scores: &[Scores]) -> i32 {
        let mut sums = vec![(OUTSIDE, 0)];
        for scores in scores {
            let mut next = Vec::new();
            for &(from, sum) in &sums {
                for to in (0..N_LABELS as u8).filter(|&to| may_follow(from, to)) {
                    next.push((
                        to,
                        sum + transitions[from as usize][to as usize] + score(scores, to),
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
                sum += transitions[previous as usize][to as usize] + score(scores, to);
                previous = to;
            }
            assert!(!is_open(previous), "{labels:?}");
            assert_eq!(sum, try_all(&transitions, &scores), "{labels:?}");
        }
    }

    #[test]
    fn probabilities_of_all_labellings_make_one() {
        let transitions = [[(); N_LABELS]; N_LABELS].map(|row| row.map(|()| 20));
        let decoder = Decoder::new(&transitions, 50);
        let mut seed = 0;
        let scores = [(); 3].map(|()| {
            [(); N_WEIGHED].map(|()| {
                seed = (seed + 37) % 91;
                seed - 45
            })
        });
        let mut labellings: Vec<Vec<u8>> = vec![Vec::new()];
        for _ in &scores {
            let longer = |labels: Vec<u8>| {
                let from = labels.last().copied().unwrap_or(OUTSIDE);
                let next = (0..N_LABELS as u8).filter(move |&to| may_follow(from, to));
                next.map(move |to| [labels.as_slice(), &[to]].concat())
            };
            labellings = labellings.into_iter().flat_map(longer).collect();
        }
        labellings.retain(|labels| labels.last().is_some_and(|&label| !is_open(label)));
        let probability = |labels: &Vec<u8>| decoder.confidence_of_all(&scores, labels);
        let sum: f32 = labellings.iter().map(probability).sum();
        assert!((sum - 1.0).abs() < 1e-3, "{sum}");
        let mut best = Vec::new();
        decoder.decode(&scores, &mut best);
        let top = labellings.iter().map(probability).fold(0.0, f32::max);
        assert!((probability(&best) - top).abs() < 1e-6, "{best:?}");
    }
}
