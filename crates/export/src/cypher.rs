//! Cypher statements, one a line, that can be run again and again: every node and edge is merged, never doubled.

use std::fmt::Write as _;

use relmap_graph::GraphFile;

use crate::columns::{self, Column, Value};
use crate::neo4j::{NAMED_WITH, label};

pub(crate) fn write(file: &GraphFile) -> Vec<u8> {
    let (of_nodes, of_edges) = (columns::of_nodes(file), columns::of_edges(file));
    let mut lines =
        vec!["CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;".to_owned()];
    for node in &file.nodes {
        lines.push(format!(
            "MERGE (n:Entity {{id: {}}}) SET n:{}, n += {};",
            string(&node.id),
            label(node),
            map(file, &of_nodes, node)
        ));
    }
    for edge in &file.edges {
        lines.push(format!(
            "MATCH (a:Entity {{id: {}}}), (b:Entity {{id: {}}}) MERGE (a)-[r:{NAMED_WITH}]->(b) SET r += {};",
            string(&edge.source),
            string(&edge.target),
            map(file, &of_edges, edge)
        ));
    }
    lines.push(String::new());
    lines.join("\n").into_bytes()
}

fn map<Row>(file: &GraphFile, columns: &[&'static Column<Row>], row: &Row) -> String {
    let entries = columns.iter().filter_map(|column| {
        let value = column.value(file, row)?;
        Some(format!("{}: {}", column.name, literal(value)))
    });
    format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
}

fn literal(value: Value<'_>) -> String {
    match value {
        Value::Text(text) => string(text),
        Value::Whole(_) => value.to_text(),
        Value::Real(number) => format!("{number:?}"),
        Value::Day(day) => format!("date(\"{day}\")"),
        Value::Texts(texts) => {
            let texts: Vec<String> = texts.iter().map(|text| string(text)).collect();
            format!("[{}]", texts.join(", "))
        }
    }
}

/// A string literal, on one line, that no text gets out of.
///
/// Some versions of Neo4j replace `\u0022` by a quote before they look for the end of the literal, whatever stands
/// before the backslash. So a backslash never stands before a `u` of the text: the literal is split in two there.
fn string(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    let mut after_backslash = false;
    for ch in text.chars() {
        if after_backslash && matches!(ch, 'u' | 'U') {
            literal.push_str("\" + \"");
        }
        after_backslash = ch == '\\';
        match ch {
            '\\' => literal.push_str("\\\\"),
            '"' => literal.push_str("\\\""),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            // The last two end a line for some readers.
            _ if ch.is_control() || matches!(ch, '\u{2028}' | '\u{2029}') => {
                // Writing to a string cannot fail.
                let _ = write!(literal, "\\u{:04X}", u32::from(ch));
            }
            _ => literal.push(ch),
        }
    }
    literal.push('"');
    literal
}

#[cfg(test)]
mod tests {
    use super::string;

    #[test]
    fn no_text_ends_its_literal() {
        assert_eq!(string("say \"hi\"\n"), r#""say \"hi\"\n""#);
        assert_eq!(string("\\"), r#""\\""#);
        assert_eq!(string("\\u0022 RETURN 1"), r#""\\" + "u0022 RETURN 1""#);
        assert_eq!(string("\0\u{2028}"), r#""\u0000\u2028""#);
    }
}
