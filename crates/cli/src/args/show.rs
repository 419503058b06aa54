//! What is shown, and how it is drawn.

use relmap_graph::layout::Engine;
use relmap_graph::view::{Backbone, PictureConfig};
use relmap_types::EntityType;

use super::value::{entity_type, positive, whole, words};

/// Which part of a graph is shown.
///
/// `relmap build` shows it in pictures, and `graph.json` and the page hold the whole graph; `relmap export` writes
/// nothing else once it is asked for a part. A picture without these choices shows the strongest part.
#[derive(Debug, clap::Args)]
pub struct ShowArgs {
    /// Show at most N nodes [default: 60 in pictures, 24 on maps of places]
    #[arg(long, value_name = "N", value_parser = positive)]
    pub top: Option<usize>,

    /// Show the ties that stand out by the disparity filter: as strictly as --top asks, below ALPHA, or off [default:
    /// auto in pictures]
    #[arg(long, value_name = "auto|ALPHA|off")]
    pub backbone: Option<Backbone>,

    /// Show ties of this weight or more
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = whole::<u64>)]
    pub min_weight: u64,

    /// Show nodes of these types: person, organization, place
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',', value_parser = entity_type)]
    pub types: Vec<EntityType>,

    /// Show the surroundings of this name: id, name or alias
    #[arg(long, value_name = "NAME")]
    pub focus: Vec<String>,

    /// Show what is this many ties or fewer from --focus
    #[arg(long, default_value_t = 1, value_name = "K", value_parser = whole::<u32>, requires = "focus")]
    pub hops: u32,
}

impl ShowArgs {
    /// Nodes of a picture at most.
    pub fn top_of_picture(&self, engine: Engine) -> usize {
        self.top.unwrap_or(engine.usual_top())
    }

    /// Which ties a picture shows.
    pub fn backbone_of_picture(&self) -> Backbone {
        self.backbone.unwrap_or_default()
    }
}

/// How pictures are drawn.
#[derive(Debug, clap::Args)]
pub struct DrawArgs {
    /// Lay pictures out with this engine; geo is a map of places, all but stress and geo need Graphviz installed
    #[arg(long, default_value = "stress", value_name = "ENGINE", value_parser = words::<Engine, _>(Engine::ALL.map(Engine::as_str)))]
    pub layout: Engine,

    /// Start the layout from this random seed
    #[arg(long, default_value_t = PictureConfig::default().seed, value_name = "N", value_parser = whole::<u64>)]
    pub seed: u64,

    /// Draw the SVG and the PNG in the colours of dark screens, whatever the screen
    #[arg(long)]
    pub dark: bool,

    /// Put this title on pictures
    #[arg(long, value_name = "TEXT", default_value_t = PictureConfig::default().title)]
    pub title: String,
}
