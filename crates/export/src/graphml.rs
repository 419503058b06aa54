//! GraphML: networkx, igraph, yEd, Gephi.
//!
//! GraphML has no lists and no null: lists are joined, cells without a value are left out. The ids of edges are
//! left out too, since a pair has one edge, and some readers make attributes of them.

use relmap_graph::GraphFile;
use relmap_graph::xml::{Xml, carried};

use crate::columns::{self, Column, Kind};
use crate::ids::Ids;

pub(crate) fn write(file: &GraphFile) -> std::io::Result<Vec<u8>> {
    let (of_nodes, of_edges) = (columns::of_nodes(file), columns::of_edges(file));
    let ids = Ids::new(file, |id| carried(id).into_owned());
    let mut xml = Xml::declared()?;
    xml.group("graphml", &ROOT, |xml| {
        keys(xml, "node", &of_nodes)?;
        keys(xml, "edge", &of_edges)?;
        for (name, _) in graph_data(file) {
            let id = format!("graph_{name}");
            let key = [
                ("id", id.as_str()),
                ("for", "graph"),
                ("attr.name", name),
                ("attr.type", "string"),
            ];
            xml.empty("key", &key)?;
        }
        xml.group("graph", &[("edgedefault", "undirected")], |xml| {
            for (name, value) in graph_data(file) {
                xml.text("data", &[("key", &format!("graph_{name}"))], value)?;
            }
            for node in &file.nodes {
                let attributes = [("id", ids.of(&node.id))];
                xml.group("node", &attributes, |xml| {
                    data(xml, file, "node", &of_nodes, node)
                })?;
            }
            for row in &file.edges {
                let attributes = [("source", ids.of(&row.source)), ("target", ids.of(&row.target))];
                xml.group("edge", &attributes, |xml| data(xml, file, "edge", &of_edges, row))?;
            }
            Ok(())
        })
    })?;
    Ok(xml.finish().into_bytes())
}

const ROOT: [(&str, &str); 3] = [
    ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    (
        "xsi:schemaLocation",
        "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
    ),
];

/// What the graph says of itself.
fn graph_data(file: &GraphFile) -> [(&'static str, &str); 2] {
    [
        ("generator", &file.graph.generator),
        ("window", &file.graph.window),
    ]
}

fn keys<Row>(xml: &mut Xml, part: &str, columns: &[&Column<Row>]) -> std::io::Result<()> {
    columns.iter().try_for_each(|column| {
        let kind = match column.kind {
            Kind::Text | Kind::Day | Kind::Texts => "string",
            Kind::Whole => "long",
            Kind::Real => "double",
        };
        let id = format!("{part}_{}", column.name);
        let key = [
            ("id", id.as_str()),
            ("for", part),
            ("attr.name", column.name),
            ("attr.type", kind),
        ];
        xml.empty("key", &key)
    })
}

fn data<Row>(
    xml: &mut Xml,
    file: &GraphFile,
    part: &str,
    columns: &[&'static Column<Row>],
    row: &Row,
) -> std::io::Result<()> {
    columns
        .iter()
        .try_for_each(|column| match column.value(file, row) {
            Some(value) => xml.text(
                "data",
                &[("key", &format!("{part}_{}", column.name))],
                &value.to_text(),
            ),
            None => Ok(()),
        })
}
