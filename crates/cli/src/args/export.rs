//! Flags of `relmap export`.

use std::path::PathBuf;

use relmap_export::Format;
use relmap_types::Date;

use super::show::{DrawArgs, ShowArgs};
use super::value::{day, width, words};

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

    /// Say nothing but what failed
    #[arg(short, long)]
    pub quiet: bool,

    /// Which part is written.
    #[command(
        flatten,
        next_help_heading = "Part (all formats hold it; without any of these all but pictures hold the whole graph)"
    )]
    pub show: ShowArgs,

    /// Show what was last seen on this day or later, and nothing without a date
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub since: Option<Date>,

    /// Show what was first seen on this day or earlier, and nothing without a date
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub until: Option<Date>,

    /// How pictures are drawn.
    #[command(flatten, next_help_heading = "Pictures")]
    pub draw: DrawArgs,

    /// Make a PNG this wide, in pixels
    #[arg(long, default_value_t = 2_400, value_name = "N", value_parser = width)]
    pub width: u32,
}
