//! Numbers that can be keys.

use std::cmp::Ordering;

/// A number in the total order of IEEE 754: what queues and sorted sets need.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Total(pub f64);

impl Ord for Total {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Total {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Total {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Total {}

#[cfg(test)]
mod tests {
    use super::Total;

    #[test]
    fn every_number_has_a_place() {
        let mut numbers = [f64::NAN, 1.0, f64::NEG_INFINITY, 0.5].map(Total);
        numbers.sort_unstable();
        assert_eq!(numbers[..3], [f64::NEG_INFINITY, 0.5, 1.0].map(Total));
        assert!(numbers[3].0.is_nan());
    }
}
