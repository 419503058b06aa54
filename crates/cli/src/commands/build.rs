//! `relmap build`: documents in, graph, pictures and report out.

use std::io::Write;
use std::path::Path;

use relmap_graph::view::{PictureConfig, dot, svg};
use relmap_graph::{EntityGraph, Header, Tie};
use relmap_pipeline::{Counts, Report, analyze, write};
use serde_json::{Value, json};

use super::inputs;
use crate::args::BuildArgs;
use crate::io::plain;
use crate::progress::Bar;
use crate::{Exit, GENERATOR, Io};

/// The outputs, in the order in which the summary names them.
const OUTPUTS: [&str; 4] = ["graph.json", "graph.dot", "graph.svg", "report.json"];

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
        let report = report.to_json();
        let contents = [&json, dot.as_bytes(), svg.as_bytes(), &report];
        let files: Vec<_> = OUTPUTS.into_iter().zip(contents).collect();
        write::write_all(&args.output, &files)?;
    }

    if !args.quiet {
        let strongest = graph.strongest_edges(STRONGEST);
        let mut summary = summary(report.counts(), &strongest, &args.read.window.to_string());
        if !to_stdout {
            summary.push_str(&format!("\n{}\n", whereabouts(&args.output)));
        }
        // Where the graph itself goes to standard output, talk must not.
        let out: &mut dyn Write = if to_stdout { io.stderr } else { io.stdout };
        out.write_all(summary.as_bytes())?;
    }
    Ok(if loaded.skipped.is_empty() { Exit::Done } else { Exit::Partial })
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

fn summary(counts: &Counts, strongest: &[Tie<'_>], window: &str) -> String {
    let mut lines = vec![
        format!("{}, {}", many(counts.documents, "document"), many(counts.sentences as usize, "sentence")),
        format!(
            "{}: {}, {}, {}",
            many_forms(counts.entities.total(), "entity", "entities"),
            many(counts.entities.person, "person"),
            many(counts.entities.organization, "organization"),
            many(counts.entities.location, "location"),
        ),
        format!("{} (window: {window})", many(counts.edges, "edge")),
    ];
    let (skipped, cuts) = (counts.skipped, counts.cuts);
    if cuts > 0 {
        lines.push(format!("{} that are not the article cut, see report.json", many(cuts, "part")));
    }
    if skipped > 0 {
        lines.push(format!("{} skipped, see report.json", many(skipped, "document")));
    }
    if !strongest.is_empty() {
        lines.push("\nStrongest ties".to_owned());
        let width = strongest[0].edge.weight.to_string().len().max(3);
        lines.extend(strongest.iter().map(|tie| {
            format!(
                "  {:>width$}  {} – {} ({})",
                tie.edge.weight,
                plain(&tie.source.label),
                plain(&tie.target.label),
                many(tie.edge.documents as usize, "document"),
            )
        }));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// Where the outputs are.
fn whereabouts(folder: &Path) -> String {
    let paths = OUTPUTS.map(|name| folder.join(name).display().to_string());
    format!("Written: {}", plain(&paths.join(", ")))
}

fn many(n: usize, what: &str) -> String {
    many_forms(n, what, &format!("{what}s"))
}

fn many_forms(n: usize, one: &str, several: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { several })
}
