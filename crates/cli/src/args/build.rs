//! Flags of `relmap build`.

use std::path::PathBuf;

use relmap_graph::layout::Engine;
use relmap_graph::view::PictureConfig;

use super::read::ReadArgs;
use super::show::ShowArgs;
use super::value::words;

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
