//! What a run is told.

use std::sync::Arc;

use relmap_extractor::{Judgements, ResolveConfig};
use relmap_kb::GazetteerRow;
use relmap_ner::{Engine, Models};
use relmap_types::Window;
use serde_json::{Value, json};

/// Settings of a run. Everything but `jobs` may change the result.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The unit of text in which pairs are counted.
    pub window: Window,
    /// Keep menus, credits and the like instead of cutting them.
    pub keep_boilerplate: bool,
    /// What finds names; the built-in models of the default engine if not said.
    pub models: Option<Arc<Models>>,
    /// Drop mentions whose score is below this, in `[0, 1]`.
    pub min_confidence: f32,
    /// What is joined to one node.
    pub resolve: ResolveConfig,
    /// Threads; as many as the machine has cores if not said.
    pub jobs: Option<usize>,
    /// The user's own names, which go before those of the knowledge base.
    pub gazetteer: Vec<GazetteerRow>,
    /// What a person has decided about names.
    pub judgements: Judgements,
}

impl Config {
    /// The settings that may change the result, as they are written into outputs.
    pub fn to_json(&self) -> Value {
        let mut settings = json!({
            "window": self.window.to_string(),
            "keep_boilerplate": self.keep_boilerplate,
            "engine": self.models.as_ref().map_or(Engine::DEFAULT, |models| models.engine()).as_str(),
            // Through the shortest decimal form, so that 0.1 is not written as 0.10000000149011612.
            "min_confidence": self.min_confidence.to_string().parse::<f64>().unwrap_or(0.0),
            "coreference": self.resolve.coreference.as_str(),
            "metonyms": self.resolve.metonyms.as_str(),
            "gazetteer_rows": self.gazetteer.len(),
        });
        if let Some(identity) = self.models.as_ref().and_then(|models| models.own_file()) {
            settings["model"] = format!("{identity:016x}").into();
        }
        if !self.judgements.is_empty() {
            settings["judgements"] = self.judgements.len().into();
        }
        settings
    }
}
