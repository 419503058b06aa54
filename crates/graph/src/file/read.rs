//! Reading a graph file back: nothing in it is believed unchecked.

use rustc_hash::FxHashSet;

use super::{EdgeRow, EvidenceRow, GraphFile, SCHEMA};
use crate::GraphError;

/// Largest weight: numbers up to it are exact in every reader of JSON (RFC 8259), and sums of as many as fit in a file do
/// not overflow.
const MAX_WEIGHT: u64 = 1 << 53;

impl GraphFile {
    /// Reads a file and checks that every reference in it leads somewhere.
    ///
    /// # Errors
    /// [`GraphError::Json`] if the text is not a graph file; [`GraphError::Schema`] and the variants after it if
    /// it contradicts itself.
    pub fn read(text: &str) -> Result<Self, GraphError> {
        let file: Self = serde_json::from_str(text)?;
        file.check()?;
        Ok(file)
    }

    fn check(&self) -> Result<(), GraphError> {
        if self.graph.schema != SCHEMA {
            return Err(GraphError::Schema {
                found: self.graph.schema.clone(),
                expected: SCHEMA,
            });
        }
        let documents: FxHashSet<&str> = self
            .documents
            .iter()
            .map(|document| document.id.as_str())
            .collect();
        let mut nodes = FxHashSet::default();
        for (row, node) in self.nodes.iter().enumerate() {
            if !nodes.insert(node.id.as_str()) {
                return Err(GraphError::DuplicateNode { id: node.id.clone() });
            }
            self.check_indices("nodes", row, &node.evidence)?;
            for merge in &node.merges {
                known(&documents, &merge.document, "nodes", row, "merges")?;
            }
        }
        let mut pairs = FxHashSet::default();
        for (row, edge) in self.edges.iter().enumerate() {
            self.check_edge(row, edge, &nodes)?;
            let (source, target) = (edge.source.as_str(), edge.target.as_str());
            if !pairs.insert((source.min(target), source.max(target))) {
                return Err(GraphError::DuplicateEdge {
                    row,
                    a: edge.source.clone(),
                    b: edge.target.clone(),
                });
            }
        }
        for (row, refusal) in self.refusals.iter().enumerate() {
            known(&nodes, &refusal.source, "refusals", row, "source")?;
            known(&nodes, &refusal.target, "refusals", row, "target")?;
            known(&documents, &refusal.document, "refusals", row, "document")?;
        }
        for (row, evidence) in self.evidence.iter().enumerate() {
            check_evidence(row, evidence, &nodes, &documents)?;
        }
        Ok(())
    }

    fn check_edge(&self, row: usize, edge: &EdgeRow, nodes: &FxHashSet<&str>) -> Result<(), GraphError> {
        known(nodes, &edge.source, "edges", row, "source")?;
        known(nodes, &edge.target, "edges", row, "target")?;
        if edge.source == edge.target {
            return Err(GraphError::SelfLoop {
                row,
                id: edge.source.clone(),
            });
        }
        if edge.edge.weight > MAX_WEIGHT {
            return Err(GraphError::Weight {
                row,
                weight: edge.edge.weight,
            });
        }
        self.check_indices("edges", row, &edge.edge.evidence)
    }

    fn check_indices(&self, table: &'static str, row: usize, indices: &[u32]) -> Result<(), GraphError> {
        let len = self.evidence.len();
        match indices.iter().find(|&&index| index as usize >= len) {
            Some(&index) => Err(GraphError::EvidenceIndex {
                table,
                row,
                index,
                len,
            }),
            None => Ok(()),
        }
    }
}

fn check_evidence(
    row: usize,
    evidence: &EvidenceRow,
    nodes: &FxHashSet<&str>,
    documents: &FxHashSet<&str>,
) -> Result<(), GraphError> {
    known(documents, &evidence.document, "evidence", row, "document")?;
    let len = evidence.sentence.chars().count();
    for (start, end, id) in &evidence.mentions {
        known(nodes, id, "evidence", row, "mentions")?;
        if start >= end || *end as usize > len {
            return Err(GraphError::MentionSpan {
                row,
                start: *start,
                end: *end,
                len,
            });
        }
    }
    Ok(())
}

fn known(
    ids: &FxHashSet<&str>,
    id: &str,
    table: &'static str,
    row: usize,
    field: &'static str,
) -> Result<(), GraphError> {
    if ids.contains(id) {
        Ok(())
    } else {
        Err(GraphError::UnknownId {
            table,
            row,
            field,
            id: id.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::fixture;

    /// The file of the fixture with the value at a JSON pointer replaced.
    fn damaged(pointer: &str, value: Value) -> Result<GraphFile, GraphError> {
        let mut file = serde_json::to_value(fixture::talks().file()).expect("a graph file is JSON");
        *file.pointer_mut(pointer).expect("the fixture has this field") = value;
        GraphFile::read(&file.to_string())
    }

    #[test]
    fn what_was_written_is_read() {
        let file = fixture::hostile().file();
        let mut bytes = Vec::new();
        file.write(&mut bytes).unwrap();
        assert_eq!(
            GraphFile::read(std::str::from_utf8(&bytes).unwrap()).unwrap(),
            file
        );
    }

    #[test]
    fn damage_is_named() {
        let cases = [
            ("/graph/schema", json!("relmap/9"), "schema \"relmap/9\""),
            ("/nodes/1/id", json!("ada-moran"), "id \"ada-moran\" stands twice"),
            (
                "/nodes/0/evidence/0",
                json!(99),
                "nodes[0].evidence: 99 is past the end",
            ),
            (
                "/nodes/0/merges/0/document",
                json!("?"),
                "nodes[0].merges: \"?\" is not in the file",
            ),
            (
                "/edges/0/source",
                json!("nobody"),
                "edges[0].source: \"nobody\" is not in the file",
            ),
            (
                "/edges/0/target",
                json!("ada-moran"),
                "joins \"ada-moran\" to itself",
            ),
            (
                "/edges/1/target",
                json!("bruno-keller"),
                "edges[1]: a second edge",
            ),
            (
                "/edges/0/evidence/0",
                json!(4_000_000_000_u32),
                "edges[0].evidence: 4000000000",
            ),
            ("/edges/0/weight", json!(-1), "graph file cannot be read"),
            ("/edges/0/weight", json!(u64::MAX), "is more than 2^53"),
            (
                "/evidence/0/document",
                json!("a9"),
                "evidence[0].document: \"a9\"",
            ),
            (
                "/evidence/0/mentions/0/1",
                json!(5_000),
                "0..5000 does not lie within",
            ),
            (
                "/refusals/0/target",
                json!("nobody"),
                "refusals[0].target: \"nobody\" is not in the file",
            ),
            ("/evidence/0/mentions/0/1", json!(0), "0..0 does not lie within"),
            (
                "/evidence/0/mentions/0/2",
                json!("x"),
                "evidence[0].mentions: \"x\"",
            ),
            ("/nodes", json!({}), "graph file cannot be read"),
        ];
        for (pointer, value, message) in cases {
            let error = damaged(pointer, value).expect_err(pointer).to_string();
            assert!(error.contains(message), "{pointer}: {error}");
        }
    }

    #[test]
    fn every_cut_of_the_text_is_an_error() {
        let mut bytes = Vec::new();
        fixture::talks().file().write(&mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let whole = text.trim_end().len();
        for end in (0..whole).filter(|&end| text.is_char_boundary(end)) {
            assert!(GraphFile::read(&text[..end]).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn files_of_before_there_were_refusals_are_read() {
        let mut file = serde_json::to_value(fixture::talks().file()).unwrap();
        file.as_object_mut().unwrap().remove("refusals").unwrap();
        assert!(GraphFile::read(&file.to_string()).unwrap().refusals.is_empty());
    }
}
