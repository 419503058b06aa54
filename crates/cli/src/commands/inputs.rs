//! Inputs and settings that several verbs share.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context, bail};
use relmap_graph::GraphFile;
use relmap_kb::{GazetteerFormat, GazetteerRow, parse_gazetteer};
use relmap_pipeline::load::{self, Input, Loaded};
use relmap_pipeline::{Config, Losses};

use crate::Io;
use crate::args::ReadArgs;
use crate::words::plain;

/// Skipped inputs and warnings named on the terminal; the report names all.
const MAX_NAMED: usize = 20;

/// Reads every input and says what could not be read; `quiet` leaves the warnings out.
pub(crate) fn read(args: &ReadArgs, quiet: bool, io: &mut Io<'_>) -> anyhow::Result<Loaded> {
    let mut inputs = Vec::new();
    for path in &args.inputs {
        if path.as_os_str() != "-" {
            inputs.push(Input::Path(path.clone()));
        } else if let Some(reader) = io.stdin.take() {
            inputs.push(Input::Stream {
                name: "stdin".to_owned(),
                reader,
            });
        }
    }
    let loaded = load::load(inputs);
    let skipped: Vec<_> = loaded
        .skipped
        .iter()
        .map(|s| format!("skipped {}: {}", s.place, s.reason))
        .collect();
    name(&skipped, "skipped", io);
    if !quiet {
        let warnings: Vec<_> = loaded
            .warnings
            .iter()
            .map(|warning| format!("warning: {}: {}", warning.place, warning.kind))
            .collect();
        name(&warnings, "warnings", io);
    }
    if loaded.documents.is_empty() {
        bail!(
            "no document to read: give a file, a folder with .txt, .md or .jsonl files, or - for standard input"
        );
    }
    Ok(loaded)
}

fn name(lines: &[String], what: &str, io: &mut Io<'_>) {
    for line in lines.iter().take(MAX_NAMED) {
        io.say(plain(line));
    }
    if let Some(more) = lines.len().checked_sub(MAX_NAMED).filter(|&more| more > 0) {
        io.say(format_args!("and {more} more {what}"));
    }
}

/// The settings that the flags stand for.
pub(crate) fn config(args: &ReadArgs) -> anyhow::Result<Config> {
    let mut gazetteer = Vec::new();
    for path in &args.gazetteer {
        gazetteer.extend(read_gazetteer(path).with_context(|| path.display().to_string())?);
    }
    Ok(Config {
        window: args.window,
        keep_boilerplate: args.keep_boilerplate,
        min_confidence: args.min_confidence,
        jobs: args.jobs,
        gazetteer,
    })
}

fn read_gazetteer(path: &Path) -> anyhow::Result<Vec<GazetteerRow>> {
    let text = fs::read_to_string(path).context("cannot read the gazetteer")?;
    let is_jsonl = path.extension().is_some_and(|extension| {
        extension.eq_ignore_ascii_case("jsonl") || extension.eq_ignore_ascii_case("ndjson")
    });
    let format = if is_jsonl {
        GazetteerFormat::Jsonl
    } else {
        GazetteerFormat::Tsv
    };
    Ok(parse_gazetteer(&text, format)?)
}

/// What was not read, for the report.
pub(crate) fn losses(loaded: &Loaded) -> Losses<'_> {
    Losses {
        skipped: &loaded.skipped,
        warnings: &loaded.warnings,
        passed_over: loaded.passed_over,
    }
}

/// The graph in a file, in `graph.json` of a folder, or on standard input for `-`.
pub(crate) fn graph(path: &Path, io: &mut Io<'_>) -> anyhow::Result<GraphFile> {
    let text = graph_text(path, io)?;
    GraphFile::read(&text).with_context(|| path.display().to_string())
}

fn graph_text(path: &Path, io: &mut Io<'_>) -> anyhow::Result<String> {
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
    let text = fs::read_to_string(&path);
    text.with_context(|| format!("cannot read {}: `relmap build` writes it", path.display()))
}
