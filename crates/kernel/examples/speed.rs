//! Speed of every level at the encoder's sizes, best of several rounds.
//!
//! ```sh
//! cargo run --release -p relmap-kernel --example speed
//! ```

use std::io::Write as _;
use std::time::Instant;

use relmap_kernel::{Attention, Heads, Level, Matrix, Norm, Rows, gelu, multiply};

/// Rounds of each measurement.
const ROUNDS: usize = 20;

/// Word pieces of one window.
const WINDOW: usize = 128;

/// Sizes of the encoder: its rows, and those between the two products of a feed-forward layer.
const WIDTH: usize = 384;
const INNER: usize = 1536;

fn main() {
    let out = &mut std::io::stdout();
    for level in Level::all() {
        let name = level.name();
        for (n_inputs, n_outputs) in [(WIDTH, 3 * WIDTH), (WIDTH, WIDTH), (WIDTH, INNER), (INNER, WIDTH)] {
            let weights: Vec<i8> = (0..n_inputs * n_outputs)
                .map(|idx| ((idx * 31 % 255) as u8).cast_signed())
                .collect();
            let matrix = Matrix::pack(&weights, &vec![0.01; n_outputs], &vec![0.0; n_outputs]);
            let mut rows = Rows::default();
            rows.quantise(level, &wave(WINDOW * n_inputs), n_inputs);
            let mut product = vec![0.0; WINDOW * n_outputs];
            let seconds = best(|| multiply(level, &rows, &matrix, &mut product));
            let products = (WINDOW * n_inputs * n_outputs) as f64;
            let _ = writeln!(
                out,
                "{name:<9} {n_inputs:>4} to {n_outputs:>4}  {:>6.1} G products/s",
                products / seconds / 1e9
            );
        }
        let Some(heads) = Heads::new(12, WIDTH / 12) else {
            return;
        };
        let (queries, known) = (wave(WINDOW * WIDTH), wave(WINDOW * 2 * WIDTH));
        let mut attended = vec![0.0; WINDOW * WIDTH];
        let mut attention = Attention::default();
        let mut inner = wave(WINDOW * INNER);
        let mut rows = Rows::default();
        let norm = Norm::new(vec![1.0; WIDTH], vec![0.0; WIDTH], 1e-12);
        let parts = [
            (
                "attention",
                best(|| attention.attend(level, heads, &queries, &known, &mut attended)),
            ),
            ("gelu", best(|| gelu(level, &mut inner))),
            ("quantise", best(|| rows.quantise(level, &inner, INNER))),
            ("norm", best(|| norm.apply(level, &mut attended))),
        ];
        for (part, seconds) in parts {
            let _ = writeln!(
                out,
                "{name:<9} {part:<12} {:>6.2} µs a row",
                seconds * 1e6 / WINDOW as f64
            );
        }
    }
}

/// Some numbers.
fn wave(n: usize) -> Vec<f32> {
    (0..n).map(|idx| (idx * 37 % 101) as f32 / 50.0 - 1.0).collect()
}

/// Seconds of the quickest round.
fn best(mut work: impl FnMut()) -> f64 {
    (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64()
        })
        .fold(f64::MAX, f64::min)
}
