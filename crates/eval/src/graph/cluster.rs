//! How well mentions of one entity are kept together.

use std::collections::BTreeMap;

/// B-cubed precision and recall, splits and merges of pairs of gold and system node, one for each matched mention.
pub(super) fn clusters(pairs: &[(usize, usize)]) -> (f64, f64, usize, usize) {
    let (mut gold, mut system) = (BTreeMap::<usize, usize>::new(), BTreeMap::<usize, usize>::new());
    let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    // In the order of the mentions, in which the shares are summed up.
    let mut order = Vec::new();
    for &pair in pairs {
        *gold.entry(pair.0).or_default() += 1;
        *system.entry(pair.1).or_default() += 1;
        let count = counts.entry(pair).or_default();
        *count += 1;
        if *count == 1 {
            order.push(pair);
        }
    }
    let mean = |sizes: &dyn Fn((usize, usize)) -> usize| {
        let sum: f64 = order
            .iter()
            .map(|&pair| (counts[&pair] * counts[&pair]) as f64 / sizes(pair) as f64)
            .sum();
        if pairs.is_empty() {
            0.0
        } else {
            sum / pairs.len() as f64
        }
    };
    let several = |side: &dyn Fn(&(usize, usize)) -> usize| {
        let mut partners: BTreeMap<usize, usize> = BTreeMap::new();
        for pair in counts.keys() {
            *partners.entry(side(pair)).or_default() += 1;
        }
        partners.values().filter(|&&n| n > 1).count()
    };
    (
        mean(&|pair| system[&pair.1]),
        mean(&|pair| gold[&pair.0]),
        several(&|pair| pair.0),
        several(&|pair| pair.1),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_split_costs_recall_and_a_merge_precision() {
        let (p, r, splits, merges) = clusters(&[(0, 0), (0, 1)]);
        assert_eq!(
            (format!("{p:.2} {r:.2}"), splits, merges),
            ("1.00 0.50".to_owned(), 1, 0)
        );
        let (p, r, splits, merges) = clusters(&[(0, 0), (1, 0)]);
        assert_eq!(
            (format!("{p:.2} {r:.2}"), splits, merges),
            ("0.50 1.00".to_owned(), 0, 1)
        );
        assert_eq!(clusters(&[]).2, 0);
    }
}
