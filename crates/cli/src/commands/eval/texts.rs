//! Gold texts and what a run makes of them.

use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

use relmap_eval::{GoldDocument, jsonl};
use relmap_pipeline::load::{Input, load};
use relmap_pipeline::{Config, Outcome, analyze};

use super::{placed, read};
use crate::args::ModelArgs;
use crate::engine;
use crate::progress::Bar;
use crate::words::plain;
use crate::{Exit, Io};

/// The documents of a gold file, and the same texts analyzed as `build` reads them, with titles and dates.
pub(super) struct Texts {
    pub(super) gold: Vec<GoldDocument>,
    pub(super) outcome: Outcome,
    /// Partial if a text could not be read.
    pub(super) exit: Exit,
}

impl Texts {
    /// Reads and analyzes; the result is the same for any number of `jobs`.
    pub(super) fn read(
        path: &Path,
        model: &ModelArgs,
        jobs: Option<usize>,
        io: &mut Io<'_>,
    ) -> anyhow::Result<Self> {
        let text = read(path)?;
        let gold = jsonl::read(&text).map_err(|error| placed(path, &error))?;
        let config = Config {
            jobs,
            models: Some(Arc::new(engine::models(model)?)),
            ..Config::default()
        };
        let loaded = load(vec![Input::Stream {
            name: path.display().to_string(),
            reader: Box::new(Cursor::new(text)),
        }]);
        for skipped in &loaded.skipped {
            io.say(plain(&format!("skipped {}: {}", skipped.place, skipped.reason)));
        }
        let bar = Bar::new(loaded.documents.len(), io.terminal.stderr);
        Ok(Self {
            gold,
            outcome: analyze(loaded.documents, &config, &bar)?,
            exit: if loaded.skipped.is_empty() {
                Exit::Done
            } else {
                Exit::Partial
            },
        })
    }
}
