//! A [`GraphFile`] in, the files that other programs read out.
//!
//! [`export`] is the one function. Each [`Format`] has a module of its own; what they say about nodes and edges
//! stands in one table, `columns`, so that a new column reaches every format. Names are data: each module escapes
//! them in the way of its format, and what a format cannot carry is replaced, never dropped with its row.
//!
//! Nothing here reads or writes a file, and the same graph gives the same bytes on every machine.
//!
//! ```
//! use relmap_export::{Config, Format, export};
//! use relmap_graph::GraphFile;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let graph = GraphFile::read(r#"{"directed": false, "multigraph": false,
//!   "graph": {"schema": "relmap/1", "generator": "relmap 0.1.0", "window": "sentence",
//!     "documents": 1, "sentences": 1, "windows": 1, "measures": {"betweenness_sources": 2,
//!       "communities": 1, "modularity": 0.0, "community_seed": 1}},
//!   "nodes": [
//!     {"id": "ada-moran", "label": "Ada Moran", "type": "person", "mentions": 1, "documents": 1, "windows": 1,
//!      "degree": 1, "strength": 1, "pagerank": 0.5, "betweenness": 0.0, "core": 1, "community": 0},
//!     {"id": "lisbon", "label": "Lisbon", "type": "location", "mentions": 1, "documents": 1, "windows": 1,
//!      "degree": 1, "strength": 1, "pagerank": 0.5, "betweenness": 0.0, "core": 1, "community": 0}],
//!   "edges": [{"source": "ada-moran", "target": "lisbon", "weight": 1, "sentences": 1, "documents": 1,
//!     "npmi": 1.0, "llr": 0.0, "alpha": 1.0}],
//!   "evidence": [], "documents": []}"#)?;
//!
//! let files = export(&graph, Format::Csv, &Config::default())?;
//! assert_eq!(files[0].name, "graph.csv");
//! let table = std::str::from_utf8(&files[0].bytes)?;
//! assert!(table.ends_with("\nada-moran,lisbon,Ada Moran,Lisbon,person,location,1,1,1,1,0,1\n"));
//! # Ok(())
//! # }
//! ```

mod format;

mod columns;

mod ids;

mod looks;

mod graphml;

mod gexf;

mod table;

mod gephi;

mod neo4j;

mod cypher;

mod cytoscape;

mod graphology;

mod ftm;

mod obsidian;

#[cfg(feature = "parquet")]
mod parquet;

mod picture;

mod png;

mod error;

#[cfg(test)]
mod fixture;

#[cfg(test)]
mod tests;

pub use error::ExportError;
pub use format::Format;
pub use png::MAX_SIDE;

use relmap_graph::GraphFile;
use relmap_graph::view::PictureConfig;

/// What the formats that show a picture need to know.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// What pictures show, and the seed of every layout.
    pub picture: PictureConfig,
    /// Width of a PNG, in pixels, at most [`MAX_SIDE`].
    pub width: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            picture: PictureConfig::default(),
            width: 2_400,
        }
    }
}

/// A file that an export consists of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Name below the folder of the export; `/` parts folders.
    pub name: String,
    /// Contents.
    pub bytes: Vec<u8>,
    /// Names in a PNG with letters that its typeface lacks, so that they show empty boxes.
    pub n_boxed: usize,
}

impl Exported {
    pub(crate) fn new(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self {
            name: name.into(),
            bytes,
            n_boxed: 0,
        }
    }
}

/// Writes a graph in one format.
///
/// A format of one file gives exactly one, called [`Format::file_name`]. Rows keep the order of the graph file.
///
/// # Errors
/// [`ExportError::Picture`] if a picture cannot be drawn: it asks for a layout of Graphviz's, which is not installed.
/// [`ExportError::Png`] if it is too high for the width that was asked for.
pub fn export(file: &GraphFile, format: Format, config: &Config) -> Result<Vec<Exported>, ExportError> {
    let one = |bytes: Vec<u8>| vec![Exported::new(format.file_name(), bytes)];
    Ok(match format {
        Format::Json => one(picture::json(file)?),
        Format::Dot => one(picture::dot(file, &config.picture)?),
        Format::Svg => one(picture::svg(file, &config.picture)?),
        Format::Png => {
            let drawn = png::draw(&picture::svg(file, &config.picture)?, config.width)?;
            vec![Exported {
                n_boxed: drawn.n_boxed,
                ..Exported::new(format.file_name(), drawn.bytes)
            }]
        }
        Format::Html => one(picture::html(file, &config.picture)?),
        Format::Graphml => one(graphml::write(file)?),
        Format::Gexf => one(gexf::write(file, config.picture.seed)?),
        Format::Csv => one(table::edge_list(file)?),
        Format::Gephi => gephi::write(file)?,
        Format::Neo4j => neo4j::write(file)?,
        Format::Cypher => one(cypher::write(file)),
        Format::Cytoscape => one(cytoscape::write(file, config.picture.seed)?),
        Format::Graphology => one(graphology::write(file, config.picture.seed)?),
        Format::Ftm => one(ftm::write(file)?),
        Format::Obsidian => obsidian::write(file),
        #[cfg(feature = "parquet")]
        Format::Parquet => parquet::write(file)?,
    })
}
