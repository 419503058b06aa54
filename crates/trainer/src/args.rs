//! Command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Train the tagger.
#[derive(Debug, Parser)]
#[command(name = "relmap-train", version)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
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
    /// Train a model
    Train {
        /// Hyperparameters and corpora
        #[arg(long)]
        config: PathBuf,
        /// Folder that the configuration's paths start from
        #[arg(long, default_value = ".")]
        data: PathBuf,
        /// Model to write
        #[arg(short, long)]
        output: PathBuf,
    },
    /// Score a model
    Score {
        /// Model
        #[arg(long)]
        model: PathBuf,
        /// List the errors too
        #[arg(long)]
        mistakes: bool,
        /// Gold files
        gold: Vec<PathBuf>,
    },
    /// Measure the speed of a model
    Speed {
        /// Model
        #[arg(long)]
        model: PathBuf,
        /// Text, white space between tokens, a sentence a line, an empty line between documents
        text: PathBuf,
    },
}
