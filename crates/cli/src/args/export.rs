//! Flags of `relmap export`.

use std::path::PathBuf;

use relmap_export::{Format, MAX_SIDE};
use relmap_graph::layout::Engine;
use relmap_graph::view::PictureConfig;

use super::value::{nodes, words};

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
