//! Flags of `relmap eval`.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use super::read::ModelArgs;
use super::value::positive;

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
    /// Score where places are put on the map: share of their names within 161 kilometres of the truth
    Places(EvalPlacesArgs),
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
    /// Read gold documents from this file, or annotated articles from this folder
    ///
    /// A .jsonl file has one document a line: `{"doc_id", "text", "mentions": [{"start", "end", "type", "entity"}]}`. A folder has
    /// articles in Markdown (.md), in which each name is a link to whom it names: `[Ada Moran](PER:ada-moran)`, types PER, ORG and LOC.
    #[arg(value_name = "GOLD")]
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

    /// List every mistake: what and why (lost or false edge, split, merge), document, names
    #[arg(long)]
    pub mistakes: bool,

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
    #[arg(long, conflicts_with = "json")]
    pub mistakes: bool,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `relmap eval places`
#[derive(Debug, clap::Args)]
pub struct EvalPlacesArgs {
    /// Read gold documents from this file, one a line: `{"doc_id", "text", "mentions": [{"start", "end", "type", "lat", "lon"}]}`
    #[arg(value_name = "GOLD.jsonl")]
    pub gold: PathBuf,

    /// What finds names.
    #[command(flatten)]
    pub model: ModelArgs,

    /// Work in this many threads [default: as many as there are cores]; the result is the same
    #[arg(long, value_name = "N", value_parser = positive)]
    pub jobs: Option<usize>,

    /// List every mistake: document, name, entity and kilometres from the truth, or what is missing
    #[arg(long, conflicts_with = "json")]
    pub mistakes: bool,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}
