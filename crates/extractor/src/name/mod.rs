//! Names taken apart: what of a surface identifies, and what only accompanies.

mod language;
mod organization;
mod person;
mod small;
mod spelling;
mod state;
mod trade;

pub(crate) use language::WordCounts;
pub(crate) use organization::{OrganizationName, Seat, abbreviates, initials, other_spellings, reorders};
pub(crate) use person::{
    MIN_FORENAME, PersonName, goes_beyond, is_loose, is_no_surname, is_respelling, is_spelling, skeleton_key,
};
pub(crate) use small::is_small;
pub(crate) use spelling::{is_exchange, is_gendered, is_slip, skeleton};
pub(crate) use state::full_state;
pub(crate) use trade::{is_firm, is_side, is_trade, registered_short, short_forms};

use relmap_text::key::fold;
use std::borrow::Cow;
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

/// The surface without what is left of hyphens that parted words at the ends of lines.
pub(crate) fn unparted(surface: &str) -> Cow<'_, str> {
    if !surface.contains(['\u{AD}', '\u{200D}']) {
        return Cow::Borrowed(surface);
    }
    let mut before = ' ';
    let is_shown = |ch: &char| {
        // Scripts that join letters by a mark have no small letters.
        let is_hyphen = *ch == '\u{AD}' || *ch == '\u{200D}' && before.is_lowercase();
        before = *ch;
        !is_hyphen
    };
    surface.chars().filter(is_shown).collect()
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

/// Whether a name is in capitals throughout: "ZORKAL".
pub(crate) fn is_shouted(name: &str) -> bool {
    name.chars().filter(|ch| ch.is_alphabetic()).count() > 1 && !name.contains(char::is_lowercase)
}

/// Whether two surfaces differ in case at most, which needs no reason to join them.
pub(crate) fn is_same_writing(left: &str, right: &str) -> bool {
    written(left).to_lowercase() == written(right).to_lowercase()
}

/// The key of a place or of any name whose parts do not matter. "U. S." and "U.S." share it.
pub(crate) fn plain_key(surface: &str) -> String {
    let name = bare(surface);
    let is_letter = |word: &str| word.ends_with('.') && word.chars().count() == 2;
    if name.contains(". ") && name.split_whitespace().all(is_letter) {
        return fold(&name.replace(' ', ""));
    }
    fold(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_with_spaces_between() {
        assert_eq!(plain_key("the U. S."), plain_key("U.S."));
        assert_ne!(plain_key("U. Ada S."), plain_key("UAdaS"));
    }

    #[test]
    fn words_parted_at_the_end_of_a_line_are_listed_whole() {
        assert_eq!(
            unparted("Ada Kel\u{AD}ler and Kel\u{200D}ler"),
            "Ada Keller and Keller"
        );
        assert_eq!(unparted("क्\u{200D}ष"), "क्\u{200D}ष");
    }

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
