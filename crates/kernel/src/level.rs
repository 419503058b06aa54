//! Which instructions are used.

/// A set of instructions that this processor has.
///
/// Values exist only for sets that were found, so that a level is the proof that its instructions may run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level(pub(crate) Set);

/// Sets of instructions, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Set {
    /// What every processor of the target has.
    Portable,
    /// Registers of 256 bits, and products fused with sums.
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// Registers of 512 bits with dot products of bytes (VNNI).
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Level {
    /// What every processor has.
    pub const PORTABLE: Self = Self(Set::Portable);

    /// Every level of this processor, slowest first.
    pub fn all() -> Vec<Self> {
        let mut all = vec![Self::PORTABLE];
        #[cfg(target_arch = "x86_64")]
        {
            let narrow = is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma");
            if narrow {
                all.push(Self(Set::Avx2));
            }
            let wide = is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512bw")
                && is_x86_feature_detected!("avx512dq")
                && is_x86_feature_detected!("avx512vl")
                && is_x86_feature_detected!("avx512vnni");
            if wide && narrow {
                all.push(Self(Set::Avx512));
            }
        }
        all
    }

    /// The fastest level of this processor.
    pub fn best() -> Self {
        Self::all().pop().unwrap_or(Self::PORTABLE)
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self.0 {
            Set::Portable => "portable",
            #[cfg(target_arch = "x86_64")]
            Set::Avx2 => "avx2",
            #[cfg(target_arch = "x86_64")]
            Set::Avx512 => "avx512",
        }
    }
}

/// Compiles a body once for each set of instructions and calls the one of a level.
///
/// A body is plain code that is inlined into each function, where the compiler finds its own use for the instructions.
/// Three bodies in brackets are those for each set.
macro_rules! at_level {
    ($level:expr, [$portable:expr, $avx2:expr, $avx512:expr], ($($arg:ident: $type:ty),*)) => {{
        #[cfg(target_arch = "x86_64")]
        #[target_feature(enable = "avx2,fma")]
        fn avx2($($arg: $type),*) {
            $avx2($($arg),*);
        }
        #[cfg(target_arch = "x86_64")]
        #[target_feature(enable = "avx2,fma,avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")]
        fn avx512($($arg: $type),*) {
            $avx512($($arg),*);
        }
        match $level.0 {
            $crate::level::Set::Portable => $portable($($arg),*),
            #[cfg(target_arch = "x86_64")]
            #[expect(unsafe_code, reason = "calls a function that needs an instruction set")]
            // SAFETY: a level exists only where the processor was found to have its instructions.
            $crate::level::Set::Avx2 => unsafe { avx2($($arg),*) },
            #[cfg(target_arch = "x86_64")]
            #[expect(unsafe_code, reason = "calls a function that needs an instruction set")]
            // SAFETY: as above.
            $crate::level::Set::Avx512 => unsafe { avx512($($arg),*) },
        }
    }};
    ($level:expr, $body:path, $args:tt) => {
        at_level!($level, [$body, $body, $body], $args)
    };
}
