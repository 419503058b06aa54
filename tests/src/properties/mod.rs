//! What holds for every text, and for every name in every output.

mod analysis;

mod names;

mod text;

use std::sync::{Arc, LazyLock};

use relmap_pipeline::{Config, Engine, Models};

/// Settings with the fast engine, read once: what is tried here hundreds of times does not depend on who finds names.
fn fast() -> Config {
    static MODELS: LazyLock<Arc<Models>> = LazyLock::new(|| {
        Arc::new(Models::read(Engine::Fast, None).expect("the model is part of the program"))
    });
    Config {
        models: Some(Arc::clone(&MODELS)),
        ..Config::default()
    }
}
