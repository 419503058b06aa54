//! Connected components, and how far apart their nodes should be.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{Line, Shape};
use crate::total::Total;

/// Nodes that hang together, ascending; largest component first, ties by first node.
pub(super) fn components(n_nodes: usize, lines: &[Line]) -> Vec<Vec<usize>> {
    let mut sets = petgraph::unionfind::UnionFind::<usize>::new(n_nodes);
    for line in lines {
        sets.union(line.a, line.b);
    }
    let mut parts: Vec<Vec<usize>> = vec![Vec::new(); n_nodes];
    for (node, root) in sets.into_labeling().into_iter().enumerate() {
        parts[root].push(node);
    }
    parts.retain(|part| !part.is_empty());
    parts.sort_by_key(|part| (Reverse(part.len()), part[0]));
    parts
}

/// How much of a tie's length its strength can take away.
///
/// The strongest tie is drawn at `1 - STRENGTH_SHARE` of the length of the weakest, other things being equal.
const STRENGTH_SHARE: f64 = 0.4;

/// How much of a tie's length depends on how many neighbours its ends do not share.
///
/// Ends with many neighbours of their own need room around them, or a hub sinks into its followers
/// (Gansner, Koren, North 2005, section 4.4).
const NEIGHBOUR_SHARE: f64 = 0.25;

/// Radii that double a tie's length, in pixels: between large marks the line itself must stay in sight.
const RADII: f64 = 40.0;

/// How much longer a tie between two communities is than one within.
const ACROSS: f64 = 1.6;

/// Exponent for the lengths of ways: below 1, the ends of chains come in from the far edge of the picture.
const FAR: f64 = 0.8;

/// Adjacency of one component: for every member, its neighbours and the lengths of the ties, in `(0, 1]` or so.
pub(super) struct Lengths {
    neighbours: Vec<Vec<(usize, f64)>>,
}

impl Lengths {
    /// Lengths of the ties within `part`, whose nodes become 0, 1, … in their order.
    pub(super) fn new(part: &[usize], shapes: &[Shape], lines: &[Line]) -> Self {
        let place = |node: usize| part.binary_search(&node).ok();
        let inside: Vec<Line> = lines
            .iter()
            .filter_map(|line| {
                Some(Line {
                    a: place(line.a)?,
                    b: place(line.b)?,
                    ..*line
                })
            })
            .filter(|line| line.a != line.b)
            .collect();
        let mut adjacent: Vec<Vec<usize>> = vec![Vec::new(); part.len()];
        for line in &inside {
            adjacent[line.a].push(line.b);
            adjacent[line.b].push(line.a);
        }
        for nodes in &mut adjacent {
            nodes.sort_unstable();
        }
        let heaviest = inside.iter().map(|line| line.weight).fold(1.0, f64::max);
        let full = libm::log2(1.0 + heaviest);
        let mut neighbours = vec![Vec::new(); part.len()];
        for line in &inside {
            let strength = libm::log2(1.0 + line.weight) / full;
            let common = shared(&adjacent[line.a], &adjacent[line.b]);
            let radii = shapes[part[line.a]].radius + shapes[part[line.b]].radius;
            let length = (1.0 - STRENGTH_SHARE * strength)
                * (1.0 - NEIGHBOUR_SHARE * common)
                * (1.0 + radii / RADII)
                * if line.across { ACROSS } else { 1.0 };
            neighbours[line.a].push((line.b, length));
            neighbours[line.b].push((line.a, length));
        }
        Self { neighbours }
    }

    /// Every tie once, by members, with how far its ends should be apart.
    pub(super) fn ties(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        let ties = self.neighbours.iter().enumerate();
        ties.flat_map(|(a, others)| {
            others
                .iter()
                .map(move |&(b, length)| (a, b, libm::pow(length, FAR)))
        })
        .filter(|(a, b, _)| a < b)
    }

    /// How far every member should be from `start`: by the length of the shortest way (Dijkstra).
    pub(super) fn from(&self, start: usize) -> Vec<f64> {
        let mut distances = vec![f64::INFINITY; self.neighbours.len()];
        distances[start] = 0.0;
        // The nearest first, ties by node.
        let mut queue = BinaryHeap::from([Reverse((Total(0.0), start))]);
        while let Some(Reverse((Total(distance), node))) = queue.pop() {
            if distance > distances[node] {
                continue;
            }
            for &(next, length) in &self.neighbours[node] {
                let distance = distance + length;
                if distance < distances[next] {
                    distances[next] = distance;
                    queue.push(Reverse((Total(distance), next)));
                }
            }
        }
        for distance in &mut distances {
            *distance = libm::pow(*distance, FAR);
        }
        distances
    }
}

/// Common neighbours as a share of all neighbours, in `[0, 1)` for the two ends of a tie.
fn shared(a: &[usize], b: &[usize]) -> f64 {
    let common = a.iter().filter(|node| b.binary_search(node).is_ok()).count();
    let all = a.len() + b.len() - common;
    common as f64 / (all.max(1)) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(a: usize, b: usize, weight: f64) -> Line {
        Line {
            a,
            b,
            weight,
            across: false,
        }
    }

    #[test]
    fn components_come_largest_first() {
        let lines = [line(5, 0, 1.0), line(2, 3, 1.0), line(3, 4, 1.0)];
        assert_eq!(components(6, &lines), [vec![2, 3, 4], vec![0, 5], vec![1]]);
    }

    fn shape(radius: f64) -> Shape {
        Shape {
            radius,
            label_width: 50.0,
            label_height: 12.0,
        }
    }

    #[test]
    fn strong_ties_are_short() {
        let lengths = Lengths::new(&[0, 1, 2], &[shape(5.0); 3], &[line(0, 1, 40.0), line(1, 2, 1.0)]);
        let from_middle = lengths.from(1);
        assert!(from_middle[0] < from_middle[2], "{from_middle:?}");
    }

    #[test]
    fn ties_between_communities_are_longer() {
        let across = Line {
            across: true,
            ..line(1, 2, 1.0)
        };
        let from_middle = Lengths::new(&[0, 1, 2], &[shape(5.0); 3], &[line(0, 1, 1.0), across]).from(1);
        assert!(from_middle[0] < from_middle[2], "{from_middle:?}");
    }

    #[test]
    fn large_marks_stand_further_apart() {
        let shapes = [shape(20.0), shape(20.0), shape(5.0)];
        let from_middle = Lengths::new(&[0, 1, 2], &shapes, &[line(0, 1, 1.0), line(1, 2, 1.0)]).from(1);
        assert!(from_middle[0] > from_middle[2], "{from_middle:?}");
    }

    #[test]
    fn the_shorter_way_round_counts() {
        let ring: Vec<_> = (0..5).map(|i| line(i, (i + 1) % 5, 1.0)).collect();
        let distances = Lengths::new(&[0, 1, 2, 3, 4], &[shape(5.0); 5], &ring).from(0);
        assert!((distances[2] - distances[3]).abs() < 1e-12);
        assert!((distances[2] / distances[1] - libm::pow(2.0, FAR)).abs() < 1e-12);
    }
}
