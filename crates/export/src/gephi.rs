//! Gephi's data laboratory: a table of nodes and one of edges.
//!
//! The names of the first columns are Gephi's. Its importer adds the weights of parallel edges up; a pair has one
//! edge here.

use relmap_graph::GraphFile;
use relmap_types::Date;

use crate::columns::{self, Column};
use crate::table::{cells, csv, guarded};
use crate::{ExportError, Exported};

/// Gephi's name of the column of dates.
const INTERVAL: &str = "Time Interval";

pub(crate) fn write(file: &GraphFile) -> Result<Vec<Exported>, ExportError> {
    Ok(vec![
        Exported::new("nodes.csv", csv(nodes(file))?),
        Exported::new("edges.csv", csv(edges(file))?),
    ])
}

fn nodes(file: &GraphFile) -> Vec<Vec<String>> {
    let columns = without(columns::of_nodes(file), "label");
    let spells: Vec<_> = file
        .nodes
        .iter()
        .map(|node| columns::spell(node.first_seen, node.last_seen))
        .collect();
    let dated = spells.iter().any(Option::is_some);
    let mut rows = vec![head(&["Id", "Label"], &columns, dated)];
    for (node, spell) in file.nodes.iter().zip(spells) {
        let mut row = vec![guarded(&node.id).into_owned(), guarded(&node.label).into_owned()];
        row.extend(cells(file, &columns, node));
        row.extend(dated.then(|| interval(spell)));
        rows.push(row);
    }
    rows
}

fn edges(file: &GraphFile) -> Vec<Vec<String>> {
    let columns = without(columns::of_edges(file), "weight");
    let spells: Vec<_> = file
        .edges
        .iter()
        .map(|row| columns::spell(row.edge.first_seen, row.edge.last_seen))
        .collect();
    let dated = spells.iter().any(Option::is_some);
    let mut rows = vec![head(
        &["Source", "Target", "Type", "Id", "Weight"],
        &columns,
        dated,
    )];
    for (number, (edge, spell)) in file.edges.iter().zip(spells).enumerate() {
        let mut row = vec![
            guarded(&edge.source).into_owned(),
            guarded(&edge.target).into_owned(),
        ];
        row.extend([
            "Undirected".to_owned(),
            number.to_string(),
            edge.edge.weight.to_string(),
        ]);
        row.extend(cells(file, &columns, edge));
        row.extend(dated.then(|| interval(spell)));
        rows.push(row);
    }
    rows
}

fn without<Row>(columns: Vec<&'static Column<Row>>, name: &str) -> Vec<&'static Column<Row>> {
    columns.into_iter().filter(|column| column.name != name).collect()
}

fn head<Row>(first: &[&str], columns: &[&Column<Row>], dated: bool) -> Vec<String> {
    let names = first
        .iter()
        .copied()
        .chain(columns.iter().map(|column| column.name));
    names
        .chain(dated.then_some(INTERVAL))
        .map(str::to_owned)
        .collect()
}

fn interval(spell: Option<(Date, Date)>) -> String {
    spell.map_or_else(String::new, |(first, last)| format!("<[{first},{last}]>"))
}
