//! `relmap build`: documents in, graph, pictures and report out.

use std::cmp::Reverse;
use std::io::Write;
use std::num::NonZero;
use std::path::Path;

use anyhow::bail;
use relmap_graph::view::{dot, html, svg};
use relmap_graph::{EntityGraph, Header, Tie};
use relmap_ner::Engine as NameEngine;
use relmap_pipeline::{Counts, Report, analyze, write};
use relmap_types::{Date, Document};
use serde_json::{Value, json};

use super::{inputs, output, shown};
use crate::args::{BuildArgs, ReadArgs};
use crate::progress::Bar;
use crate::words::{many, many_forms, plain};
use crate::{Exit, GENERATOR, Io};

/// What `relmap build` writes, in the order in which the summary names it.
pub const OUTPUTS: [&str; 5] = [
    "graph.json",
    "graph.dot",
    "graph.svg",
    "graph.html",
    "report.json",
];

/// Estimated seconds from which a run says that another engine would be done sooner.
const LONG_SECONDS: usize = 120;

/// Ties that the summary shows.
const STRONGEST: usize = 10;

/// Builds the graph of the inputs.
pub(crate) fn build(args: &BuildArgs, io: &mut Io<'_>) -> anyhow::Result<Exit> {
    let to_stdout = output::is_stdout(&args.output);
    if !to_stdout {
        write::check(&args.output, &OUTPUTS)?;
    }
    let config = inputs::config(&args.read)?;
    let mut loaded = inputs::read(&args.read, args.quiet, io)?;

    let mut documents = std::mem::take(&mut loaded.documents);
    if let Some(left_out) = within_dates(&mut documents, args)? {
        io.say(left_out);
    }
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
    let mut json = Vec::new();
    graph.file().write(&mut json)?;
    let picture = shown::picture(&args.show, &args.draw, &graph)?;

    let report = Report::new(GENERATOR, settings, &outcome, inputs::losses(&loaded, &config));
    if to_stdout {
        io.stdout.write_all(&json)?;
    } else {
        let dot = dot::to_dot(&graph, &picture);
        let svg = svg::to_svg(&graph, &picture)?;
        let html = html::to_html(&graph, &picture);
        let report = report.to_json();
        let contents = [&json, dot.as_bytes(), svg.as_bytes(), html.as_bytes(), &report];
        let files: Vec<_> = OUTPUTS.into_iter().zip(contents).collect();
        write::write_all(&args.output, &files)?;
    }

    if !args.quiet {
        let strongest = graph.strongest_edges(STRONGEST);
        let mut lines = summary(report.counts(), &args.read.window.to_string());
        lines.extend(ties(&strongest));
        if !to_stdout {
            lines.extend(whereabouts(&args.output, report.counts()));
        }
        lines.push(String::new());
        // Where the graph itself goes to standard output, talk must not.
        let out: &mut dyn Write = if to_stdout { io.stderr } else { io.stdout };
        out.write_all(lines.join("\n").as_bytes())?;
        if !to_stdout && io.terminal.stderr {
            io.stdout.flush()?;
            let folder = plain(&args.output.display().to_string());
            io.say(format_args!("Ask why: relmap explain {folder} NAME [NAME]"));
        }
    }
    Ok(if loaded.skipped.is_empty() {
        Exit::Done
    } else {
        Exit::Partial
    })
}

/// What another engine would save, if this one takes long.
fn estimate(documents: &[Document], args: &ReadArgs) -> Option<String> {
    let words: usize = documents
        .iter()
        .map(|document| document.text.split_ascii_whitespace().count())
        .sum();
    let threads = args
        .jobs
        .or_else(|| std::thread::available_parallelism().ok().map(NonZero::get))
        .unwrap_or(1);
    let seconds = |engine: NameEngine| words / (engine.words_per_second() * threads.max(1));
    let (ours, quickest) = (seconds(args.model.engine), seconds(NameEngine::Fast));
    (ours > LONG_SECONDS && ours > 2 * quickest).then(|| {
        format!(
            "{words} words: about {} with --engine {}, about {} with --engine {}",
            duration(ours),
            args.model.engine,
            duration(quickest),
            NameEngine::Fast
        )
    })
}

/// A length of time in the largest unit that says enough.
fn duration(seconds: usize) -> String {
    match seconds {
        0..120 => many(seconds.max(1), "second"),
        120..7200 => many(seconds / 60, "minute"),
        _ => many(seconds / 3600, "hour"),
    }
}

/// Keeps the documents of the days that were asked for; says how many were left out, if any.
fn within_dates(documents: &mut Vec<Document>, args: &BuildArgs) -> anyhow::Result<Option<String>> {
    if args.since.is_none() && args.until.is_none() {
        return Ok(None);
    }
    let n_documents = documents.len();
    let n_undated = documents
        .iter()
        .filter(|document| document.metadata.date.is_none())
        .count();
    documents.retain(|document| {
        document.metadata.date.is_some_and(|date| {
            args.since.is_none_or(|since| since <= date) && args.until.is_none_or(|until| date <= until)
        })
    });
    if documents.is_empty() {
        bail!("no document of {n_documents} lies within --since and --until; {n_undated} have no date");
    }
    let n_left_out = n_documents - documents.len();
    Ok((n_left_out > 0).then(|| {
        let left_out = many(n_left_out, "document");
        format!("left out by date: {left_out}, {n_undated} of them without one")
    }))
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

/// How much was found.
fn summary(counts: &Counts, window: &str) -> Vec<String> {
    let entities = counts.entities;
    vec![
        format!(
            "{}, {}",
            many(counts.documents, "document"),
            many(counts.sentences as usize, "sentence")
        ),
        format!(
            "{}: {}, {}, {}",
            many_forms(entities.total(), "entity", "entities"),
            many(entities.person, "person"),
            many(entities.organization, "organization"),
            many(entities.location, "location"),
        ),
        format!("{} (window: {window})", many(counts.edges, "edge")),
    ]
}

/// Who is named together most.
fn ties(strongest: &[Tie<'_>]) -> Vec<String> {
    let Some(first) = strongest.first() else {
        return Vec::new();
    };
    let width = first.edge.weight.to_string().len();
    let line = |tie: &Tie<'_>| {
        // The stronger name first, as people would say it.
        let mut ends = [tie.source, tie.target];
        ends.sort_by_key(|node| Reverse(node.strength));
        let [source, target] = ends.map(|node| plain(&node.label));
        let documents = many(tie.edge.documents as usize, "document");
        format!("  {:>width$}  {source} – {target} ({documents})", tie.edge.weight)
    };
    [String::new(), "Strongest ties".to_owned()]
        .into_iter()
        .chain(strongest.iter().map(line))
        .collect()
}

/// Where the outputs are, and what else is in them.
fn whereabouts(folder: &Path, counts: &Counts) -> Vec<String> {
    let paths = OUTPUTS.map(|name| folder.join(name).display().to_string());
    let mut lines = vec![String::new(), format!("Written: {}", plain(&paths.join(", ")))];
    let aside = [
        (counts.cuts, "passage", "cut as not the article"),
        (counts.skipped, "input", "skipped"),
    ];
    let aside = aside.iter().filter(|(n, ..)| *n > 0);
    let aside: Vec<String> = aside
        .map(|(n, noun, what)| format!("{} {what}", many(*n, noun)))
        .collect();
    if !aside.is_empty() {
        lines.push(format!(
            "The report lists what was left out: {}",
            aside.join(", ")
        ));
    }
    lines
}
