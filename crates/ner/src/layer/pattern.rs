//! Runs of capitalised words that their company makes names: titles, heads, forenames, cues.

use std::ops::Range;

use relmap_types::{EntityType, MentionSource};

use super::{Draft, Found};
use crate::lexicon::{Head, Lexicon, Position, TitleKind};
use crate::word::{Shape, Word, Words};

/// Longest run that is taken for one name, in tokens.
const MAX_RUN: usize = 10;

/// Adds the runs that a pattern makes a name.
pub(crate) fn mark(sentences: &[Words], lexicon: &Lexicon, draft: &mut Draft) {
    for (i, sentence) in sentences.iter().enumerate().filter(|(_, sentence)| !sentence.is_title_case) {
        let mut j = 0;
        while j < sentence.words.len() {
            let run = run(&sentence.words, j, lexicon);
            if run.is_empty() {
                j += 1;
                continue;
            }
            j = run.end;
            if let Some((tokens, entity_type, score)) = classify(&sentence.words, run, lexicon) {
                draft.add(i, sentence, tokens, Found::name(entity_type, MentionSource::Pattern, score));
            }
        }
    }
}

/// The longest run of name-like words that begins at token `j`; empty if none does.
fn run(words: &[Word], j: usize, lexicon: &Lexicon) -> Range<usize> {
    let mut end = j;
    let mut i = j;
    while i < words.len() && i < j + MAX_RUN {
        let word = &words[i];
        let joins = if word.is_capital() {
            end = i + 1;
            true
        } else if end == j {
            false
        } else {
            let hyphen = word.shape == Shape::Mark && !word.spaced && words.get(i + 1).is_some_and(|next| !next.spaced);
            let particle = lexicon.is_particle(&word.key) && word.shape == Shape::Lower;
            let connector = matches!(word.key.as_str(), "of" | "for" | "and" | "the" | "on" | "&")
                && words[j..end].iter().any(|word| {
                    lexicon.organization_head(&word.key).is_some_and(|head| head.position != Position::Last)
                });
            hyphen && word.key.is_empty() || particle || connector
        };
        if !joins {
            break;
        }
        i += 1;
    }
    j..end
}

/// The part of a run that is a name, its type and a confidence.
fn classify(words: &[Word], run: Range<usize>, lexicon: &Lexicon) -> Option<(Range<usize>, EntityType, f32)> {
    let mut start = run.start;
    // A sentence opens with a capital whatever its first word is.
    if opens_sentence(words, start) && words[start].facts.is_english_word() && words[start].facts.forename().is_none() {
        let heads = lexicon.organization_head(&words[start].key).is_some() || lexicon.title(&words[start].key).is_some();
        if !heads {
            start += 1;
        }
    }
    while start < run.end && words[start].facts.demonym().is_some() {
        start += 1;
    }
    let keys: Vec<&str> = words[start..run.end].iter().map(|word| word.key.as_str()).collect();
    let n_title = lexicon.leading_title(&keys);
    let tokens = start + n_title..run.end;
    let words_before = start.checked_sub(1).map(|i| words[i].key.as_str());
    if tokens.is_empty() {
        return None;
    }
    let name = &words[tokens.clone()];
    if name.iter().all(|word| word.facts.is_english_word() && word.facts.forename().is_none()) && n_title == 0 && name.len() < 2 {
        return None;
    }
    let titled = n_title > 0 && lexicon.title(&keys[..n_title].join(" ")) != Some(TitleKind::Job)
        || words_before.is_some_and(|key| lexicon.title(key).is_some());
    let length = name.iter().filter(|word| !word.key.is_empty()).count();
    let has_head = |head: fn(&Lexicon, &str) -> Option<Head>| {
        let first = head(lexicon, &name[0].key).filter(|head| head.position != Position::Last);
        let last = head(lexicon, &name[name.len() - 1].key).filter(|head| head.position != Position::First);
        if length > 1 { first.or(last).map_or(0, |head| head.strength) } else { 0 }
    };
    let organization = has_head(Lexicon::organization_head);
    let place = has_head(Lexicon::place_head);
    let whole: String = keys[n_title..].join(" ");
    if lexicon.not_name(&whole).is_some() || lexicon.not_name(name.last().map_or("", |word| &word.key)).is_some() {
        return None;
    }
    if organization >= 2 && organization >= place {
        return Some((tokens, EntityType::Organization, 0.8));
    }
    if place >= 2 {
        return Some((tokens, EntityType::Location, 0.8));
    }
    let said = words.get(run.end).is_some_and(|word| lexicon.is_person_cue(&word.key));
    let forename = name[0].facts.forename().is_some();
    if length <= 4 && (titled || forename && length > 1) {
        return Some((tokens, EntityType::Person, if titled && forename { 0.9 } else { 0.8 }));
    }
    if organization == 1 {
        return Some((tokens, EntityType::Organization, 0.6));
    }
    let unknown = name.iter().filter(|word| !word.key.is_empty()).all(|word| !word.facts.is_english_word());
    if (2..=4).contains(&length) && unknown && name.iter().all(|word| word.shape != Shape::Upper) {
        return Some((tokens, EntityType::Person, if said { 0.7 } else { 0.55 }));
    }
    if length == 1 && unknown && (2..=6).contains(&name[0].key.len()) && name[0].shape == Shape::Upper {
        return Some((tokens, EntityType::Organization, 0.55));
    }
    (length == 1 && unknown && said).then_some((tokens, EntityType::Person, 0.55))
}

/// Whether the token is the first word of its sentence, marks aside.
fn opens_sentence(words: &[Word], i: usize) -> bool {
    words[..i].iter().all(|word| word.key.is_empty())
}
