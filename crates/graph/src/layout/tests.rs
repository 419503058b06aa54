use proptest::prelude::*;

use super::*;

const CANVAS: Canvas = Canvas {
    width: 1_100.0,
    height: 600.0,
};

fn shapes(n_nodes: usize) -> Vec<Shape> {
    let shape = |i: usize| Shape {
        radius: 4.0 + (i * 7 % 11) as f64,
        label_width: 30.0 + (i * 37 % 130) as f64,
        label_height: 12.0 + (i % 5) as f64,
    };
    (0..n_nodes).map(shape).collect()
}

/// Pairs whose marks or labels share an area, and boxes that leave the canvas.
fn faults(shapes: &[Shape], placement: &Placement) -> usize {
    let boxes: Vec<[Rect; 2]> = shapes
        .iter()
        .zip(&placement.points)
        .zip(&placement.sides)
        .map(|((shape, point), side)| {
            let r = shape.radius;
            let mark = Rect {
                left: -r,
                top: -r,
                right: r,
                bottom: r,
            };
            [mark.shifted(*point), shape.label(*side).shifted(*point)]
        })
        .collect();
    let mut faults = 0;
    for (i, own) in boxes.iter().enumerate() {
        for other in &boxes[..i] {
            faults += usize::from(own.iter().any(|a| other.iter().any(|b| a.overlaps(b))));
        }
        let around = own[0].around(&own[1]);
        let Canvas { width, height } = placement.canvas;
        let inside =
            around.left >= 0.0 && around.top >= 0.0 && around.right <= width && around.bottom <= height;
        faults += usize::from(!inside);
    }
    faults
}

fn check(n_nodes: usize, pairs: &[(usize, usize)]) -> Placement {
    let shapes = shapes(n_nodes);
    let lines: Vec<_> = pairs
        .iter()
        .enumerate()
        .map(|(i, &(a, b))| Line {
            a,
            b,
            weight: 1.0 + (i % 9) as f64,
            across: i % 4 == 0,
        })
        .collect();
    let placement = place(&shapes, &lines, CANVAS, 7);
    assert_eq!(faults(&shapes, &placement), 0);
    assert_eq!(
        placement,
        place(&shapes, &lines, CANVAS, 7),
        "the same seed gives the same places"
    );
    placement
}

#[test]
fn nothing_and_one_node_are_placed() {
    assert!(check(0, &[]).points.is_empty());
    assert_eq!(check(1, &[]).points.len(), 1);
}

#[test]
fn a_star_keeps_its_hub_inside() {
    let pairs: Vec<_> = (1..80).map(|other| (0, other)).collect();
    let placement = check(80, &pairs);
    let left = placement
        .points
        .iter()
        .filter(|point| point.x < placement.points[0].x)
        .count();
    assert!((20..60).contains(&left), "{left} of 79 are left of the hub");
    assert!(
        placement.canvas.width < CANVAS.width + 1.0,
        "80 labels fit the canvas"
    );
}

#[test]
fn dense_graphs_have_no_overlaps() {
    let pairs: Vec<_> = (0..50).flat_map(|a| (a + 1..50).map(move |b| (a, b))).collect();
    check(50, &pairs);
}

#[test]
fn many_components_are_packed() {
    let pairs: Vec<_> = (0..30).map(|pair| (2 * pair, 2 * pair + 1)).collect();
    check(64, &pairs);
}

#[test]
fn a_crowd_makes_the_canvas_grow() {
    let pairs: Vec<_> = (1..300).map(|node| (node / 3, node)).collect();
    let placement = check(300, &pairs);
    assert!(placement.canvas.width > CANVAS.width);
}

#[test]
fn neighbours_are_nearer_than_strangers() {
    // Two cliques with one line between them.
    let clique = |from: usize| (from..from + 8).flat_map(move |a| (a + 1..from + 8).map(move |b| (a, b)));
    let pairs: Vec<_> = clique(0).chain(clique(8)).chain([(0, 8)]).collect();
    let points = check(16, &pairs).points;
    let mean = |pairs: &mut dyn Iterator<Item = (usize, usize)>| {
        let lengths: Vec<f64> = pairs
            .map(|(a, b)| libm::hypot(points[a].x - points[b].x, points[a].y - points[b].y))
            .collect();
        lengths.iter().sum::<f64>() / lengths.len() as f64
    };
    let within = mean(&mut clique(0).chain(clique(8)));
    let across = mean(&mut (0..8).flat_map(|a| (8..16).map(move |b| (a, b))));
    assert!(across > 1.5 * within, "{within} within, {across} across");
}

#[test]
fn lines_and_nodes_past_the_limit_are_left_out() {
    let lines = [
        Line {
            a: 0,
            b: 9,
            weight: 1.0,
            across: false,
        },
        Line {
            a: 1,
            b: 1,
            weight: 1.0,
            across: false,
        },
    ];
    let placement = place(&shapes(3), &lines, CANVAS, 7);
    assert_eq!(faults(&shapes(3), &placement), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_box_ever_overlaps(
        n_nodes in 1_usize..70,
        pairs in prop::collection::vec((0_usize..70, 0_usize..70), 0..160),
    ) {
        let pairs: Vec<_> = pairs.into_iter().map(|(a, b)| (a % n_nodes, b % n_nodes)).collect();
        check(n_nodes, &pairs);
    }

    #[test]
    fn no_box_ever_overlaps_on_a_map(
        spots in prop::collection::vec((-90_i32..=90, -180_i32..=180), 1..60),
        pairs in prop::collection::vec((0_usize..60, 0_usize..60), 0..120),
        is_crowded in any::<bool>(),
    ) {
        let degrees = |lat: i32, lon: i32| Degrees { lat: lat.into(), lon: lon.into() };
        let crowded = |(lat, lon)| if is_crowded { degrees(40 + lat / 45, 30 + lon / 90) } else { degrees(lat, lon) };
        let spots: Vec<Degrees> = spots.into_iter().map(crowded).collect();
        let n_nodes = spots.len();
        let line = |(a, b): (usize, usize)| Line { a: a % n_nodes, b: b % n_nodes, weight: 1.0, across: false };
        let lines: Vec<Line> = pairs.into_iter().map(line).collect();
        let shapes = shapes(n_nodes);
        let map = place_on_map(&shapes, &lines, &spots, CANVAS).expect("there are places");
        prop_assert_eq!(faults(&shapes, &map.placement), 0);
        prop_assert_eq!(Some(map), place_on_map(&shapes, &lines, &spots, CANVAS));
    }
}
