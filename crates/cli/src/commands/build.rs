//! `relmap build`: documents in, graph, pictures and report out.

use std::cmp::Reverse;
use std::io::Write;
use std::path::Path;

use relmap_graph::view::{PictureConfig, dot, html, svg};
use relmap_graph::{EntityGraph, Header, Tie};
use relmap_pipeline::{Counts, Report, analyze, write};
use serde_json::{Value, json};

use super::inputs;
use crate::args::BuildArgs;
use crate::progress::Bar;
use crate::words::{many, many_forms, plain};
use crate::{Exit, GENERATOR, Io};

/// The outputs, in the order in which the summary names them.
const OUTPUTS: [&str; 5] = [
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
    let to_stdout = args.output.as_os_str() == "-";
    if !to_stdout {
        write::check(&args.output, &OUTPUTS)?;
    }
    let config = inputs::config(&args.read)?;
    let mut loaded = inputs::read(&args.read, args.quiet, io)?;

    let documents = std::mem::take(&mut loaded.documents);
    let bar = Bar::new(documents.len(), io.terminal.stderr && !args.quiet);
    let outcome = analyze(documents, &config, &bar)?;
    drop(bar);

    let picture = picture(args);
    let settings = settings(args, config.to_json());
    let header = Header::new(GENERATOR, config.window).with_config(settings.clone());
    let graph = EntityGraph::new(&outcome.analysis, header, args.evidence);
    let mut json = Vec::new();
    graph.file().write(&mut json)?;

    let report = Report::new(GENERATOR, settings, &outcome, inputs::losses(&loaded));
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
    }
    Ok(if loaded.skipped.is_empty() {
        Exit::Done
    } else {
        Exit::Partial
    })
}

fn picture(args: &BuildArgs) -> PictureConfig {
    PictureConfig {
        title: args.title.clone(),
        top: args.top,
        engine: args.layout,
        seed: args.seed,
        ..PictureConfig::default()
    }
}

/// Everything that was asked for and may change an output.
fn settings(args: &BuildArgs, mut config: Value) -> Value {
    let more = json!({
        "evidence": args.evidence,
        "top": args.top,
        "layout": args.layout.as_str(),
        "seed": args.seed,
    });
    if let (Some(config), Value::Object(more)) = (config.as_object_mut(), more) {
        config.extend(more);
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
