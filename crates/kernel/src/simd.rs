//! Sets of instructions as types, and registers of floats.

use crate::lane::{Lane, max, zip};

/// Any processor.
pub(crate) struct Portable;

/// A processor with AVX2 and fused products. Its functions are called only inside functions compiled for it, which [`crate::level`] guards.
#[cfg(target_arch = "x86_64")]
pub(crate) struct Avx2;

/// A processor with AVX-512 and its dot products of bytes; guarded in the same way.
#[cfg(target_arch = "x86_64")]
pub(crate) struct Avx512;

/// Elsewhere every level is the portable one.
#[cfg(not(target_arch = "x86_64"))]
pub(crate) use Portable as Avx2;
#[cfg(not(target_arch = "x86_64"))]
pub(crate) use Portable as Avx512;

/// Floats side by side, in registers: the compiler leaves arrays of accumulators in memory otherwise, at a third of the
/// speed.
pub(crate) trait Floats {
    /// [`crate::LANES`] floats.
    type Lane: Copy;

    /// The same float everywhere.
    fn splat(value: f32) -> Self::Lane;

    /// Floats from memory.
    fn load(from: &Lane) -> Self::Lane;

    /// Floats to memory.
    fn store(lane: Self::Lane, to: &mut Lane);

    /// `left * right + sum`, rounded once.
    fn add_product(sum: Self::Lane, left: Self::Lane, right: Self::Lane) -> Self::Lane;

    /// Sums.
    fn add(left: Self::Lane, right: Self::Lane) -> Self::Lane;

    /// The greater of each two, as [`crate::lane::max`] has it.
    fn max(left: Self::Lane, right: Self::Lane) -> Self::Lane;
}

impl Floats for Portable {
    type Lane = Lane;

    #[inline(always)]
    fn splat(value: f32) -> Lane {
        [value; _]
    }

    #[inline(always)]
    fn load(from: &Lane) -> Lane {
        *from
    }

    #[inline(always)]
    fn store(lane: Lane, to: &mut Lane) {
        *to = lane;
    }

    #[inline(always)]
    fn add_product(mut sum: Lane, left: Lane, right: Lane) -> Lane {
        for (sum, (left, right)) in sum.iter_mut().zip(left.iter().zip(right)) {
            *sum = left.mul_add(right, *sum);
        }
        sum
    }

    #[inline(always)]
    fn add(left: Lane, right: Lane) -> Lane {
        zip(left, right, |left, right| left + right)
    }

    #[inline(always)]
    fn max(left: Lane, right: Lane) -> Lane {
        zip(left, right, max)
    }
}

#[cfg(target_arch = "x86_64")]
#[expect(unsafe_code, reason = "registers that the compiler does not choose by itself")]
mod x86 {
    use std::arch::x86_64::{
        __m256, __m512, _mm256_add_ps, _mm256_fmadd_ps, _mm256_loadu_ps, _mm256_max_ps, _mm256_set1_ps,
        _mm256_storeu_ps, _mm512_add_ps, _mm512_fmadd_ps, _mm512_loadu_ps, _mm512_max_ps, _mm512_set1_ps,
        _mm512_storeu_ps,
    };

    use super::{Avx2, Avx512, Floats};
    use crate::lane::Lane;

    impl Floats for Avx2 {
        type Lane = [__m256; 2];

        #[inline(always)]
        fn splat(value: f32) -> Self::Lane {
            // SAFETY: the processor has AVX2, see the type.
            unsafe { [_mm256_set1_ps(value); 2] }
        }

        #[inline(always)]
        fn load(from: &Lane) -> Self::Lane {
            // SAFETY: as above; twice eight floats of sixteen.
            unsafe {
                [
                    _mm256_loadu_ps(from.as_ptr()),
                    _mm256_loadu_ps(from.as_ptr().add(8)),
                ]
            }
        }

        #[inline(always)]
        fn store(lane: Self::Lane, to: &mut Lane) {
            // SAFETY: as above.
            unsafe {
                _mm256_storeu_ps(to.as_mut_ptr(), lane[0]);
                _mm256_storeu_ps(to.as_mut_ptr().add(8), lane[1]);
            }
        }

        #[inline(always)]
        fn add_product(sum: Self::Lane, left: Self::Lane, right: Self::Lane) -> Self::Lane {
            // SAFETY: the processor has AVX2, see the type.
            unsafe {
                [
                    _mm256_fmadd_ps(left[0], right[0], sum[0]),
                    _mm256_fmadd_ps(left[1], right[1], sum[1]),
                ]
            }
        }

        #[inline(always)]
        fn add(left: Self::Lane, right: Self::Lane) -> Self::Lane {
            // SAFETY: as above.
            unsafe { [_mm256_add_ps(left[0], right[0]), _mm256_add_ps(left[1], right[1])] }
        }

        #[inline(always)]
        fn max(left: Self::Lane, right: Self::Lane) -> Self::Lane {
            // SAFETY: as above. The instruction takes the second where the first is not greater.
            unsafe { [_mm256_max_ps(right[0], left[0]), _mm256_max_ps(right[1], left[1])] }
        }
    }

    impl Floats for Avx512 {
        type Lane = __m512;

        #[inline(always)]
        fn splat(value: f32) -> Self::Lane {
            // SAFETY: the processor has AVX-512, see the type.
            unsafe { _mm512_set1_ps(value) }
        }

        #[inline(always)]
        fn load(from: &Lane) -> Self::Lane {
            // SAFETY: as above; sixteen floats.
            unsafe { _mm512_loadu_ps(from.as_ptr()) }
        }

        #[inline(always)]
        fn store(lane: Self::Lane, to: &mut Lane) {
            // SAFETY: as above; sixteen floats.
            unsafe { _mm512_storeu_ps(to.as_mut_ptr(), lane) }
        }

        #[inline(always)]
        fn add_product(sum: Self::Lane, left: Self::Lane, right: Self::Lane) -> Self::Lane {
            // SAFETY: the processor has AVX-512, see the type.
            unsafe { _mm512_fmadd_ps(left, right, sum) }
        }

        #[inline(always)]
        fn add(left: Self::Lane, right: Self::Lane) -> Self::Lane {
            // SAFETY: as above.
            unsafe { _mm512_add_ps(left, right) }
        }

        #[inline(always)]
        fn max(left: Self::Lane, right: Self::Lane) -> Self::Lane {
            // SAFETY: as above. The instruction takes the second where the first is not greater.
            unsafe { _mm512_max_ps(right, left) }
        }
    }
}
