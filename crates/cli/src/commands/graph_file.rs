//! The graph that a verb works on.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context, anyhow};
use relmap_graph::GraphFile;

use crate::Io;

/// Reads a graph.json, the one in a folder, or the one on standard input.
pub(crate) fn read(path: &Path, io: &mut Io<'_>) -> anyhow::Result<GraphFile> {
    let text = text(path, io)?;
    GraphFile::read(&text).with_context(|| path.display().to_string())
}

fn text(path: &Path, io: &mut Io<'_>) -> anyhow::Result<String> {
    if path.as_os_str() == "-" {
        let mut text = String::new();
        let stdin = io.stdin.take();
        stdin
            .map(|mut stdin| stdin.read_to_string(&mut text))
            .transpose()
            .context("standard input")?;
        return Ok(text);
    }
    let file = if path.is_dir() {
        path.join("graph.json")
    } else {
        path.to_owned()
    };
    let said = |error| {
        let file = file.display();
        anyhow!(
            "cannot read {file}: {error}; give a graph.json or the folder that `relmap build` wrote it into"
        )
    };
    fs::read_to_string(&file).map_err(said)
}
