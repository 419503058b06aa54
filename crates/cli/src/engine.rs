//! What finds names: the built-in models of an engine, or the user's.

use std::fs;

use anyhow::Context;
use relmap_ner::Models;

use crate::args::ModelArgs;

/// Reads the models that the flags name.
pub(crate) fn models(args: &ModelArgs) -> anyhow::Result<Models> {
    let Some(path) = &args.model else {
        return Models::read(args.engine, None).context("cannot use the built-in model");
    };
    let name = || path.display().to_string();
    let bytes = fs::read(path)
        .context("cannot read the model")
        .with_context(name)?;
    Models::read(args.engine, Some(&bytes)).with_context(name)
}
