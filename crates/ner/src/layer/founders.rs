//! Firms called after two founders: "Keller-Moran", where the document has a "Keller-Moran Shipping" or shares in it.

use std::ops::Range;

use relmap_types::{EntityType, Mention, MentionKind};
use rustc_hash::FxHashSet;

use super::seam::is_joint;
use super::{keys_in, tokens_of};
use crate::word::{Word, Words};

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
pub(super) fn firms(sentences: &[Words], mentions: &[Mention]) -> FxHashSet<String> {
    let mut firms = FxHashSet::default();
    let mut surnames: Option<FxHashSet<String>> = None;
    for mention in mentions
        .iter()
        .filter(|mention| mention.kind == MentionKind::Name)
    {
        let words = &sentences[mention.sentence as usize].words;
        let tokens = tokens_of(mention, words);
        let Some(pair) = pair_at(words, tokens.start) else {
            continue;
        };
        let goes_on = || {
            mention.entity_type == EntityType::Organization
                && pair.end < tokens.end
                && words[pair.end].spaced
                && words[pair.end].is_capital()
        };
        let are_persons = |surnames: &FxHashSet<String>| {
            [pair.start, pair.end - 1]
                .iter()
                .all(|&i| surnames.contains(words[i].key.as_str()))
        };
        if goes_on()
            || stands_as_firm(words, &pair)
                && are_persons(surnames.get_or_insert_with(|| surnames_in(sentences, mentions)))
        {
            firms.insert(keys_in(&words[pair]));
        }
    }
    firms
}

/// Two capitalised words with a hyphen between them that begin at a token, and are not the middle of a longer run.
fn pair_at(words: &[Word], start: usize) -> Option<Range<usize>> {
    let is_pair = words.get(start)?.is_capital()
        && is_joint(words, start + 1)
        && words.get(start + 2)?.is_capital()
        && !is_joint(words, start + 3);
    is_pair.then_some(start..start + 3)
}

/// Whether the words beside a name say that it is a firm's: "shares in Keller-Moran", "Keller-Moran's chairman".
fn stands_as_firm(words: &[Word], name: &Range<usize>) -> bool {
    let before = name.start.checked_sub(2).map(|i| &words[i..name.start]);
    let is_said = before.is_some_and(|before| {
        BEFORE
            .iter()
            .any(|cue| before.iter().zip(cue).all(|(word, cue)| word.key == *cue))
    });
    let behind = |i: usize| words.get(name.end + i).map_or("", |word| word.key.as_str());
    let is_owner = behind(0) == "s" && !words[name.end].spaced && OWNED.contains(&behind(1));
    is_said || is_owner || behind(0) == "shares"
}

/// The last words of the names of persons who are named in full.
fn surnames_in(sentences: &[Words], mentions: &[Mention]) -> FxHashSet<String> {
    let persons = mentions
        .iter()
        .filter(|mention| mention.kind == MentionKind::Name && mention.entity_type == EntityType::Person);
    let full = persons.filter_map(|mention| {
        let words = &sentences[mention.sentence as usize].words;
        let name = &words[tokens_of(mention, words)];
        let is_full = name.len() > 1 && name.iter().all(Word::is_capital);
        is_full.then(|| name.last().map(|word| word.key.as_str().to_owned()))?
    });
    full.collect()
}
