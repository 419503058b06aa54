//! An office with its place, glued to its holder: "Governor of Kano Abba Moran".

use relmap_kb::KnowledgeBase;
use relmap_types::{EntityType, Mention, MentionKind};
use rustc_hash::FxHashSet;

use super::{keys_in, tokens_of};
use crate::lexicon::{Lexicon, TitleKind};
use crate::word::{Word, Words};

/// Parts a person's name that begins with the place of an office into the place and the person.
///
/// "of" stands before the place, and before it a title that somebody holds; the knowledge base has the place.
pub(crate) fn part(
    sentences: &[Words],
    kb: &KnowledgeBase,
    lexicon: &Lexicon,
    mentions: Vec<Mention>,
) -> Vec<Mention> {
    let persons = last_words(sentences, &mentions);
    let mut parted = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let words = &sentences[mention.sentence as usize].words;
        let tokens = tokens_of(&mention, words);
        let of = (tokens.start.saturating_sub(1)..tokens.end).find(|&i| words[i].key == "of");
        let is_held = |of: &usize| ends_in_office(&words[..*of], lexicon);
        let is_open = mention.entity_type != EntityType::Organization && mention.kind == MentionKind::Name;
        let Some(of) = of.filter(|of| is_open && is_held(of)) else {
            parted.push(mention);
            continue;
        };
        let place = of + 1;
        let is_place = |end: &usize| {
            let best = kb.lookup(&keys_in(&words[place..*end])).best();
            best.is_some_and(|best| kb.record(best.record).entity_type == EntityType::Location)
        };
        // What was read as a place is one, unless a person of the document goes by its last word.
        let is_person =
            mention.entity_type == EntityType::Person || persons.contains(words[tokens.end - 1].key.as_str());
        let Some(end) = (place + 1..tokens.end)
            .rev()
            .find(is_place)
            .filter(|&end| is_person && words[end].is_capital() && !is_place(&tokens.end))
        else {
            parted.push(mention);
            continue;
        };
        let span = |from: usize, to: usize| words[from].span.to(words[to - 1].span);
        parted.push(Mention {
            span: span(place, end),
            entity_type: EntityType::Location,
            ..mention.clone()
        });
        parted.push(Mention {
            span: span(end, tokens.end),
            entity_type: EntityType::Person,
            ..mention
        });
    }
    parted
}

/// The last words of persons' names.
fn last_words<'w>(sentences: &'w [Words], mentions: &[Mention]) -> FxHashSet<&'w str> {
    let persons = mentions
        .iter()
        .filter(|mention| mention.entity_type == EntityType::Person);
    let last = persons.filter_map(|mention| {
        let words = &sentences[mention.sentence as usize].words;
        Some(words[tokens_of(mention, words)].last()?.key.as_str())
    });
    last.collect()
}

/// Whether words end in a title that is held for a place: "the Governor", "Emir".
fn ends_in_office(words: &[Word], lexicon: &Lexicon) -> bool {
    const LONGEST: usize = 3;
    (1..=LONGEST.min(words.len())).any(|n| {
        let title = lexicon.title(&keys_in(&words[words.len() - n..]));
        title.is_some_and(|title| {
            matches!(
                title.kind,
                TitleKind::Office | TitleKind::Nobility | TitleKind::Religious
            )
        })
    })
}
