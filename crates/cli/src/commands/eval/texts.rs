//! Gold texts and what a run makes of them.

use std::io::Cursor;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use relmap_eval::{GoldDocument, jsonl};
use relmap_pipeline::load::{Input, load};
use relmap_pipeline::{Config, Extracted, Outcome, analyze};
use relmap_types::codepoint::Codepoints;
use relmap_types::{Entity, MentionKind};

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

/// The names of a document, in code points, with the entities that they mean. Demonyms are none.
pub(super) fn names<'o>(one: &'o Extracted, outcome: &'o Outcome) -> Vec<(Range<usize>, &'o Entity)> {
    let mut codepoints = Codepoints::new(&one.document.text);
    let mut names = Vec::new();
    for (mention, id) in one.mentions.iter().zip(&one.entities) {
        let entity = id.and_then(|id| outcome.analysis.entities.get(id.0 as usize));
        if let Some(entity) = entity.filter(|_| mention.kind != MentionKind::Demonym) {
            let (start, end) = (
                codepoints.at(mention.span.start()),
                codepoints.at(mention.span.end()),
            );
            names.push((start as usize..end as usize, entity));
        }
    }
    names
}
