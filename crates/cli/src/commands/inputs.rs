//! Inputs and settings that several verbs share.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, anyhow, bail};
use relmap_kb::{GazetteerFormat, GazetteerRow, KbError, parse_gazetteer};
use relmap_pipeline::load::{self, Input, Loaded};
use relmap_pipeline::{Config, Judgements, Losses, Outcome, ResolveConfig};

use crate::Io;
use crate::args::ReadArgs;
use crate::engine;
use crate::words::{many, plain};

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
        if let Some(line) = passed_over(&loaded) {
            io.say(plain(&line));
        }
    }
    if loaded.documents.is_empty() {
        bail!(
            "no document to read: give a file, a folder with .txt, .md or .jsonl files, or - for standard input"
        );
    }
    Ok(loaded)
}

/// How many files in folders were not read, by what they are; hidden and read-me files nobody misses.
fn passed_over(loaded: &Loaded) -> Option<String> {
    let files = || loaded.passed_over.iter().filter(|file| file.reason.is_telling());
    let mut endings: BTreeMap<String, usize> = BTreeMap::new();
    for file in files() {
        let ending = Path::new(&file.path).extension();
        let ending = ending.map_or("no extension".to_owned(), |ending| {
            format!(".{}", ending.display())
        });
        *endings.entry(ending).or_default() += 1;
    }
    let n_files = files().count();
    let endings: Vec<String> = endings
        .into_iter()
        .take(MAX_NAMED)
        .map(|(ending, count)| format!("{count} {ending}"))
        .collect();
    let files = many(n_files, "file");
    (n_files > 0).then(|| {
        format!(
            "passed over: {files} in folders, not text ({})",
            endings.join(", ")
        )
    })
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
        gazetteer.extend(read_gazetteer(path)?);
    }
    Ok(Config {
        window: args.window,
        keep_boilerplate: args.keep_boilerplate,
        min_confidence: args.min_confidence,
        resolve: ResolveConfig {
            coreference: args.coreference,
            metonyms: args.metonyms,
        },
        jobs: args.jobs,
        gazetteer,
        models: Some(Arc::new(engine::models(&args.model)?)),
        judgements: read_judgements(args)?,
    })
}

fn read_judgements(args: &ReadArgs) -> anyhow::Result<Judgements> {
    let Some(path) = &args.judgements else {
        return Ok(Judgements::default());
    };
    let name = path.display().to_string();
    let text = fs::read_to_string(path).with_context(|| format!("{name}: cannot read the judgements"))?;
    Ok(Judgements::parse(&name, &text)?)
}

/// Says which judgements could not be followed.
pub(crate) fn say_unheeded(config: &Config, outcome: &Outcome, io: &mut Io<'_>) {
    let source = config.judgements.source();
    let lines = outcome.unheeded.iter();
    let lines =
        lines.map(|unheeded| format!("not followed: {source}:{}: {}", unheeded.line, unheeded.reason));
    name(&lines.collect::<Vec<_>>(), "judgements not followed", io);
}

fn read_gazetteer(path: &Path) -> anyhow::Result<Vec<GazetteerRow>> {
    let name = path.display();
    let text = fs::read_to_string(path).with_context(|| format!("{name}: cannot read the gazetteer"))?;
    let extension = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    let format = match extension.as_ref().and_then(|extension| extension.to_str()) {
        Some("jsonl" | "ndjson") => GazetteerFormat::Jsonl,
        Some("csv") => GazetteerFormat::Csv,
        _ => GazetteerFormat::Tsv,
    };
    parse_gazetteer(&text, format).map_err(|error| {
        let KbError::Gazetteer { faults } = error else {
            return error.into();
        };
        let shown = faults.iter().take(MAX_NAMED);
        let mut lines: Vec<String> = shown
            .map(|fault| format!("{name}:{}: {}: {}", fault.line, fault.field, fault.problem))
            .collect();
        if let Some(more) = faults.len().checked_sub(MAX_NAMED).filter(|&more| more > 0) {
            lines.push(format!("and {more} more lines of {name} that cannot be read"));
        }
        anyhow!(lines.join("\n"))
    })
}

/// What was not read, for the report.
pub(crate) fn losses<'a>(loaded: &'a Loaded, config: &'a Config) -> Losses<'a> {
    Losses {
        skipped: &loaded.skipped,
        warnings: &loaded.warnings,
        passed_over: &loaded.passed_over,
        judgements: config.judgements.source(),
    }
}
