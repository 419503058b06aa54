//! Features of the second pass: how the same words were labelled elsewhere in the document (Ratinov and Roth 2009).

use rustc_hash::FxHashMap;

use super::feature::View;
use super::hash;
use super::label::{OUTSIDE, is_open, name_type};

/// Votes for the four types and for outside.
type Votes = [u32; 5];

/// How the words and the pairs of words of a document were labelled by the first pass.
#[derive(Debug, Default)]
pub(crate) struct Agreement {
    words: FxHashMap<u64, Votes>,
    pairs: FxHashMap<u64, Votes>,
    /// Words of a name of several words: what a name of one of them is likely to be.
    parts: FxHashMap<u64, Votes>,
}

impl Agreement {
    /// Counts the labels (`[n_sentences][n_tokens]`) of the view's tokens.
    pub(crate) fn count(&mut self, view: &View<'_>, labels: &[Vec<u8>]) {
        self.words.clear();
        self.pairs.clear();
        self.parts.clear();
        for (sentence, labels) in view.sentences.iter().zip(labels) {
            for (idx, (&token, &label)) in sentence.iter().zip(labels).enumerate() {
                let facts = &view.facts[token as usize];
                if !facts.case.may_be_name() {
                    continue;
                }
                self.words.entry(facts.key).or_default()[vote(label)] += 1;
                if in_longer(labels, idx) {
                    self.parts.entry(facts.key).or_default()[vote(label)] += 1;
                }
                if let Some(key) = pair(view, sentence, idx) {
                    self.pairs.entry(key).or_default()[vote(label)] += 1;
                }
            }
        }
    }

    /// Hands every feature of a token to `emit`; few tokens have any.
    pub(crate) fn features(
        &self,
        view: &View<'_>,
        sentence: &[u32],
        labels: &[u8],
        idx: usize,
        mut emit: impl FnMut(u64),
    ) {
        let facts = &view.facts[sentence[idx] as usize];
        let label = u64::from(labels[idx]);
        let mut put = |template: u64, value: u64| emit(hash::join(hash::join(1, template), value));
        if facts.case.may_be_name() {
            if let Some(summary) = self
                .words
                .get(&facts.key)
                .and_then(|votes| summary(votes, Some(vote(labels[idx]))))
            {
                put(1, summary);
                put(2, summary | label << 16);
                let neighbours = neighbour(labels, idx, false) | neighbour(labels, idx, true) << 8;
                put(3, summary | label << 16 | neighbours << 24);
            }
            let own = in_longer(labels, idx).then(|| vote(labels[idx]));
            if let Some(summary) = self.parts.get(&facts.key).and_then(|votes| summary(votes, own)) {
                put(4, summary | label << 16);
            }
        }
        for (template, first) in [(5, Some(idx)), (6, idx.checked_sub(1))] {
            let Some(first) = first else { continue };
            let votes = pair(view, sentence, first).and_then(|key| self.pairs.get(&key));
            if let Some(summary) = votes.and_then(|votes| summary(votes, Some(vote(labels[first])))) {
                put(template, summary | label << 16);
            }
        }
        for (template, other) in [(7, idx.checked_sub(1)), (8, Some(idx + 1))] {
            let Some((other, &token)) = other.and_then(|other| Some((other, sentence.get(other)?))) else {
                continue;
            };
            let votes = self.words.get(&view.facts[token as usize].key);
            if let Some(summary) = votes.and_then(|votes| summary(votes, Some(vote(labels[other])))) {
                put(template, summary | label << 16);
            }
        }
    }
}

/// Which vote a label is.
fn vote(label: u8) -> usize {
    name_type(label).map_or(4, |name_type| name_type as usize)
}

/// Whether a token's name has more tokens than this one.
fn in_longer(labels: &[u8], idx: usize) -> bool {
    let label = labels[idx];
    label != OUTSIDE && (is_open(label) || super::label::continues(label))
}

/// Label of the token before or after, or one that no token has.
fn neighbour(labels: &[u8], idx: usize, after: bool) -> u64 {
    let other = if after { Some(idx + 1) } else { idx.checked_sub(1) };
    other
        .and_then(|other| labels.get(other))
        .map_or(31, |&label| label.into())
}

/// Key of a token and the next one, both of which may be names.
fn pair(view: &View<'_>, sentence: &[u32], idx: usize) -> Option<u64> {
    let first = &view.facts[*sentence.get(idx)? as usize];
    let second = &view.facts[*sentence.get(idx + 1)? as usize];
    (first.case.may_be_name() && second.case.may_be_name()).then(|| hash::join(first.key, second.key))
}

/// The first and second choice of the votes, one of one's own aside, and how clear the first is; `None` without votes.
fn summary(votes: &Votes, own: Option<usize>) -> Option<u64> {
    let mut votes = *votes;
    if let Some(own) = own {
        votes[own] = votes[own].saturating_sub(1);
    }
    let total: u32 = votes.iter().fold(0, |sum, &n| sum.saturating_add(n));
    if total == 0 {
        return None;
    }
    // Ties go to the earlier type.
    let best = (0..votes.len()).rev().max_by_key(|&idx| votes[idx])?;
    let share = match () {
        () if votes[best] == total => 2,
        () if 4 * u64::from(votes[best]) >= 3 * u64::from(total) => 1,
        () => 0,
    };
    let often = match total {
        1 => 0,
        2..=3 => 1,
        4..=7 => 2,
        _ => 3,
    };
    Some((1 + best as u64) | (share << 3) | (often << 5))
}
