//! Names taken apart: what of a surface identifies, and what only accompanies.

mod nickname;
mod organization;
mod person;
mod spelling;
mod title;

pub(crate) use organization::{OrganizationName, abbreviates, initials, is_small, reorders};
pub(crate) use person::{PersonName, goes_beyond};
pub(crate) use spelling::{
    is_exchange, is_gendered, is_respelling, is_slip, is_spelling, skeleton, skeleton_key,
};
pub(crate) use title::{
    follows_kin, follows_kin_of, gender_of, is_kin, leading_title, takes_forename, title_before,
};

use relmap_text::key::fold;
use unicode_normalization::UnicodeNormalization;

/// The surface without what surrounds a name: quotes, a leading article, a possessive ending.
///
/// "the Kremlin’s" gives "Kremlin". Never empty unless `surface` has no letter or digit.
pub(crate) fn bare(surface: &str) -> &str {
    let is_edge = |ch: char| !ch.is_alphanumeric() && !matches!(ch, '.' | ')' | '\'' | '’' | '+' | '!');
    let mut name = surface.trim_matches(is_edge);
    for ending in ["'s", "’s", "'S", "’S"] {
        if let Some(rest) = name.strip_suffix(ending) {
            name = rest;
        }
    }
    name = name.trim_end_matches(['\'', '’']);
    for article in ["The ", "the ", "THE "] {
        if let Some(rest) = name.strip_prefix(article)
            && rest.starts_with(char::is_alphanumeric)
        {
            name = rest;
        }
    }
    if name.is_empty() { surface } else { name }
}

/// The surface as it is listed: one space for white space, letters composed (Unicode NFC).
pub(crate) fn written(surface: &str) -> String {
    surface
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .nfc()
        .collect()
}

/// Whether two surfaces differ in case at most, which needs no reason to join them.
pub(crate) fn is_same_writing(left: &str, right: &str) -> bool {
    written(left).to_lowercase() == written(right).to_lowercase()
}

/// The key of a place or of any name whose parts do not matter.
pub(crate) fn plain_key(surface: &str) -> String {
    fold(bare(surface))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_names() {
        for (surface, name) in [
            ("the Kremlin’s", "Kremlin"),
            ("Washington D.C.", "Washington D.C."),
            ("“Türkiye”", "Türkiye"),
            ("The Hague", "Hague"),
            ("United Nations'", "United Nations"),
            ("the", "the"),
        ] {
            assert_eq!(bare(surface), name);
        }
    }
}
