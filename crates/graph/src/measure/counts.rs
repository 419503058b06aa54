//! How often two entities are named, alone and together.

/// Windows that name one entity, the other, both, and any at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Windows that name both.
    pub both: u64,
    /// Windows that name the first.
    pub a: u64,
    /// Windows that name the second.
    pub b: u64,
    /// All windows.
    pub windows: u64,
}

impl Counts {
    /// The four disjoint kinds of windows: both, the first alone, the second alone, neither.
    ///
    /// Counts that contradict each other are read as the least that holds both.
    pub(super) fn table(self) -> [[f64; 2]; 2] {
        let (only_a, only_b) = (self.a.saturating_sub(self.both), self.b.saturating_sub(self.both));
        let neither = self.windows.saturating_sub(self.both + only_a + only_b);
        [[self.both as f64, only_a as f64], [only_b as f64, neither as f64]]
    }

    /// Windows that would name both if the two had nothing to do with each other.
    pub fn expected(self) -> f64 {
        let [[both, only_a], [only_b, neither]] = self.table();
        let n = both + only_a + only_b + neither;
        if n > 0.0 {
            (both + only_a) * (both + only_b) / n
        } else {
            0.0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_adds_up() {
        let counts = Counts {
            both: 3,
            a: 5,
            b: 4,
            windows: 20,
        };
        let [[both, only_a], [only_b, neither]] = counts.table();
        assert_eq!(
            [both, only_a, only_b, neither].map(|count| count as u64),
            [3, 2, 1, 14]
        );
        assert!((counts.expected() - 1.0).abs() < 1e-12);
        let odd = Counts {
            both: 3,
            a: 1,
            b: 0,
            windows: 0,
        };
        assert!((odd.expected() - 3.0).abs() < 1e-12);
    }
}
