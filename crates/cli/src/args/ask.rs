//! Flags of the verbs that ask a graph something: `explain`, `entities`, `top`, `path`, `diff`.

use std::path::PathBuf;

use clap::ValueEnum;
use relmap_types::EntityType;

use super::value::{entity_type, positive, whole};

/// `relmap explain`
#[derive(Debug, clap::Args)]
pub struct ExplainArgs {
    /// Read this graph.json, or the folder that holds it; - is standard input
    pub graph: PathBuf,

    /// Explain this node: id, name or alias; case and accents do not matter
    pub node: String,

    /// Explain what ties it to this node: their sentences, who they are, or why nothing does
    pub other: Option<String>,

    /// Show at most N sentences, ties and joins; 0 shows all that the graph keeps
    #[arg(short = 'n', long, default_value_t = 10, value_name = "N", value_parser = whole::<usize>)]
    pub limit: usize,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `relmap entities`
#[derive(Debug, clap::Args)]
pub struct EntitiesArgs {
    /// Read this graph.json, or the folder that holds it; - is standard input
    pub graph: PathBuf,

    /// Write into this file; - is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// List the doubtful pairs instead: names that look like one and were kept apart, with a score and the reason
    ///
    /// The score goes from 0 to 1. For a short name that several bear it is the share of this bearer in their
    /// mentions, otherwise how alike the two names are written.
    #[arg(long)]
    pub pairs: bool,

    /// Write the doubtful pairs as lines for `--judgements`; as they stand they change nothing
    #[arg(long)]
    pub as_judgements: bool,
}

/// `relmap top`
#[derive(Debug, clap::Args)]
pub struct TopArgs {
    /// Read this graph.json, or the folder that holds it; - is standard input
    pub graph: PathBuf,

    /// Rank by this; surprise ranks ties, all else nodes
    #[arg(long, value_enum, default_value_t = By::Strength, value_name = "MEASURE")]
    pub by: By,

    /// Rank nodes of these types, or ties between them: person, organization, place
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',', value_parser = entity_type)]
    pub types: Vec<EntityType>,

    /// Show at most N rows; 0 shows all
    #[arg(short = 'n', long, default_value_t = 20, value_name = "N", value_parser = whole::<usize>)]
    pub limit: usize,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// What a ranking goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum By {
    /// Sum of the weights of a node's ties
    Strength,
    /// Weighted page rank: named with those who are named with many
    Pagerank,
    /// Share of shortest ways that lead through a node
    Betweenness,
    /// Log-likelihood ratio of ties seen more often than expected
    Surprise,
}

impl By {
    /// The word used on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Strength => "strength",
            Self::Pagerank => "pagerank",
            Self::Betweenness => "betweenness",
            Self::Surprise => "surprise",
        }
    }
}

/// `relmap path`
#[derive(Debug, clap::Args)]
pub struct PathArgs {
    /// Read this graph.json, or the folder that holds it; - is standard input
    pub graph: PathBuf,

    /// Start at this node: id, name or alias; case and accents do not matter
    pub from: String,

    /// End at this node
    pub to: String,

    /// Go through nodes of these types alone: person, organization, place; the ends may be of any
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',', value_parser = entity_type)]
    pub types: Vec<EntityType>,

    /// Go around this node: id, name or alias
    #[arg(long, value_name = "NAME")]
    pub avoid: Vec<String>,

    /// Follow ties of this weight or more
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = whole::<u64>)]
    pub min_weight: u64,

    /// Show at most N chains
    #[arg(short = 'n', long, default_value_t = 3, value_name = "N", value_parser = positive)]
    pub limit: usize,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `relmap diff`
#[derive(Debug, clap::Args)]
pub struct DiffArgs {
    /// Compare this graph.json, or the folder that holds it
    pub old: PathBuf,

    /// With this one
    pub new: PathBuf,

    /// Show at most N rows of each kind; 0 shows all
    #[arg(short = 'n', long, default_value_t = 10, value_name = "N", value_parser = whole::<usize>)]
    pub limit: usize,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}
