//! `relmap build`: documents in, graph, pictures and report out.

mod estimate;
mod summary;

use std::io::Write;

use anyhow::{anyhow, bail};
use relmap_graph::view::{PictureConfig, dot, html, svg};
use relmap_graph::{EntityGraph, Header};
use relmap_pipeline::{LeftOut, LeftReason, Losses, Report, analyze, keep_days, set_copies_aside, write};
use relmap_types::{Date, Document};
use serde_json::{Value, json};

use super::{inputs, output, shown};
use crate::args::{BuildArgs, ShowArgs};
use crate::progress::Bar;
use crate::words::{many, many_forms, plain};
use crate::{Exit, GENERATOR, Io};
use estimate::estimate;
use summary::{summary, ties, whereabouts};

/// What `relmap build` writes, in the order in which the summary names it.
pub const OUTPUTS: [&str; 5] = [
    "graph.json",
    "graph.dot",
    "graph.svg",
    "graph.html",
    "report.json",
];

/// Ties that the summary shows.
const STRONGEST: usize = 10;

/// Builds the graph of the inputs.
pub(crate) fn build(args: &BuildArgs, io: &mut Io<'_>) -> anyhow::Result<Exit> {
    let to_stdout = output::is_stdout(&args.output);
    if !to_stdout {
        write::check(&args.output, &OUTPUTS)?;
        write::probe(&args.output)?;
    }
    let config = inputs::config(&args.read, io)?;
    let mut loaded = inputs::read(&args.read, args.quiet, io)?;

    let mut documents = std::mem::take(&mut loaded.documents);
    let left_out = leave_out(&mut documents, args, io)?;
    if !args.quiet
        && let Some(line) = estimate(&documents, &args.read)
    {
        io.say(line);
    }
    let bar = Bar::new(documents.len(), io.terminal.stderr && !args.quiet);
    let outcome = analyze(documents, &config, &bar)?;
    drop(bar);
    inputs::say_unheeded(&config, &outcome, io);

    let settings = settings(args, config.to_json());
    let header = Header::new(GENERATOR, config.window).with_config(settings.clone());
    let graph = EntityGraph::new(&outcome.analysis, header, args.evidence);
    let losses = Losses {
        left_out: &left_out,
        ..inputs::losses(&loaded, &config)
    };
    let report = Report::new(GENERATOR, settings, &outcome, losses);
    let (written, failed) = if to_stdout {
        graph.file().write(&mut *io.stdout)?;
        (Vec::new(), None)
    } else {
        put_out(args, &graph, &report)?
    };
    if !args.quiet {
        let strongest = graph.strongest_edges(STRONGEST);
        let mut lines = summary(report.counts(), &args.read.window.to_string());
        lines.extend(inputs::matched(&config, &outcome));
        lines.extend(ties(&strongest));
        if !to_stdout {
            lines.extend(whereabouts(&args.output, &written, report.counts()));
        }
        lines.push(String::new());
        // Where the graph itself goes to standard output, talk must not.
        let out: &mut dyn Write = if to_stdout { io.stderr } else { io.stdout };
        out.write_all(lines.join("\n").as_bytes())?;
        io.stdout.flush()?;
    }
    let folder = plain(&args.output.display().to_string());
    if let Some(error) = failed {
        let written = written.join(", ");
        return Err(anyhow!(
            "{error:#}; {written} are written without pictures, which relmap export {folder} draws"
        ));
    }
    if !args.quiet && !to_stdout {
        if let Some(line) = too_much(&args.show, &graph) {
            io.say(line);
        }
        if io.terminal.stderr {
            io.say(format_args!("Ask why: relmap explain {folder} NAME [NAME]"));
        }
    }
    Ok(if loaded.skipped.is_empty() {
        Exit::Done
    } else {
        Exit::Partial
    })
}

/// Writes all outputs, or all but the pictures if those cannot be drawn; gives the names of those written and what failed.
fn put_out(
    args: &BuildArgs,
    graph: &EntityGraph,
    report: &Report,
) -> anyhow::Result<(Vec<&'static str>, Option<anyhow::Error>)> {
    let mut json = Vec::new();
    graph.file().write(&mut json)?;
    // What was computed for an hour is not lost for a name that is misspelt.
    let (picture, unknown) = match shown::picture(&args.show, &args.draw, graph) {
        Ok(picture) => (picture, None),
        Err(error) => (PictureConfig::default(), Some(error)),
    };
    let html = html::to_html(graph, &picture);
    let report = report.to_json();
    let drawn = match unknown {
        Some(error) => Err(error),
        None => svg::to_svg(graph, &picture).map_err(Into::into),
    };
    let (dot, svg, failed) = match drawn {
        Ok(svg) => (Some(dot::to_dot(graph, &picture)), Some(svg), None),
        Err(error) => (None, None, Some(error)),
    };
    let contents = [
        Some(json.as_slice()),
        dot.as_ref().map(String::as_bytes),
        svg.as_ref().map(String::as_bytes),
        Some(html.as_bytes()),
        Some(report.as_slice()),
    ];
    let files: Vec<(&'static str, &[u8])> = OUTPUTS
        .into_iter()
        .zip(contents)
        .filter_map(|(name, bytes)| Some((name, bytes?)))
        .collect();
    write::write_all(&args.output, &files)?;
    Ok((files.iter().map(|(name, _)| *name).collect(), failed))
}

/// What is said if no tie weighs as much as was asked for.
fn too_much(show: &ShowArgs, graph: &EntityGraph) -> Option<String> {
    let heaviest = graph.strongest_edges(1).first()?.edge.weight;
    let (asked, is_too_much) = (show.min_weight, show.min_weight > heaviest);
    is_too_much
        .then(|| format!("--min-weight {asked} leaves pictures without ties: the heaviest weighs {heaviest}"))
}

/// Takes out the documents that do not count, and says how many.
///
/// # Errors
/// If none is left.
fn leave_out(
    documents: &mut Vec<Document>,
    args: &BuildArgs,
    io: &mut Io<'_>,
) -> anyhow::Result<Vec<LeftOut>> {
    let mut left_out = Vec::new();
    if !args.keep_copies {
        left_out = set_copies_aside(documents);
        if let Some(first) = left_out.first() {
            let n_copies = many_forms(left_out.len(), "document is a copy", "documents are copies");
            let (id, why) = (plain(&first.id), plain(&first.reason.to_string()));
            let whole = format!(
                "{n_copies} and not counted: {id} has {why}; report.json names all, --keep-copies counts them"
            );
            io.say(whole);
        }
    }
    let n_documents = documents.len();
    let other_days = keep_days(documents, args.since, args.until);
    let undated = other_days.iter().filter(|one| one.reason == LeftReason::Undated);
    let n_undated = undated.count();
    if documents.is_empty() {
        let undated = many_forms(n_undated, "has no date", "have no date");
        bail!(
            "none of {} lies within --since and --until; {undated}",
            many(n_documents, "document")
        );
    }
    if !other_days.is_empty() {
        let n_left_out = many(other_days.len(), "document");
        io.say(format_args!(
            "left out by date: {n_left_out}, {n_undated} of them without one; report.json names them"
        ));
    }
    left_out.extend(other_days);
    left_out.sort();
    Ok(left_out)
}

/// Everything that was asked for and may change an output.
fn settings(args: &BuildArgs, mut config: Value) -> Value {
    let show = &args.show;
    let more = json!({
        "evidence": args.evidence,
        "top": show.top_of_picture(args.draw.layout),
        "backbone": show.backbone_of_picture().to_string(),
        "layout": args.draw.layout.as_str(),
        "seed": args.draw.seed,
    });
    let types: Vec<&str> = show.types.iter().map(|one| one.as_str()).collect();
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    // What was not asked for is left out.
    let asked = [
        (
            "min_weight",
            (show.min_weight > 1).then(|| json!(show.min_weight)),
        ),
        ("types", (!types.is_empty()).then(|| json!(types))),
        ("focus", (!show.focus.is_empty()).then(|| json!(show.focus))),
        ("hops", (!show.focus.is_empty()).then(|| json!(show.hops))),
        ("keep_copies", args.keep_copies.then_some(Value::Bool(true))),
        ("since", day(args.since).map(Value::String)),
        ("until", day(args.until).map(Value::String)),
    ];
    if let (Some(config), Value::Object(more)) = (config.as_object_mut(), more) {
        config.extend(more);
        config.extend(
            asked
                .into_iter()
                .filter_map(|(key, value)| Some((key.to_owned(), value?))),
        );
    }
    config
}
