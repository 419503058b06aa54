//! Command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use relmap_ner::Engine;

/// Train the tagger: from a configuration, or from `CoNLL` files of your own.
///
/// With --train the words and name lists of the built-in model are kept and only the weights are learned.
#[derive(Debug, Parser)]
#[command(name = "relmap-train", version, args_conflicts_with_subcommands = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    /// Configuration with hyperparameters, corpora and lists
    #[arg(long, conflicts_with = "train", required_unless_present = "train")]
    pub(crate) config: Option<PathBuf>,

    /// Folder that the configuration's paths start from
    #[arg(long, default_value = ".")]
    pub(crate) data: PathBuf,

    /// Files to learn from: a token and its tag a line, PER, ORG, LOC and perhaps MISC
    #[arg(long, num_args = 1..)]
    pub(crate) train: Vec<PathBuf>,

    /// Files to score
    #[arg(long, num_args = 1.., requires = "train")]
    pub(crate) dev: Vec<PathBuf>,

    /// Model to write; the scores stand beside it in a file that ends in .md
    #[arg(short, long, required = true)]
    pub(crate) output: Option<PathBuf>,
}

/// A model to look at.
#[derive(Debug, clap::Args)]
pub(crate) struct Chosen {
    /// Engine of the model: fast or accurate
    #[arg(long, default_value_t = Engine::Fast)]
    pub(crate) engine: Engine,

    /// Model; the built-in one if absent
    #[arg(long)]
    pub(crate) model: Option<PathBuf>,

    /// Share of the fast engine's scores in the accurate one, in place of what its model says
    #[arg(long, value_name = "SHARE")]
    pub(crate) mix: Option<f32>,

    /// Least doubt of the fast engine, in nats a word, at which the encoder reads a sentence; 0 reads all
    #[arg(long, value_name = "NATS")]
    pub(crate) doubt: Option<f32>,
}

/// What else there is to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Cluster word vectors
    Clusters {
        /// Vectors as JSON
        vectors: PathBuf,
        /// Most frequent words to cluster
        #[arg(long, default_value_t = 80_000)]
        words: usize,
        /// Rounds of k-means
        #[arg(long, default_value_t = 12)]
        rounds: usize,
        /// Seed of the first centres
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// File to write
        #[arg(short, long)]
        output: PathBuf,
    },
    /// Write the documents to learn from as JSON lines: sentences, and for each token a bit mask of its labels
    Documents {
        /// Configuration with corpora and lists
        #[arg(long)]
        config: PathBuf,
        /// Folder that the configuration's paths start from
        #[arg(long, default_value = ".")]
        data: PathBuf,
        /// File to write
        #[arg(short, long)]
        output: PathBuf,
    },
    /// Score a model
    Score {
        #[command(flatten)]
        chosen: Chosen,
        /// List the errors too
        #[arg(long)]
        mistakes: bool,
        /// Show how often names of a confidence are right
        #[arg(long)]
        reliability: bool,
        /// Gold files
        gold: Vec<PathBuf>,
    },
    /// Measure the speed of a model
    Speed {
        #[command(flatten)]
        chosen: Chosen,
        /// Text, white space between tokens, a sentence a line, an empty line between documents
        text: PathBuf,
    },
}
