//! `relmap eval`: names, graphs, pairs of names and places against gold files.

mod gold;

mod mentions;

mod graph;

mod pairs;

mod places;

mod texts;

use std::fs;
use std::path::Path;

use anyhow::Context;
use relmap_eval::GoldError;

use crate::args::EvalCommand;
use crate::{Exit, Io};

/// Scores what the flags say.
pub(crate) fn eval(command: &EvalCommand, io: &mut Io<'_>) -> anyhow::Result<Exit> {
    match command {
        EvalCommand::Mentions(args) => mentions::mentions(args, io),
        EvalCommand::Graph(args) => graph::graph(args, io),
        EvalCommand::Pairs(args) => pairs::pairs(args, io),
        EvalCommand::Places(args) => places::places(args, io),
    }
}

/// The text of a gold file, without a byte order mark.
fn read(path: &Path) -> anyhow::Result<String> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(text
        .strip_prefix('\u{feff}')
        .map_or_else(|| text.clone(), str::to_owned))
}

/// The fault of a gold file as `file:line: fault`.
fn placed(path: &Path, error: &GoldError) -> anyhow::Error {
    anyhow::anyhow!("{}:{}: {}", path.display(), error.line, error.fault)
}

/// A number rounded to so many digits, as the reference scorers write it.
fn rounded(number: f64, digits: usize) -> f64 {
    format!("{number:.digits$}").parse().unwrap_or(number)
}
