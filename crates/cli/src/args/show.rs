//! What pictures show.

use relmap_graph::view::{Backbone, PictureConfig};
use relmap_types::{Date, EntityType};

use super::value::{day, entity_type, nodes};

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
