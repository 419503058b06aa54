//! Flags of `relmap build`.

use std::path::PathBuf;

use relmap_types::Date;

use super::read::ReadArgs;
use super::show::{DrawArgs, ShowArgs};
use super::value::{day, whole};

/// `relmap build`
#[derive(Debug, clap::Args)]
pub struct BuildArgs {
    /// What to read.
    #[command(flatten)]
    pub read: ReadArgs,

    /// Write graph.json, graph.dot, graph.svg, graph.html and report.json into this folder; - prints graph.json alone
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,

    /// Keep at most N sentences an edge and a node in graph.json; counts are never capped
    #[arg(long, default_value_t = 20, value_name = "N", value_parser = whole::<usize>)]
    pub evidence: usize,

    /// Leave documents before this day out of all outputs, and those without a date
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub since: Option<Date>,

    /// Leave documents after this day out of all outputs, and those without a date
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub until: Option<Date>,

    /// Count every copy of a text; otherwise the same text in several documents counts once
    #[arg(long)]
    pub keep_copies: bool,

    /// Say nothing but what was skipped and what failed
    #[arg(short, long)]
    pub quiet: bool,

    /// What pictures show.
    #[command(
        flatten,
        next_help_heading = "Pictures (graph.json and graph.html always hold the whole graph)"
    )]
    pub show: ShowArgs,

    /// How they are drawn.
    #[command(flatten)]
    pub draw: DrawArgs,
}
