//! Flags, as they are typed.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use relmap_export::{Format, MAX_SIDE};
use relmap_graph::layout::{Engine, MAX_NODES};
use relmap_graph::view::{Backbone, PictureConfig};
use relmap_pipeline::{Coreference, Engine as NameEngine, Metonyms};
use relmap_types::{Date, EntityType, Window};

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
    /// Build the graph of a pile of news: JSON, DOT, SVG, a page and a report
    #[command(after_help = EXIT_CODES)]
    Build(BuildArgs),
    /// Print what one step finds, one JSON line a document
    #[command(after_help = EXIT_CODES)]
    Extract(ExtractArgs),
    /// Show the sentences behind a node or an edge, and why its names were joined
    #[command(after_help = EXIT_CODES)]
    Explain(ExplainArgs),
    /// List the entities with their aliases, or the pairs that were kept apart, to review and to judge
    #[command(after_help = EXIT_CODES)]
    Entities(EntitiesArgs),
    /// Score names, graphs or pairs of names against gold files
    #[command(subcommand)]
    Eval(EvalCommand),
    /// Rank nodes, or the ties that stand out most
    #[command(after_help = EXIT_CODES)]
    Top(TopArgs),
    /// Find the chains from one name to another, with a sentence for every step
    #[command(after_help = EXIT_CODES)]
    Path(PathArgs),
    /// Compare two graphs: what appeared, vanished and changed
    #[command(after_help = EXIT_CODES)]
    Diff(DiffArgs),
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

    /// What finds names.
    #[command(flatten)]
    pub model: ModelArgs,

    /// Follow the judgements in a file: lines like same "A" "B", different "A" "B", rename "A" "B", type "A" person,
    /// hide "A"
    ///
    /// A is an id or any name, B a name; # begins a comment. `relmap entities` lists what to judge.
    #[arg(long, value_name = "FILE")]
    pub judgements: Option<PathBuf>,

    /// Drop mentions that are less certain than this, from 0 to 1
    #[arg(long, default_value_t = 0.0, value_name = "SCORE", value_parser = share)]
    pub min_confidence: f32,

    /// Join nothing but equal names (none), short names as well (names), or also descriptions and pronouns (full)
    #[arg(long, default_value = Coreference::default().as_str(), value_name = "LEVEL", value_parser = words::<Coreference, _>(Coreference::ALL.map(Coreference::as_str)))]
    pub coreference: Coreference,

    /// Count a capital that stands for its government ("Moscow said") as the place or as the government's country
    #[arg(long, default_value = Metonyms::default().as_str(), value_name = "READING", value_parser = words::<Metonyms, _>(Metonyms::ALL.map(Metonyms::as_str)))]
    pub metonyms: Metonyms,

    /// Work in this many threads [default: as many as there are cores]; the result is the same
    #[arg(long, value_name = "N", value_parser = positive)]
    pub jobs: Option<usize>,
}

/// What finds names.
#[derive(Debug, clap::Args)]
pub struct ModelArgs {
    /// Find names with this engine: accurate makes fewer mistakes, fast takes hundreds of thousands of words a second
    #[arg(long, default_value = NameEngine::DEFAULT.as_str(), value_name = "ENGINE", value_parser = words::<NameEngine, _>(NameEngine::ALL.map(NameEngine::as_str)))]
    pub engine: NameEngine,

    /// Find names with this model of the engine, made by relmap-train for the fast one, instead of the built-in one
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
}

/// What the pictures show.
///
/// This is the one place that says what each choice narrows: `--since` and `--until` choose documents, so that every
/// output follows; all others choose what pictures show, and graph.json holds the whole graph.
#[derive(Debug, clap::Args)]
pub struct ShowArgs {
    /// Draw at most N nodes; graph.json always holds all
    #[arg(long, default_value_t = PictureConfig::default().top, value_name = "N", value_parser = nodes)]
    pub top: usize,

    /// Draw the ties that stand out by the disparity filter: as strictly as --top asks, below ALPHA, or off
    #[arg(long, default_value_t = Backbone::Auto, value_name = "auto|ALPHA|off")]
    pub backbone: Backbone,

    /// Draw ties of this weight or more; graph.json always holds all
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub min_weight: u64,

    /// Draw nodes of these types: person, organization, place; graph.json always holds all
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',', value_parser = entity_type)]
    pub types: Vec<EntityType>,

    /// Draw the surroundings of this name: id, name or alias; graph.json always holds all
    #[arg(long, value_name = "NAME")]
    pub focus: Vec<String>,

    /// Draw what is this many ties or fewer from --focus
    #[arg(long, default_value_t = 1, value_name = "K", requires = "focus")]
    pub hops: u32,

    /// Leave documents before this day out of all outputs, and those without a date
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub since: Option<Date>,

    /// Leave documents after this day out of all outputs, and those without a date
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub until: Option<Date>,
}

/// `relmap build`
#[derive(Debug, clap::Args)]
pub struct BuildArgs {
    /// What to read.
    #[command(flatten)]
    pub read: ReadArgs,

    /// Write graph.json, graph.dot, graph.svg, graph.html and report.json into this folder; - prints graph.json alone
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,

    /// What is read and shown.
    #[command(flatten)]
    pub show: ShowArgs,

    /// Lay the picture out with this engine; geo is a map of places, all but stress and geo need Graphviz installed
    #[arg(long, default_value = "stress", value_name = "ENGINE", value_parser = words::<Engine, _>(Engine::ALL.map(Engine::as_str)))]
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

    /// Write the doubtful pairs as lines for `--judgements`; unchanged they change nothing
    #[arg(long)]
    pub as_judgements: bool,
}

/// What is scored.
#[derive(Debug, Subcommand)]
pub enum EvalCommand {
    /// Score the names that are found: strict F1 over persons, organizations and places
    ///
    /// A name is right only if its bounds and its type are. Several gold files also give a mean.
    Mentions(EvalMentionsArgs),
    /// Score the graph that is built of gold texts: edges, nodes, splits (missed aliases) and merges (wrong joins)
    Graph(EvalGraphArgs),
    /// Score whether two names in one context are taken for one entity: precision and recall of "same"
    Pairs(EvalPairsArgs),
}

/// `relmap eval mentions`
#[derive(Debug, clap::Args)]
pub struct EvalMentionsArgs {
    /// Read these gold files: CoNLL text, or .jsonl
    ///
    /// CoNLL text has a token and its tag a line, in any dialect of IOB, BIOES or BILOU, and an empty line between
    /// sentences. A .jsonl file has one document a line as `relmap extract --until mentions --with-text` prints it:
    /// `{"text", "mentions": [{"start", "end", "type"}]}`, offsets in code points; `spans` and `entities` are read too.
    #[arg(required = true, value_name = "GOLD")]
    pub gold: Vec<PathBuf>,

    /// What finds names.
    #[command(flatten)]
    pub model: ModelArgs,

    /// Score all that a run does to names, on running text, instead of the model alone on the gold tokens
    #[arg(long)]
    pub detokenize: bool,

    /// Write what was found into this file, as tokens and IOB2 tags; - is standard output
    #[arg(long, value_name = "FILE")]
    pub predictions: Option<PathBuf>,

    /// List every mistake: place, kind (boundary, type, missed, spurious), gold name, found name, context
    #[arg(long)]
    pub mistakes: bool,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `relmap eval graph`
#[derive(Debug, clap::Args)]
pub struct EvalGraphArgs {
    /// Read gold documents from this file, one a line: `{"doc_id", "text", "mentions": [{"start", "end", "type", "entity"}]}`
    #[arg(value_name = "GOLD.jsonl")]
    pub gold: PathBuf,

    /// Compare one graph of all documents, or a graph for each
    #[arg(long, value_enum, default_value_t = GoldScope::Doc)]
    pub scope: GoldScope,

    /// What finds names.
    #[command(flatten)]
    pub model: ModelArgs,

    /// Work in this many threads [default: as many as there are cores]; the result is the same
    #[arg(long, value_name = "N", value_parser = positive)]
    pub jobs: Option<usize>,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// Where the entities of a gold file hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum GoldScope {
    /// In their document
    Doc,
    /// In all documents
    Corpus,
}

/// `relmap eval pairs`
#[derive(Debug, clap::Args)]
pub struct EvalPairsArgs {
    /// Read pairs from this file, one a line: `{"context", "a", "b", "type", "type_b"?, "same", "dataset"?}`
    ///
    /// Types are PER, ORG and LOC. All names of one context are resolved together, as those of one document are.
    #[arg(value_name = "PAIRS.jsonl")]
    pub pairs: PathBuf,

    /// List every mistake: wrong joins (-) and missed ones (+)
    #[arg(long)]
    pub mistakes: bool,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
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
    #[arg(short = 'n', long, default_value_t = 20, value_name = "N")]
    pub limit: usize,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
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
    #[arg(short = 'n', long, default_value_t = 10, value_name = "N")]
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

/// `relmap export`
#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    /// Read this graph.json, or the folder that holds it; - is standard input
    pub graph: PathBuf,

    /// Write these formats, parted by commas [default: what the extension of the output says]
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', value_parser = words::<Format, _>(Format::ALL.map(Format::as_str)))]
    pub format: Vec<Format>,

    /// Write to this file, or into this folder if there are several files; - is standard output [default: -]
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,

    /// Draw the N strongest nodes; formats that are no pictures always hold all
    #[arg(long, default_value_t = PictureConfig::default().top, value_name = "N", value_parser = nodes)]
    pub top: usize,

    /// Lay pictures out with this engine; geo is a map of places, all but stress and geo need Graphviz installed
    #[arg(long, default_value = "stress", value_name = "ENGINE", value_parser = words::<Engine, _>(Engine::ALL.map(Engine::as_str)))]
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

/// The word of a type, or "place" as people say.
fn entity_type(word: &str) -> Result<EntityType, String> {
    let word = word.trim();
    EntityType::ALL
        .into_iter()
        .find(|one| one.as_str() == word || (one.is_place() && word == "place"))
        .ok_or_else(|| format!("unknown type {word:?}: use person, organization or place"))
}

fn day(word: &str) -> Result<Date, String> {
    word.parse()
        .map_err(|_| "must be a day such as 2024-05-31".to_owned())
}

fn share(word: &str) -> Result<f32, String> {
    let number = word
        .parse::<f32>()
        .ok()
        .filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| "must be a number from 0 to 1".to_owned())
}

/// Takes the words of a type of ours, so that help and completions list them.
fn words<T, const N: usize>(words: [&'static str; N]) -> impl clap::builder::TypedValueParser<Value = T>
where
    T: FromStr<Err = String> + Clone + Send + Sync + 'static,
{
    use clap::builder::{PossibleValuesParser, TypedValueParser};
    PossibleValuesParser::new(words).try_map(|word| word.parse::<T>())
}
