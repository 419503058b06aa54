//! Stress majorisation by stochastic gradient descent (Zheng, Pawar, Goodman 2018).
//!
//! Stress is the sum over all pairs of `w (|x_i - x_j| - d)²` with `w = 1 / d²`: how far the picture's distances
//! are from the graph's. Each step moves one pair towards its distance; the steps shrink.

use super::distance::Lengths;
use super::{Line, Point, Shape};
use crate::random::Random;

/// A component that is laid out on its own, in units of the graph's distances.
pub(super) struct Island {
    /// Which nodes, ascending.
    pub nodes: Vec<usize>,
    /// Where they are, around the origin; the longer extent lies along `x`.
    pub points: Vec<Point>,
    /// How far each pair should be apart.
    pub pairs: Vec<Pair>,
}

/// Two members of an island and their distance.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    pub a: u32,
    pub b: u32,
    pub distance: f64,
    /// How many pairs it stands for: 1, or with a pivot as `b` more.
    pub stands_for: u32,
    /// Whether `b` is a pivot, which this pair does not move.
    pub to_pivot: bool,
}

impl Pair {
    /// What the pair counts for in the stress.
    fn weight(&self) -> f64 {
        f64::from(self.stands_for) / (self.distance * self.distance)
    }
}

/// Passes over all pairs. The paper finds 15 enough to look right and 30 enough to converge.
const PASSES: u32 = 30;

/// The paper's epsilon: how small the last steps are.
const LAST_STEP: f64 = 0.1;

/// Components with more nodes are laid out by their ties and by distances to pivots alone.
const ALL_PAIRS: usize = 1_000;

/// Pivots of such a component: the paper finds 200 hardly worse than all.
const PIVOTS: usize = 200;

/// Tries from different starts; small graphs are cheap, and the best of several folds over less.
const fn tries(n_nodes: usize) -> u32 {
    match n_nodes {
        0..=200 => 12,
        201..=600 => 3,
        _ => 1,
    }
}

/// Lays out one component: the try with the least stress, turned so that it lies on its long side.
pub(super) fn island(part: &[usize], shapes: &[Shape], lines: &[Line], random: &mut Random) -> Island {
    let lengths = Lengths::new(part, shapes, lines);
    let mut pairs = if part.len() <= ALL_PAIRS {
        all_pairs(part.len(), &lengths)
    } else {
        sparse_pairs(part.len(), &lengths)
    };
    let mut least: Option<(f64, Vec<Point>)> = None;
    for _ in 0..tries(part.len()) {
        let points = descend(part.len(), &mut pairs, random);
        let stress = stress(&points, &pairs);
        if least.as_ref().is_none_or(|(best, _)| stress < *best) {
            least = Some((stress, points));
        }
    }
    let mut points = least.map(|(_, points)| points).unwrap_or_default();
    turn(&mut points);
    Island {
        nodes: part.to_vec(),
        points,
        pairs,
    }
}

/// Every pair with its distance.
fn all_pairs(n_nodes: usize, lengths: &Lengths) -> Vec<Pair> {
    let mut pairs = Vec::with_capacity(n_nodes * n_nodes.saturating_sub(1) / 2);
    for a in 0..n_nodes {
        let distances = lengths.from(a);
        let rest = distances.iter().enumerate().skip(a + 1);
        pairs.extend(rest.map(|(b, &distance)| Pair {
            a: a as u32,
            b: b as u32,
            distance,
            stands_for: 1,
            to_pivot: false,
        }));
    }
    pairs
}

/// Ties, and every node with every pivot (Ortmann, Klimenta, Brandes 2017).
///
/// Each pivot is the node farthest from those before it. A node's pair with a pivot stands for the nodes that are
/// nearer to this pivot than to any other, as far as they are at most half as far from it as the node is.
fn sparse_pairs(n_nodes: usize, lengths: &Lengths) -> Vec<Pair> {
    let mut nearest = vec![f64::INFINITY; n_nodes];
    let mut region = vec![0_usize; n_nodes];
    let mut from_pivot: Vec<(usize, Vec<f64>)> = Vec::new();
    let mut next = 0;
    while from_pivot.len() < PIVOTS.min(n_nodes) {
        let distances = lengths.from(next);
        for (node, &distance) in distances.iter().enumerate() {
            if distance < nearest[node] {
                (nearest[node], region[node]) = (distance, from_pivot.len());
            }
        }
        from_pivot.push((next, distances));
        next = (0..n_nodes).fold(
            0,
            |far, node| if nearest[node] > nearest[far] { node } else { far },
        );
    }
    let mut pairs: Vec<Pair> = lengths
        .ties()
        .map(|(a, b, distance)| Pair {
            a: a as u32,
            b: b as u32,
            distance,
            stands_for: 1,
            to_pivot: false,
        })
        .collect();
    for (number, (pivot, distances)) in from_pivot.iter().enumerate() {
        let mut own: Vec<f64> = (0..n_nodes)
            .filter(|&node| region[node] == number)
            .map(|node| distances[node])
            .collect();
        own.sort_by(f64::total_cmp);
        pairs.extend((0..n_nodes).filter(|node| node != pivot).map(|node| Pair {
            a: node as u32,
            b: *pivot as u32,
            distance: distances[node],
            stands_for: own.partition_point(|&d| d <= distances[node] / 2.0).max(1) as u32,
            to_pivot: true,
        }));
    }
    pairs
}

/// One descent from a random start. Shuffles `pairs`.
fn descend(n_nodes: usize, pairs: &mut [Pair], random: &mut Random) -> Vec<Point> {
    let mut points: Vec<_> = (0..n_nodes)
        .map(|_| Point {
            x: random.unit(),
            y: random.unit(),
        })
        .collect();
    if n_nodes < 2 {
        return points;
    }
    // The largest step that a pair may take is 1/w_min, and the last LAST_STEP / w_max.
    let weights = || pairs.iter().map(Pair::weight);
    let first = 1.0 / weights().fold(f64::INFINITY, f64::min);
    let last = LAST_STEP / weights().fold(0.0, f64::max);
    let decay = libm::log(first / last) / f64::from(PASSES - 1);
    for pass in 0..PASSES {
        let step = first * libm::exp(-decay * f64::from(pass));
        if pass == 0 {
            random.shuffle(pairs);
        } else {
            random.shuffle_again(pairs);
        }
        for pair in pairs.iter() {
            attract(&mut points, pair, (step * pair.weight()).min(1.0));
        }
    }
    points
}

/// Moves a pair by `share` of the way to its distance, half each; a pivot stays where it is.
pub(super) fn attract(points: &mut [Point], pair: &Pair, share: f64) {
    let (a, b) = (pair.a as usize, pair.b as usize);
    let (dx, dy) = (points[a].x - points[b].x, points[a].y - points[b].y);
    // Coincident points part along x: any direction does, as long as it is always the same.
    let length = (dx * dx + dy * dy).sqrt();
    let (ux, uy) = if length > 1e-9 {
        (dx / length, dy / length)
    } else {
        (1.0, 0.0)
    };
    let by = share * (length - pair.distance) / 2.0;
    points[a].x -= by * ux;
    points[a].y -= by * uy;
    if !pair.to_pivot {
        points[b].x += by * ux;
        points[b].y += by * uy;
    }
}

/// Sum over all pairs of `((|x_a - x_b| - d) / d)²`, each times the pairs that it stands for.
fn stress(points: &[Point], pairs: &[Pair]) -> f64 {
    let of_pair = |pair: &Pair| {
        let (a, b) = (points[pair.a as usize], points[pair.b as usize]);
        let (dx, dy) = (a.x - b.x, a.y - b.y);
        let relative = ((dx * dx + dy * dy).sqrt() - pair.distance) / pair.distance;
        relative * relative * f64::from(pair.stands_for)
    };
    pairs.iter().map(of_pair).sum()
}

/// Centres the points and turns them so that their principal axis is horizontal.
fn turn(points: &mut [Point]) {
    let n = points.len().max(1) as f64;
    let (mx, my) = (
        points.iter().map(|p| p.x).sum::<f64>() / n,
        points.iter().map(|p| p.y).sum::<f64>() / n,
    );
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for point in points.iter_mut() {
        (point.x, point.y) = (point.x - mx, point.y - my);
        xx += point.x * point.x;
        xy += point.x * point.y;
        yy += point.y * point.y;
    }
    let angle = 0.5 * libm::atan2(2.0 * xy, xx - yy);
    let (sin, cos) = (libm::sin(angle), libm::cos(angle));
    for point in points {
        (point.x, point.y) = (point.x * cos + point.y * sin, point.y * cos - point.x * sin);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPES: [Shape; 25] = [Shape {
        radius: 5.0,
        label_width: 50.0,
        label_height: 12.0,
    }; 25];

    fn line(a: usize, b: usize) -> Line {
        Line {
            a,
            b,
            weight: 1.0,
            across: false,
        }
    }

    #[test]
    fn a_path_lies_on_its_long_side_in_order() {
        let lines: Vec<_> = (0..7).map(|i| line(i, i + 1)).collect();
        let part: Vec<_> = (0..8).collect();
        let island = island(&part, &SHAPES, &lines, &mut Random::new(1));
        let along: Vec<f64> = island.points.iter().map(|point| point.x).collect();
        assert!(
            along.is_sorted() || along.is_sorted_by(|a, b| a >= b),
            "{along:?}"
        );
        let height = island.points.iter().map(|p| p.y.abs()).fold(0.0, f64::max);
        let width = along.iter().map(|x| x.abs()).fold(0.0, f64::max);
        assert!(height < width / 2.0, "{height} by {width}");
    }

    #[test]
    fn a_grid_comes_out_without_folds() {
        let at = |x: usize, y: usize| y * 5 + x;
        let mut lines = Vec::new();
        for y in 0..5 {
            for x in 0..4 {
                lines.push(line(at(x, y), at(x + 1, y)));
                lines.push(line(at(y, x), at(y, x + 1)));
            }
        }
        let part: Vec<_> = (0..25).collect();
        let island = island(&part, &SHAPES, &lines, &mut Random::new(1));
        // The graph's distances in a grid are those of city blocks, so some stress remains; a folded grid has
        // several times as much.
        let per_pair = stress(&island.points, &island.pairs) / island.pairs.len() as f64;
        assert!(per_pair < 0.06, "{per_pair}");
    }

    #[test]
    fn pivots_alone_keep_the_shape() {
        let lines: Vec<_> = (0..39).map(|i| line(i, i + 1)).collect();
        let part: Vec<_> = (0..40).collect();
        let shapes = [SHAPES[0]; 40];
        let lengths = Lengths::new(&part, &shapes, &lines);
        let mut sparse = sparse_pairs(40, &lengths);
        let whole = all_pairs(40, &lengths);
        assert_eq!(sparse.iter().filter(|pair| !pair.to_pivot).count(), 39);
        let points = descend(40, &mut sparse, &mut Random::new(1));
        let per_pair = stress(&points, &whole) / whole.len() as f64;
        assert!(per_pair < 0.06, "{per_pair}");
    }
}
