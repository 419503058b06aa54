//! What a run says when it is done.

use std::cmp::Reverse;
use std::path::Path;

use relmap_graph::Tie;
use relmap_pipeline::Counts;

use crate::words::{many, many_forms, plain};

/// How much was found.
pub(super) fn summary(counts: &Counts, window: &str) -> Vec<String> {
    let entities = counts.entities;
    let undated = match counts.undated {
        // Where no document has a date nobody counts on dates.
        n if n == 0 || n == counts.documents => String::new(),
        n => format!(" ({n} without a date)"),
    };
    vec![
        format!(
            "{}{undated}, {}",
            many(counts.documents, "document"),
            many(counts.sentences as usize, "sentence")
        ),
        format!(
            "{}: {}, {}, {}",
            many_forms(entities.total(), "entity", "entities"),
            many(entities.person, "person"),
            many(entities.organization, "organization"),
            many(entities.location, "place"),
        ),
        format!("{} (window: {window})", many(counts.edges, "edge")),
    ]
}

/// Who is named together most.
pub(super) fn ties(strongest: &[Tie<'_>]) -> Vec<String> {
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
pub(super) fn whereabouts(folder: &Path, written: &[&str], counts: &Counts) -> Vec<String> {
    let paths: Vec<String> = written
        .iter()
        .map(|name| folder.join(name).display().to_string())
        .collect();
    let mut lines = vec![String::new(), format!("Written: {}", plain(&paths.join(", ")))];
    let aside = [
        (counts.cuts, "passage", "cut as not the article"),
        (counts.skipped, "input", "skipped"),
        (counts.left_out, "document", "not counted"),
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
