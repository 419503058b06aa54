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
}

impl Format {
    /// Every format, in the order of their declaration.
    pub const ALL: [Self; 14] = [
        Self::Json,
        Self::Dot,
        Self::Svg,
        Self::Png,
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
    ];

    /// The word used on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Dot => "dot",
            Self::Svg => "svg",
            Self::Png => "png",
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
        }
    }

    /// Name of the file; of the folder, if the format is one.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Json => "graph.json",
            Self::Dot => "graph.dot",
            Self::Svg => "graph.svg",
            Self::Png => "graph.png",
            Self::Graphml => "graph.graphml",
            Self::Gexf => "graph.gexf",
            Self::Csv => "graph.csv",
            Self::Cypher => "graph.cypher",
            Self::Cytoscape => "graph.cyjs",
            Self::Graphology => "graph.graphology.json",
            Self::Ftm => "graph.ftm.json",
            Self::Gephi | Self::Neo4j | Self::Obsidian => self.as_str(),
        }
    }

    /// Whether the format is a folder of files.
    pub const fn is_folder(self) -> bool {
        matches!(self, Self::Gephi | Self::Neo4j | Self::Obsidian)
    }

    /// The format of a file of this name, by its extension.
    pub fn of_file_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let found = EXTENSIONS.iter().find(|(extension, _)| name.ends_with(extension));
        found.map(|(_, format)| *format)
    }
}

/// Extensions, the longer before those that they end in.
const EXTENSIONS: [(&str, Format); 14] = [
    (".graphology.json", Format::Graphology),
    (".ftm.json", Format::Ftm),
    (".ftm.jsonl", Format::Ftm),
    (".json", Format::Json),
    (".dot", Format::Dot),
    (".gv", Format::Dot),
    (".svg", Format::Svg),
    (".png", Format::Png),
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
