//! `relmap eval`: names, graphs, pairs of names and places against gold files.

mod gold;

mod mentions;

mod graph;

mod pairs;

mod places;

mod texts;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, anyhow};
use relmap_eval::GoldError;

use crate::args::EvalCommand;
use crate::words::plain;
use crate::{Exit, Io};

/// Types that a message names.
const MOST_LABELS: usize = 10;

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
    anyhow!("{}:{}: {}", path.display(), error.line, error.fault)
}

/// The types of a gold file without a name that could count, for a person to mend.
fn uncounted<'l>(path: &Path, labels: impl Iterator<Item = &'l str>, want: &str) -> anyhow::Error {
    let labels: BTreeSet<&str> = labels.collect();
    let labels: Vec<String> = labels.into_iter().take(MOST_LABELS).map(plain).collect();
    let path = path.display();
    if labels.is_empty() {
        anyhow!("{path}: no name is marked: want {want}")
    } else {
        anyhow!(
            "{path}: no name counts, the types are {}: want {want}",
            labels.join(", ")
        )
    }
}

/// A number rounded to so many digits, as the reference scorers write it.
fn rounded(number: f64, digits: usize) -> f64 {
    format!("{number:.digits$}").parse().unwrap_or(number)
}
