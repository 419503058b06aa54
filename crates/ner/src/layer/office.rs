//! An office with its place, glued to its holder: "Governor of Kano Abba Moran".

use relmap_types::{EntityType, Mention, Span};
use rustc_hash::FxHashSet;

use super::is_name;
use crate::lexicon::{Lexicon, TitleKind};
use crate::text::{Stretch, Text};
use crate::word::{Word, keys_in};

/// Parts a person's name that begins with the place of an office into the place and the person.
///
/// "of" stands before the place, and before it a title that somebody holds; the knowledge base has the place.
pub(crate) fn part(text: &Text<'_>, mentions: &mut Vec<Mention>) {
    let persons = last_words(text, mentions);
    let mut parted = Vec::with_capacity(mentions.len());
    for mention in mentions.drain(..) {
        let name = text.name(&mention);
        // What was read as a place is one, unless a person of the document goes by its last word.
        let is_person = || {
            mention.entity_type == EntityType::Person
                || name
                    .last()
                    .is_some_and(|word| persons.contains(word.key.as_str()))
        };
        let is_open = is_name(&mention) && mention.entity_type != EntityType::Organization;
        let found = is_open.then(|| place_and_holder(text, name)).flatten();
        let Some((place, holder)) = found.filter(|_| is_person()) else {
            parted.push(mention);
            continue;
        };
        parted.push(Mention {
            span: place,
            entity_type: EntityType::Location,
            ..mention.clone()
        });
        parted.push(Mention {
            span: holder,
            entity_type: EntityType::Person,
            ..mention
        });
    }
    *mentions = parted;
}

/// The last words of persons' names.
fn last_words<'t>(text: &'t Text<'_>, mentions: &[Mention]) -> FxHashSet<&'t str> {
    let persons = mentions
        .iter()
        .filter(|mention| mention.entity_type == EntityType::Person);
    let last = persons.filter_map(|mention| Some(text.name(mention).words().last()?.key.as_str()));
    last.collect()
}

/// The place of an office and its holder in a name that begins with or behind "of", as in "of Kano Abba Moran".
fn place_and_holder(text: &Text<'_>, name: Stretch<'_>) -> Option<(Span, Span)> {
    let words = &name.sentence.words;
    let of = (name.start.saturating_sub(1)..name.end).find(|&i| words[i].key == "of")?;
    if !ends_in_office(&words[..of]) {
        return None;
    }
    let place = Stretch {
        start: of + 1,
        ..name
    };
    let is_place = |end: usize| {
        let best = text.best(&Stretch { end, ..place }.key());
        best.is_some_and(|best| best.entity_type == EntityType::Location)
    };
    let end = (place.start + 1..name.end).rev().find(|&end| is_place(end))?;
    let is_parted = words[end].is_capital() && !is_place(name.end);
    let (place, holder) = (Stretch { end, ..place }, Stretch { start: end, ..place });
    place.span().zip(holder.span()).filter(|_| is_parted)
}

/// Whether words end in a title that is held for a place: "the Governor", "Emir".
fn ends_in_office(words: &[Word]) -> bool {
    const LONGEST: usize = 3;
    (1..=LONGEST.min(words.len())).any(|n| {
        let title = Lexicon::embedded().title(&keys_in(&words[words.len() - n..]));
        title.is_some_and(|title| {
            matches!(
                title.kind,
                TitleKind::Office | TitleKind::Nobility | TitleKind::Religious
            )
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::marked::assert_layer;

    #[test]
    fn the_place_of_an_office() {
        assert_layer(
            part,
            "The Governor of <P Lisbon Ada Moran> spoke.",
            "The Governor of <L Lisbon> <P Ada Moran> spoke.",
        );
        assert_layer(
            part,
            "<P Ada Moran> won. The Mayor of <L Lisbon Moran> spoke.",
            "<P Ada Moran> won. The Mayor of <L Lisbon> <P Moran> spoke.",
        );
        let stays = "The songs of <P Lisbon Ada Moran>. The Mayor of <L Lisbon Harbour> spoke.";
        assert_layer(part, stays, stays);
    }
}
