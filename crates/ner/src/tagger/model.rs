//! The weights and what goes with them, in memory and as a file.

use super::batch::Sums;
use super::error::ModelError;
use super::file::{Kind, Reader, Writer};
use super::hash;
use super::label::{N_LABELS, N_WEIGHED};
use super::table::Table;
use super::wordbook::Wordbook;

/// Weights of one feature for the labels from 1.
pub type Row = [i8; N_WEIGHED];

/// Weights of a transition: `[from][to]`, label 0 standing for the sentence's ends too.
pub type Transitions = [[i32; N_LABELS]; N_LABELS];

/// Weights of one pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    features: Table,
    /// `[n_features + 1]`: the last is for features that are not known.
    rows: Vec<Row>,
    pub(crate) transitions: Transitions,
}

/// A trained tagger: what is known of words, the first pass, and the second pass that sees the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    pub(crate) wordbook: Wordbook,
    pub(crate) first: Stage,
    pub(crate) second: Stage,
    /// Units of weight in one nat of confidence.
    pub(crate) units_per_nat: u32,
}

impl Stage {
    /// Makes a pass from features (by hash) with their weights, and from transitions.
    ///
    /// Of features that the table cannot tell apart one is kept.
    pub fn new(mut features: Vec<(u64, Row)>, transitions: Transitions) -> Self {
        features.sort_unstable_by_key(|&(key, _)| key);
        let (table, keys) = Table::build(features.iter().map(|&(key, _)| key));
        let row = |key: &u64| features[features.partition_point(|feature| feature.0 < *key)].1;
        Self::with_rows(table, keys.iter().map(row), &transitions)
    }

    fn with_rows(features: Table, rows: impl Iterator<Item = Row>, transitions: &Transitions) -> Self {
        Self {
            features,
            rows: rows.chain([[0; N_WEIGHED]]).collect(),
            transitions: *transitions,
        }
    }

    /// Number of features.
    pub fn len(&self) -> usize {
        self.features.len()
    }

    /// Whether it has no feature.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a feature's weights to the scores of a token; unknown features have none.
    #[inline]
    pub(crate) fn add(&self, feature: u64, scores: &mut [i32; N_WEIGHED]) {
        if let Some(place) = self.features.get(feature) {
            for (score, &weight) in scores.iter_mut().zip(&self.rows[place]) {
                *score += i32::from(weight);
            }
        }
    }

    /// Adds the places of features' weights to `places`; features that are not known share one.
    pub(crate) fn places(&self, features: &[u64], places: &mut Vec<u32>) {
        self.features.places(features, places);
    }

    /// The sum of the weights at places.
    pub(crate) fn sum(&self, places: &[u32]) -> Sums {
        places.iter().fold([0; N_WEIGHED], |mut sums, &place| {
            for (sum, &weight) in sums.iter_mut().zip(&self.rows[place as usize]) {
                *sum += i16::from(weight);
            }
            sums
        })
    }

    /// Weights of the features, without the row of those that are not known.
    fn known_rows(&self) -> &[Row] {
        &self.rows[..self.len()]
    }

    fn write(&self, out: &mut Writer) {
        self.features.write(out);
        let rows: Vec<u8> = self
            .known_rows()
            .as_flattened()
            .iter()
            .map(|weight| weight.cast_unsigned())
            .collect();
        out.u8s(&rows);
        out.i32s(self.transitions.as_flattened());
    }

    fn read(input: &mut Reader<'_>) -> Result<Self, ModelError> {
        let features = Table::read(input)?;
        let (rows, rest) = input.u8s()?.as_chunks::<N_WEIGHED>();
        let flat = input.i32s()?;
        let (from, odd) = flat.as_chunks::<N_LABELS>();
        let transitions = Transitions::try_from(from).map_err(|_| ModelError::Inconsistent("transitions"))?;
        // Sums of a long sentence must not overflow.
        let small = flat.iter().all(|weight| weight.unsigned_abs() < 1 << 16);
        if rest.is_empty() && odd.is_empty() && rows.len() == features.len() && small {
            let rows = rows.iter().map(|row| row.map(u8::cast_signed));
            Ok(Self::with_rows(features, rows, &transitions))
        } else {
            Err(ModelError::Inconsistent("weights"))
        }
    }
}

impl Model {
    /// Puts a model together; `units_per_nat` says how many units of weight make one nat of confidence.
    pub fn new(wordbook: Wordbook, first: Stage, second: Stage, units_per_nat: u32) -> Self {
        Self {
            wordbook,
            first,
            second,
            units_per_nat: units_per_nat.max(1),
        }
    }

    /// A number that differs between models: the checksum of the weights.
    pub(crate) fn identity(&self) -> u64 {
        let of = |stage: &Stage| {
            stage.known_rows().iter().fold(hash::EMPTY, |identity, row| {
                hash::join(
                    identity,
                    u64::from_le_bytes(std::array::from_fn(|idx| row[2 * idx].cast_unsigned())),
                )
            })
        };
        hash::join(
            hash::join(of(&self.first), of(&self.second)),
            self.first.len() as u64,
        )
    }

    /// What the model knows of words and names, for another to be trained with.
    pub fn into_wordbook(self) -> Wordbook {
        self.wordbook
    }

    /// The model as a file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.u32(self.units_per_nat);
        self.wordbook.write(&mut out);
        self.first.write(&mut out);
        self.second.write(&mut out);
        out.finish(Kind::TAGGER)
    }

    /// Reads a file that [`Model::to_bytes`] made.
    ///
    /// # Errors
    /// [`ModelError`] if a byte is missing, added or changed.
    pub fn from_bytes(file: &[u8]) -> Result<Self, ModelError> {
        let mut input = Reader::new(file, Kind::TAGGER)?;
        let units_per_nat = input.u32()?;
        if units_per_nat == 0 {
            return Err(ModelError::Inconsistent("scale"));
        }
        let wordbook = Wordbook::read(&mut input)?;
        let (first, second) = (Stage::read(&mut input)?, Stage::read(&mut input)?);
        input.finish()?;
        Ok(Self {
            wordbook,
            first,
            second,
            units_per_nat,
        })
    }
}
