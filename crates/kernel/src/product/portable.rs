//! Tiles for any processor: sums of products of 16 bits, for which compilers know the instructions.

use super::Tile;
use crate::matrix::{LINE_OUTPUTS, Line, PANEL, STEP, STEP_LINES};
use crate::rows::OFFSET;
use crate::simd::Portable;

/// Steps that are widened at once; six rows of them stay in the nearest cache.
const CHUNK_STEPS: usize = 64;

/// Numbers of one chunk.
const CHUNK: usize = CHUNK_STEPS * STEP;

impl Tile for Portable {
    const OFFSET: bool = false;

    #[inline(always)]
    fn add<const R: usize>(rows: [&[u8]; R], panel: &[Line], sums: &mut [[i32; PANEL]; R]) {
        for (chunk, lines) in panel.chunks(CHUNK_STEPS * STEP_LINES).enumerate() {
            let len = lines.len() / STEP_LINES * STEP;
            let mut inputs = [[0_i16; CHUNK]; R];
            for (inputs, row) in inputs.iter_mut().zip(rows) {
                for (input, &byte) in inputs.iter_mut().zip(&row[chunk * CHUNK..][..len]) {
                    *input = i16::from(byte) - i16::from(OFFSET);
                }
            }
            let mut weights = [0_i16; CHUNK];
            for output in 0..PANEL {
                let (line, place) = (output / LINE_OUTPUTS, output % LINE_OUTPUTS * STEP);
                let steps = weights.chunks_exact_mut(STEP).zip(lines.chunks_exact(STEP_LINES));
                for (weights, lines) in steps {
                    for (weight, &byte) in weights.iter_mut().zip(&lines[line].0[place..place + STEP]) {
                        *weight = byte.into();
                    }
                }
                for (sums, inputs) in sums.iter_mut().zip(&inputs) {
                    let products = inputs[..len].iter().zip(&weights[..len]);
                    sums[output] += products
                        .map(|(&input, &weight)| i32::from(input) * i32::from(weight))
                        .sum::<i32>();
                }
            }
        }
    }
}
