//! What a span holds too much at its ends: titles, articles, small words.

use relmap_kb::KnowledgeBase;
use relmap_types::{EntityType, Mention, MentionKind};
use rustc_hash::FxHashSet;

use super::gazetteer::WELL_KNOWN;
use super::{keys_in, tokens_of};
use crate::lexicon::{Lexicon, TitleKind};
use crate::word::{Shape, Word, Words};

/// Most words before a span that may complete a title in it: "Secretary of" before "State Antony Blinken".
const MAX_BEFORE: usize = 3;

/// Strength of the heads that make an organization of any words: "Agency", not "Energy".
const SURE_HEAD: u8 = 3;

/// Roles and occasions that end no organization's name.
const ROLES: &[&str] = &[
    "agm",
    "ceo",
    "cfo",
    "chairman",
    "chairperson",
    "chairwoman",
    "coo",
    "cto",
    "egm",
    "ipo",
    "spokesman",
    "spokesperson",
    "spokeswoman",
];

/// Begins every mention behind articles, marks and titles, and ends it before small words that are no part of it.
///
/// A title is cut from a person's name while a capitalised word remains. Titles of nobility and religion stay: they are the
/// name that "Pope Francis" and "Prince Charles" go by. Small words at the end are cut where the knowledge base knows
/// the name without them ("Black Sea wheat").
pub(crate) fn trim(sentences: &[Words], kb: &KnowledgeBase, lexicon: &Lexicon, mentions: &mut [Mention]) {
    let names = names(sentences, mentions);
    for mention in mentions
        .iter_mut()
        .filter(|mention| mention.kind == MentionKind::Name)
    {
        let words = &sentences[mention.sentence as usize].words;
        let tokens = tokens_of(mention, words);
        let (mut start, mut end) = (tokens.start, tokens.end);
        let in_kb = |start: usize, end: usize| !kb.lookup(&keys_in(&words[start..end])).is_empty();
        // "The Hague" is known with its article, "The Quay Circle" is not.
        while start + 1 < end && is_opening(&words[start], &words[start + 1]) && !in_kb(start, end) {
            start += 1;
        }
        if mention.entity_type == EntityType::Person {
            start = behind_titles(words, start, end, lexicon);
        }
        let small = words[start..end]
            .iter()
            .rev()
            .take_while(|word| word.shape == Shape::Lower)
            .count();
        let without = end - small;
        if small > 0 && start < without && !in_kb(start, end) && in_kb(start, without) {
            end = without;
        }
        // "Standard & Poor's" was cut where an owner's name ends.
        if mention.entity_type == EntityType::Organization
            && words.get(end).is_some()
            && is_owner(words, end)
            && !in_kb(start, end)
            && is_known_owner(words, start, end + 1, kb)
        {
            end += 1;
        }
        // "The coat is Anna's", but "at Zorkal's".
        if mention.entity_type != EntityType::Location
            && end - start > 1
            && is_owner(words, end - 1)
            && !in_kb(start, end)
            && !is_known_owner(words, start, end, kb)
        {
            let before = start.checked_sub(1).map(|before| &words[before]);
            if !before.is_some_and(|word| lexicon.is_place_cue(&word.key)) {
                end -= 1;
                if is_bare_person(&words[start..end]) {
                    mention.entity_type = EntityType::Person;
                }
            }
        }
        let is_known = |start: usize, end: usize| names.contains(&keys_in(&words[start..end]));
        // "Moran 53" in a list of goals is Moran, "Euro 2016" no Euro.
        if end - start > 1 && is_count(&words[end - 1]) && is_known(start, end - 1) {
            end -= 1;
        }
        // "Zorkal Bank Spokeswoman", in a headline or before her name, is the bank.
        if mention.entity_type != EntityType::Person
            && end - start > 1
            && ROLES.contains(&words[end - 1].key.as_str())
            && !in_kb(start, end)
        {
            end -= 1;
        }
        if mention.entity_type != EntityType::Person {
            let strength = |word: &Word| lexicon.organization_head(&word.key).unwrap_or(0);
            let is_title_next = || {
                words
                    .get(end)
                    .is_some_and(|next| lexicon.title(&next.key).is_some())
            };
            let most = if sentences[mention.sentence as usize].is_title_case {
                Some(0)
            } else {
                (words[start].shape == Shape::Upper && is_title_next()).then_some(SURE_HEAD - 1)
            };
            if let Some(most) = most.filter(|_| !in_kb(start, end)) {
                end = before_words(words, start, end, kb, |word| strength(word) <= most);
            }
        }
        if mention.entity_type == EntityType::Organization
            && let Some(place) = country_of_office(words, start, end, kb)
        {
            start = place;
            mention.entity_type = EntityType::Location;
        }
        if start < end && (start, end) != (tokens.start, tokens.end) {
            mention.span = words[start].span.to(words[end - 1].span);
        }
    }
}

/// The keys of all names.
fn names(sentences: &[Words], mentions: &[Mention]) -> FxHashSet<String> {
    let keys = mentions.iter().map(|mention| {
        let words = &sentences[mention.sentence as usize].words;
        keys_in(&words[tokens_of(mention, words)])
    });
    keys.collect()
}

/// Whether token `i` is the "'s" of an owner, not the end of "A/S".
fn is_owner(words: &[Word], i: usize) -> bool {
    !words[i].spaced && words[i].key == "s" && words[i].span.len() > 1
}

/// Whether words are a forename, a surname or both.
fn is_bare_person(name: &[Word]) -> bool {
    let is_forename = |word: &Word| word.facts.forename().is_some();
    match name {
        [only] => is_forename(only) || only.facts.is_surname(),
        [first, last] => is_forename(first) && last.facts.is_surname(),
        _ => false,
    }
}

/// Whether the knowledge base knows a name by its "'s": "Macy's".
fn is_known_owner(words: &[Word], start: usize, end: usize, kb: &KnowledgeBase) -> bool {
    !kb.lookup(&format!("{}s", keys_in(&words[start..end - 1])))
        .is_empty()
}

/// A number of at most three digits.
fn is_count(word: &Word) -> bool {
    word.shape == Shape::Number && word.key.len() <= 3 && word.key.bytes().all(|byte| byte.is_ascii_digit())
}

/// Where a well-known name ends that ordinary words follow within a span: "Norway" in "Norway Opens Labour Market",
/// "EU" in "EU Energy" before "Commissioner".
///
/// Where one of the words is the head of an organization, the span is left as it is: "Norway Harbour Board".
fn before_words(
    words: &[Word],
    start: usize,
    end: usize,
    kb: &KnowledgeBase,
    is_ordinary: impl Fn(&Word) -> bool,
) -> usize {
    let is_known = |n: &usize| {
        let best = kb.lookup(&keys_in(&words[start..*n])).best();
        best.is_some_and(|best| kb.record(best.record).popularity >= WELL_KNOWN)
    };
    let Some(n) = (start + 1..end).rev().find(is_known) else {
        return end;
    };
    let is_word = |word: &Word| word.key.is_empty() || word.facts.is_english_word() && is_ordinary(word);
    if words[n..end].iter().all(is_word) { n } else { end }
}

/// Where the country begins in what follows "Minister of": "Norway" in "National Defence of Norway".
fn country_of_office(words: &[Word], start: usize, end: usize, kb: &KnowledgeBase) -> Option<usize> {
    const OFFICES: &[&str] = &["minister", "ministers", "secretary", "undersecretary"];
    let before = &words[start.checked_sub(2)?..start];
    let is_office = OFFICES.contains(&before[0].key.as_str()) && before[1].key == "of";
    let of = (start..end).rev().find(|&i| words[i].key == "of")?;
    let best = kb.lookup(&keys_in(&words[of + 1..end])).best()?;
    let is_place = kb.record(best.record).entity_type == EntityType::Location;
    (is_office && is_place && of > start).then_some(of + 1)
}

/// A mark or an article, which opens no name; the "A." of "A. Keller" is no article.
fn is_opening(word: &Word, next: &Word) -> bool {
    let is_initial = word.span.len() > word.key.len() as u32 || next.mark == Some('.') && !next.spaced;
    word.key.is_empty() || matches!(word.key.as_str(), "an" | "the") || *word.key == *"a" && !is_initial
}

/// The first token behind the titles that open a span, and behind the demonyms that open the titles.
fn behind_titles(words: &[Word], start: usize, end: usize, lexicon: &Lexicon) -> usize {
    let is_role = |keys: &[&str]| {
        let kind = lexicon.title(&keys.join(" ")).map(|title| title.kind);
        !matches!(kind, None | Some(TitleKind::Nobility | TitleKind::Religious))
    };
    let remains = |first: usize| first < end && words[first..end].iter().any(Word::is_capital);
    let keys: Vec<&str> = words[..end].iter().map(|word| word.key.as_str()).collect();
    let mut first = start;
    for before in 1..=MAX_BEFORE.min(start) {
        if is_role(&keys[start - before..=start]) && remains(start + 1) {
            first = start + 1;
        }
    }
    while first < end {
        let demonyms = words[first..end]
            .iter()
            .take_while(|word| word.facts.demonym().is_some())
            .count();
        let n = lexicon.leading_title(&keys[first + demonyms..]);
        let title = first + demonyms..first + demonyms + n;
        if n > 0 && is_role(&keys[title.clone()]) && remains(title.end) {
            first = title.end;
        } else if words[first].key.is_empty() && remains(first + 1) {
            first += 1;
        } else {
            break;
        }
    }
    first
}
