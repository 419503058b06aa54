//! Names of the knowledge base in a sentence, by longest match from word starts.

use relmap_kb::{Candidates, KnowledgeBase, popularity};
use relmap_types::EntityType;

use crate::Lexicon;
use crate::word::{SentenceWords, Shape, Word};

/// Longest key that must be written in capitals: "MR" is a party, "Mr" is not.
const SHORT: usize = 3;

/// A name of the knowledge base that a sentence's capitals and context support.
#[derive(Clone, Copy)]
pub(crate) struct Listed {
    /// First token.
    pub(crate) start: usize,
    /// One past the last token.
    pub(crate) end: usize,
    /// What it means.
    pub(crate) reading: Reading,
}

/// What a name may mean, summed over the candidates of one type.
#[derive(Clone, Copy)]
pub(crate) struct Reading {
    pub(crate) entity_type: EntityType,
    /// Share of the prior, in `[0, 1]`.
    pub(crate) share: f32,
    popularity: u8,
}

/// The longest acceptable name from each token on where there is one.
pub(crate) fn find(sentence: &SentenceWords, kb: &KnowledgeBase) -> Vec<Listed> {
    let words = &sentence.words;
    let may_start = |start: &usize| {
        words[*start].is_capital() || words[*start].is_small_name || opens_compound(words, *start)
    };
    let starts = (0..words.len()).filter(may_start);
    starts.filter_map(|start| longest(sentence, start, kb)).collect()
}

impl Listed {
    /// Whether it is a known name of several words that does not begin small.
    pub(crate) fn is_phrase(&self, words: &[Word]) -> bool {
        let may_start = words[self.start].is_capital() || opens_compound(words, self.start);
        self.end - self.start > 1 && self.reading.popularity >= popularity::LISTED && may_start
    }
}

/// Whether a small word is joined by a hyphen to a capital: "sub-Saharan".
fn opens_compound(words: &[Word], i: usize) -> bool {
    let [word, hyphen, next, ..] = &words[i..] else {
        return false;
    };
    word.shape == Shape::Lower && hyphen.is_dash() && !hyphen.spaced && next.is_capital() && !next.spaced
}

/// The longest acceptable name that begins at token `start`.
fn longest(sentence: &SentenceWords, start: usize, kb: &KnowledgeBase) -> Option<Listed> {
    let words = &sentence.words[start..];
    let matches = kb.matches_from(words[0].beginning, words.iter().map(|word| word.key.as_str()));
    matches.into_iter().rev().find_map(|found| {
        let n = found.tokens;
        let last = &words[n - 1];
        // "of" and "the" may be small within a name; its last word may not, unless it is a number or "party".
        let is_small = n == 1 && last.is_small_name;
        if !(is_small
            || last.is_capital()
            || last.shape == Shape::Number
            || (n > 1 && words[0].key != "the" && is_small_head(last)))
        {
            return None;
        }
        let reading = read(&found.candidates, kb)?;
        let is_accepted = if n > 1 {
            accept_long(sentence, start, n)
        } else {
            accept_word(sentence, start, reading)
        };
        let end = start + n;
        is_accepted.then_some(Listed { start, end, reading })
    })
}

/// The type with the largest share of the prior.
fn read(candidates: &Candidates, kb: &KnowledgeBase) -> Option<Reading> {
    let mut share = [0.0; EntityType::ALL.len()];
    let mut popularity = [0; EntityType::ALL.len()];
    for candidate in candidates {
        let record = kb.record(candidate.record);
        let i = record.entity_type as usize;
        share[i] += candidate.prior;
        popularity[i] = record.popularity.max(popularity[i]);
    }
    let readings = EntityType::ALL
        .iter()
        .enumerate()
        .map(|(i, &entity_type)| Reading {
            entity_type,
            share: share[i],
            popularity: popularity[i],
        });
    readings.reduce(|best, other| if other.share > best.share { other } else { best })
}

/// A name of several words is one where capitals mean something, or if one of its words is not ordinary.
fn accept_long(sentence: &SentenceWords, start: usize, n: usize) -> bool {
    let words = &sentence.words[start..start + n];
    let is_telling = |word: &Word| !word.key.is_empty() && !word.facts.is_english_word();
    !sentence.is_title_case || words.iter().any(is_telling)
}

/// A last word that many papers write small: "the Labour party", "the European parliament", "the Baltic states".
fn is_small_head(word: &Word) -> bool {
    word.shape == Shape::Lower
        && matches!(
            word.key.as_str(),
            "commission" | "countries" | "parliament" | "party" | "states"
        )
}

/// A name of one word needs to be well known, or a cue beside it; an ordinary word needs more.
fn accept_word(sentence: &SentenceWords, i: usize, reading: Reading) -> bool {
    let lexicon = Lexicon::embedded();
    let word = &sentence.words[i];
    if word.is_small_name {
        return reading.entity_type == EntityType::Organization;
    }
    let before = i.checked_sub(1).map(|i| &sentence.words[i]);
    let after = sentence.words.get(i + 1);
    let ordinary =
        word.facts.is_english_word() || word.facts.is_common_word() || lexicon.is_ambiguous_name(&word.key);
    let capitals_count = !sentence.is_title_case && before.is_some_and(|word| word.shape != Shape::Mark);
    let place_cue = before.is_some_and(|word| lexicon.is_place_cue(&word.key));
    // Beside another capitalised word it is rather part of a longer name that the table does not know.
    let beside_capital = before.is_some_and(|word| word.is_capital() && !word.key.is_empty())
        || after.is_some_and(|word| word.is_capital() && word.spaced);
    // "US" and "UK" say as much of a people as of the country; the country is meant by name.
    if (word.facts.demonym().is_some() || word.facts.is_group())
        && reading.popularity < popularity::EVERYWHERE
    {
        return false;
    }
    if word.shape == Shape::Upper && word.key.len() >= 2 && !sentence.is_title_case {
        // No small place goes by letters: "IG" is not Ig.
        let are_letters = word.key.len() <= SHORT && reading.entity_type == EntityType::Location;
        return !are_letters || place_cue || reading.popularity >= popularity::WELL_KNOWN;
    }
    if lexicon.not_name(&word.key).is_some()
        || word.key.len() <= SHORT && reading.entity_type == EntityType::Organization
    {
        return false;
    }
    if ordinary {
        // "the West", "the Post": with an article it is the word, unless it is known as an organization.
        let article =
            before.is_some_and(|word| word.key == "the") && reading.entity_type != EntityType::Organization;
        return capitals_count
            && !article
            && !beside_capital
            && (reading.popularity >= popularity::WELL_KNOWN || place_cue);
    }
    match reading.entity_type {
        EntityType::Location => {
            reading.popularity >= popularity::WELL_KNOWN && !beside_capital
                || place_cue && reading.popularity >= popularity::LISTED
        }
        EntityType::Organization => reading.popularity >= popularity::LISTED,
        EntityType::Person => reading.popularity >= popularity::WELL_KNOWN,
    }
}
