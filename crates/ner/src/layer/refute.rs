//! Names that their company takes back: "US$40", "Airbus A380", "LISBON (Reuters) -".

use relmap_kb::KnowledgeBase;
use relmap_types::{EntityType, Mention, MentionKind};

use super::gazetteer::WELL_KNOWN;
use super::tokens_of;
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
        if let [word] = &words[tokens_of(mention, words)]
            && mention.kind == MentionKind::Name
            && names_nobody(word, kb, lexicon)
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

/// Whether one word is listed as no name and is none that the knowledge base knows well.
fn names_nobody(word: &Word, kb: &KnowledgeBase, lexicon: &Lexicon) -> bool {
    let popularity = || {
        kb.lookup(&word.key)
            .iter()
            .map(|each| kb.record(each.record).popularity)
            .max()
            .unwrap_or(0)
    };
    word.shape == Shape::Capitalized && lexicon.not_name(&word.key).is_some() && popularity() < WELL_KNOWN
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
