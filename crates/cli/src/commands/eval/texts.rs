//! Gold texts and what a run makes of them.

use std::fmt::Write as _;
use std::fs;
use std::io::Cursor;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use relmap_eval::{GoldDocument, jsonl, markup};
use relmap_pipeline::load::{Input, load};
use relmap_pipeline::{Config, Extracted, Outcome, analyze};
use relmap_types::codepoint::Codepoints;
use relmap_types::{Entity, MentionKind};
use serde_json::json;

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
        let (gold, text) = if let Some(articles) = articles(path)? {
            articles
        } else {
            let text = read(path)?;
            (jsonl::read(&text).map_err(|error| placed(path, &error))?, text)
        };
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

/// The annotated articles of a folder, or of one file in Markdown, by name of file, and their texts and dates as JSON lines to load;
/// none if it is neither.
fn articles(path: &Path) -> anyhow::Result<Option<(Vec<GoldDocument>, String)>> {
    let is_article = |path: &Path| path.extension().is_some_and(|ending| ending == "md");
    let files = if path.is_dir() {
        let entries: Result<Vec<_>, _> = fs::read_dir(path).and_then(Iterator::collect);
        let entries = entries.with_context(|| format!("cannot read {}", path.display()))?;
        let mut files: Vec<_> = entries
            .iter()
            .map(fs::DirEntry::path)
            .filter(|path| is_article(path))
            .collect();
        files.sort();
        anyhow::ensure!(
            !files.is_empty(),
            "no annotated article (.md) in {}",
            path.display()
        );
        files
    } else if is_article(path) {
        vec![path.to_owned()]
    } else {
        return Ok(None);
    };
    let (mut gold, mut lines) = (Vec::new(), String::new());
    for file in files {
        let article = markup::read(&read(&file)?).map_err(|error| placed(&file, &error))?;
        let id = file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let line = json!({"id": id, "text": article.document.text, "date": article.date});
        writeln!(lines, "{line}")?;
        gold.push(GoldDocument {
            id: Some(id),
            ..article.document
        });
    }
    Ok(Some((gold, lines)))
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
