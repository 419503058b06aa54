//! Features of many tokens, whose weights are looked up together.
//!
//! A look-up waits for memory far more than it reckons. Done one step at a time for all features, the look-ups wait together.

use super::label::N_WEIGHED;
use super::model::Stage;

/// Sums of less than 256 weights, which half of 16 bits hold.
pub(crate) type Sums = [i16; N_WEIGHED];

/// Features of tokens in a row; it keeps its room from one use to the next.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    features: Vec<u64>,
    /// Where the features of each token end.
    ends: Vec<usize>,
    places: Vec<u32>,
}

impl Batch {
    /// Forgets all tokens.
    pub(crate) fn clear(&mut self) {
        self.features.clear();
        self.ends.clear();
    }

    /// Adds a token whose features are all those that `emit` hands on.
    pub(crate) fn add(&mut self, emit: impl FnOnce(&mut Vec<u64>)) {
        emit(&mut self.features);
        self.ends.push(self.features.len());
    }

    /// The sums of each token's weights, in order; unknown features have none.
    pub(crate) fn sums<'a>(&'a mut self, stage: &'a Stage) -> impl Iterator<Item = Sums> + 'a {
        let Self {
            features,
            ends,
            places,
        } = self;
        places.clear();
        stage.places(features, places);
        let mut start = 0;
        ends.iter().map(move |&end| {
            let sums = stage.sum(&places[start..end]);
            start = end;
            sums
        })
    }
}
