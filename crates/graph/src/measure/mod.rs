//! Numbers that say who matters, who belongs together, and which ties surprise.
//!
//! Each measure is a function from a [`Network`] or from [`Counts`] to plain numbers, one file each, with its
//! formula and paper; docs/METHODS.md has them side by side. Sums run in a fixed order and functions that differ
//! between platforms come from `libm`, so that the same graph gives the same bits everywhere.

mod network;

mod pagerank;

mod betweenness;

mod core;

mod community;

mod counts;

mod npmi;

mod llr;

mod alpha;

pub use alpha::alpha;
pub use betweenness::{Betweenness, betweenness};
pub use community::{Communities, SEED, communities};
pub use core::core;
pub use counts::Counts;
pub use llr::{llr, surprise};
pub use network::Network;
pub use npmi::npmi;
pub use pagerank::pagerank;

/// Values nearer to zero than this are written as zero: no measure means anything so small.
const LEAST: f64 = 1e-12;

/// A value as files have it: to ten significant digits, below `1e-12` zero.
///
/// Ten digits are more than any use needs and fewer than where two orders of one sum begin to differ.
pub fn rounded(value: f64) -> f64 {
    if value.abs() < LEAST {
        return 0.0;
    }
    // Through decimal text, since that is the way the value goes and every platform prints the same.
    format!("{value:.9e}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn ten_digits_are_kept() {
        let cases = [
            (1.0 / 3.0, "0.3333333333"),
            (-2000.0 / 3.0, "-666.6666667"),
            (1e-13, "0"),
            (1.234_567_891_23e-12, "0.000000000001234567891"),
            (-1e-13, "0"),
        ];
        for (value, want) in cases {
            assert_eq!(rounded(value).to_string(), want);
        }
        assert!(rounded(f64::NAN).is_nan());
    }
}
