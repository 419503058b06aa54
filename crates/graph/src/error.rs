//! What can go wrong with a graph file or a picture.

/// An error of this crate.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GraphError {
    /// The text is not JSON, or not of the shape that a graph file has.
    #[error("graph file cannot be read: {}", json_problem(.0))]
    Json(#[from] serde_json::Error),
    /// The file says that it follows another schema.
    #[error("graph file has schema {found:?}, this program reads {expected:?}: build the graph again")]
    Schema {
        /// What the file says.
        found: String,
        /// What is understood here.
        expected: &'static str,
    },
    /// Two nodes share an id.
    #[error("nodes: id {id:?} stands twice")]
    DuplicateNode {
        /// The id.
        id: String,
    },
    /// A row names a node or document that the file does not hold.
    #[error("{table}[{row}].{field}: {id:?} is not in the file")]
    UnknownId {
        /// Table of the row.
        table: &'static str,
        /// Row, from 0.
        row: usize,
        /// Field of the row.
        field: &'static str,
        /// The id that leads nowhere.
        id: String,
    },
    /// A row points past the end of the table of evidence.
    #[error("{table}[{row}].evidence: {index} is past the end of a table of {len} rows")]
    EvidenceIndex {
        /// Table of the row.
        table: &'static str,
        /// Row, from 0.
        row: usize,
        /// The index.
        index: u32,
        /// Rows in the table of evidence.
        len: usize,
    },
    /// An edge joins a node to itself.
    #[error("edges[{row}]: joins {id:?} to itself")]
    SelfLoop {
        /// Row, from 0.
        row: usize,
        /// The node.
        id: String,
    },
    /// A weight is so large that sums of weights could overflow, and readers of JSON round it.
    #[error("edges[{row}].weight: {weight} is more than 2^53")]
    Weight {
        /// Row, from 0.
        row: usize,
        /// The weight.
        weight: u64,
    },
    /// Two edges join the same nodes.
    #[error("edges[{row}]: a second edge between {a:?} and {b:?}")]
    DuplicateEdge {
        /// Row, from 0.
        row: usize,
        /// One node.
        a: String,
        /// The other.
        b: String,
    },
    /// A mention does not lie within its sentence.
    #[error("evidence[{row}].mentions: {start}..{end} does not lie within the sentence of {len} code points")]
    MentionSpan {
        /// Row, from 0.
        row: usize,
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// Code points in the sentence.
        len: usize,
    },
    /// A layout of Graphviz was asked for, and its program `dot` is not there.
    #[error(
        "layout {layout} needs Graphviz, and its program `dot` was not found: install Graphviz or use --layout stress"
    )]
    GraphvizMissing {
        /// The layout asked for.
        layout: crate::layout::Engine,
    },
    /// Graphviz ran and failed.
    #[error("Graphviz could not draw the graph with layout {layout}: {message}")]
    Graphviz {
        /// The layout asked for.
        layout: crate::layout::Engine,
        /// What it said.
        message: String,
    },
    /// A picture could not be written.
    #[error("picture cannot be written: {0}")]
    Write(#[from] std::io::Error),
}

/// What is wrong with the text of a graph file, and what to do.
fn json_problem(error: &serde_json::Error) -> String {
    use serde_json::error::Category;
    let (line, column) = (error.line(), error.column());
    match error.classify() {
        Category::Eof => "it ends in the middle: build the graph again".to_owned(),
        Category::Syntax | Category::Io => {
            format!(
                "it is no JSON from line {line}, column {column} on: give the graph.json that `relmap build` wrote"
            )
        }
        Category::Data => {
            let message = error.to_string();
            let words = message.split(" at line ").next().unwrap_or_default();
            format!(
                "it is JSON of another kind ({words}, line {line}): give the graph.json that `relmap build` wrote"
            )
        }
    }
}
