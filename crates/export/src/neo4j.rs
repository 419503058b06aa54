//! Neo4j's bulk import: a table of nodes, one of relationships, and the script that reads them.
//!
//! The importer takes cells as they are, so names are not guarded against spreadsheets here. Lists are parted by
//! the unit separator U+001F, which the importer is told and which no text keeps.

use relmap_graph::GraphFile;
use relmap_graph::file::Node;
use relmap_graph::xml::carried;
use relmap_types::EntityType;

use crate::columns::{self, Column, Kind, Value};
use crate::ids::Ids;
use crate::table::csv;
use crate::{ExportError, Exported};

/// Parts the texts of a list.
const SEPARATOR: &str = "\u{1F}";

/// Type of every relationship: what an edge says, and no more.
pub(crate) const NAMED_WITH: &str = "NAMED_WITH";

/// Reads both tables into a new database.
const SCRIPT: &str = r#"#!/bin/sh
# Reads nodes.csv and relationships.csv into a new Neo4j database. usage: import.sh [DATABASE]
# Stop the database first; the constraint that keeps ids unique is in cypher, not here.
set -eu
cd "$(dirname "$0")"
exec neo4j-admin database import full \
  --nodes=Entity=nodes.csv --relationships=relationships.csv \
  --id-type=string --array-delimiter=U+001F --multiline-fields=true --legacy-style-quoting=false \
  "${1:-neo4j}"
"#;

pub(crate) fn write(file: &GraphFile) -> Result<Vec<Exported>, ExportError> {
    let ids = Ids::new(file, |id| carried(id).into_owned());
    Ok(vec![
        Exported::new("nodes.csv", csv(nodes(file, &ids))?),
        Exported::new("relationships.csv", csv(relationships(file, &ids))?),
        Exported::new("import.sh", SCRIPT.into()),
    ])
}

/// The label of a node, beside `Entity`, which all have.
pub(crate) const fn label(node: &Node) -> &'static str {
    match node.entity_type {
        EntityType::Person => "Person",
        EntityType::Organization => "Organization",
        EntityType::Location => "Location",
    }
}

fn nodes(file: &GraphFile, ids: &Ids<'_>) -> Vec<Vec<String>> {
    let columns = columns::of_nodes(file);
    let mut rows = vec![head(&["id:ID(entity)", ":LABEL"], &columns)];
    for node in &file.nodes {
        let mut row = vec![ids.of(&node.id).to_owned(), label(node).to_owned()];
        row.extend(columns.iter().map(|column| cell(column.value(file, node))));
        rows.push(row);
    }
    rows
}

fn relationships(file: &GraphFile, ids: &Ids<'_>) -> Vec<Vec<String>> {
    let columns = columns::of_edges(file);
    let mut rows = vec![head(&[":START_ID(entity)", ":END_ID(entity)", ":TYPE"], &columns)];
    for edge in &file.edges {
        let ends = [&edge.source, &edge.target].map(|id| ids.of(id).to_owned());
        let mut row = Vec::from(ends);
        row.push(NAMED_WITH.to_owned());
        row.extend(columns.iter().map(|column| cell(column.value(file, edge))));
        rows.push(row);
    }
    rows
}

fn head<Row>(first: &[&str], columns: &[&Column<Row>]) -> Vec<String> {
    let typed = columns.iter().map(|column| {
        let kind = match column.kind {
            Kind::Text => "string",
            Kind::Whole => "long",
            Kind::Real => "double",
            Kind::Day => "date",
            Kind::Texts => "string[]",
        };
        format!("{}:{kind}", column.name)
    });
    first.iter().map(|name| (*name).to_owned()).chain(typed).collect()
}

fn cell(value: Option<Value<'_>>) -> String {
    match value {
        None => String::new(),
        Some(Value::Texts(texts)) => {
            // `carried` takes the separator out of every text before it parts them.
            let texts: Vec<_> = texts.iter().map(|text| carried(text)).collect();
            texts.join(SEPARATOR)
        }
        Some(Value::Text(text)) => carried(text).into_owned(),
        Some(value) => value.to_text(),
    }
}
