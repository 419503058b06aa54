//! What a name may mean.

use crate::RecordIdx;

/// One record that a name may mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// The record.
    pub record: RecordIdx,
    /// The name is the record's canonical name, accents and case apart, not an alias.
    pub is_canonical: bool,
    /// P(record | name) before any context, in `[0, 1]`; sums to 1 over the candidates of a name.
    pub prior: f32,
}

/// All records that a name may mean: best first, ties by [`RecordIdx`]; empty for an unknown name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Candidates(Vec<Candidate>);

impl Candidates {
    /// The candidate with the highest prior.
    pub fn best(&self) -> Option<Candidate> {
        self.0.first().copied()
    }

    /// The candidates as a slice.
    pub fn as_slice(&self) -> &[Candidate] {
        &self.0
    }

    /// Candidates, best first.
    pub fn iter(&self) -> std::slice::Iter<'_, Candidate> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the name is unknown.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Makes priors of weights; of several entries for one record the heaviest stays.
    pub(crate) fn from_weights(mut weighted: Vec<Candidate>) -> Self {
        if weighted.len() > 1 {
            weighted.sort_by(|a, b| a.record.cmp(&b.record).then(b.prior.total_cmp(&a.prior)));
            weighted.dedup_by_key(|candidate| candidate.record);
            weighted.sort_by(|a, b| b.prior.total_cmp(&a.prior).then(a.record.cmp(&b.record)));
        }
        let total: f32 = weighted.iter().map(|candidate| candidate.prior).sum();
        for candidate in &mut weighted {
            candidate.prior /= total;
        }
        Self(weighted)
    }
}

impl<'c> IntoIterator for &'c Candidates {
    type Item = &'c Candidate;
    type IntoIter = std::slice::Iter<'c, Candidate>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl IntoIterator for Candidates {
    type Item = Candidate;
    type IntoIter = std::vec::IntoIter<Candidate>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// A name found at the start of a run of tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// Tokens that the name takes, at least 1, empty keys between them included.
    pub tokens: usize,
    /// What it may mean, at least one.
    pub candidates: Candidates,
}
