//! Normalised pointwise mutual information: how far a pair is from chance, whatever its frequency.

use super::Counts;

/// Normalised pointwise mutual information of a pair, in `[-1, 1]`.
///
/// `ln(p_ab / (p_a p_b)) / -ln(p_ab)`, each `p` a share of all windows (Bouma 2009; docs/METHODS.md#measures).
/// 0 means independent, 1 never apart, -1 never together. A pair seen in every window gets 1 by convention.
pub fn npmi(counts: Counts) -> f64 {
    let [[both, only_a], [only_b, neither]] = counts.table();
    if both <= 0.0 {
        return -1.0;
    }
    let n = both + only_a + only_b + neither;
    let information = -libm::log(both / n);
    if information <= 0.0 {
        return 1.0;
    }
    let ratio = (both / n) / ((both + only_a) / n * ((both + only_b) / n));
    (libm::log(ratio) / information).clamp(-1.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_is_nothing_and_never_apart_is_one() {
        let cases = [
            ((1, 2, 5, 10), 0.0),
            ((3, 3, 3, 10), 1.0),
            ((10, 10, 10, 10), 1.0),
            ((0, 4, 4, 10), -1.0),
            // ln(0.2 / 0.12) / -ln(0.2)
            ((2, 3, 4, 10), 0.317_393_805_514_066_56),
        ];
        for ((both, a, b, windows), want) in cases {
            let got = npmi(Counts { both, a, b, windows });
            assert!((got - want).abs() < 1e-12, "{both} of {a}, {b}: {got}");
        }
    }
}
