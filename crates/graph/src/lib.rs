//! Co-occurrences in, a weighted entity graph and its views out.
//!
//! [`EntityGraph::new`] turns an [`Analysis`](relmap_types::Analysis) into an undirected petgraph whose edges carry
//! counts, dates and the best sentences. From there on:
//!
//! - [`EntityGraph::file`] gives the [`GraphFile`], which is `graph.json` as Rust types, to write and to read back;
//! - [`view::dot::to_dot`] and [`view::svg::to_svg`] draw the strongest part of it, placed by [`layout`], and
//!   [`view::html::to_html`] makes a page of all of it.
//!
//! The same analysis gives the same bytes on every machine. Nothing here reads a file, knows how entities were
//! found, or changes a name: escaping is each view's own matter.
//!
//! ```
//! use relmap_graph::{EntityGraph, Header};
//! use relmap_types::{Analysis, Window};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let analysis: Analysis = serde_json::from_str(r#"{
//!   "documents": [["a1", {"date": "2024-05-01"}]],
//!   "entities": [
//!     {"key": "ada-moran", "name": "Ada Moran", "entity_type": "person", "mentions": 1, "documents": 1,
//!      "aliases": [{"surface": "Ada Moran", "count": 1}], "merges": []},
//!     {"key": "lisbon", "name": "Lisbon", "entity_type": "location", "mentions": 1, "documents": 1,
//!      "aliases": [{"surface": "Lisbon", "count": 1}], "merges": []}],
//!   "evidence": [{"document": 0, "span": {"start": 0, "end": 28}, "codepoints": {"start": 0, "end": 28},
//!     "text": "Ada Moran arrived in Lisbon.",
//!     "mentions": [{"entity": 0, "span": {"start": 0, "end": 9}}, {"entity": 1, "span": {"start": 21, "end": 27}}]}],
//!   "cooccurrences": [{"a": 0, "b": 1, "evidence": 0}],
//!   "sentences": 1, "windows": 1}"#)?;
//!
//! let header = Header::new("relmap 0.1.0", Window::Sentence);
//! let graph = EntityGraph::new(&analysis, header, 20);
//! let tie = &graph.strongest_edges(1)[0];
//! assert_eq!((tie.source.label.as_str(), tie.target.label.as_str(), tie.edge.weight), ("Ada Moran", "Lisbon", 1));
//! # Ok(())
//! # }
//! ```

mod evidence;

mod graph;

pub mod file;

mod error;

pub mod measure;

pub mod chain;

pub mod layout;

pub mod view;

pub mod xml;

mod random;

mod total;

#[cfg(test)]
mod fixture;

pub use error::GraphError;
pub use file::{GraphFile, Header};
pub use graph::{Calendar, EntityGraph, Tie};
