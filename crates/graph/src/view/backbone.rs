//! Which ties stand out.

use std::cmp::Reverse;
use std::fmt;
use std::str::FromStr;

use petgraph::unionfind::UnionFind;
use relmap_types::EntityId;

use super::drawn::DrawnEdge;
use crate::file::Node;

/// How the disparity filter thins a picture out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Backbone {
    /// As strictly as it takes to show at most `top` nodes and `edges_per_node` edges for each.
    #[default]
    Auto,
    /// Edges with this significance or a smaller one, in `[0, 1]`.
    Alpha(f64),
    /// Not at all: the strongest nodes and all edges between them.
    Off,
}

impl FromStr for Backbone {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word {
            "auto" => Ok(Self::Auto),
            "off" => Ok(Self::Off),
            _ => word
                .parse()
                .ok()
                .filter(|alpha| (0.0..=1.0).contains(alpha))
                .map(Self::Alpha)
                .ok_or_else(|| format!("unknown backbone {word:?}: use auto, off or a number from 0 to 1")),
        }
    }
}

impl fmt::Display for Backbone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Auto => f.write_str("auto"),
            Self::Alpha(alpha) => write!(f, "{alpha}"),
            Self::Off => f.write_str("off"),
        }
    }
}

/// Marks the `top` strongest nodes.
pub(super) fn ends_of_strongest(strongest: &[(EntityId, &Node)], n_nodes: usize, top: usize) -> Vec<bool> {
    let mut chosen = vec![false; n_nodes];
    for (id, _) in strongest.iter().take(top) {
        chosen[id.0 as usize] = true;
    }
    chosen
}

/// Sorts ties by significance, ties by weight, then by pair.
pub(super) fn by_significance(ties: &mut [DrawnEdge<'_>]) {
    ties.sort_by(|a, b| {
        let by_weight = || (Reverse(a.weight), a.a, a.b).cmp(&(Reverse(b.weight), b.a, b.b));
        a.edge.alpha.total_cmp(&b.edge.alpha).then_with(by_weight)
    });
}

/// Marks the ends of the first ties, `top` nodes at most.
pub(super) fn most_significant(ties: &[DrawnEdge<'_>], n_nodes: usize, top: usize) -> Vec<bool> {
    let mut chosen = vec![false; n_nodes];
    let mut n_chosen = 0;
    for tie in ties {
        let new = usize::from(!chosen[tie.a]) + usize::from(!chosen[tie.b]);
        if n_chosen + new > top {
            // A tie to one more node may still fit where one to two does not.
            if n_chosen == top {
                break;
            }
            continue;
        }
        n_chosen += new;
        (chosen[tie.a], chosen[tie.b]) = (true, true);
    }
    chosen
}

/// A maximum spanning forest by weight and the first of the other ties, `most` in all unless the forest has more.
pub(super) fn held_together(ties: Vec<DrawnEdge<'_>>, n_nodes: usize, most: usize) -> Vec<DrawnEdge<'_>> {
    let mut order: Vec<usize> = (0..ties.len()).collect();
    order.sort_by_key(|&place| (Reverse(ties[place].weight), ties[place].a, ties[place].b));
    let mut joined = UnionFind::<usize>::new(n_nodes);
    let mut kept = vec![false; ties.len()];
    let mut n_kept = 0;
    for place in order {
        if joined.union(ties[place].a, ties[place].b) {
            kept[place] = true;
            n_kept += 1;
        }
    }
    let rest = kept.iter_mut().filter(|kept| !**kept);
    rest.take(most.saturating_sub(n_kept))
        .for_each(|kept| *kept = true);
    let kept_ties = ties.into_iter().zip(kept).filter(|(_, kept)| *kept);
    kept_ties.map(|(tie, _)| tie).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backbones_are_read_as_they_are_written() {
        for backbone in [Backbone::Auto, Backbone::Off, Backbone::Alpha(0.05)] {
            assert_eq!(backbone.to_string().parse(), Ok(backbone));
        }
        assert!("2".parse::<Backbone>().is_err() && "NaN".parse::<Backbone>().is_err());
    }
}
