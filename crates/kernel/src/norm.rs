//! Layer norms, and the sums that go into them.

use crate::lane::sum;
use crate::level::Level;

/// A layer norm: each row is brought to mean 0 and variance 1, then scaled and shifted (Ba, Kiros and Hinton 2016).
#[derive(Clone, Debug)]
pub struct Norm {
    /// `[width]`
    scales: Vec<f32>,
    /// `[width]`
    shifts: Vec<f32>,
    /// Added to the variance.
    epsilon: f32,
}

impl Norm {
    /// Makes a norm of rows as wide as `scales` and `shifts`.
    ///
    /// # Panics
    /// If the two differ in length.
    pub fn new(scales: Vec<f32>, shifts: Vec<f32>, epsilon: f32) -> Self {
        assert_eq!(scales.len(), shifts.len(), "every place has a scale and a shift");
        Self {
            scales,
            shifts,
            epsilon,
        }
    }

    /// Norms rows `[n_rows][width]` in place.
    pub fn apply(&self, level: Level, rows: &mut [f32]) {
        let norm = self;
        at_level!(level, apply, (norm: &Norm, rows: &mut [f32]));
    }
}

#[inline(always)]
fn apply(norm: &Norm, rows: &mut [f32]) {
    let width = norm.scales.len();
    for row in rows.chunks_exact_mut(width.max(1)) {
        let mean = sum(row, |value| value) / width as f32;
        let variance = sum(row, |value| (value - mean) * (value - mean)) / width as f32;
        let by = 1.0 / (variance + norm.epsilon).sqrt();
        let places = norm.scales.iter().zip(&norm.shifts);
        for (value, (scale, shift)) in row.iter_mut().zip(places) {
            *value = (*value - mean) * by * scale + shift;
        }
    }
}

/// Adds `right` to `left`, place by place.
pub fn add(level: Level, left: &mut [f32], right: &[f32]) {
    at_level!(level, add_all, (left: &mut [f32], right: &[f32]));
}

#[inline(always)]
fn add_all(left: &mut [f32], right: &[f32]) {
    for (left, right) in left.iter_mut().zip(right) {
        *left += right;
    }
}
