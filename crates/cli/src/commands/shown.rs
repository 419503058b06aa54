//! Which part of a graph was asked for.

use anyhow::Context;
use relmap_graph::EntityGraph;
use relmap_graph::view::{Narrowing, PictureConfig};

use super::find::find;
use crate::args::{DrawArgs, ShowArgs};

/// What pictures show, and how they are drawn.
///
/// # Errors
/// If `--focus` names no node, or several.
pub(super) fn picture(
    show: &ShowArgs,
    draw: &DrawArgs,
    graph: &EntityGraph,
) -> anyhow::Result<PictureConfig> {
    let mut focus = Vec::new();
    for name in &show.focus {
        let found = find(graph.nodes().map(|(_, node)| node), name).context("--focus")?;
        focus.extend(
            graph
                .nodes()
                .find(|(_, node)| node.id == found.id)
                .map(|(id, _)| id),
        );
    }
    Ok(PictureConfig {
        title: draw.title.clone(),
        narrowing: Narrowing {
            types: show.types.clone(),
            min_weight: show.min_weight,
            focus,
            hops: show.hops,
            ..Narrowing::default()
        },
        top: show.top_of_picture(draw.layout),
        backbone: show.backbone_of_picture(),
        engine: draw.layout,
        seed: draw.seed,
        dark: draw.dark,
        ..PictureConfig::default()
    })
}
