//! The activation between the two products of a feed-forward layer.

use crate::level::Level;

/// Places beyond which the normal distribution counts as 0 or 1.
const EDGE: f32 = 4.25;

/// Coefficients, of the least power first, of a polynomial `p` in `x²` so that `x · p(x²)` is the normal distribution
/// less one half within [`EDGE`]. Fitted for the least greatest error of `x² · p(x²)`.
const NORMAL: [f32; 9] = [
    0.398_819_2,
    -0.066_190_27,
    0.009_718_772,
    -0.001_079_075_7,
    8.848_874e-5,
    -5.147_472_6e-6,
    1.986_135e-7,
    -4.515_228_6e-9,
    4.546_977e-11,
];

/// Replaces each value `x` by `x` times the normal distribution at `x`, within 0.00004 (Hendrycks and Gimpel 2016).
///
/// A polynomial and not the error function, since the result is rounded to 8 bits, which is a hundred times coarser.
pub fn gelu(level: Level, values: &mut [f32]) {
    at_level!(level, all, (values: &mut [f32]));
}

#[inline(always)]
fn all(values: &mut [f32]) {
    for value in values {
        let x = *value;
        let near = if x > EDGE { EDGE } else { x };
        let near = if near < -EDGE { -EDGE } else { near };
        let square = near * near;
        let mut sum = NORMAL[8];
        for coefficient in NORMAL[..8].iter().rev() {
            sum = sum.mul_add(square, *coefficient);
        }
        *value = x * near.mul_add(sum, 0.5);
    }
}
