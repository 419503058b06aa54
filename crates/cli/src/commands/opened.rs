//! A graph that was built before, read from where the user says it is.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context, anyhow};
use relmap_graph::GraphFile;
use relmap_pipeline::io_problem;

use crate::Io;

/// Reads `graph.json`, the folder that holds it, or standard input for `-`.
pub(super) fn open(path: &Path, io: &mut Io<'_>) -> anyhow::Result<GraphFile> {
    let text = read(path, io)?;
    GraphFile::read(&text).with_context(|| path.display().to_string())
}

fn read(path: &Path, io: &mut Io<'_>) -> anyhow::Result<String> {
    if path.as_os_str() == "-" {
        let mut text = String::new();
        let stdin = io.stdin.take();
        stdin
            .map(|mut stdin| stdin.read_to_string(&mut text))
            .transpose()
            .context("standard input")?;
        return Ok(text);
    }
    let path = if path.is_dir() {
        path.join("graph.json")
    } else {
        path.to_owned()
    };
    let said = |error| {
        let (file, why) = (path.display(), io_problem(&error));
        anyhow!(
            "cannot read {file}: {why}; give a graph.json or the folder that `relmap build` wrote it into"
        )
    };
    fs::read_to_string(&path).map_err(said)
}

/// Prints a value as JSON that a person can read, too.
pub(super) fn print_json(value: &impl serde::Serialize, io: &mut Io<'_>) -> anyhow::Result<()> {
    serde_json::to_writer_pretty(&mut *io.stdout, value).map_err(std::io::Error::from)?;
    io.stdout.write_all(b"\n")?;
    Ok(())
}

/// The number of rows that `limit` asks for: 0 asks for all.
pub(super) const fn rows(limit: usize) -> usize {
    if limit == 0 { usize::MAX } else { limit }
}
