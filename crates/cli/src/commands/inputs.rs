//! Inputs and settings that several verbs share.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use anyhow::{anyhow, bail};
use relmap_kb::{GazetteerFormat, GazetteerRow, KbError, parse_gazetteer};
use relmap_pipeline::load::{self, Foreign, Input, Loaded, PassReason, SkipReason};
use relmap_pipeline::{Config, Judgements, Losses, Outcome, ResolveConfig, io_problem};
use relmap_text::key::fold;

use crate::Io;
use crate::args::ReadArgs;
use crate::engine;
use crate::words::{many, many_forms, plain};

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
            "no document to read: give a file, a folder with .txt, .md, .json or .jsonl files, or - for standard input"
        );
    }
    Ok(loaded)
}

/// How many files in folders were not read, by what they are; hidden and read-me files nobody misses.
fn passed_over(loaded: &Loaded) -> Option<String> {
    let count = |reason| {
        loaded
            .passed_over
            .iter()
            .filter(|file| file.reason == reason)
            .count()
    };
    let (n_own, n_json) = (count(PassReason::OwnNote), count(PassReason::NoArticle));
    let is_named = |reason: PassReason| {
        reason.is_telling() && !matches!(reason, PassReason::OwnNote | PassReason::NoArticle)
    };
    let files = || loaded.passed_over.iter().filter(|file| is_named(file.reason));
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
    let files = format!("{files} in folders, not text ({})", endings.join(", "));
    let notes = format!("{} that relmap export wrote", many(n_own, "note"));
    let json = format!(
        "{} without an article (no words in a field text, body or content)",
        many(n_json, ".json file")
    );
    let parts = [(n_files, files), (n_json, json), (n_own, notes)];
    let parts: Vec<String> = parts
        .into_iter()
        .filter_map(|(n, words)| (n > 0).then_some(words))
        .collect();
    (!parts.is_empty()).then(|| format!("passed over: {}", parts.join("; ")))
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
pub(crate) fn config(args: &ReadArgs, io: &mut Io<'_>) -> anyhow::Result<Config> {
    let mut gazetteer = Vec::new();
    for path in &args.gazetteer {
        gazetteer.extend(read_gazetteer(path, io)?);
    }
    say_namesakes(&gazetteer, io);
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
        judgements: read_judgements(args, io)?,
    })
}

fn read_judgements(args: &ReadArgs, io: &mut Io<'_>) -> anyhow::Result<Judgements> {
    let Some(path) = &args.judgements else {
        return Ok(Judgements::default());
    };
    let name = path.display().to_string();
    let text = read_text(path, "judgements", io)?;
    Ok(Judgements::parse(&name, &text)?)
}

/// Says which judgements could not be followed, and which were and need a word.
pub(crate) fn say_unheeded(config: &Config, outcome: &Outcome, io: &mut Io<'_>) {
    let source = config.judgements.source();
    let lines = outcome.unheeded.iter();
    let lines = lines.map(|unheeded| {
        let what = if unheeded.is_followed {
            "note"
        } else {
            "not followed"
        };
        format!("{what}: {source}:{}: {}", unheeded.line, unheeded.reason)
    });
    name(
        &lines.collect::<Vec<_>>(),
        "judgements not followed or with a note",
        io,
    );
}

/// Reads a file of the user's own; an encoding other than UTF-8 is said.
fn read_text(path: &Path, what: &str, io: &mut Io<'_>) -> anyhow::Result<String> {
    let name = path.display();
    let (text, loss) = load::read_text(path).map_err(|reason| match reason {
        SkipReason::Foreign(Foreign::Archive | Foreign::Office) | SkipReason::NotText => {
            anyhow!(
                "{name}: cannot read the {what}: no text file; save it as .csv in UTF-8, or as plain text"
            )
        }
        SkipReason::Unreadable(error) => {
            anyhow!("{name}: cannot read the {what}: {}", io_problem(&error))
        }
        reason => anyhow!("{name}: cannot read the {what}: {reason}"),
    })?;
    if let Some(loss) = loss {
        io.say(plain(&format!("warning: {name}: {loss}")));
    }
    Ok(text)
}

/// Says which names of the gazetteers stand for several ids or types.
fn say_namesakes(rows: &[GazetteerRow], io: &mut Io<'_>) {
    let mut by_name: BTreeMap<String, Vec<&GazetteerRow>> = BTreeMap::new();
    for row in rows {
        by_name.entry(fold(&row.name)).or_default().push(row);
    }
    let words = by_name.values().filter_map(|rows| {
        let (first, rest) = rows.split_first()?;
        let other = rest
            .iter()
            .find(|row| row.id != first.id || row.entity_type != first.entity_type)?;
        let [one, two] = [first, other].map(|row| format!("{} {}", row.entity_type.word(), row.id));
        Some(format!(
            "warning: the gazetteer has {:?} twice: {one} and {two}",
            first.name
        ))
    });
    name(&words.collect::<Vec<_>>(), "names that stand twice", io);
}

/// How much of the gazetteers the documents name.
pub(crate) fn matched(config: &Config, outcome: &Outcome) -> Option<String> {
    let ids: BTreeSet<&str> = config.gazetteer.iter().map(|row| row.id.as_str()).collect();
    let named = outcome.analysis.entities.iter();
    let n_named = named.filter(|entity| ids.contains(entity.key.as_str())).count();
    let entries = many_forms(ids.len(), "entry", "entries");
    (!ids.is_empty()).then(|| format!("{entries} in the gazetteer, {n_named} named here"))
}

fn read_gazetteer(path: &Path, io: &mut Io<'_>) -> anyhow::Result<Vec<GazetteerRow>> {
    let name = path.display();
    let text = read_text(path, "gazetteer", io)?;
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
        left_out: &[],
        lines: Some(&loaded.lines),
        judgements: config.judgements.source(),
    }
}
