//! The graph file itself, and the pictures that the crate `graph` draws.

use relmap_graph::view::{Narrowing, PictureConfig, dot as dot_view, html as html_view, svg as svg_view};
use relmap_graph::{EntityGraph, GraphError, GraphFile};

pub(crate) fn json(file: &GraphFile) -> Result<Vec<u8>, GraphError> {
    let mut bytes = Vec::new();
    file.write(&mut bytes)?;
    Ok(bytes)
}

pub(crate) fn dot(file: &GraphFile, config: &PictureConfig) -> Result<Vec<u8>, GraphError> {
    Ok(dot_view::to_dot(&EntityGraph::try_from(file.clone())?, config).into_bytes())
}

pub(crate) fn svg(file: &GraphFile, config: &PictureConfig) -> Result<Vec<u8>, GraphError> {
    Ok(svg_view::to_svg(&EntityGraph::try_from(file.clone())?, config)?.into_bytes())
}

pub(crate) fn html(file: &GraphFile, config: &PictureConfig) -> Result<Vec<u8>, GraphError> {
    // The file is the part that was asked for.
    let config = PictureConfig {
        narrowing: Narrowing::default(),
        ..config.clone()
    };
    Ok(html_view::to_html(&EntityGraph::try_from(file.clone())?, &config).into_bytes())
}
