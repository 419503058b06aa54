//! Groups of floats that are worked on together, and sums in a fixed order.

/// Floats that are worked on together. Sums have this many accumulators on every machine.
pub const LANES: usize = 16;

/// Some floats side by side.
pub(crate) type Lane = [f32; LANES];

/// Applies a function to each place of two groups.
#[inline(always)]
pub(crate) fn zip(left: Lane, right: Lane, of: impl Fn(f32, f32) -> f32) -> Lane {
    let mut out = left;
    for (out, right) in out.iter_mut().zip(right) {
        *out = of(*out, right);
    }
    out
}

/// Joins the places of a group: halves upon halves.
#[inline(always)]
pub(crate) fn fold(lane: Lane, of: impl Fn(f32, f32) -> f32) -> f32 {
    let mut rest = lane;
    let mut half = LANES / 2;
    while half > 0 {
        for idx in 0..half {
            rest[idx] = of(rest[idx], rest[idx + half]);
        }
        half /= 2;
    }
    rest[0]
}

/// The greater of two; the first if they cannot be compared.
#[inline(always)]
pub(crate) fn max(left: f32, right: f32) -> f32 {
    if right > left { right } else { left }
}

/// Sum of a row, each place of which goes through `of` first.
#[inline(always)]
pub(crate) fn sum(row: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let (lanes, rest) = row.as_chunks::<LANES>();
    let mut total = [0.0; LANES];
    for lane in lanes {
        total = zip(total, *lane, |total, value| total + of(value));
    }
    for (total, &value) in total.iter_mut().zip(rest) {
        *total += of(value);
    }
    fold(total, |left, right| left + right)
}

/// Greatest of a row and zero, each place of which goes through `of` first.
#[inline(always)]
pub(crate) fn greatest(row: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let (lanes, rest) = row.as_chunks::<LANES>();
    let mut top = [0.0; LANES];
    for lane in lanes {
        top = zip(top, *lane, |top, value| max(top, of(value)));
    }
    for (top, &value) in top.iter_mut().zip(rest) {
        *top = max(*top, of(value));
    }
    fold(top, max)
}

/// Added to a float below 2^22 it leaves the nearest integer, halves to even, in the low bits.
pub(crate) const ROUNDER: f32 = 12_582_912.0;

/// Base of the natural logarithm to a power from -87 to 0, within 2 units in the last place; powers below count as -87.
#[inline(always)]
pub(crate) fn exp(power: f32) -> f32 {
    /// Logarithm of 2 in two parts, the first of few bits, so that its multiples are exact.
    const LN_2: (f32, f32) = (0.693_359_4, -0.000_212_194_44);
    let power = max(-87.0, power);
    let shifted = power.mul_add(std::f32::consts::LOG2_E, ROUNDER);
    let whole = shifted - ROUNDER;
    let rest = whole.mul_add(-LN_2.1, whole.mul_add(-LN_2.0, power));
    // The first terms of the series; the next one is below 2^-23 of the sum, as the rest is within ±0.35.
    let series = rest.mul_add(1.0 / 720.0, 1.0 / 120.0);
    let series = series.mul_add(rest, 1.0 / 24.0);
    let series = series.mul_add(rest, 1.0 / 6.0);
    let series = series.mul_add(rest, 0.5);
    let series = series.mul_add(rest, 1.0);
    let series = series.mul_add(rest, 1.0);
    // The integer's low bits become the exponent.
    series * f32::from_bits(shifted.to_bits().wrapping_add(127) << 23)
}
