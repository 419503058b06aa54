//! Rows of numbers in 8 bits: the left side of products.

use crate::lane::{ROUNDER, greatest};
use crate::level::Level;
use crate::matrix::STEP;

/// Added to every number of a row, so that bytes have no sign: what AVX-512 multiplies.
pub(crate) const OFFSET: u8 = 128;

/// Greatest size of a number in 8 bits.
const TOP: f32 = 127.0;

/// Rows in 8 bits, each with its own scale.
#[derive(Debug, Default)]
pub struct Rows {
    /// `[n_rows][stride]`, [`OFFSET`] added.
    pub(crate) bytes: Vec<u8>,
    /// By row.
    pub(crate) scales: Vec<f32>,
    /// Numbers of a row as given.
    pub(crate) width: usize,
    /// The width, filled up to a multiple of [`STEP`].
    pub(crate) stride: usize,
}

impl Rows {
    /// Takes rows `[n_rows][width]`: the number of largest size in a row becomes ±127, halves go to even.
    ///
    /// # Panics
    /// If `values` is not made of whole rows.
    pub fn quantise(&mut self, level: Level, values: &[f32], width: usize) {
        let n_rows = values.len().checked_div(width).unwrap_or_default();
        assert_eq!(n_rows * width, values.len(), "rows are whole");
        self.width = width;
        self.stride = width.next_multiple_of(STEP);
        self.bytes.resize(n_rows * self.stride, OFFSET);
        self.scales.resize(n_rows, 0.0);
        let (bytes, scales, stride) = (&mut self.bytes[..], &mut self.scales[..], self.stride);
        at_level!(
            level,
            quantise,
            (values: &[f32], width: usize, bytes: &mut [u8], stride: usize, scales: &mut [f32])
        );
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.scales.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.scales.is_empty()
    }
}

#[inline(always)]
fn quantise(values: &[f32], width: usize, bytes: &mut [u8], stride: usize, scales: &mut [f32]) {
    if width == 0 {
        return;
    }
    let rows = values.chunks_exact(width).zip(bytes.chunks_exact_mut(stride));
    for ((row, bytes), scale) in rows.zip(scales) {
        let top = greatest(row, f32::abs);
        // A row of zeros, or one that is no number, becomes zeros.
        let by = if top > 0.0 && top < f32::MAX {
            TOP / top
        } else {
            0.0
        };
        *scale = if by > 0.0 { top / TOP } else { 0.0 };
        let (filled, rest) = bytes.split_at_mut(width);
        for (byte, &value) in filled.iter_mut().zip(row) {
            *byte = ((value * by + ROUNDER).to_bits() as u8).wrapping_add(OFFSET);
        }
        rest.fill(OFFSET);
    }
}
