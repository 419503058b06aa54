//! SVG by an installed Graphviz.

use std::io::ErrorKind;

use graphviz_rust::cmd::{CommandArg, Format, Layout};
use graphviz_rust::printer::PrinterContext;

use super::Picture;
use super::dot;
use crate::GraphError;
use crate::layout::Engine;

/// Characters shown of what `dot` wrote instead of a picture.
const MAX_SHOWN: usize = 80;

/// Runs Graphviz's program `dot` on the picture.
///
/// # Errors
/// [`GraphError::GraphvizMissing`] if the program is not on the path, [`GraphError::Graphviz`] if it fails.
pub(super) fn svg(
    picture: &Picture<'_>,
    title: &str,
    engine: Engine,
    layout: Layout,
) -> Result<String, GraphError> {
    let args = vec![CommandArg::Layout(layout), CommandArg::Format(Format::Svg)];
    let failed = |message: String| GraphError::Graphviz {
        layout: engine,
        message,
    };
    let bytes = graphviz_rust::exec(
        dot::tree(picture, title, engine),
        &mut PrinterContext::default(),
        args,
    )
    .map_err(|error| match (error.kind(), error.raw_os_error()) {
        // An error of the system itself comes from starting the program; one from the temporary file that
        // carries the graph is wrapped, with its path.
        (ErrorKind::NotFound, Some(_)) => GraphError::GraphvizMissing { layout: engine },
        _ => failed(match error.to_string().trim() {
            "" => "its program `dot` failed and did not say why: run `dot -V`, or use --layout stress"
                .to_owned(),
            words => words.to_owned(),
        }),
    })?;
    let svg = String::from_utf8(bytes).map_err(|error| failed(error.to_string()))?;
    if svg.contains("<svg") {
        return Ok(svg);
    }
    let start: String = svg.trim().chars().take(MAX_SHOWN).collect();
    let instead = if start.is_empty() {
        String::new()
    } else {
        format!(" but {start:?}")
    };
    Err(failed(format!(
        "its program `dot` wrote no SVG{instead}: run `dot -V`, or use --layout stress"
    )))
}
