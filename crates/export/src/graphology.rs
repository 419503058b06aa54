//! JSON for graphology, and so for sigma.js and Gephi Lite.
//!
//! Lists are joined, since Gephi Lite's columns hold one value each.

use relmap_graph::GraphFile;
use serde_json::{Map, Value, json};

use crate::columns::{self, Column, Value as Cell};
use crate::looks::looks;

pub(crate) fn write(file: &GraphFile, seed: u64) -> serde_json::Result<Vec<u8>> {
    let (of_nodes, of_edges) = (columns::of_nodes(file), columns::of_edges(file));
    let nodes = file.nodes.iter().zip(looks(file, seed)).map(|(node, look)| {
        let mut attributes = attributes(file, &of_nodes, node);
        attributes.insert("color".to_owned(), look.colour.into());
        attributes.insert("size".to_owned(), look.size.into());
        if let Some(place) = look.place {
            attributes.insert("x".to_owned(), place.x.into());
            // Sigma's y runs upwards.
            attributes.insert("y".to_owned(), (0.0 - place.y).into());
        }
        json!({ "key": node.id, "attributes": attributes })
    });
    let nodes: Vec<Value> = nodes.collect();
    let edges = file.edges.iter().enumerate().map(|(number, row)| {
        json!({
            "key": number.to_string(),
            "source": row.source,
            "target": row.target,
            "undirected": true,
            "attributes": attributes(file, &of_edges, row),
        })
    });
    let whole = json!({
        "attributes": { "generator": file.graph.generator, "window": file.graph.window },
        "options": { "type": "undirected", "multi": false, "allowSelfLoops": false },
        "nodes": nodes,
        "edges": edges.collect::<Vec<_>>(),
    });
    let mut bytes = serde_json::to_vec(&whole)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn attributes<Row>(file: &GraphFile, columns: &[&'static Column<Row>], row: &Row) -> Map<String, Value> {
    let cells = columns.iter().filter_map(|column| {
        let value = match column.value(file, row)? {
            // Sigma draws a node by a program that `type` names; ours says what the entity is.
            list @ Cell::Texts(_) => list.to_text().into(),
            value => value.to_json(),
        };
        let name = if column.name == "type" {
            "entity_type"
        } else {
            column.name
        };
        Some((name.to_owned(), value))
    });
    cells.collect()
}
