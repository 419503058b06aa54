//! What a span holds too much at its ends: titles, articles, small words.

use relmap_kb::KnowledgeBase;
use relmap_types::{EntityType, Mention, MentionKind};

use super::{keys_in, tokens_of};
use crate::lexicon::{Lexicon, TitleKind};
use crate::word::{Shape, Word, Words};

/// Most words before a span that may complete a title in it: "Secretary of" before "State Antony Blinken".
const MAX_BEFORE: usize = 3;

/// Begins every mention behind articles, marks and titles, and ends it before small words that are no part of it.
///
/// A title is cut from a person's name while a capitalised word remains. Titles of nobility and religion stay: they are the
/// name that "Pope Francis" and "Prince Charles" go by. Small words at the end are cut where the knowledge base knows
/// the name without them ("Black Sea wheat").
pub(crate) fn trim(sentences: &[Words], kb: &KnowledgeBase, lexicon: &Lexicon, mentions: &mut [Mention]) {
    for mention in mentions
        .iter_mut()
        .filter(|mention| mention.kind == MentionKind::Name)
    {
        let words = &sentences[mention.sentence as usize].words;
        let tokens = tokens_of(mention, words);
        let (mut start, mut end) = (tokens.start, tokens.end);
        let named = |start: usize, end: usize| !kb.lookup(&keys_in(&words[start..end])).is_empty();
        // "The Hague" is known with its article, "The Quay Circle" is not.
        while start + 1 < end && is_opening(&words[start]) && !named(start, end) {
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
        if small > 0 && start < without && !named(start, end) && named(start, without) {
            end = without;
        }
        if start < end && (start, end) != (tokens.start, tokens.end) {
            mention.span = words[start].span.to(words[end - 1].span);
        }
    }
}

/// A mark or an article, which opens no name.
fn is_opening(word: &Word) -> bool {
    word.key.is_empty() || matches!(word.key.as_str(), "a" | "an" | "the")
}

/// The first token behind the titles that open a span, and behind the demonyms that open the titles.
fn behind_titles(words: &[Word], start: usize, end: usize, lexicon: &Lexicon) -> usize {
    let is_role = |keys: &[&str]| {
        let kind = lexicon.title(&keys.join(" "));
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
