//! `relmap entities`: the joins to review, as tables and as judgements.

mod judgements;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use relmap_graph::GraphFile;
use relmap_graph::file::{Node, RefusalRow};
use relmap_pipeline::write;
use relmap_text::distance::levenshtein;
use relmap_text::key::fold;
use relmap_types::RefusalReason;

use super::{opened, output};
use crate::args::EntitiesArgs;
use crate::words::plain;
use crate::{Exit, Io};

const ENTITY_COLUMNS: [&str; 7] = ["cluster", "id", "name", "type", "alias", "count", "joined"];

const PAIR_COLUMNS: [&str; 8] = [
    "left", "right", "score", "reason", "mentions", "left_id", "right_id", "document",
];

/// A doubtful pair with its score.
struct Pair<'f> {
    row: &'f RefusalRow,
    source: &'f Node,
    target: &'f Node,
    /// In `[0, 1]`.
    score: f64,
}

/// Prints the entities with their aliases, or the pairs that were kept apart.
pub(crate) fn entities(args: &EntitiesArgs, io: &mut Io<'_>) -> anyhow::Result<Exit> {
    let file = opened::open(&args.graph, io)?;
    let text = if args.as_judgements {
        judgements::lines(&file)
    } else if args.pairs {
        table(&PAIR_COLUMNS, pairs(&file).iter().map(pair_cells))
    } else {
        table(&ENTITY_COLUMNS, entity_rows(&file).into_iter())
    };
    match args.output.as_deref().filter(|path| !output::is_stdout(path)) {
        Some(path) => {
            let (folder, name) = output::folder_and_name(path)?;
            write::write_all(folder, &[(name, text.as_bytes())])?;
        }
        None => io.stdout.write_all(text.as_bytes())?,
    }
    Ok(Exit::Done)
}

/// One row an alias, those of one entity together: most mentioned entities first, ties by id.
fn entity_rows(file: &GraphFile) -> Vec<[String; 7]> {
    let mut nodes: Vec<&Node> = file.nodes.iter().collect();
    nodes.sort_by_key(|node| (Reverse(node.mentions), &node.id));
    let mut rows = Vec::new();
    for (i, node) in nodes.into_iter().enumerate() {
        for (at, alias) in node.aliases.iter().enumerate() {
            let count = node.alias_counts.get(at).copied().unwrap_or_default();
            rows.push([
                (i + 1).to_string(),
                node.id.clone(),
                node.label.clone(),
                node.entity_type.as_str().to_owned(),
                alias.clone(),
                count.to_string(),
                why(node, alias),
            ]);
        }
    }
    rows
}

/// Why an alias stands where it does: the reason of its merge; nothing for the name itself.
fn why(node: &Node, alias: &str) -> String {
    let is = |other: &str| other == alias || fold(other) == fold(alias);
    let merge = node.merges.iter().find(|merge| is(&merge.surface));
    merge.map(|merge| merge.reason.clone()).unwrap_or_default()
}

/// The pairs that were kept apart, in the order of the file: those that matter most first.
fn pairs(file: &GraphFile) -> Vec<Pair<'_>> {
    let nodes: BTreeMap<&str, &Node> = file.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
    // Mentions of everybody whom a short name may mean.
    let mut bearers: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for row in file
        .refusals
        .iter()
        .filter(|row| row.rule == RefusalReason::SeveralBearers)
    {
        if let Some(target) = nodes.get(row.target.as_str()) {
            *bearers.entry((&row.source, &row.left)).or_default() += target.mentions;
        }
    }
    let pairs = file.refusals.iter().filter_map(|row| {
        let (source, target) = (*nodes.get(row.source.as_str())?, *nodes.get(row.target.as_str())?);
        let score = if row.rule == RefusalReason::SeveralBearers {
            let all = bearers.get(&(row.source.as_str(), row.left.as_str())).copied();
            f64::from(target.mentions) / f64::from(all.unwrap_or(0).max(1))
        } else {
            likeness(&row.left, &row.right)
        };
        Some(Pair {
            row,
            source,
            target,
            score,
        })
    });
    pairs.collect()
}

/// How alike two names are written, in `[0, 1]`: one less the share of letters to change.
fn likeness(left: &str, right: &str) -> f64 {
    let (left, right) = (fold(left), fold(right));
    let longer = left.chars().count().max(right.chars().count()).max(1);
    1.0 - levenshtein(&left, &right) as f64 / longer as f64
}

fn pair_cells(pair: &Pair<'_>) -> [String; 8] {
    let row = pair.row;
    [
        row.left.clone(),
        row.right.clone(),
        format!("{:.2}", pair.score),
        row.reason.clone(),
        row.mentions.to_string(),
        row.source.clone(),
        row.target.clone(),
        row.document.clone(),
    ]
}

/// Tab-separated values under a header, as spreadsheets and pandas read them.
///
/// A cell with a quote is quoted; one that a spreadsheet would take for a formula begins with an apostrophe.
fn table<const N: usize>(columns: &[&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    let mut text = columns.join("\t");
    text.push('\n');
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| as_cell(cell)).collect();
        text.push_str(&cells.join("\t"));
        text.push('\n');
    }
    text
}

fn as_cell(text: &str) -> String {
    let mut cell = plain(text);
    if cell.starts_with(['=', '+', '-', '@']) {
        cell.insert(0, '\'');
    }
    if cell.contains('"') {
        cell = format!("\"{}\"", cell.replace('"', "\"\""));
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stay_cells() {
        for (text, cell) in [
            ("Ada Moran", "Ada Moran"),
            ("tab\there", "tab here"),
            ("=cmd()", "'=cmd()"),
            ("Ada \"A.\" Moran", "\"Ada \"\"A.\"\" Moran\""),
        ] {
            assert_eq!(as_cell(text), cell);
        }
    }

    #[test]
    fn likeness_is_a_share() {
        assert!((likeness("Ada Moran", "ADA MORAN") - 1.0).abs() < 1e-9);
        assert!((likeness("Ada", "Bob") - 0.0).abs() < 1e-9);
    }
}
