//! Strict scores: counts by label, and precision, recall and F1 from them.

use std::collections::BTreeSet;

use thiserror::Error;

use crate::Scheme;
use crate::conll::{self, TaggedSentence};

/// Why two files cannot be compared.
#[derive(Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum ScoreError {
    /// The files do not have the same sentences.
    #[error("sentence counts differ: gold has {gold}, predictions have {predicted}")]
    Sentences {
        /// Sentences in the gold file.
        gold: usize,
        /// Sentences in the predictions.
        predicted: usize,
    },
    /// A sentence does not have the same tokens.
    #[error("token counts differ in sentence {sentence}: gold has {gold}, predictions have {predicted}")]
    Tokens {
        /// Index of the sentence, from 0.
        sentence: usize,
        /// Tokens in the gold file.
        gold: usize,
        /// Tokens in the predictions.
        predicted: usize,
    },
}

/// Names right, wrong and missed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Names in both.
    pub right: usize,
    /// Names only in the predictions.
    pub spurious: usize,
    /// Names only in the gold file.
    pub missed: usize,
}

impl Counts {
    /// Share of predicted names that are right, in `[0, 1]`; 0 if there are none.
    pub fn precision(self) -> f64 {
        share(self.right, self.right + self.spurious)
    }

    /// Share of gold names that were found, in `[0, 1]`; 0 if there are none.
    pub fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    /// Harmonic mean of precision and recall in percent, in `[0, 100]`.
    pub fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 200.0 * p * r / (p + r) } else { 0.0 }
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.spurious += other.spurious;
        self.missed += other.missed;
    }
}

/// Scores of one file against another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    /// Counts of each label, in the order of [`Scheme::labels`].
    pub by_label: Vec<(String, Counts)>,
    /// Counts when only the bounds are compared.
    pub untyped: Counts,
    /// Sentences compared.
    pub sentences: usize,
    /// Tokens compared.
    pub tokens: usize,
}

impl Scores {
    /// Counts over all labels.
    pub fn micro(&self) -> Counts {
        let mut micro = Counts::default();
        for (_, counts) in &self.by_label {
            micro.add(*counts);
        }
        micro
    }

    /// Mean of the F1 of labels that occur in the gold file, each rounded to 0.01, in `[0, 100]`.
    pub fn macro_f1(&self) -> f64 {
        let f1s: Vec<f64> = self
            .by_label
            .iter()
            .filter(|(_, counts)| counts.right + counts.missed > 0)
            .map(|(_, counts)| (counts.f1() * 100.0).round() / 100.0)
            .collect();
        if f1s.is_empty() {
            0.0
        } else {
            f1s.iter().sum::<f64>() / f1s.len() as f64
        }
    }

    /// Counts of one label; zeros if it is not in the scheme.
    pub fn label(&self, label: &str) -> Counts {
        self.by_label
            .iter()
            .find(|(known, _)| known == label)
            .map_or_else(Counts::default, |(_, counts)| *counts)
    }
}

/// Scores `predicted` against `gold`: a name is right only if start, end and label are.
///
/// # Errors
/// [`ScoreError`] if sentences or tokens do not line up one to one; the words themselves may differ.
pub fn score(
    gold: &[TaggedSentence],
    predicted: &[TaggedSentence],
    scheme: &Scheme,
) -> Result<Scores, ScoreError> {
    if gold.len() != predicted.len() {
        return Err(ScoreError::Sentences {
            gold: gold.len(),
            predicted: predicted.len(),
        });
    }
    let mut scores = Scores {
        sentences: gold.len(),
        ..Scores::default()
    };
    let mut counts = vec![Counts::default(); scheme.labels.len()];
    for (sentence, (gold, predicted)) in gold.iter().zip(predicted).enumerate() {
        let (n_gold, n_predicted) = (gold.tokens.len(), predicted.tokens.len());
        if n_gold != n_predicted {
            return Err(ScoreError::Tokens {
                sentence,
                gold: n_gold,
                predicted: n_predicted,
            });
        }
        scores.tokens += n_gold;
        let (gold, predicted) = (names(gold, scheme), names(predicted, scheme));
        for (label, counts) in counts.iter_mut().enumerate() {
            let of = |names: &BTreeSet<Name>| names.iter().filter(|name| name.2 == label).copied().collect();
            counts.add(compare(&of(&gold), &of(&predicted)));
        }
        let bounds = |names: &BTreeSet<Name>| names.iter().map(|&(start, end, _)| (start, end, 0)).collect();
        scores.untyped.add(compare(&bounds(&gold), &bounds(&predicted)));
    }
    scores.by_label = scheme.labels.iter().cloned().zip(counts).collect();
    Ok(scores)
}

/// First token, one past the last, index of the label.
pub(crate) type Name = (usize, usize, usize);

/// Names of a sentence whose label counts.
pub(crate) fn names(sentence: &TaggedSentence, scheme: &Scheme) -> BTreeSet<Name> {
    let spans = conll::spans(&sentence.tags).into_iter();
    spans
        .filter_map(|span| Some((span.start, span.end, scheme.idx(&span.label)?)))
        .collect()
}

fn compare(gold: &BTreeSet<Name>, predicted: &BTreeSet<Name>) -> Counts {
    let right = gold.intersection(predicted).count();
    Counts {
        right,
        spurious: predicted.len() - right,
        missed: gold.len() - right,
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole > 0 {
        part as f64 / whole as f64
    } else {
        0.0
    }
}
