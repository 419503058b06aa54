//! Readable identifiers for what the knowledge base does not know.

use relmap_text::key::fold;
use rustc_hash::FxHashSet;

/// Longest slug in bytes before a number is added.
const MAX_SLUG: usize = 80;

/// A slug for `name` that is not yet in `taken`, and takes it: `ada-moran`, `ada-moran-2`.
pub(crate) fn unique(name: &str, taken: &mut FxHashSet<String>) -> String {
    let mut slug = fold(name).replace(' ', "-");
    let mut end = slug.len().min(MAX_SLUG);
    while !slug.is_char_boundary(end) {
        end -= 1;
    }
    slug.truncate(end);
    if slug.is_empty() {
        slug.push_str("unnamed");
    }
    let mut candidate = slug.clone();
    let mut n = 2;
    while !taken.insert(candidate.clone()) {
        candidate = format!("{slug}-{n}");
        n += 1;
    }
    candidate
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_readable_and_unique() {
        let mut taken = FxHashSet::default();
        assert_eq!(unique("Ada Moran", &mut taken), "ada-moran");
        assert_eq!(unique("Ada Móran", &mut taken), "ada-moran-2");
        assert_eq!(unique("«»", &mut taken), "unnamed");
    }
}
