//! Letters that stand for nobody: the countries of athletes, an office before its holder, an amount.

use std::collections::BTreeSet;
use std::ops::Range;

use relmap_kb::KnowledgeBase;
use relmap_types::{EntityType, Mention, MentionKind};

use super::{popularity, tokens_of};
use crate::Lexicon;
use crate::word::{Shape, Word, Words};

/// Different codes from which a document is taken to list the countries of athletes: one alone may be a party.
const LEAST_CODES: usize = 2;

/// Popularity of those whose letters everybody knows: "EU".
const FAMOUS: u8 = 66;

/// Drops codes of countries in brackets behind names ("Ada Moran (AUT)", "Bruno Keller (BEL)"), letters that stand for the office
/// of the person behind them ("The DPP, Ada Moran, spoke") and amounts ("Sh2bn").
pub(crate) fn drop_letters(
    sentences: &[Words],
    kb: &KnowledgeBase,
    lexicon: &Lexicon,
    mentions: &mut Vec<Mention>,
) {
    let place = |mention: &Mention| {
        let words = &sentences[mention.sentence as usize].words;
        (words.as_slice(), tokens_of(mention, words))
    };
    let codes: BTreeSet<&str> = mentions
        .iter()
        .filter_map(|mention| {
            let (words, tokens) = place(mention);
            is_code(words, &tokens, lexicon).then(|| words[tokens.start].key.as_str())
        })
        .collect();
    let has_codes = codes.len() >= LEAST_CODES;
    let is_famous = |word: &Word| popularity(&word.key, kb) >= FAMOUS;
    let stay: Vec<bool> = (0..mentions.len())
        .map(|i| {
            let (words, tokens) = place(&mentions[i]);
            let is_letters = mentions[i].kind == MentionKind::Name && tokens.len() == 1;
            let holder = mentions.get(i + 1);
            !(is_letters
                && (has_codes && is_code(words, &tokens, lexicon)
                    || is_amount(&words[tokens.start])
                    || holder.is_some_and(|holder| is_office(words, &tokens, &mentions[i], holder))
                        && !is_famous(&words[tokens.start])))
        })
        .collect();
    let mut stay = stay.into_iter();
    mentions.retain(|_| stay.next().unwrap_or(true));
}

/// Whether a token is the code of a country that opens brackets right behind a name.
fn is_code(words: &[Word], tokens: &Range<usize>, lexicon: &Lexicon) -> bool {
    let Some(before) = tokens.start.checked_sub(2) else {
        return false;
    };
    let closes = words
        .get(tokens.end)
        .is_some_and(|word| matches!(word.mark, Some(')' | ',' | '/' | ';')));
    closes
        && tokens.len() == 1
        && words[tokens.start].shape == Shape::Upper
        && lexicon.is_country_code(&words[tokens.start].key)
        && words[before + 1].mark == Some('(')
        && words[before].is_capital()
}

/// Whether letters that open a part of a sentence are what the person behind them is: "The DPP, Ada Moran, spoke".
fn is_office(words: &[Word], tokens: &Range<usize>, letters: &Mention, holder: &Mention) -> bool {
    const MOST_LETTERS: usize = 4;
    let word = &words[tokens.start];
    let is_person = holder.sentence == letters.sentence
        && holder.kind == MentionKind::Name
        && holder.entity_type == EntityType::Person;
    if !is_person || word.shape != Shape::Upper || word.key.len() > MOST_LETTERS {
        return false;
    }
    let person = tokens_of(holder, words);
    let is_comma = |i: usize| words.get(i).is_some_and(|word| word.mark == Some(','));
    let goes_on = words
        .get(person.end + 1)
        .is_some_and(|next| next.shape == Shape::Lower && !matches!(next.key.as_str(), "and" | "or"));
    let opens = match words[..tokens.start] {
        [.., ref before, ref article] => article.key == "the" && before.key.is_empty(),
        [ref article] => article.key == "the",
        [] => false,
    };
    opens
        && person.len() > 1
        && person.start == tokens.end + 1
        && is_comma(tokens.end)
        && is_comma(person.end)
        && goes_on
}

/// Whether a word is an amount with its currency before it: "Sh2bn", "Rs5.5m".
fn is_amount(word: &Word) -> bool {
    const SCALES: &[&str] = &["bn", "m", "mn", "tn", "trn"];
    let key = word.key.as_str();
    let number = key.trim_start_matches(|ch: char| ch.is_ascii_alphabetic());
    let scale = number.trim_start_matches(|ch: char| ch.is_ascii_digit() || matches!(ch, ' ' | ','));
    number.len() < key.len() && scale.len() < number.len() && SCALES.contains(&scale)
}
