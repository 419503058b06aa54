//! What finds names: the built-in model or the user's.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use relmap_kb::KnowledgeBase;
use relmap_ner::tagger::Tagger;
use relmap_ner::{FastRecognizer, Recognizer};

use crate::args::ModelArgs;

/// An engine, ready to find names.
pub(crate) struct Engine {
    tagger: Arc<Tagger>,
}

impl Engine {
    /// The engine that the flags name.
    pub(crate) fn open(args: &ModelArgs) -> anyhow::Result<Self> {
        let tagger = match own_tagger(args)? {
            Some(tagger) => tagger,
            None => Arc::new(Tagger::embedded().context("cannot use the built-in model")?),
        };
        Ok(Self { tagger })
    }

    /// The model alone, on tokens as they come.
    pub(crate) fn model(&self) -> &dyn Recognizer {
        &*self.tagger
    }

    /// The model with the layers that complete and correct it.
    pub(crate) fn recognizer<'e>(&'e self, kb: &'e KnowledgeBase) -> Box<dyn Recognizer + 'e> {
        Box::new(FastRecognizer::new(&self.tagger, kb))
    }
}

/// The user's own model, if the flags name one.
pub(crate) fn own_tagger(args: &ModelArgs) -> anyhow::Result<Option<Arc<Tagger>>> {
    let Some(path) = &args.model else {
        return Ok(None);
    };
    Ok(Some(Arc::new(
        read(path).with_context(|| path.display().to_string())?,
    )))
}

fn read(path: &Path) -> anyhow::Result<Tagger> {
    let bytes = fs::read(path).context("cannot read the model")?;
    Ok(Tagger::from_bytes(&bytes)?)
}
