//! Which communities a view tells apart.

use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Communities with fewer nodes need no mark: two names with a line between them explain themselves.
const LEAST_NODES: usize = 3;

/// The nodes of every community that is worth a mark, by position, largest first; ties by first node.
///
/// `numbers` are the nodes' communities.
pub(super) fn communities(numbers: impl IntoIterator<Item = u32>) -> Vec<Vec<usize>> {
    let mut all: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (place, number) in numbers.into_iter().enumerate() {
        all.entry(number).or_default().push(place);
    }
    // What all belong to needs no mark.
    if all.len() < 2 {
        return Vec::new();
    }
    let mut communities: Vec<Vec<usize>> = all.into_values().collect();
    communities.retain(|nodes| nodes.len() >= LEAST_NODES);
    communities.sort_by_key(|nodes| (Reverse(nodes.len()), nodes[0]));
    communities
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn communities_of_three_and_more_count_if_there_are_others() {
        assert_eq!(
            communities([7, 2, 7, 2, 2, 9, 7, 2, 9]),
            [vec![1, 3, 4, 7], vec![0, 2, 6]]
        );
        assert_eq!(communities([1, 2, 2, 1, 2, 1]), [vec![0, 3, 5], vec![1, 2, 4]]);
        assert!(communities([5; 6]).is_empty());
    }
}
