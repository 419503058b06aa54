//! Tiles with AVX2: bytes widened to 16 bits and multiplied in pairs, which cannot saturate.
#![expect(
    unsafe_code,
    reason = "instructions that the compiler does not find by itself"
)]

use std::arch::x86_64::{
    __m128i, __m256i, _mm_loadu_si128, _mm256_add_epi32, _mm256_cvtepi8_epi16, _mm256_hadd_epi32,
    _mm256_loadu_si256, _mm256_madd_epi16, _mm256_permute4x64_epi64, _mm256_set1_epi64x,
    _mm256_setzero_si256, _mm256_storeu_si256,
};

use super::Tile;
use crate::matrix::{Line, PANEL, STEP, STEP_LINES};
use crate::simd::Avx2;

/// Steps whose inputs are widened at once: three kilobytes for six rows, which stay in the nearest cache.
const CHUNK_STEPS: usize = 64;

/// Outputs that one register sums.
const OUTPUTS: usize = 8;

impl Tile for Avx2 {
    const OFFSET: bool = true;

    #[inline(always)]
    fn add<const R: usize>(rows: [&[u8]; R], panel: &[Line], sums: &mut [[i32; PANEL]; R]) {
        let n_steps = panel.len() / STEP_LINES;
        let mut wide = [[0_i16; CHUNK_STEPS * STEP]; R];
        for start in (0..n_steps).step_by(CHUNK_STEPS) {
            let steps = CHUNK_STEPS.min(n_steps - start);
            for (wide, row) in wide.iter_mut().zip(rows) {
                for (wide, &byte) in wide.iter_mut().zip(&row[start * STEP..][..steps * STEP]) {
                    *wide = byte.into();
                }
            }
            let lines = &panel[start * STEP_LINES..][..steps * STEP_LINES];
            for part in 0..PANEL / OUTPUTS {
                // SAFETY: the instructions are there, see above.
                unsafe { part_of(&wide, lines, part, sums) };
            }
        }
    }
}

/// Adds the products of the widened inputs with eight outputs of a panel, the `part`-th ones.
///
/// # Safety
/// The processor must have AVX2.
#[inline(always)]
unsafe fn part_of<const R: usize>(
    wide: &[[i16; CHUNK_STEPS * STEP]; R],
    lines: &[Line],
    part: usize,
    sums: &mut [[i32; PANEL]; R],
) {
    let n_steps = lines.len() / STEP_LINES;
    assert!(
        n_steps <= CHUNK_STEPS && part < PANEL / OUTPUTS,
        "the part lies within the panel"
    );
    // Two parts a line.
    let (line, half) = (part / 2, part % 2);
    // SAFETY: the caller has AVX2. A half line is 32 bytes at 32 times `half` of a line's 64; `step * STEP_LINES + line`
    // is below the number of lines; inputs are read eight bytes at a time below `CHUNK_STEPS * STEP` times two; the
    // sums are eight integers from `8 * part`, below `PANEL`.
    unsafe {
        let zero = _mm256_setzero_si256();
        // Two sums for each output, of four outputs a register.
        let mut totals: [[__m256i; 2]; R] = [[zero; 2]; R];
        for step in 0..n_steps {
            let weights: *const __m128i = lines
                .as_ptr()
                .add(step * STEP_LINES + line)
                .cast::<__m128i>()
                .add(2 * half);
            let low = _mm256_cvtepi8_epi16(_mm_loadu_si128(weights));
            let high = _mm256_cvtepi8_epi16(_mm_loadu_si128(weights.add(1)));
            for (totals, wide) in totals.iter_mut().zip(wide) {
                let inputs =
                    _mm256_set1_epi64x(wide.as_ptr().add(step * STEP).cast::<i64>().read_unaligned());
                totals[0] = _mm256_add_epi32(totals[0], _mm256_madd_epi16(low, inputs));
                totals[1] = _mm256_add_epi32(totals[1], _mm256_madd_epi16(high, inputs));
            }
        }
        for (sums, totals) in sums.iter_mut().zip(totals) {
            // Pairs are joined within halves of registers, which leaves outputs 0 1 4 5 2 3 6 7.
            let joined = _mm256_permute4x64_epi64::<0b11_01_10_00>(_mm256_hadd_epi32(totals[0], totals[1]));
            let place: *mut __m256i = sums.as_mut_ptr().add(part * OUTPUTS).cast();
            _mm256_storeu_si256(place, _mm256_add_epi32(_mm256_loadu_si256(place), joined));
        }
    }
}
