//! Tiles with the dot products of AVX-512 VNNI.
#![expect(
    unsafe_code,
    reason = "instructions that the compiler does not find by itself"
)]

use std::arch::x86_64::{
    __m512i, _mm512_add_epi32, _mm512_dpbusd_epi32, _mm512_load_si512, _mm512_loadu_si512, _mm512_set1_epi32,
    _mm512_setzero_si512, _mm512_storeu_si512,
};

use super::Tile;
use crate::matrix::{LINE_OUTPUTS, Line, PANEL, STEP, STEP_LINES};
use crate::simd::Avx512;

impl Tile for Avx512 {
    const OFFSET: bool = true;

    #[inline(always)]
    fn add<const R: usize>(rows: [&[u8]; R], panel: &[Line], sums: &mut [[i32; PANEL]; R]) {
        let n_steps = panel.len() / STEP_LINES;
        assert!(
            rows.iter().all(|row| row.len() >= n_steps * STEP),
            "rows are as wide as the panel"
        );
        // SAFETY: the instructions are there, see above. Lines are aligned to 64 bytes and `4 * step + line` is below
        // the panel's length; each row has at least `n_steps` times four bytes; the sums of a row are four times 64
        // bytes.
        unsafe {
            let mut totals: [[__m512i; STEP_LINES]; R] = [[_mm512_setzero_si512(); STEP_LINES]; R];
            let lines = panel.as_ptr();
            for step in 0..n_steps {
                let weights: [__m512i; STEP_LINES] =
                    std::array::from_fn(|line| _mm512_load_si512(lines.add(step * STEP_LINES + line).cast()));
                for (totals, row) in totals.iter_mut().zip(&rows) {
                    let inputs = row.as_ptr().add(step * STEP).cast::<i32>().read_unaligned();
                    let inputs = _mm512_set1_epi32(inputs);
                    for (total, weights) in totals.iter_mut().zip(weights) {
                        *total = _mm512_dpbusd_epi32(*total, inputs, weights);
                    }
                }
            }
            for (sums, totals) in sums.iter_mut().zip(totals) {
                for (line, total) in totals.into_iter().enumerate() {
                    let place = sums.as_mut_ptr().add(line * LINE_OUTPUTS);
                    let sum = _mm512_add_epi32(_mm512_loadu_si512(place.cast()), total);
                    _mm512_storeu_si512(place.cast(), sum);
                }
            }
        }
    }
}
