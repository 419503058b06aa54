//! Log-likelihood ratio: how little chance explains a pair, given how often it was seen.

use super::Counts;

/// Log-likelihood ratio of a pair, 0 and more.
///
/// `G² = 2 sum over the four cells of k ln(k / e)`, `k` the windows that name both, one, the other or neither, `e`
/// those expected if the two were independent (Dunning 1993). Pairs below expectation have a high value, too:
/// [`surprise`] tells the two apart. Above 10.8 chance explains the pair in one of 1,000 cases.
pub fn llr(counts: Counts) -> f64 {
    let table = counts.table();
    let rows = table.map(|row| row[0] + row[1]);
    let columns = [table[0][0] + table[1][0], table[0][1] + table[1][1]];
    let n = rows[0] + rows[1];
    let mut sum = 0.0;
    for (row, cells) in rows.iter().zip(table) {
        for (column, cell) in columns.iter().zip(cells) {
            if cell > 0.0 {
                sum += cell * libm::log(cell * n / (row * column));
            }
        }
    }
    (2.0 * sum).max(0.0)
}

/// The log-likelihood ratio with a sign: positive if the pair is seen more often than expected, else negative.
pub fn surprise(counts: Counts) -> f64 {
    let ratio = llr(counts);
    if counts.both as f64 >= counts.expected() {
        ratio
    } else {
        -ratio
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn independence_is_nothing_and_the_papers_example_is_met() {
        let of = |both, a, b, windows| llr(Counts { both, a, b, windows });
        assert!(of(1, 2, 5, 10).abs() < 1e-12);
        // "the swiss" in the paper's table 2: 110 together, 2442 and 111 the first and second alone, 29114 neither.
        assert!((of(110, 110 + 2442, 110 + 111, 110 + 2442 + 111 + 29114) - 270.72).abs() < 0.01);
        assert!(of(3, 1, 1, 2) >= 0.0 && of(0, 0, 0, 0) >= 0.0);
    }

    #[test]
    fn surprise_has_a_direction() {
        let far = Counts {
            both: 8,
            a: 10,
            b: 10,
            windows: 100,
        };
        let apart = Counts {
            both: 1,
            a: 50,
            b: 50,
            windows: 100,
        };
        assert!(surprise(far) > 10.0 && surprise(apart) < -10.0);
    }
}
