//! What the page opens with: a page of all names is a knot.

use relmap_types::EntityId;
use rustc_hash::{FxHashMap, FxHashSet};

use super::place;
use super::rows::Spot;
use crate::EntityGraph;
use crate::layout::{Engine, Placement, Side};
use crate::view::{Picture, PictureConfig};

/// What the page opens with: what a picture of the same config shows.
pub(super) struct MainPart {
    /// Places on wide screens and on high ones, by the ranks of the names.
    pub spots: FxHashMap<usize, [Spot; 2]>,
    /// Ranks of both ends, the stronger first.
    pub ties: FxHashSet<(usize, usize)>,
    /// Width and height of both arrangements, in pixels.
    pub extents: Vec<[f64; 2]>,
}

impl MainPart {
    pub(super) fn new(
        graph: &EntityGraph,
        ranks: &FxHashMap<EntityId, usize>,
        config: &PictureConfig,
    ) -> Self {
        let by_name: FxHashMap<&str, usize> = graph
            .nodes()
            .filter_map(|(id, node)| Some((node.id.as_str(), *ranks.get(&id)?)))
            .collect();
        let config = PictureConfig {
            engine: Engine::Stress,
            ..config.clone()
        };
        let picture = Picture::choose(graph, &config);
        let rank = |place: usize| by_name.get(picture.nodes[place].id.as_str()).copied();
        let [wide, high] = place::screens(&picture, config.seed);
        let spots = (0..picture.nodes.len())
            .filter_map(|place| Some((rank(place)?, [spot(&wide, place), spot(&high, place)])));
        let ties = picture.edges.iter().filter_map(|drawn| {
            let (a, b) = (rank(drawn.a)?, rank(drawn.b)?);
            Some((a.min(b), a.max(b)))
        });
        Self {
            spots: spots.collect(),
            ties: ties.collect(),
            extents: [&wide, &high]
                .map(|screen| [screen.canvas.width, screen.canvas.height].map(f64::round))
                .into(),
        }
    }
}

fn spot(placement: &Placement, place: usize) -> Spot {
    let (point, side) = (placement.points[place], placement.sides[place]);
    let side = Side::ALL.iter().position(|one| *one == side);
    (point.x, point.y, side.unwrap_or_default())
}
