//! The weights, as `training/export_encoder.py` writes them.

use relmap_kernel::{Heads, Matrix, Norm};

use super::shape::N_SHAPES;
use super::vocabulary::Vocabulary;
use super::window::MAX_SENTENCE_PIECES;
use crate::tagger::ModelError;
use crate::tagger::file::{Kind, Reader};
use crate::tagger::label::N_LABELS;

/// Bounds of what a file may ask for, far above what an encoder of this kind has: rows, and pieces of a window.
const MAX_WIDTH: usize = 1 << 12;
const MAX_POSITIONS: usize = 1 << 12;

/// Greatest size of a weight or bias that is not in 8 bits.
const MAX_WEIGHT: f32 = 1e6;

/// Most units in a nat: sums of a sentence must not overflow.
const MAX_UNITS: u32 = 1 << 12;

/// Greatest share of the fast engine's scores.
const MAX_MIX: f32 = 16.0;

/// One layer: attention, then feed-forward, each added to what went in and normed.
#[derive(Debug)]
pub(crate) struct Layer {
    pub(crate) query: Matrix,
    /// Keys and values side by side.
    pub(crate) known: Matrix,
    pub(crate) projection: Matrix,
    pub(crate) attention_norm: Norm,
    pub(crate) widening: Matrix,
    pub(crate) narrowing: Matrix,
    pub(crate) norm: Norm,
}

/// A trained encoder.
#[derive(Debug)]
pub(crate) struct Model {
    /// Units of score in one nat.
    pub(crate) units_per_nat: u32,
    /// Pieces of a window.
    pub(crate) capacity: usize,
    /// Share of the fast engine's scores, in nats, that is added.
    pub(crate) mix: f32,
    pub(crate) width: usize,
    /// Layers before the gate.
    pub(crate) n_full: usize,
    /// Log-odds of being in a name at which a word goes on after the gate.
    pub(crate) least_odds: f32,
    pub(crate) heads: Heads,
    pub(crate) vocabulary: Vocabulary,
    /// `[n_pieces][width]`
    pieces: Vec<u8>,
    /// `[n_pieces]`
    scales: Vec<f32>,
    /// `[n_positions][width]`
    positions: Vec<f32>,
    /// `[N_SHAPES][width]`
    shapes: Vec<f32>,
    pub(crate) norm: Norm,
    pub(crate) layers: Vec<Layer>,
    pub(crate) gate: Matrix,
    pub(crate) head: Matrix,
}

impl Model {
    /// Reads a file.
    pub(crate) fn from_bytes(file: &[u8]) -> Result<Self, ModelError> {
        let mut input = Reader::new(file, Kind::ENCODER)?;
        let (units_per_nat, capacity) = (input.u32()?, input.u32()? as usize);
        let (mix, epsilon, least_odds) = (input.f32()?, input.f32()?, input.f32()?);
        let mut size = || input.u32().map(|size| size as usize);
        let (width, n_heads, inner, n_positions) = (size()?, size()?, size()?, size()?);
        let (n_layers, n_full) = (size()?, size()?);
        // A window holds a sentence of any length with a piece at each end, or several within the capacity.
        let fits = (1..=MAX_UNITS).contains(&units_per_nat)
            && (0.0..=MAX_MIX).contains(&mix)
            && (0.0..=1.0).contains(&epsilon)
            && least_odds.abs() <= MAX_WEIGHT
            && (1..=MAX_WIDTH).contains(&width)
            && (1..=MAX_WIDTH).contains(&inner)
            && (MAX_SENTENCE_PIECES + 2..=MAX_POSITIONS).contains(&n_positions)
            && (2..=n_positions).contains(&capacity)
            && n_full <= n_layers;
        let heads = width
            .checked_div(n_heads)
            .and_then(|each| Heads::new(n_heads, each))
            .filter(|heads| fits && heads.total() == width)
            .ok_or(ModelError::Inconsistent("sizes"))?;
        let vocabulary = str::from_utf8(input.u8s()?).map_err(|_| ModelError::Inconsistent("vocabulary"))?;
        let vocabulary = Vocabulary::new(vocabulary)?;
        let mut fields = Fields { input, epsilon };
        let pieces = fields.input.u8s()?;
        if pieces.len() != vocabulary.len() * width {
            return Err(ModelError::Inconsistent("word pieces"));
        }
        let scales = fields.reals(vocabulary.len())?;
        let positions = fields.reals(n_positions * width)?;
        let shapes = fields.reals(N_SHAPES * width)?;
        let norm = fields.norm(width)?;
        let mut layers = Vec::new();
        // Not reserved: a forged count fails at the first layer that is not there.
        for _ in 0..n_layers {
            layers.push(Layer {
                query: fields.matrix(width, width)?,
                known: fields.matrix(width, 2 * width)?,
                projection: fields.matrix(width, width)?,
                attention_norm: fields.norm(width)?,
                widening: fields.matrix(width, inner)?,
                narrowing: fields.matrix(inner, width)?,
                norm: fields.norm(width)?,
            });
        }
        let gate = fields.matrix(width, 1)?;
        let head = fields.matrix(width, N_LABELS)?;
        fields.input.finish()?;
        Ok(Self {
            units_per_nat,
            capacity,
            mix,
            width,
            n_full,
            least_odds,
            heads,
            vocabulary,
            pieces: pieces.to_vec(),
            scales,
            positions,
            shapes,
            norm,
            layers,
            gate,
            head,
        })
    }

    /// Puts into `out` what a piece of a word of some shape begins with at a position of its window.
    pub(crate) fn embed(&self, piece: u32, shape: u8, position: usize, out: &mut [f32]) {
        let row = |nth: usize| nth * self.width..(nth + 1) * self.width;
        let scale = self.scales[piece as usize];
        let others = self.shapes[row(shape.into())]
            .iter()
            .zip(&self.positions[row(position)]);
        let places = out.iter_mut().zip(&self.pieces[row(piece as usize)]).zip(others);
        for ((out, &byte), (shape, position)) in places {
            *out = f32::from(byte.cast_signed()) * scale + shape + position;
        }
    }
}

/// Reads parts of the model.
struct Fields<'a> {
    input: Reader<'a>,
    epsilon: f32,
}

impl Fields<'_> {
    fn reals(&mut self, len: usize) -> Result<Vec<f32>, ModelError> {
        let values = self.input.f32s()?;
        if values.len() == len && values.iter().all(|value| value.abs() <= MAX_WEIGHT) {
            Ok(values)
        } else {
            Err(ModelError::Inconsistent("numbers"))
        }
    }

    fn norm(&mut self, width: usize) -> Result<Norm, ModelError> {
        Ok(Norm::new(self.reals(width)?, self.reals(width)?, self.epsilon))
    }

    fn matrix(&mut self, n_inputs: usize, n_outputs: usize) -> Result<Matrix, ModelError> {
        let bytes = self.input.u8s()?;
        if bytes.len() != n_inputs * n_outputs {
            return Err(ModelError::Inconsistent("weights"));
        }
        let weights: Vec<i8> = bytes.iter().map(|byte| byte.cast_signed()).collect();
        // The least number of 8 bits has no positive twin and is never written.
        if weights.contains(&i8::MIN) {
            return Err(ModelError::Inconsistent("weights"));
        }
        Ok(Matrix::pack(
            &weights,
            &self.reals(n_outputs)?,
            &self.reals(n_outputs)?,
        ))
    }
}
