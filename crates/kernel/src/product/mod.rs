//! Products of rows in 8 bits with matrices in 8 bits.
//!
//! Sums are exact: 32 bits hold 2^16 products of 8 bits. So every set of instructions gives the same integers, and the
//! floats made of them are the same bits too.

mod portable;

#[cfg(target_arch = "x86_64")]
mod avx2;

#[cfg(target_arch = "x86_64")]
mod avx512;

use crate::level::Level;
use crate::matrix::{Line, Matrix, PANEL};
use crate::rows::Rows;
use crate::simd::{Avx2, Avx512, Portable};

/// Rows of one tile; with a panel's four registers of outputs each and one of weights this fills the 32 registers of AVX-512.
const TILE_ROWS: usize = 6;

/// Most inputs of a matrix whose sums cannot overflow: 255 · 127 · n stays below 2^31.
const MAX_INPUTS: usize = 1 << 16;

/// Sums of products for some rows and the outputs of one panel.
pub(crate) trait Tile {
    /// Whether inputs are taken with [`crate::rows::OFFSET`] added, which the matrix's starts take off.
    const OFFSET: bool;

    /// Adds to `sums` the products of `rows`, each as long as the panel has inputs, with a panel.
    fn add<const R: usize>(rows: [&[u8]; R], panel: &[Line], sums: &mut [[i32; PANEL]; R]);
}

/// Multiplies rows with a matrix into `out`, `[n_rows][n_outputs]`.
///
/// # Panics
/// If the rows are not as wide as the matrix has inputs, or `out` does not fit.
pub fn multiply(level: Level, rows: &Rows, matrix: &Matrix, out: &mut [f32]) {
    assert_eq!(rows.width, matrix.n_inputs(), "rows are as wide as the matrix");
    assert!(rows.width < MAX_INPUTS, "sums do not overflow");
    assert_eq!(
        out.len(),
        rows.len() * matrix.n_outputs(),
        "the output has room for the product"
    );
    if out.is_empty() {
        return;
    }
    at_level!(
        level,
        [product::<Portable>, product::<Avx2>, product::<Avx512>],
        (rows: &Rows, matrix: &Matrix, out: &mut [f32])
    );
}

#[inline(always)]
fn product<T: Tile>(rows: &Rows, matrix: &Matrix, out: &mut [f32]) {
    for (first, panel) in matrix.panels() {
        let mut row = 0;
        while rows.len() - row >= TILE_ROWS {
            block::<T, TILE_ROWS>(rows, row, matrix, first, panel, out);
            row += TILE_ROWS;
        }
        match rows.len() - row {
            5 => block::<T, 5>(rows, row, matrix, first, panel, out),
            4 => block::<T, 4>(rows, row, matrix, first, panel, out),
            3 => block::<T, 3>(rows, row, matrix, first, panel, out),
            2 => block::<T, 2>(rows, row, matrix, first, panel, out),
            1 => block::<T, 1>(rows, row, matrix, first, panel, out),
            _ => (),
        }
    }
}

/// The product of `R` rows from `row` with the panel whose first output is `first`.
#[inline(always)]
fn block<T: Tile, const R: usize>(
    rows: &Rows,
    row: usize,
    matrix: &Matrix,
    first: usize,
    panel: &[Line],
    out: &mut [f32],
) {
    let bytes = |nth: usize| &rows.bytes[(row + nth) * rows.stride..][..rows.stride];
    let of = |values: &[i32]| -> [i32; PANEL] { std::array::from_fn(|idx| values[idx]) };
    let start = if T::OFFSET {
        of(&matrix.starts[first..first + PANEL])
    } else {
        [0; PANEL]
    };
    let mut sums = [start; R];
    T::add::<R>(std::array::from_fn(bytes), panel, &mut sums);
    let (scales, biases) = (
        &matrix.scales[first..first + PANEL],
        &matrix.biases[first..first + PANEL],
    );
    let n_outputs = matrix.n_outputs();
    let wanted = PANEL.min(n_outputs - first);
    for (nth, sums) in sums.iter().enumerate() {
        let scale = rows.scales[row + nth];
        let fill = |values: &mut [f32; PANEL]| {
            for (idx, value) in values.iter_mut().enumerate() {
                *value = sums[idx] as f32 * (scale * scales[idx]) + biases[idx];
            }
        };
        let place = (row + nth) * n_outputs + first;
        let out = &mut out[place..place + wanted];
        if let Some(whole) = out.first_chunk_mut::<PANEL>() {
            fill(whole);
        } else {
            let mut values = [0.0; PANEL];
            fill(&mut values);
            out.copy_from_slice(&values[..wanted]);
        }
    }
}
