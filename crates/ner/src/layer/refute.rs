//! Mentions that the words beside them refute: "US$40", "Airbus A380", "LISBON (Reuters) -".

use std::ops::Range;

use relmap_kb::KnowledgeBase;
use relmap_types::{EntityType, Mention, MentionKind, MentionSource};
use rustc_hash::FxHashMap;

use super::gazetteer::WELL_KNOWN;
use super::{keys_in, popularity, tokens_of};
use crate::Lexicon;
use crate::word::{Shape, Word, Words};

/// Tokens of a sentence within which its dateline ends.
const DATELINE: usize = 12;

/// Directions that are surnames as well.
const DIRECTIONS: &[&str] = &["east", "north", "south", "west"];

/// Drops mentions that are part of an amount or of a product's designation, the agency of a dateline, and words
/// that are written with a capital and name nobody ("Monday", "the West").
pub(crate) fn drop_refuted(
    sentences: &[Words],
    kb: &KnowledgeBase,
    lexicon: &Lexicon,
    mentions: &mut Vec<Mention>,
) {
    let mut named: FxHashMap<String, u32> = FxHashMap::default();
    for mention in mentions.iter() {
        let words = &sentences[mention.sentence as usize].words;
        *named
            .entry(keys_in(&words[tokens_of(mention, words)]))
            .or_default() += 1;
    }
    let surname = |mention: &Mention| {
        let words = &sentences[mention.sentence as usize].words;
        let tokens = tokens_of(mention, words);
        let key = words[tokens.end.checked_sub(1)?].key.as_str();
        let is_full = mention.entity_type == EntityType::Person && tokens.len() > 1;
        DIRECTIONS
            .iter()
            .copied()
            .find(|&direction| is_full && direction == key)
    };
    let borne: Vec<&str> = mentions.iter().filter_map(surname).collect();
    mentions.retain(|mention| {
        let words = &sentences[mention.sentence as usize].words;
        let tokens = tokens_of(mention, words);
        if mention.kind == MentionKind::Name
            && (names_nobody(&words[tokens.clone()], kb, lexicon)
                && !is_placed(words, &tokens, kb, lexicon)
                && !is_carrier(mention, &words[tokens.clone()])
                || is_subject(words, &tokens, lexicon)
                || is_credit(words, &tokens, kb)
                || is_weekday(words, &tokens)
                || is_ticker(words, &tokens)
                || is_direction(words, &tokens, &borne)
                || is_label(words, &tokens) && named[&keys_in(&words[tokens.clone()])] == 1
                || mention.entity_type == EntityType::Location
                    && is_titular(&sentences[mention.sentence as usize], &tokens, lexicon))
        {
            return false;
        }
        let i = words.partition_point(|word| word.span.start() < mention.span.end());
        let Some(next) = words.get(i) else { return true };
        let dateline = i < DATELINE
            && next.mark == Some(')')
            && words.get(i + 1).is_some_and(Word::is_dash)
            // "Ada Moran (Labour Party) –" opens no report.
            && (words[0].shape == Shape::Upper || is_agency(&keys_in(&words[tokens.clone()]), kb));
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
        && word.shape == Shape::Upper
    {
        // Letters are somebody's name as often as not, but no disease's.
        match lexicon.not_name(&word.key) {
            Some("disease") => return true,
            Some("abbreviation") => {}
            _ => return false,
        }
    }
    let key = keys_in(words);
    // A work is named after somebody: "Harry Potter" may be either.
    let is_listed = |kind: &str| words.len() == 1 || kind != "work";
    lexicon.not_name(&key).is_some_and(is_listed) && popularity(&key, kb) < WELL_KNOWN
}

/// Whether a people's name was found again as that of an airline.
fn is_carrier(mention: &Mention, words: &[Word]) -> bool {
    mention.entity_type == EntityType::Organization
        && mention.source == MentionSource::Alias
        && words.last().is_some_and(|word| word.facts.demonym().is_some())
}

/// Whether a word that is listed as an event or a work stands as the place of that name: "in Derby", "Derby, England".
fn is_placed(words: &[Word], tokens: &Range<usize>, kb: &KnowledgeBase, lexicon: &Lexicon) -> bool {
    let is_place = |key: &str, least: u8| {
        let candidates = kb.lookup(key);
        candidates.iter().any(|each| {
            let record = kb.record(each.record);
            record.entity_type == EntityType::Location && record.popularity >= least
        })
    };
    let [word] = &words[tokens.clone()] else {
        return false;
    };
    let is_listed = matches!(lexicon.not_name(&word.key), Some("event" | "work"));
    if !is_listed || word.shape != Shape::Capitalized || !is_place(&word.key, 0) {
        return false;
    }
    let before = tokens.start.checked_sub(1).map(|i| &words[i]);
    let is_before_whole = || {
        let [comma, whole, ..] = &words[tokens.end..] else {
            return false;
        };
        comma.mark == Some(',') && whole.shape == Shape::Capitalized && is_place(&whole.key, WELL_KNOWN)
    };
    before.is_some_and(|word| lexicon.is_place_cue(&word.key)) || is_before_whole()
}

/// Whether ordinary words name a field of study: "professor of International Relations".
fn is_subject(words: &[Word], tokens: &Range<usize>, lexicon: &Lexicon) -> bool {
    const SCHOLARS: &[&str] = &["degree", "doctorate", "lecturer", "major", "professor", "reader"];
    let before = tokens.start.checked_sub(2).map(|i| &words[i..tokens.start]);
    let is_field = |word: &Word| {
        let strength = lexicon.organization_head(&word.key).unwrap_or(0);
        word.key.is_empty()
            || strength < 3
                && (word.facts.is_english_word() || word.facts.is_group() || word.facts.demonym().is_some())
    };
    before.is_some_and(|before| {
        SCHOLARS.contains(&before[0].key.as_str()) && matches!(before[1].key.as_str(), "of" | "in")
    }) && words[tokens.clone()].iter().all(is_field)
}

/// Whether folded words name a news agency that the knowledge base knows.
fn is_agency(key: &str, kb: &KnowledgeBase) -> bool {
    let record = kb.lookup(key).best().map(|best| kb.record(best.record));
    record.is_some_and(|record| {
        let description = record.description;
        description.is_some_and(|text| text.contains("news agency"))
    })
}

/// Whether a news agency is credited at the end of a report: "(AFP, dpa)", "sje/dpa/AP".
///
/// Brackets right behind a name explain it: "Deutsche Presse-Agentur (dpa)".
fn is_credit(words: &[Word], tokens: &Range<usize>, kb: &KnowledgeBase) -> bool {
    let is_agency = |key: &str| is_agency(key, kb);
    // Beside initials or another agency: "Reuters/Ipsos" is a poll.
    let is_beside = |slash: Option<usize>, other: Option<usize>| {
        let word = |i: Option<usize>| i.and_then(|i| words.get(i));
        word(slash).is_some_and(|word| word.mark == Some('/'))
            && word(other).is_some_and(|word| word.shape == Shape::Lower || is_agency(&word.key))
    };
    let (start, end) = (tokens.start, tokens.end);
    let mut brackets = words[..start].iter().rev();
    let has_slash = [start.checked_sub(1), Some(end)]
        .into_iter()
        .flatten()
        .any(|i| words.get(i).is_some_and(|word| word.mark == Some('/')));
    // Few names stand so, and to look one up takes long.
    if !(has_slash || brackets.any(|word| word.mark == Some('(')))
        || !is_agency(&keys_in(&words[tokens.clone()]))
    {
        return false;
    }
    if is_beside(start.checked_sub(1), start.checked_sub(2)) || is_beside(Some(end), Some(end + 1)) {
        return true;
    }
    let Some(open) = words[..tokens.start]
        .iter()
        .rposition(|word| word.mark == Some('('))
    else {
        return false;
    };
    let close = words[tokens.end..].iter().position(|word| word.mark == Some(')'));
    let inside = |range: &[Word]| {
        range
            .iter()
            .all(|word| word.key.is_empty() || word.key == "and" || is_agency(&word.key))
    };
    let is_alone = open + 1 == start && close == Some(0);
    let explains = is_alone && open > 0 && words[open - 1].is_capital();
    close.is_some_and(|close| {
        !explains && inside(&words[open..tokens.start]) && inside(&words[tokens.end..tokens.end + close])
    })
}

/// Whether a word labels the headline that it opens: "Intel: Oslo plans a port".
fn is_label(words: &[Word], tokens: &Range<usize>) -> bool {
    const LABELS: &[&str] = &[
        "analysis",
        "exclusive",
        "explainer",
        "intel",
        "live",
        "opinion",
        "update",
        "watch",
    ];
    *tokens == (0..1)
        && LABELS.contains(&words[0].key.as_str())
        && words.get(1).is_some_and(|word| word.mark == Some(':'))
}

/// Whether it is "the West" where somebody is called West (of `borne`) and would be taken for it, or a direction: "West of here".
fn is_direction(words: &[Word], tokens: &Range<usize>, borne: &[&str]) -> bool {
    let is_next =
        |i: Option<usize>, key: &str| i.and_then(|i| words.get(i)).is_some_and(|word| word.key == key);
    let key = words[tokens.start].key.as_str();
    tokens.len() == 1
        && DIRECTIONS.contains(&key)
        && (borne.contains(&key) && is_next(tokens.start.checked_sub(1), "the")
            || tokens.start == 0 && is_next(Some(tokens.end), "of"))
}

/// Whether a word is the short name of a weekday before a date: "SUN 25.06.".
fn is_weekday(words: &[Word], tokens: &Range<usize>) -> bool {
    const DAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    tokens.len() == 1
        && DAYS.contains(&words[tokens.start].key.as_str())
        && words
            .get(tokens.end)
            .is_some_and(|next| next.shape == Shape::Number)
}

/// Whether letters are those under which a company is traded: "(ZORK.ST)", "(Nasdaq: ZORK)".
fn is_ticker(words: &[Word], tokens: &Range<usize>) -> bool {
    const EXCHANGES: &[&str] = &[
        "aim", "amex", "asx", "bse", "epa", "euronext", "fra", "hkex", "jse", "lon", "lse", "nasdaq", "nse",
        "nyse", "otc", "sgx", "six", "sto", "tse", "tsx", "xetra",
    ];
    let at = |i: Option<usize>| i.and_then(|i| words.get(i));
    let before = |n: usize| at(tokens.start.checked_sub(n));
    let letters = |i: usize| {
        words
            .get(i)
            .is_some_and(|word| word.shape == Shape::Upper || word.shape == Shape::Number)
    };
    let is_code = || letters(tokens.start) && tokens.len() <= 3;
    if before(1).is_some_and(|word| word.mark == Some(':')) {
        return is_code() && before(2).is_some_and(|word| EXCHANGES.contains(&word.key.as_str()));
    }
    let point = tokens.start + 1;
    let is_joined = |i: usize| words.get(i).is_some_and(|word| !word.spaced);
    before(1).is_some_and(|word| word.mark == Some('('))
        && before(2).is_some_and(Word::is_capital)
        && is_code()
        && words.get(point).is_some_and(|word| word.mark == Some('.'))
        && is_joined(point)
        && is_joined(point + 1)
        && words
            .get(point + 1)
            .is_some_and(|word| word.is_capital() && word.key.len() <= 3)
        && words.get(point + 2).is_some_and(|word| word.mark == Some(')'))
}

/// Whether a place is part of the name of a law, a war or a prize: "Treaty of Lisbon", "Geneva Convention".
fn is_titular(sentence: &Words, tokens: &Range<usize>, lexicon: &Lexicon) -> bool {
    const PACTS: &[&str] = &[
        "accord",
        "accords",
        "agreement",
        "agreements",
        "convention",
        "pact",
        "protocol",
        "treaty",
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
