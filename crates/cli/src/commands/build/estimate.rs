//! How long a run will take.

use std::num::NonZero;

use relmap_ner::Engine as NameEngine;
use relmap_types::Document;

use crate::args::ReadArgs;
use crate::words::many;

/// Estimated seconds from which a run says that another engine would be done sooner.
const LONG_SECONDS: usize = 120;

/// What another engine would save, if this one takes long.
pub(super) fn estimate(documents: &[Document], args: &ReadArgs) -> Option<String> {
    let words: usize = documents
        .iter()
        .map(|document| document.text.split_ascii_whitespace().count())
        .sum();
    let threads = args
        .jobs
        .or_else(|| std::thread::available_parallelism().ok().map(NonZero::get))
        .unwrap_or(1);
    let seconds = |engine: NameEngine| words / (engine.words_per_second() * threads.max(1));
    let (ours, quickest) = (seconds(args.model.engine), seconds(NameEngine::Fast));
    (ours > LONG_SECONDS && ours > 2 * quickest).then(|| {
        format!(
            "{words} words: about {} with --engine {}, about {} with --engine {}",
            duration(ours),
            args.model.engine,
            duration(quickest),
            NameEngine::Fast
        )
    })
}

/// A length of time in the largest unit that says enough.
fn duration(seconds: usize) -> String {
    match seconds {
        0..120 => many(seconds.max(1), "second"),
        120..7200 => many(seconds / 60, "minute"),
        _ => many(seconds / 3600, "hour"),
    }
}
