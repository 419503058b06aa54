//! Moves boxes off each other without losing the shape of the graph.

use super::boxes::Boxes;
use super::pack::Packed;
use super::rows::rows;
use super::settle::settle;
use super::spread::spread;
use super::stress::{Pair, attract};
use super::strips::Strips;
use super::{Canvas, Line, Placement, Point, Shape, side};
use crate::random::Random;

/// Passes in which distances are restored and boxes pushed apart by turns.
const PASSES: u32 = 80;

/// Share of the way to its distance that a pair goes in the first pass; it falls to 0 with the last.
const FIRST_SHARE: f64 = 0.2;

/// Free space around boxes in the first pass, in pixels, if there is room for it; it falls to 0 with the last.
///
/// It spreads the crowded middle of a news graph into the room around it.
const FIRST_SPACE: f64 = 16.0;

/// Share of the canvas that boxes with the space around them may fill; more would jam.
const MOST_FILLED: f64 = 0.5;

/// Further space between boxes of different components, in pixels, as long as they fit.
const BETWEEN: f64 = 14.0;

/// Pairs whose distances are restored: enough for a picture of 500 nodes to keep all.
const MOST_PAIRS: usize = 125_000;

/// Pushes between two passes over the distances.
const PUSHES: usize = 2;

/// Times that a crowd is spread.
const MOST_SPREADS: u32 = 24;

/// How much the canvas grows when there is no free room.
const GROWTH: f64 = 1.04;

/// Times that the canvas grows before boxes are set in rows; by then it has a thousand times its area.
const MOST_GROWTHS: u32 = 90;

/// Separates all boxes, cuts the canvas to what is used and rounds to tenths of a pixel.
pub(super) fn separate(
    packed: Packed,
    shapes: &[Shape],
    lines: &[Line],
    least_width: f64,
    mut canvas: Canvas,
    random: &mut Random,
) -> Placement {
    let Packed {
        mut points,
        mut pairs,
        parts,
        stretch,
    } = packed;
    let first_space = [1.0, 0.5, 0.25, 0.0]
        .map(|share| share * FIRST_SPACE)
        .into_iter()
        .find(|&space| canvas.filled(shapes, space) < MOST_FILLED)
        .unwrap_or_default();
    let mut boxes = Boxes {
        outlines: Vec::new(),
        parts: &parts,
        space: first_space,
        between: first_space.min(BETWEEN),
        strips: Strips::default(),
    };
    keep_nearest(&mut pairs);
    let near = pairs.iter().map(|pair| pair.distance).sum::<f64>() / (pairs.len().max(1) as f64) / 2.0;
    let mut sides = Vec::new();
    for pass in 0..PASSES {
        if pass % (PASSES / 2) == 0 {
            sides = side::choose(&points, shapes, lines);
            let outlines = shapes
                .iter()
                .zip(&sides)
                .map(|(shape, &side)| shape.outline(side));
            boxes.outlines = outlines.collect();
        }
        let rest = 1.0 - f64::from(pass) / f64::from(PASSES);
        let share = FIRST_SHARE * rest;
        boxes.space = first_space * rest;
        if pass == 0 {
            random.shuffle(&mut pairs);
        } else {
            random.shuffle_again(&mut pairs);
        }
        // The graph's distances hold in the picture before it was stretched.
        scale(&mut points, 1.0 / stretch.x, 1.0 / stretch.y);
        for pair in &pairs {
            let closeness = near / pair.distance;
            attract(&mut points, pair, share * (closeness * closeness).min(1.0));
        }
        scale(&mut points, stretch.x, stretch.y);
        for _ in 0..PUSHES {
            boxes.push(&mut points, canvas);
        }
    }
    boxes.space = 0.0;
    boxes.part(&mut points, canvas);
    boxes.between = 0.0;
    let mut is_apart = boxes.part(&mut points, canvas);
    for _ in 0..MOST_SPREADS {
        if is_apart {
            break;
        }
        spread(&mut points, &boxes.outlines, canvas);
        is_apart = boxes.part(&mut points, canvas);
    }
    for point in &mut points {
        *point = point.rounded();
    }
    let mut growths = 0;
    while !is_apart && !settle(&mut points, shapes, &mut sides, canvas) {
        if growths == MOST_GROWTHS {
            rows(&mut points, shapes, &sides, canvas);
            break;
        }
        growths += 1;
        canvas = canvas.scaled(GROWTH);
        scale(&mut points, GROWTH, GROWTH);
    }
    side::improve(&points, shapes, lines, &mut sides, &canvas.centred());
    Placement::cropped(points, shapes, sides, least_width)
}

/// Keeps the pairs that are to be nearest: those far apart hardly move each other here.
fn keep_nearest(pairs: &mut Vec<Pair>) {
    if pairs.len() <= MOST_PAIRS {
        return;
    }
    let mut distances: Vec<f64> = pairs.iter().map(|pair| pair.distance).collect();
    let (_, &mut farthest, _) = distances.select_nth_unstable_by(MOST_PAIRS, f64::total_cmp);
    pairs.retain(|pair| pair.distance <= farthest);
}

fn scale(points: &mut [Point], x: f64, y: f64) {
    for point in points {
        (point.x, point.y) = (point.x * x, point.y * y);
    }
}
