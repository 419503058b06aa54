//! JSON for cytoscape.js, Cytoscape and `networkx.cytoscape_graph`: elements with `data` and `position`.

use relmap_graph::GraphFile;
use serde_json::{Map, Value, json};

use crate::columns::{self, Column};
use crate::ids::Ids;
use crate::looks::looks;

pub(crate) fn write(file: &GraphFile, seed: u64) -> serde_json::Result<Vec<u8>> {
    let (of_nodes, of_edges) = (columns::of_nodes(file), columns::of_edges(file));
    // Nodes and edges share one space of ids, and an id may not be blank.
    let mut ids = Ids::new(file, |id| {
        if id.trim().is_empty() {
            String::new()
        } else {
            id.to_owned()
        }
    });
    let nodes = file.nodes.iter().zip(looks(file, seed)).map(|(node, look)| {
        let mut data = data(file, &of_nodes, node);
        data.insert("id".to_owned(), ids.of(&node.id).into());
        // What networkx calls the node by.
        data.insert("value".to_owned(), ids.of(&node.id).into());
        // Cytoscape shows this one.
        data.insert("name".to_owned(), node.label.as_str().into());
        data.insert("color".to_owned(), look.colour.into());
        data.insert("size".to_owned(), look.size.into());
        let mut element = json!({ "data": data });
        if let Some(place) = look.place {
            element["position"] = json!({ "x": place.x, "y": place.y });
        }
        element
    });
    let nodes: Vec<Value> = nodes.collect();
    let mut edges = Vec::with_capacity(file.edges.len());
    for (number, row) in file.edges.iter().enumerate() {
        let mut data = data(file, &of_edges, row);
        data.insert("id".to_owned(), ids.unique(&format!("edge-{number}")).into());
        data.insert("source".to_owned(), ids.of(&row.source).into());
        data.insert("target".to_owned(), ids.of(&row.target).into());
        edges.push(json!({ "data": data }));
    }
    let whole = json!({
        "data": { "generator": file.graph.generator, "window": file.graph.window },
        "directed": false,
        "multigraph": false,
        "elements": { "nodes": nodes, "edges": edges },
    });
    let mut bytes = serde_json::to_vec(&whole)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn data<Row>(file: &GraphFile, columns: &[&'static Column<Row>], row: &Row) -> Map<String, Value> {
    let cells = columns.iter().filter_map(|column| {
        let value = column.value(file, row)?;
        Some((column.name.to_owned(), value.to_json()))
    });
    cells.collect()
}
