//! Names that their company takes back: "US$40", "Airbus A380", "LISBON (Reuters) -".

use std::ops::Range;

use relmap_kb::KnowledgeBase;
use relmap_types::{EntityType, Mention, MentionKind};

use super::gazetteer::WELL_KNOWN;
use super::{keys_in, tokens_of};
use crate::Lexicon;
use crate::word::{Shape, Word, Words};

/// Tokens of a sentence within which its dateline ends.
const DATELINE: usize = 12;

/// Drops mentions that are part of an amount or of a product's designation, the agency of a dateline, and words
/// that are written with a capital and name nobody ("Monday", "the West").
pub(crate) fn drop_refuted(
    sentences: &[Words],
    kb: &KnowledgeBase,
    lexicon: &Lexicon,
    mentions: &mut Vec<Mention>,
) {
    mentions.retain(|mention| {
        let words = &sentences[mention.sentence as usize].words;
        let tokens = tokens_of(mention, words);
        if mention.kind == MentionKind::Name
            && (names_nobody(&words[tokens.clone()], kb, lexicon)
                || mention.entity_type == EntityType::Location
                    && is_titular(&sentences[mention.sentence as usize], &tokens, lexicon))
        {
            return false;
        }
        let i = words.partition_point(|word| word.span.start() < mention.span.end());
        let Some(next) = words.get(i) else { return true };
        let dateline = i < DATELINE && next.mark == Some(')') && words.get(i + 1).is_some_and(Word::is_dash);
        let amount = !next.spaced
            && next
                .mark
                .is_some_and(|mark| matches!(mark, '$' | '€' | '£' | '¥'));
        let designation =
            mention.entity_type == EntityType::Organization && next.spaced && is_designation(next);
        !amount && !designation && !dateline
    });
}

/// Whether words are listed as no name and are none that the knowledge base knows well.
fn names_nobody(words: &[Word], kb: &KnowledgeBase, lexicon: &Lexicon) -> bool {
    if let [word] = words
        && word.shape != Shape::Capitalized
    {
        return false;
    }
    let key = keys_in(words);
    let popularity = || {
        let candidates = kb.lookup(&key);
        let known = candidates.iter().map(|each| kb.record(each.record).popularity);
        known.max().unwrap_or(0)
    };
    // A work is named after somebody: "Harry Potter" may be either.
    let is_listed = |kind: &str| words.len() == 1 || kind != "work";
    lexicon.not_name(&key).is_some_and(is_listed) && popularity() < WELL_KNOWN
}

/// Whether a place is part of the name of a law, a war or a prize: "Treaty of Lisbon", "Geneva Convention".
fn is_titular(sentence: &Words, tokens: &Range<usize>, lexicon: &Lexicon) -> bool {
    const PACTS: &[&str] = &[
        "accord", "accords", "agreement", "agreements", "convention", "pact", "protocol", "treaty",
    ];
    let words = &sentence.words;
    let is_capital = |word: &&Word| word.shape == Shape::Capitalized;
    let head = tokens
        .start
        .checked_sub(2)
        .filter(|_| words[tokens.start - 1].key == "of")
        .map(|i| &words[i]);
    let opens = head
        .filter(is_capital)
        .and_then(|word| lexicon.not_name(&word.key))
        .is_some_and(|kind| matches!(kind, "award" | "event" | "law"));
    let pact = words.get(tokens.end).filter(is_capital);
    opens || !sentence.is_title_case && pact.is_some_and(|word| PACTS.contains(&word.key.as_str()))
}

/// Whether a word is a model number: "A380", "747", "KC-45"; not a year, an amount or an ordinal.
fn is_designation(word: &Word) -> bool {
    let digits = word.key.bytes().filter(u8::is_ascii_digit).count();
    let letters = word.key.chars().filter(|ch| ch.is_alphabetic()).count();
    match word.shape {
        Shape::Number => letters == 0 && digits == 3 && word.key.len() == 3,
        Shape::Upper | Shape::Capitalized => digits > 0 && letters <= 3,
        Shape::Lower | Shape::Mark => false,
    }
}
