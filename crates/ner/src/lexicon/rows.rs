//! How the lists of `data/` are written: one entry a line, `#` for comments, columns parted by tabs.

use relmap_text::key::fold;
use rustc_hash::FxHashSet;

/// Lines of a list as (first column, rest); comments and blank lines left out.
pub(super) fn rows(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split_once('\t').unwrap_or((line, "")))
}

/// The words of a list, folded.
pub(super) fn set(list: &'static str) -> FxHashSet<String> {
    rows(list)
        .map(|(word, _)| fold(word))
        .filter(|key| !key.is_empty())
        .collect()
}
