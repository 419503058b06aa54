//! Tables as CSV, and the table of edges that needs no second one.
//!
//! Tables of names are opened in spreadsheets, which run a cell that begins with `=` as a formula. Such a cell gets
//! an apostrophe before it. Whoever wants the name as it was takes one apostrophe away from each cell that begins
//! with apostrophes and then one of [`FORMULA`]: no other cell is changed.

use std::borrow::Cow;

use relmap_graph::GraphFile;
use relmap_graph::xml::carried;
use rustc_hash::FxHashMap;

use crate::columns::{self, Column, Value};
use crate::error::ExportError;

/// What spreadsheets take for the beginning of a formula; the last four are the wide forms of the first.
const FORMULA: [char; 10] = [
    '=', '+', '-', '@', '\t', '\r', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}',
];

/// A text as a cell that no spreadsheet runs.
pub(crate) fn guarded(text: &str) -> Cow<'_, str> {
    let text = carried(text);
    if text.trim_start_matches('\'').starts_with(FORMULA) {
        Cow::Owned(format!("'{text}"))
    } else {
        text
    }
}

/// A cell; texts are guarded, numbers are not, since a minus is theirs.
pub(crate) fn cell(value: Option<Value<'_>>) -> String {
    match value {
        None => String::new(),
        Some(value @ (Value::Text(_) | Value::Texts(_))) => guarded(&value.to_text()).into_owned(),
        Some(value) => value.to_text(),
    }
}

/// The cells of a row.
pub(crate) fn cells<Row>(file: &GraphFile, columns: &[&'static Column<Row>], row: &Row) -> Vec<String> {
    columns
        .iter()
        .map(|column| cell(column.value(file, row)))
        .collect()
}

/// Writes rows of cells as CSV: comma, quotes where they are needed, line feeds.
pub(crate) fn csv<Cells>(rows: impl IntoIterator<Item = Cells>) -> Result<Vec<u8>, ExportError>
where
    Cells: IntoIterator,
    Cells::Item: AsRef<[u8]>,
{
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::Any(b'\n'))
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    Ok(writer.into_inner().map_err(csv::IntoInnerError::into_error)?)
}

/// Edges with the ids, names and types of both ends: one table for pandas and spreadsheets.
pub(crate) fn edge_list(file: &GraphFile) -> Result<Vec<u8>, ExportError> {
    let columns = columns::of_edges(file);
    let nodes: FxHashMap<&str, _> = file.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
    let head = [
        "source",
        "target",
        "source_label",
        "target_label",
        "source_type",
        "target_type",
    ];
    let head = head.into_iter().chain(columns.iter().map(|column| column.name));
    let mut rows = vec![head.map(str::to_owned).collect::<Vec<_>>()];
    for row in &file.edges {
        let ends = [nodes[row.source.as_str()], nodes[row.target.as_str()]];
        let mut line: Vec<String> = ends.map(|node| guarded(&node.id).into_owned()).into();
        line.extend(ends.map(|node| guarded(&node.label).into_owned()));
        line.extend(ends.map(|node| node.entity_type.as_str().to_owned()));
        line.extend(cells(file, &columns, row));
        rows.push(line);
    }
    csv(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the module promises to whoever wants the names as they were.
    fn bare(cell: &str) -> &str {
        let inside = cell.trim_start_matches('\'');
        if inside.len() < cell.len() && inside.starts_with(FORMULA) {
            &cell[1..]
        } else {
            cell
        }
    }

    #[test]
    fn no_text_is_a_formula_and_each_comes_back() {
        for text in [
            "=cmd()",
            "+1",
            "-",
            "@x",
            "\tx",
            "'=cmd()",
            "''=x",
            "'t Hooft",
            "'",
            "",
            "Ada",
            "\u{FF1D}x",
        ] {
            let cell = guarded(text);
            assert!(!cell.starts_with(FORMULA), "{cell}");
            assert_eq!(bare(&cell), text);
        }
        assert_eq!(guarded("'t Hooft"), "'t Hooft");
    }

    #[test]
    fn numbers_keep_their_sign() {
        assert_eq!(cell(Some(Value::Real(-9.13934))), "-9.13934");
    }
}
