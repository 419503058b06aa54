//! Readable identifiers for what the knowledge base does not know.

use relmap_text::key::fold;
use relmap_types::Taken;

/// Longest slug in bytes before a number is added.
const MAX_SLUG: usize = 80;

/// A slug for `name` that is not yet in `taken`, and takes it: `ada-moran`, `ada-moran-2`.
///
/// Near-linear in the names, however many share a slug.
pub(crate) fn unique(name: &str, taken: &mut Taken) -> String {
    let mut slug = fold(name)
        .replace('&', " and ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join("-");
    slug.truncate(slug.floor_char_boundary(MAX_SLUG));
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() {
        slug.push_str("unnamed");
    }
    let numbered = |number| format!("{slug}-{number}");
    match taken.take(&slug, numbered) {
        Some(number) => numbered(number),
        None => slug,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_readable_and_unique() {
        let mut taken = Taken::default();
        assert_eq!(unique("Ada Moran", &mut taken), "ada-moran");
        assert_eq!(unique("Ada Móran", &mut taken), "ada-moran-2");
        assert_eq!(unique("Keller & Sons", &mut taken), "keller-and-sons");
        assert_eq!(unique("«»", &mut taken), "unnamed");
        assert_eq!(unique("Ada Moran 3", &mut taken), "ada-moran-3");
        assert_eq!(unique("Ada Moran", &mut taken), "ada-moran-4");
        let long = format!("{} Keller", "a".repeat(MAX_SLUG - 1));
        assert_eq!(unique(&long, &mut taken), "a".repeat(MAX_SLUG - 1));
    }
}
