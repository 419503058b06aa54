//! Firms called after two founders: "Keller-Moran", where the document has a "Keller-Moran Shipping" or shares in it.

use relmap_types::{EntityType, Mention};
use rustc_hash::FxHashSet;

use super::{is_name, is_person};
use crate::text::{Stretch, Text};
use crate::word::{Word, is_hyphen_at};

/// What a firm owns, behind its name and "'s".
const OWNED: &[&str] = &[
    "board",
    "boss",
    "ceo",
    "chair",
    "chairman",
    "chairwoman",
    "chief",
    "creditors",
    "customers",
    "directors",
    "earnings",
    "employees",
    "factories",
    "factory",
    "founder",
    "founders",
    "headquarters",
    "investors",
    "management",
    "plant",
    "plants",
    "profit",
    "profits",
    "revenue",
    "sales",
    "shareholders",
    "shares",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "staff",
    "stock",
    "workers",
];

/// Words before a firm's name, the last of them right before it.
const BEFORE: &[[&str; 2]] = &[
    ["interest", "in"],
    ["investors", "in"],
    ["share", "in"],
    ["shareholder", "in"],
    ["shareholders", "in"],
    ["shares", "in"],
    ["spokesman", "for"],
    ["spokesperson", "for"],
    ["spokeswoman", "for"],
    ["stake", "in"],
    ["stakes", "in"],
];

/// Keys of the names of two words with a hyphen that firms bear: "keller moran".
///
/// An organization goes on behind the name, or the two words are surnames of persons whom the document names in full and what
/// stands beside the name is said of firms.
pub(super) fn firms(text: &Text<'_>, mentions: &[Mention]) -> FxHashSet<String> {
    let mut firms = FxHashSet::default();
    let mut surnames: Option<FxHashSet<&str>> = None;
    for mention in mentions.iter().filter(|mention| is_name(mention)) {
        let name = text.name(mention);
        let Some(pair) = opening_pair(name) else {
            continue;
        };
        let goes_on = || {
            mention.entity_type == EntityType::Organization
                && pair.end < name.end
                && pair
                    .behind(1)
                    .is_some_and(|next| next.spaced && next.is_capital())
        };
        let are_persons = |surnames: &FxHashSet<&str>| {
            [&pair[0], &pair[2]]
                .iter()
                .all(|word| surnames.contains(word.key.as_str()))
        };
        if goes_on()
            || stands_as_firm(pair)
                && are_persons(surnames.get_or_insert_with(|| surnames_in(text, mentions)))
        {
            firms.insert(pair.key());
        }
    }
    firms
}

/// Two capitalised words with a hyphen between them that a name opens with, and that are not the start of a longer run.
fn opening_pair(name: Stretch<'_>) -> Option<Stretch<'_>> {
    let (words, start) = (&name.sentence.words, name.start);
    let is_pair = words.get(start)?.is_capital()
        && is_hyphen_at(words, start + 1)
        && words.get(start + 2)?.is_capital()
        && !is_hyphen_at(words, start + 3);
    is_pair.then(|| Stretch::new(name.sentence, start..start + 3))
}

/// Whether the words beside a name say that it is a firm's: "shares in Keller-Moran", "Keller-Moran's chairman".
fn stands_as_firm(name: Stretch<'_>) -> bool {
    let is = |word: Option<&Word>, key: &str| word.is_some_and(|word| word.key == key);
    let is_said = BEFORE
        .iter()
        .any(|[first, second]| is(name.before(2), first) && is(name.before(1), second));
    let is_owner = name.behind(1).is_some_and(|word| !word.spaced && word.key == "s")
        && name
            .behind(2)
            .is_some_and(|word| OWNED.contains(&word.key.as_str()));
    is_said || is_owner || is(name.behind(1), "shares")
}

/// The last words of the names of persons who are named in full.
fn surnames_in<'t>(text: &'t Text<'_>, mentions: &[Mention]) -> FxHashSet<&'t str> {
    let persons = mentions.iter().filter(|mention| is_person(mention));
    let full = persons.filter_map(|mention| {
        let name = text.name(mention).words();
        let is_full = name.len() > 1 && name.iter().all(Word::is_capital);
        name.last().filter(|_| is_full).map(|word| word.key.as_str())
    });
    full.collect()
}

#[cfg(test)]
mod tests {
    use crate::layer::marked::assert_layer;

    /// Mends what was cut between the two founders.
    #[track_caller]
    fn assert_mended(given: &str, wanted: &str) {
        assert_layer(crate::layer::seam::mend, given, wanted);
    }

    #[test]
    fn what_is_said_of_firms() {
        let founders = "<P Bruno Keller> met <P Ada Moran>.";
        for (before, behind) in [
            ("Shares in ", " fell."),
            ("", "'s chairman left."),
            ("", " shares fell."),
        ] {
            assert_mended(
                &format!("{founders} {before}<P Keller>-<P Moran>{behind}"),
                &format!("{founders} {before}<O Keller-Moran>{behind}"),
            );
        }
        let duel = format!("{founders} The <P Keller>-<P Moran> talks failed.");
        assert_mended(&duel, &duel);
        let three = format!("{founders} Shares in <P Keller>-<P Moran>-<P Petrova> fell.");
        assert_mended(&three, &three);
        let strangers = "Shares in <P Keller>-<P Moran> fell.";
        assert_mended(strangers, strangers);
    }
}
