//! Distinct tokens and what is worked out about them once: facts, and the scores of features of one token.

use rustc_hash::FxHashMap;

use super::batch::{Batch, Sums};
use super::facts::Facts;
use super::feature::{OFFSETS, unary};
use super::model::Stage;
use super::wordbook::Wordbook;

/// Distinct tokens kept from one document to the next, at about 600 bytes each.
const MAX_TOKENS: usize = 1 << 15;

/// Scores that a token gives the tokens around it, by offset.
pub(crate) type UnaryScores = [Sums; OFFSETS];

/// Distinct tokens by number; 0 is the edge of a sentence.
#[derive(Debug, Default)]
pub(crate) struct Store {
    /// By the token itself: a hash that two tokens share would let one document change another.
    numbers: FxHashMap<Box<str>, u32>,
    pub(crate) facts: Vec<Facts>,
    pub(crate) scores: Vec<UnaryScores>,
    buffer: String,
    batch: Batch,
}

impl Store {
    /// Forgets all tokens: another model makes other facts.
    pub(crate) fn clear(&mut self) {
        self.numbers.clear();
        self.facts.clear();
        self.scores.clear();
    }

    /// Makes room before a document if too many tokens are kept.
    pub(crate) fn trim(&mut self) {
        if self.facts.len() > MAX_TOKENS {
            self.clear();
        }
    }

    /// Number of a token; `stage` weighs its features, if scores are wanted.
    pub(crate) fn number(&mut self, token: &str, wordbook: &Wordbook, stage: Option<&Stage>) -> u32 {
        if self.facts.is_empty() {
            self.push(Facts::edge(), stage);
        }
        if let Some(&number) = self.numbers.get(token) {
            return number;
        }
        let number = self.facts.len() as u32;
        let facts = Facts::new(token, wordbook, &mut self.buffer);
        self.push(facts, stage);
        self.numbers.insert(token.into(), number);
        number
    }

    fn push(&mut self, facts: Facts, stage: Option<&Stage>) {
        if let Some(stage) = stage {
            self.batch.clear();
            for offset in 0..OFFSETS {
                self.batch
                    .add(|features| unary(&facts, offset, |feature| features.push(feature)));
            }
            let mut scores = UnaryScores::default();
            scores
                .iter_mut()
                .zip(self.batch.sums(stage))
                .for_each(|(score, sums)| *score = sums);
            self.scores.push(scores);
        }
        self.facts.push(facts);
    }
}
