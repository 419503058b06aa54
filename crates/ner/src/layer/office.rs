//! An office with its place, glued to its holder: "Governor of Kano Abba Moran".

use relmap_kb::KnowledgeBase;
use relmap_types::{EntityType, Mention, MentionKind};

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
    let mut parted = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let words = &sentences[mention.sentence as usize].words;
        let tokens = tokens_of(&mention, words);
        let of = (tokens.start.saturating_sub(1)..tokens.end).find(|&i| words[i].key == "of");
        let Some(place) = of
            .filter(|_| mention.entity_type == EntityType::Person && mention.kind == MentionKind::Name)
            .filter(|&of| of < 1 + tokens.start || ends_in_office(&words[tokens.start..of], lexicon))
            .filter(|&of| of >= tokens.start || ends_in_office(&words[..of], lexicon))
            .map(|of| of + 1)
        else {
            parted.push(mention);
            continue;
        };
        let is_place = |end: &usize| {
            let best = kb.lookup(&keys_in(&words[place..*end])).best();
            best.is_some_and(|best| kb.record(best.record).entity_type == EntityType::Location)
        };
        let Some(end) = (place + 1..tokens.end)
            .rev()
            .find(is_place)
            .filter(|&end| words[end].is_capital())
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
            ..mention
        });
    }
    parted
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
