//! Every level against the portable one and against plain arithmetic.

use crate::*;

/// Numbers that look random and are the same on every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn bytes(&mut self, n: usize) -> Vec<i8> {
        (0..n)
            .map(|_| (self.next() % 255) as u8)
            .map(u8::cast_signed)
            .map(|byte| byte.max(-127))
            .collect()
    }

    fn floats(&mut self, n: usize, size: f32) -> Vec<f32> {
        (0..n)
            .map(|_| (self.next() as f32 / (1_u64 << 30) as f32 - 1.0) * size)
            .collect()
    }
}

fn bits(values: &[f32]) -> Vec<u32> {
    values.iter().map(|value| value.to_bits()).collect()
}

#[test]
fn products_are_those_of_integers_at_every_level() {
    let mut random = Random(1);
    for (n_rows, n_inputs, n_outputs) in [
        (1, 4, 1),
        (2, 32, 17),
        (3, 5, 64),
        (5, 384, 65),
        (7, 33, 130),
        (13, 1536, 384),
        (29, 260, 128),
        (6, 0, 3),
    ] {
        let weights = random.bytes(n_inputs * n_outputs);
        let ones = vec![1.0; n_outputs];
        let matrix = Matrix::pack(&weights, &ones, &vec![0.0; n_outputs]);
        // Whole numbers up to 127, one of which is 127, are their own quantisation.
        let mut inputs: Vec<f32> = random
            .bytes(n_rows * n_inputs)
            .into_iter()
            .map(f32::from)
            .collect();
        for row in inputs.chunks_exact_mut(n_inputs.max(1)) {
            row[0] = 127.0;
        }
        for level in Level::all() {
            let mut rows = Rows::default();
            rows.quantise(level, &inputs, n_inputs);
            let mut out = vec![0.0; rows.len() * n_outputs];
            multiply(level, &rows, &matrix, &mut out);
            for (nth, row) in inputs.chunks_exact(n_inputs.max(1)).enumerate() {
                for (output, weights) in weights.chunks_exact(n_inputs.max(1)).enumerate() {
                    let want: i64 = row
                        .iter()
                        .zip(weights)
                        .map(|(&a, &w)| a as i64 * i64::from(w))
                        .sum();
                    assert_eq!(
                        out[nth * n_outputs + output].to_bits(),
                        (want as f32).to_bits(),
                        "{} {n_rows}x{n_inputs}x{n_outputs}, row {nth}, output {output}",
                        level.name()
                    );
                }
            }
        }
    }
}

#[test]
fn the_largest_numbers_neither_saturate_nor_overflow() {
    let (n_inputs, n_outputs) = (4096, 64);
    for sign in [1_i8, -1] {
        let matrix = Matrix::pack(&vec![127 * sign; n_inputs * n_outputs], &[1.0; 64], &[0.0; 64]);
        for level in Level::all() {
            let mut rows = Rows::default();
            rows.quantise(level, &vec![-127.0; n_inputs], n_inputs);
            let mut out = vec![0.0; n_outputs];
            multiply(level, &rows, &matrix, &mut out);
            let want = -127.0 * 127.0 * f32::from(sign) * n_inputs as f32;
            assert!(
                out.iter().all(|&value| value.to_bits() == want.to_bits()),
                "{}",
                level.name()
            );
        }
    }
}

#[test]
fn quantising_keeps_within_half_a_step_and_levels_agree() {
    let mut random = Random(2);
    for width in [1, 7, 16, 384] {
        let values = random.floats(3 * width, 4.0);
        let mut first = Rows::default();
        first.quantise(Level::PORTABLE, &values, width);
        for (nth, row) in values.chunks_exact(width).enumerate() {
            for (place, value) in row.iter().enumerate() {
                let byte = i32::from(first.bytes[nth * first.stride + place]) - 128;
                let back = byte as f32 * first.scales[nth];
                assert!(
                    (back - value).abs() <= 0.5001 * first.scales[nth],
                    "{value} became {back}"
                );
            }
        }
        for level in Level::all() {
            let mut rows = Rows::default();
            rows.quantise(level, &values, width);
            assert_eq!(rows.bytes, first.bytes, "{}", level.name());
            assert_eq!(bits(&rows.scales), bits(&first.scales));
        }
    }
}

#[test]
fn rows_without_size_become_zeros() {
    for row in [[0.0, 0.0], [f32::NAN, 1.0], [f32::INFINITY, 1.0]] {
        let mut rows = Rows::default();
        rows.quantise(Level::best(), &row, 2);
        let matrix = Matrix::pack(&[1, 1], &[1.0], &[0.5]);
        let mut out = [0.0];
        multiply(Level::best(), &rows, &matrix, &mut out);
        assert!(out[0].is_finite(), "{row:?} gave {out:?}");
    }
}

#[test]
fn gelu_is_x_times_the_normal_distribution() {
    // From tables of the normal distribution.
    for (x, distribution) in [
        (0.0, 0.5),
        (1.0, 0.841_344_7),
        (-1.0, 0.158_655_3),
        (2.5, 0.993_790_3),
        (-3.0, 0.001_349_9),
    ] {
        let mut values = [x];
        gelu(Level::best(), &mut values);
        assert!((values[0] - x * distribution).abs() < 4e-5, "{x} gave {values:?}");
    }
    let far = [-50.0, 50.0];
    let mut values = far;
    gelu(Level::best(), &mut values);
    assert!(
        values[0].abs() < 1e-3 && (values[1] - 50.0).abs() < 1e-3,
        "{values:?}"
    );
    let values = Random(3).floats(1_000, 6.0);
    let results: Vec<Vec<u32>> = Level::all()
        .into_iter()
        .map(|level| {
            let mut values = values.clone();
            gelu(level, &mut values);
            bits(&values)
        })
        .collect();
    assert!(results.iter().all(|result| *result == results[0]));
}

#[test]
fn norms_have_mean_zero_and_variance_one() {
    let mut random = Random(4);
    for width in [16, 48, 384] {
        let values = random.floats(5 * width, 3.0);
        let norm = Norm::new(vec![1.0; width], vec![0.0; width], 1e-12);
        let results: Vec<Vec<f32>> = Level::all()
            .into_iter()
            .map(|level| {
                let mut values = values.clone();
                norm.apply(level, &mut values);
                values
            })
            .collect();
        for row in results[0].chunks_exact(width) {
            let mean: f32 = row.iter().sum::<f32>() / width as f32;
            let square: f32 = row.iter().map(|value| value * value).sum::<f32>() / width as f32;
            assert!(
                mean.abs() < 1e-5 && (square - 1.0).abs() < 1e-4,
                "{mean} {square}"
            );
        }
        assert!(results.iter().all(|result| bits(result) == bits(&results[0])));
    }
}

#[test]
fn attention_is_the_mean_weighted_by_exponentials() {
    let mut random = Random(5);
    for (n_queries, n_rows, count, width) in [
        (1, 1, 1, 16),
        (3, 3, 2, 16),
        (2, 4, 1, 32),
        (33, 33, 3, 32),
        (9, 70, 2, 64),
        (131, 131, 12, 32),
    ] {
        let heads = Heads::new(count, width).unwrap();
        let total = heads.total();
        let queries = random.floats(n_queries * total, 2.0);
        let known = random.floats(n_rows * 2 * total, 2.0);
        let mut results = Vec::new();
        for level in Level::all() {
            let mut out = vec![0.0; n_queries * total];
            Attention::default().attend(level, heads, &queries, &known, &mut out);
            results.push(out);
        }
        assert!(results.iter().all(|result| bits(result) == bits(&results[0])));
        let at = |row: usize, part: usize, place: usize| f64::from(known[(row * 2 + part) * total + place]);
        for row in 0..n_queries {
            for head in 0..count {
                let places = head * width..(head + 1) * width;
                let agree = |key: usize| -> f64 {
                    let sum: f64 = places
                        .clone()
                        .map(|place| f64::from(queries[row * total + place]) * at(key, 0, place))
                        .sum();
                    libm::exp(sum / (width as f64).sqrt())
                };
                let weights: Vec<f64> = (0..n_rows).map(agree).collect();
                let sum: f64 = weights.iter().sum();
                for place in places.clone() {
                    let want: f64 = weights
                        .iter()
                        .enumerate()
                        .map(|(key, w)| w * at(key, 1, place))
                        .sum::<f64>()
                        / sum;
                    let got = f64::from(results[0][row * total + place]);
                    assert!(
                        (got - want).abs() < 2e-5,
                        "{n_rows} rows, row {row}: {got} for {want}"
                    );
                }
            }
        }
    }
}

#[test]
fn no_other_width_of_heads_is_taken() {
    assert!(Heads::new(2, 24).is_none() && Heads::new(0, 32).is_none());
}
