//! Flags, as they are typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use relmap_export::{Format, MAX_SIDE};
use relmap_graph::layout::{Engine, MAX_NODES};
use relmap_graph::view::PictureConfig;
use relmap_types::{EntityType, Window};

/// Reads news and draws who is connected to whom, and where, with the sentences that say so.
#[derive(Debug, Parser)]
#[command(name = "relmap", version, arg_required_else_help = true, after_help = EXIT_CODES)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 done, 1 done with some documents skipped (each is named), 2 failed.";

const FORMATS: &str = "\
Formats:
  graphml     networkx, igraph, yEd, Gephi
  gexf        Gephi, with dates, colours, sizes and places
  gephi       folder: nodes.csv and edges.csv for Gephi's data laboratory
  csv         one table of edges with the names of both ends
  neo4j       folder: tables and script for neo4j-admin database import
  cypher      statements that can be run again and again
  cytoscape   cytoscape.js and Cytoscape (.cyjs)
  graphology  graphology, sigma.js, Gephi Lite (.graphology.json)
  ftm         FollowTheMoney entities, one a line (.ftm.json)
  obsidian    folder: a note for every name, linked as the graph is
  json        the graph file itself
  dot, svg, png  pictures of the strongest part";

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the graph of a pile of news: JSON, DOT, SVG and a report
    #[command(after_help = EXIT_CODES)]
    Build(BuildArgs),
    /// Print what one step finds, one JSON line a document
    #[command(after_help = EXIT_CODES)]
    Extract(ExtractArgs),
    /// Show the sentences behind a node or an edge, and why its names were joined
    #[command(after_help = EXIT_CODES)]
    Explain(ExplainArgs),
    /// Write a graph in the formats that other programs read
    #[command(after_help = FORMATS)]
    Export(ExportArgs),
    /// Print completions for a shell
    Completions {
        /// Choose the shell
        shell: Shell,
    },
    /// Print the man page
    Man,
}

/// What is read, and how names and pairs are found in it.
#[derive(Debug, clap::Args)]
pub struct ReadArgs {
    /// Read these files, or folders with .txt, .md and .jsonl files at any depth; - is standard input
    ///
    /// A .jsonl file holds one document a line: {"id", "text", "title"?, "date"?, "source"?}. Text files may begin
    /// with title, date and source between two lines of three hyphens. Folders are searched without hidden files
    /// and README.md.
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,

    /// Count pairs per sentence, sentences:N (N sentences in a row), paragraph or document
    #[arg(long, default_value = "sentence", value_name = "WINDOW")]
    pub window: Window,

    /// Keep menus, offers, credits and repeated headlines instead of cutting them
    #[arg(long)]
    pub keep_boilerplate: bool,

    /// Add names from a file: columns name, type, aliases (parted by |), id; or .jsonl with these fields
    #[arg(long, value_name = "FILE")]
    pub gazetteer: Vec<PathBuf>,

    /// Drop mentions that are less certain than this, from 0 to 1
    #[arg(long, default_value_t = 0.0, value_name = "SCORE", value_parser = share)]
    pub min_confidence: f32,

    /// Work in this many threads [default: as many as there are cores]; the result is the same
    #[arg(long, value_name = "N", value_parser = positive)]
    pub jobs: Option<usize>,
}

/// `relmap build`
#[derive(Debug, clap::Args)]
pub struct BuildArgs {
    /// What to read.
    #[command(flatten)]
    pub read: ReadArgs,

    /// Write graph.json, graph.dot, graph.svg and report.json into this folder; - prints graph.json alone
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,

    /// Draw the N strongest nodes; graph.json always holds all
    #[arg(long, default_value_t = PictureConfig::default().top, value_name = "N", value_parser = nodes)]
    pub top: usize,

    /// Lay the picture out with this engine; geo is a map of places, all but stress and geo need Graphviz installed
    #[arg(long, default_value = "stress", value_name = "ENGINE", value_parser = engine_parser())]
    pub layout: Engine,

    /// Start the layout from this random seed
    #[arg(long, default_value_t = PictureConfig::default().seed, value_name = "N")]
    pub seed: u64,

    /// Keep at most N sentences an edge and a node in graph.json; counts are never capped
    #[arg(long, default_value_t = 20, value_name = "N")]
    pub evidence: usize,

    /// Put this title on the picture
    #[arg(long, value_name = "TEXT", default_value_t = PictureConfig::default().title)]
    pub title: String,

    /// Say nothing but what was skipped and what failed
    #[arg(short, long)]
    pub quiet: bool,
}

/// `relmap extract`
#[derive(Debug, clap::Args)]
pub struct ExtractArgs {
    /// What to read.
    #[command(flatten)]
    pub read: ReadArgs,

    /// Stop after this step and print what it gives
    #[arg(long, value_enum, default_value_t = Stage::Entities, value_name = "STEP")]
    pub until: Stage,

    /// Print the text of every document too
    #[arg(long)]
    pub with_text: bool,

    /// Write types as words (person, organization, location) or as tags (PER, ORG, LOC)
    #[arg(long, value_enum, default_value_t = Labels::Words)]
    pub labels: Labels,
}

/// `relmap explain`
#[derive(Debug, clap::Args)]
pub struct ExplainArgs {
    /// Read this graph.json, or the folder that holds it; - is standard input
    pub graph: PathBuf,

    /// Explain this node: id, name or alias; case and accents do not matter
    pub node: String,

    /// Explain the edge to this node instead
    pub other: Option<String>,

    /// Show at most N sentences and N ties; 0 shows all
    #[arg(long, default_value_t = 10, value_name = "N")]
    pub limit: usize,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `relmap export`
#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    /// Read this graph.json, or the folder that holds it; - is standard input
    pub graph: PathBuf,

    /// Write these formats, parted by commas [default: what the extension of the output says]
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', value_parser = format_parser())]
    pub format: Vec<Format>,

    /// Write to this file, or into this folder if there are several files; - is standard output [default: -]
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,

    /// Draw the N strongest nodes; formats that are no pictures always hold all
    #[arg(long, default_value_t = PictureConfig::default().top, value_name = "N", value_parser = nodes)]
    pub top: usize,

    /// Lay pictures out with this engine; geo is a map of places, all but stress and geo need Graphviz installed
    #[arg(long, default_value = "stress", value_name = "ENGINE", value_parser = engine_parser())]
    pub layout: Engine,

    /// Start the layout from this random seed
    #[arg(long, default_value_t = PictureConfig::default().seed, value_name = "N")]
    pub seed: u64,

    /// Put this title on pictures
    #[arg(long, value_name = "TEXT", default_value_t = PictureConfig::default().title)]
    pub title: String,

    /// Make a PNG this wide, in pixels
    #[arg(long, default_value_t = 2_400, value_name = "N", value_parser = clap::value_parser!(u32).range(100..=i64::from(MAX_SIDE)))]
    pub width: u32,
}

/// A step whose result can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Stage {
    /// Text, metadata and what was cut
    Documents,
    /// Sentences
    Sentences,
    /// Sentences with their tokens
    Tokens,
    /// Names, each with its type, score and source
    Mentions,
    /// Names and the entities that they mean
    Entities,
    /// Pairs of entities, each with its window
    Cooccurrences,
}

/// How types are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Labels {
    /// person, organization, location
    Words,
    /// PER, ORG, LOC
    Conll,
}

impl Labels {
    /// The label of a type.
    pub const fn label(self, entity_type: EntityType) -> &'static str {
        match (self, entity_type) {
            (Self::Words, _) => entity_type.as_str(),
            (Self::Conll, EntityType::Person) => "PER",
            (Self::Conll, EntityType::Organization) => "ORG",
            (Self::Conll, EntityType::Location) => "LOC",
        }
    }
}

fn positive(word: &str) -> Result<usize, String> {
    match word.parse() {
        Ok(0) => Err("must be at least 1".to_owned()),
        Ok(n) => Ok(n),
        Err(_) => Err("must be a whole number".to_owned()),
    }
}

/// Nodes of a picture.
fn nodes(word: &str) -> Result<usize, String> {
    let n = positive(word)?;
    if n <= MAX_NODES {
        Ok(n)
    } else {
        Err(format!("must be at most {MAX_NODES}"))
    }
}

fn share(word: &str) -> Result<f32, String> {
    let number = word
        .parse::<f32>()
        .ok()
        .filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| "must be a number from 0 to 1".to_owned())
}

/// Takes the words of [`Engine`], so that help and completions list them.
fn engine_parser() -> impl clap::builder::TypedValueParser<Value = Engine> {
    use clap::builder::{PossibleValuesParser, TypedValueParser};
    PossibleValuesParser::new(Engine::ALL.map(Engine::as_str)).try_map(|word| word.parse::<Engine>())
}

/// Takes the words of [`Format`], so that help and completions list them.
fn format_parser() -> impl clap::builder::TypedValueParser<Value = Format> {
    use clap::builder::{PossibleValuesParser, TypedValueParser};
    PossibleValuesParser::new(Format::ALL.map(Format::as_str)).try_map(|word| word.parse::<Format>())
}
