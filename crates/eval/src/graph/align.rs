//! One-to-one alignment of nodes with the largest total overlap.

use std::collections::{BTreeMap, BTreeSet};

use super::node::Nodes;

/// Overlap of nodes: gold and system number to the sum of their mentions' shares.
pub(super) type Weights = BTreeMap<(usize, usize), f64>;

/// Nodes on one side of a component from which the exact search takes too long.
const MAX_EXACT: usize = 600;

/// Aligns gold nodes to system nodes: by the assignment of the largest weight in each connected component (Kuhn 1955), and
/// by the heaviest pair first in components too large for that.
///
/// Ties go to the node whose name is lower. O(n³) for n nodes of a component.
pub(super) fn align(weights: &Weights, gold: &Nodes, system: &Nodes) -> BTreeMap<usize, usize> {
    let mut aligned = BTreeMap::new();
    for (gold_side, system_side) in components(weights) {
        if gold_side.len().max(system_side.len()) > MAX_EXACT {
            greedy(weights, (&gold_side, &system_side), (gold, system), &mut aligned);
            continue;
        }
        let weight = |g: &usize, s: &usize| weights.get(&(*g, *s)).copied().unwrap_or_default();
        let matrix: Vec<Vec<f64>> = gold_side
            .iter()
            .map(|g| system_side.iter().map(|s| weight(g, s)).collect())
            .collect();
        for (row, column) in assign(&matrix) {
            if matrix[row][column] > 0.0 {
                aligned.insert(gold_side[row], system_side[column]);
            }
        }
    }
    aligned
}

/// Connected components: gold and system nodes, each ascending.
fn components(weights: &Weights) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut neighbours: BTreeMap<(bool, usize), Vec<(bool, usize)>> = BTreeMap::new();
    for &(gold, system) in weights.keys() {
        neighbours.entry((false, gold)).or_default().push((true, system));
        neighbours.entry((true, system)).or_default().push((false, gold));
    }
    let mut seen: BTreeSet<(bool, usize)> = BTreeSet::new();
    let mut components = Vec::new();
    for &first in neighbours.keys() {
        if !seen.insert(first) {
            continue;
        }
        let mut sides = (Vec::new(), Vec::new());
        let mut open = vec![first];
        while let Some(node) = open.pop() {
            if node.0 { &mut sides.1 } else { &mut sides.0 }.push(node.1);
            open.extend(neighbours[&node].iter().filter(|next| seen.insert(**next)));
        }
        sides.0.sort_unstable();
        sides.1.sort_unstable();
        components.push(sides);
    }
    components
}

fn greedy(
    weights: &Weights,
    (gold_side, system_side): (&[usize], &[usize]),
    (gold, system): (&Nodes, &Nodes),
    aligned: &mut BTreeMap<usize, usize>,
) {
    let inside = |pair: &(usize, usize)| {
        gold_side.binary_search(&pair.0).is_ok() && system_side.binary_search(&pair.1).is_ok()
    };
    let mut pairs: Vec<((usize, usize), f64)> = weights
        .iter()
        .map(|(&pair, &weight)| (pair, weight))
        .filter(|(pair, _)| inside(pair))
        .collect();
    let name = |pair: (usize, usize)| format!("({}, {})", gold.name(pair.0), system.name(pair.1));
    pairs.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| name(a.0).cmp(&name(b.0))));
    let mut taken = BTreeSet::new();
    for ((g, s), _) in pairs {
        if !aligned.contains_key(&g) && taken.insert(s) {
            aligned.insert(g, s);
        }
    }
}

/// Assigns rows to columns so that the sum of weights is largest (the Hungarian method with potentials, after Munkres 1957).
///
/// `weights[row][column]`, at least one of each, none below 0. Every row gets a column if there are as many.
fn assign(weights: &[Vec<f64>]) -> Vec<(usize, usize)> {
    let (n_rows, n_columns) = (weights.len(), weights.first().map_or(0, Vec::len));
    if n_rows > n_columns {
        let turned: Vec<Vec<f64>> = (0..n_columns)
            .map(|column| weights.iter().map(|row| row[column]).collect())
            .collect();
        return assign(&turned)
            .into_iter()
            .map(|(column, row)| (row, column))
            .collect();
    }
    let largest = weights
        .iter()
        .flatten()
        .copied()
        .fold(f64::NEG_INFINITY, f64::max);
    // Column 0 and row 0 stand for "none": `row_of[column]`, potentials of rows and columns.
    let mut row_of = vec![0; n_columns + 1];
    let (mut row_potential, mut column_potential) = (vec![0.0; n_rows + 1], vec![0.0; n_columns + 1]);
    for row in 1..=n_rows {
        row_of[0] = row;
        let mut column = 0;
        let mut before = vec![0; n_columns + 1];
        let mut least = vec![f64::INFINITY; n_columns + 1];
        let mut used = vec![false; n_columns + 1];
        loop {
            used[column] = true;
            let (here, mut step, mut next) = (row_of[column], f64::INFINITY, 0);
            for other in 1..=n_columns {
                if used[other] {
                    continue;
                }
                let cost =
                    largest - weights[here - 1][other - 1] - row_potential[here] - column_potential[other];
                if cost < least[other] {
                    (least[other], before[other]) = (cost, column);
                }
                if least[other] < step {
                    (step, next) = (least[other], other);
                }
            }
            for other in 0..=n_columns {
                if used[other] {
                    row_potential[row_of[other]] += step;
                    column_potential[other] -= step;
                } else {
                    least[other] -= step;
                }
            }
            column = next;
            if row_of[column] == 0 {
                break;
            }
        }
        while column != 0 {
            row_of[column] = row_of[before[column]];
            column = before[column];
        }
    }
    (1..=n_columns)
        .filter(|&column| row_of[column] > 0)
        .map(|column| (row_of[column] - 1, column - 1))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_sum_wins_over_the_heaviest_pair() {
        let mut got = assign(&[vec![3.0, 2.0], vec![2.5, 0.0]]);
        got.sort_unstable();
        assert_eq!(got, [(0, 1), (1, 0)]);
        let mut got = assign(&[vec![1.0], vec![2.0], vec![0.5]]);
        got.sort_unstable();
        assert_eq!(got, [(1, 0)]);
    }

    #[test]
    fn parts_that_do_not_touch_are_aligned_apart() {
        let weights = Weights::from([((0, 0), 1.0), ((1, 0), 2.0), ((2, 5), 0.5)]);
        assert_eq!(components(&weights), [(vec![0, 1], vec![0]), (vec![2], vec![5])]);
        let nodes = || {
            Nodes::new(
                (0..6).map(|n| (0, "", ["a", "b", "c", "d", "e", "f"][n])),
                crate::graph::Scope::Corpus,
            )
        };
        assert_eq!(
            align(&weights, &nodes(), &nodes()),
            BTreeMap::from([(1, 0), (2, 5)])
        );
    }
}
