//! GEXF 1.2 for Gephi: dates as spells, and colour, size and place of every node.
//! Nothing of it would be different in GEXF 1.3: Gephi reads 1.0 to 1.3 alike, networkx reads 1.3 only from 3.5 on.
//!
//! The weight is an attribute of the edge itself, where Gephi looks for it. Lists are joined: a value of type
//! `liststring` is taken for dynamic data by some readers.

use relmap_graph::GraphFile;
use relmap_graph::xml::{Xml, carried};
use relmap_types::Date;

use crate::columns::{self, Column, Kind};
use crate::ids::Ids;
use crate::looks::{Look, looks};

pub(crate) fn write(file: &GraphFile, seed: u64) -> std::io::Result<Vec<u8>> {
    // What the format has words of its own for stands there and nowhere else.
    let of_nodes: Vec<_> = columns::of_nodes(file)
        .into_iter()
        .filter(|column| column.name != "label")
        .collect();
    let of_edges: Vec<_> = columns::of_edges(file)
        .into_iter()
        .filter(|column| column.name != "weight")
        .collect();
    let ids = Ids::new(file, |id| carried(id).into_owned());
    let looks = looks(file, seed);
    let mut xml = Xml::declared()?;
    xml.group("gexf", &ROOT, |xml| {
        xml.group("meta", &[], |xml| {
            xml.text("creator", &[], &file.graph.generator)?;
            let window = &file.graph.window;
            xml.text(
                "description",
                &[],
                &format!("Weight: windows that name both; window: {window}"),
            )
        })?;
        xml.group("graph", &graph_attributes(file), |xml| {
            attributes(xml, "node", &of_nodes)?;
            attributes(xml, "edge", &of_edges)?;
            xml.group("nodes", &[], |xml| {
                file.nodes.iter().zip(&looks).try_for_each(|(node, look)| {
                    xml.group(
                        "node",
                        &[("id", ids.of(&node.id)), ("label", &node.label)],
                        |xml| {
                            values(xml, file, &of_nodes, node)?;
                            spells(xml, columns::spell(node.first_seen, node.last_seen))?;
                            viz(xml, look)
                        },
                    )
                })
            })?;
            xml.group("edges", &[], |xml| {
                file.edges.iter().enumerate().try_for_each(|(number, row)| {
                    let (id, weight) = (number.to_string(), row.edge.weight.to_string());
                    let edge = [
                        ("id", id.as_str()),
                        ("source", ids.of(&row.source)),
                        ("target", ids.of(&row.target)),
                        ("weight", &weight),
                    ];
                    xml.group("edge", &edge, |xml| {
                        values(xml, file, &of_edges, row)?;
                        spells(xml, columns::spell(row.edge.first_seen, row.edge.last_seen))
                    })
                })
            })
        })
    })?;
    Ok(xml.finish().into_bytes())
}

const ROOT: [(&str, &str); 3] = [
    ("xmlns", "http://www.gexf.net/1.2draft"),
    ("xmlns:viz", "http://www.gexf.net/1.2draft/viz"),
    ("version", "1.2"),
];

/// A graph without a date is static: Gephi shows no time line for it.
fn graph_attributes(file: &GraphFile) -> Vec<(&'static str, &'static str)> {
    let mut attributes = vec![("defaultedgetype", "undirected"), ("idtype", "string")];
    if file
        .nodes
        .iter()
        .any(|node| columns::spell(node.first_seen, node.last_seen).is_some())
    {
        attributes.extend([("mode", "dynamic"), ("timeformat", "date")]);
    } else {
        attributes.push(("mode", "static"));
    }
    attributes
}

fn attributes<Row>(xml: &mut Xml, part: &str, columns: &[&Column<Row>]) -> std::io::Result<()> {
    xml.group("attributes", &[("class", part), ("mode", "static")], |xml| {
        columns.iter().try_for_each(|column| {
            let kind = match column.kind {
                Kind::Text | Kind::Day | Kind::Texts => "string",
                Kind::Whole => "long",
                Kind::Real => "double",
            };
            // Readers name columns by their title; an id that says the same keeps the file readable.
            xml.empty(
                "attribute",
                &[("id", column.name), ("title", column.name), ("type", kind)],
            )
        })
    })
}

fn values<Row>(
    xml: &mut Xml,
    file: &GraphFile,
    columns: &[&'static Column<Row>],
    row: &Row,
) -> std::io::Result<()> {
    xml.group("attvalues", &[], |xml| {
        columns
            .iter()
            .try_for_each(|column| match column.value(file, row) {
                Some(value) => xml.empty("attvalue", &[("for", column.name), ("value", &value.to_text())]),
                None => Ok(()),
            })
    })
}

/// From the first document to the last; both days count. What has no date is there always.
fn spells(xml: &mut Xml, spell: Option<(Date, Date)>) -> std::io::Result<()> {
    let Some((first, last)) = spell else {
        return Ok(());
    };
    xml.group("spells", &[], |xml| {
        xml.empty(
            "spell",
            &[("start", &first.to_string()), ("end", &last.to_string())],
        )
    })
}

fn viz(xml: &mut Xml, look: &Look) -> std::io::Result<()> {
    let [red, green, blue] = look.rgb().map(|part| part.to_string());
    xml.empty("viz:color", &[("r", &red), ("g", &green), ("b", &blue)])?;
    if let Some(place) = look.place {
        // Gephi's y runs upwards.
        let (x, y) = (place.x.to_string(), (0.0 - place.y).to_string());
        xml.empty("viz:position", &[("x", &x), ("y", &y), ("z", "0")])?;
    }
    xml.empty("viz:size", &[("value", &look.size.to_string())])
}
