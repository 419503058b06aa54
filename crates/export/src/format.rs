//! The formats and their names.

use std::fmt;
use std::str::FromStr;

/// What a graph can be exported as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// `graph.json` itself: node-link JSON for networkx and pandas.
    Json,
    /// Graphviz.
    Dot,
    /// The relationship map.
    Svg,
    /// The relationship map as pixels.
    Png,
    /// The page that stands alone, with the sentences.
    Html,
    /// GraphML: networkx, igraph, yEd, Gephi.
    Graphml,
    /// GEXF 1.2 for Gephi, with dates, colours, sizes and places.
    Gexf,
    /// One table of edges with the names of both ends.
    Csv,
    /// Gephi's data laboratory: a table of nodes and one of edges.
    Gephi,
    /// Neo4j's bulk import: two tables and the script that reads them.
    Neo4j,
    /// Cypher statements that can be run again and again.
    Cypher,
    /// cytoscape.js and Cytoscape.
    Cytoscape,
    /// graphology, sigma.js, Gephi Lite.
    Graphology,
    /// FollowTheMoney entities, one a line.
    Ftm,
    /// A folder of linked notes.
    Obsidian,
    /// Apache Parquet: a table of nodes and one of edges, for pandas, DuckDB, Spark.
    #[cfg(feature = "parquet")]
    Parquet,
}

/// How many formats there are.
const N_FORMATS: usize = if cfg!(feature = "parquet") { 16 } else { 15 };

impl Format {
    /// Every format, in the order of their declaration.
    pub const ALL: [Self; N_FORMATS] = [
        Self::Json,
        Self::Dot,
        Self::Svg,
        Self::Png,
        Self::Html,
        Self::Graphml,
        Self::Gexf,
        Self::Csv,
        Self::Gephi,
        Self::Neo4j,
        Self::Cypher,
        Self::Cytoscape,
        Self::Graphology,
        Self::Ftm,
        Self::Obsidian,
        #[cfg(feature = "parquet")]
        Self::Parquet,
    ];

    /// The word used on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Dot => "dot",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Html => "html",
            Self::Graphml => "graphml",
            Self::Gexf => "gexf",
            Self::Csv => "csv",
            Self::Gephi => "gephi",
            Self::Neo4j => "neo4j",
            Self::Cypher => "cypher",
            Self::Cytoscape => "cytoscape",
            Self::Graphology => "graphology",
            Self::Ftm => "ftm",
            Self::Obsidian => "obsidian",
            #[cfg(feature = "parquet")]
            Self::Parquet => "parquet",
        }
    }

    /// Name of the file; of the folder, if the format is one.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Json => "graph.json",
            Self::Dot => "graph.dot",
            Self::Svg => "graph.svg",
            Self::Png => "graph.png",
            Self::Html => "graph.html",
            Self::Graphml => "graph.graphml",
            Self::Gexf => "graph.gexf",
            Self::Csv => "graph.csv",
            Self::Cypher => "graph.cypher",
            Self::Cytoscape => "graph.cyjs",
            Self::Graphology => "graph.graphology.json",
            Self::Ftm => "graph.ftm.json",
            _ => self.as_str(),
        }
    }

    /// Whether the format is a folder of files.
    pub const fn is_folder(self) -> bool {
        match self {
            Self::Gephi | Self::Neo4j | Self::Obsidian => true,
            #[cfg(feature = "parquet")]
            Self::Parquet => true,
            _ => false,
        }
    }

    /// Whether the format is a drawing, which says itself which part of the graph it shows.
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Dot | Self::Svg | Self::Png)
    }

    /// The format of a file of this name, by its extension.
    pub fn of_file_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let found = EXTENSIONS.iter().find(|(extension, _)| name.ends_with(extension));
        found.map(|(_, format)| *format)
    }
}

/// Extensions, the longer before those that they end in.
const EXTENSIONS: [(&str, Format); 16] = [
    (".graphology.json", Format::Graphology),
    (".ftm.json", Format::Ftm),
    (".ftm.jsonl", Format::Ftm),
    (".json", Format::Json),
    (".dot", Format::Dot),
    (".gv", Format::Dot),
    (".svg", Format::Svg),
    (".png", Format::Png),
    (".html", Format::Html),
    (".htm", Format::Html),
    (".graphml", Format::Graphml),
    (".gexf", Format::Gexf),
    (".csv", Format::Csv),
    (".cypher", Format::Cypher),
    (".cql", Format::Cypher),
    (".cyjs", Format::Cytoscape),
];

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|format| format.as_str() == word)
            .ok_or_else(|| {
                let words = Self::ALL.map(Self::as_str).join(", ");
                format!("unknown format {word:?}: use one of {words}")
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_file_names_lead_back_to_the_format() {
        for format in Format::ALL {
            assert_eq!(format.as_str().parse(), Ok(format));
            let by_name = Format::of_file_name(&format!("Some.{}", format.file_name().to_uppercase()));
            assert_eq!(by_name, Some(format).filter(|format| !format.is_folder()));
        }
        assert_eq!(Format::of_file_name("x.gv"), Some(Format::Dot));
        assert_eq!(Format::of_file_name("graph.txt"), None);
    }
}
