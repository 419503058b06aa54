//! Attention: every row of a window becomes a mean of all its rows, weighted by how well query and key agree.

use crate::lane::{LANES, Lane, exp, fold, max};
use crate::level::Level;
use crate::simd::{Avx2, Avx512, Floats, Portable};

/// Heads of attention, and how wide each is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heads {
    count: usize,
    width: usize,
}

impl Heads {
    /// Widths that a head may have.
    pub const WIDTHS: [usize; 3] = [16, 32, 64];

    /// Heads of a width; `None` if no head is that wide.
    pub fn new(count: usize, width: usize) -> Option<Self> {
        (count > 0 && Self::WIDTHS.contains(&width)).then_some(Self { count, width })
    }

    /// Width of all heads together.
    pub fn total(self) -> usize {
        self.count * self.width
    }
}

/// What attention needs again and again.
#[derive(Debug, Default)]
pub struct Attention {
    /// Keys of one head: `[width][rows, filled up]`.
    keys: Vec<f32>,
    /// Values of one head: `[rows][width]`.
    values: Vec<f32>,
    /// Weights of the queries that are worked on together: `[Q][rows, filled up]`.
    weights: Vec<f32>,
}

impl Attention {
    /// Attends within one window: `queries` are `[n_queries][heads.total()]`, `known` has keys and values side by side,
    /// `[n_rows][2][heads.total()]`, and `out` takes `[n_queries][heads.total()]`.
    ///
    /// # Panics
    /// If they do not fit.
    pub fn attend(&mut self, level: Level, heads: Heads, queries: &[f32], known: &[f32], out: &mut [f32]) {
        assert_eq!(queries.len(), out.len(), "every query has a place");
        assert_eq!(queries.len() % heads.total(), 0, "queries are whole");
        assert_eq!(known.len() % (2 * heads.total()), 0, "keys and values are whole");
        assert!(queries.is_empty() || !known.is_empty(), "a query has a key");
        let scratch = self;
        at_level!(
            level,
            [attend::<Portable, 4, 1>, attend::<Avx2, 4, 1>, attend::<Avx512, 8, 2>],
            (scratch: &mut Attention, heads: Heads, queries: &[f32], known: &[f32], out: &mut [f32])
        );
    }
}

/// Works on `Q` queries and `C` lanes together: twice as many of each fill half of the 32 registers of AVX-512.
#[inline(always)]
fn attend<S: Floats, const Q: usize, const C: usize>(
    scratch: &mut Attention,
    heads: Heads,
    queries: &[f32],
    known: &[f32],
    out: &mut [f32],
) {
    for head in 0..heads.count {
        match heads.width {
            16 => one_head::<S, Q, 1, C, 1>(scratch, heads.total(), head, queries, known, out),
            32 => one_head::<S, Q, 2, C, C>(scratch, heads.total(), head, queries, known, out),
            _ => one_head::<S, Q, 4, C, C>(scratch, heads.total(), head, queries, known, out),
        }
    }
}

/// One head, `W` lanes wide, of rows that have `total` places; `C` and `M` lanes are summed together.
#[inline(always)]
fn one_head<S: Floats, const Q: usize, const W: usize, const C: usize, const M: usize>(
    scratch: &mut Attention,
    total: usize,
    head: usize,
    queries: &[f32],
    known: &[f32],
    out: &mut [f32],
) {
    let width = W * LANES;
    let (n_queries, n_rows) = (queries.len() / total, known.len() / (2 * total));
    let filled = n_rows.next_multiple_of(2 * LANES);
    let Attention {
        keys,
        values,
        weights,
    } = scratch;
    keys.clear();
    keys.resize(width * filled, 0.0);
    values.clear();
    weights.resize(Q * filled, 0.0);
    // Queries are scaled by the root of the width, keys are turned on their side.
    let by = 1.0 / (width as f32).sqrt();
    for (nth, row) in known.chunks_exact(2 * total).enumerate() {
        let key = &row[head * width..][..width];
        for (place, &value) in key.iter().enumerate() {
            keys[place * filled + nth] = value * by;
        }
        values.extend_from_slice(&row[total + head * width..][..width]);
    }
    let values = values.as_chunks::<LANES>().0;
    let mut first = 0;
    while first < n_queries {
        // The last queries may be worked on twice, which changes nothing.
        let start = first.min(n_queries.saturating_sub(Q));
        let query = |nth: usize| {
            let row = (start + nth).min(n_queries - 1);
            &queries[row * total + head * width..][..width]
        };
        let together: [&[f32]; Q] = std::array::from_fn(query);
        agree::<S, Q, C>(together, keys, filled, weights);
        let mut shares = [0.0; Q];
        for (share, weights) in shares.iter_mut().zip(weights.chunks_exact_mut(filled)) {
            *share = 1.0 / soften::<S>(weights, n_rows);
        }
        let sums = sum::<S, Q, W, M>(weights, filled, values, n_rows);
        for (nth, (sum, share)) in sums.iter().zip(shares).enumerate().take(n_queries - start) {
            let place = (start + nth) * total + head * width;
            for (mean, sum) in out[place..place + width].iter_mut().zip(sum.as_flattened()) {
                *mean = sum * share;
            }
        }
        first = start + Q;
    }
}

/// Products of queries with keys, `C` lanes of keys at a time.
#[inline(always)]
fn agree<S: Floats, const Q: usize, const C: usize>(
    queries: [&[f32]; Q],
    keys: &[f32],
    filled: usize,
    weights: &mut [f32],
) {
    for column in (0..filled).step_by(C * LANES) {
        let mut sums = [[S::splat(0.0); C]; Q];
        for (place, keys) in keys.chunks_exact(filled).enumerate() {
            let (lanes, _) = keys[column..column + C * LANES].as_chunks::<LANES>();
            let keys: [S::Lane; C] = std::array::from_fn(|idx| S::load(&lanes[idx]));
            for (query, sums) in queries.iter().zip(&mut sums) {
                let query = S::splat(query[place]);
                for (sum, key) in sums.iter_mut().zip(keys) {
                    *sum = S::add_product(*sum, query, key);
                }
            }
        }
        for (sums, weights) in sums.iter().zip(weights.chunks_exact_mut(filled)) {
            let (lanes, _) = weights[column..column + C * LANES].as_chunks_mut::<LANES>();
            for (&sum, lane) in sums.iter().zip(lanes) {
                S::store(sum, lane);
            }
        }
    }
}

/// Makes exponentials of the first `n_rows` weights and returns their sum.
#[inline(always)]
fn soften<S: Floats>(weights: &mut [f32], n_rows: usize) -> f32 {
    weights[n_rows..].fill(f32::MIN);
    let (lanes, _) = weights.as_chunks_mut::<LANES>();
    let top = reduce::<S>(lanes, f32::MIN, S::max, max);
    // Loops of their own: with sums inside, the compiler takes the lanes apart.
    for weight in lanes.as_flattened_mut() {
        *weight = exp(*weight - top);
    }
    // The filling weighs next to nothing, e^-87 a place, and takes no part in the mean.
    reduce::<S>(lanes, 0.0, S::add, |left, right| left + right)
}

/// Joins all places of some lanes, in a fixed order.
#[inline(always)]
fn reduce<S: Floats>(
    lanes: &[Lane],
    start: f32,
    join: impl Fn(S::Lane, S::Lane) -> S::Lane,
    of: impl Fn(f32, f32) -> f32,
) -> f32 {
    let joined = lanes
        .iter()
        .fold(S::splat(start), |joined, lane| join(joined, S::load(lane)));
    let mut lane = [0.0; LANES];
    S::store(joined, &mut lane);
    fold(lane, of)
}

/// Weighted sums of the values, by query, `M` lanes at a time.
#[inline(always)]
fn sum<S: Floats, const Q: usize, const W: usize, const M: usize>(
    weights: &[f32],
    filled: usize,
    values: &[Lane],
    n_rows: usize,
) -> [[Lane; W]; Q] {
    let mut totals = [[[0.0; LANES]; W]; Q];
    let of: [&[f32]; Q] = std::array::from_fn(|query| &weights[query * filled..][..n_rows]);
    for lane in (0..W).step_by(M) {
        let mut sums = [[S::splat(0.0); M]; Q];
        for (row, values) in values.chunks_exact(W).enumerate().take(n_rows) {
            let values: [S::Lane; M] = std::array::from_fn(|idx| S::load(&values[lane + idx]));
            for (sums, weights) in sums.iter_mut().zip(of) {
                let weight = S::splat(weights[row]);
                for (sum, value) in sums.iter_mut().zip(values) {
                    *sum = S::add_product(*sum, weight, value);
                }
            }
        }
        for (sums, totals) in sums.iter().zip(&mut totals) {
            for (&sum, total) in sums.iter().zip(&mut totals[lane..]) {
                S::store(sum, total);
            }
        }
    }
    totals
}
