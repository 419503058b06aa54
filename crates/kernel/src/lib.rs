//! The arithmetic of the encoder.
//!
//! In: rows of numbers and weights of 8 bits. Out: their products, and what stands between products in an encoder:
//! attention, layer norms, GELU, quantisation. No model, no text.
//!
//! Every function gives the same bits on every machine and at every [`Level`]. Products are sums of integers. Sums of
//! floats are made in a fixed order of [`LANES`] accumulators, whatever the width of the registers; where a product is
//! fused with a sum the code says `mul_add`, which rounds once on every machine; exponentials are polynomials.
//!
//! This is the one crate with unsafe code: calls of functions that need an instruction set, made only at a [`Level`]
//! that the processor was found to have.
//!
//! ```
//! use relmap_kernel::{Level, Matrix, Rows, multiply};
//!
//! let level = Level::best();
//! // Two outputs of four inputs; scales turn 8 bits back into floats.
//! let matrix = Matrix::pack(&[1, 2, 3, 4, -1, -2, -3, -4], &[1.0, 0.5], &[0.0, 10.0]);
//! let mut rows = Rows::default();
//! rows.quantise(level, &[1.0, 1.0, 1.0, 1.0], 4);
//! let mut out = [0.0; 2];
//! multiply(level, &rows, &matrix, &mut out);
//! assert!((out[0] - 10.0).abs() < 1e-4 && (out[1] - 5.0).abs() < 1e-4);
//! ```

#[macro_use]
mod level;

mod lane;

mod simd;

mod matrix;

mod rows;

mod product;

mod norm;

mod gelu;

mod attention;

pub use attention::{Attention, Heads};
pub use gelu::gelu;
pub use lane::LANES;
pub use level::Level;
pub use matrix::Matrix;
pub use norm::{Norm, add};
pub use product::multiply;
pub use rows::Rows;

#[cfg(test)]
mod tests;
