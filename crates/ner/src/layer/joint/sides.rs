//! What stands on the two sides of a joint, and whether both are names.

use relmap_types::EntityType::{self, Location, Organization, Person};
use relmap_types::Mention;

use super::alone::{Alone, is_full};
use super::sign::{Joint, is_and};
use crate::layer::dateline;
use crate::text::{Stretch, Text};
use crate::word::Word;

/// The two names that a joint at token `i` of the sentence parts, if both sides are names.
pub(super) fn sides(
    text: &Text<'_>,
    (i, joint): (usize, Joint),
    mention: &Mention,
    alone: &Alone,
) -> Option<(Mention, Mention)> {
    let name = text.name(mention);
    let words = &name.sentence.words;
    let left = Stretch { end: i, ..name };
    let right = Stretch { start: i + 1, ..name };
    let read = |side| read(text, side, mention, alone);
    let whole = |side| whole(side, mention, mention.entity_type);
    let whole_as = |side, entity_type| self::whole(side, mention, entity_type);
    match joint {
        // No person's name holds an "and": "Ada Moran and Bruno Keller".
        Joint::Even
            if mention.entity_type == Person && is_and(&words[i]) && is_full(&left) && is_full(&right) =>
        {
            whole(left).zip(whole(right))
        }
        Joint::Even => read(left).zip(read(right)),
        // "ZORKAL — Ada Moran".
        Joint::Dash if dateline::ends_at(name, i) => whole_as(left, Location).zip(whole(right)),
        // "Ada Moran - Zorkal - Analyst": a list of who takes part.
        Joint::Dash if mention.entity_type == Person && is_full(&left) && is_listed(words, i) => {
            let next = right.split(|word| word.is_dash() && word.spaced).next()?;
            // "Ada Moran - Bruno Keller - Nadia Keller".
            let is_person = is_full(next) && next[0].facts.forename().is_some();
            let next = Stretch {
                end: right.start + next.len(),
                ..right
            };
            whole(left).zip(whole_as(next, if is_person { Person } else { Organization }))
        }
        // "San Francisco – Oakland Bay Bridge" is one bridge.
        Joint::Dash if mention.entity_type == Location && words[i].mark != Some('-') => None,
        Joint::Dash => {
            let sides = [left, right].map(read);
            let parts = sides.iter().any(Option::is_some) && opens_as_name(left) && opens_as_name(right);
            let [first, second] = sides;
            parts
                .then(|| first.or_else(|| whole(left)).zip(second.or_else(|| whole(right))))
                .flatten()
        }
        // "Istanbul's Ciragan Palace", "Zorkals' Delivery Center".
        Joint::Possessive => {
            let is_place = text.well_known(&left.key()) == Some(Location);
            let is_alone = || words[i].mark.is_some() && alone.names.contains(&left.key());
            let owner = if is_place { Location } else { mention.entity_type };
            (is_place || is_alone())
                .then(|| whole_as(left, owner).zip(whole(right)))
                .flatten()
        }
        // "Ulrich v. Zorkal" is called so.
        Joint::Versus if matches!(left.words(), [only] if only.facts.forename().is_some()) => None,
        Joint::Versus => {
            let has_stop = right.first().is_some_and(|word| word.mark == Some('.'));
            let right = Stretch {
                start: right.start + usize::from(has_stop),
                ..right
            };
            let side = |side| read(side).or_else(|| whole(side));
            (opens_as_name(left) && opens_as_name(right))
                .then(|| side(left).zip(side(right)))
                .flatten()
        }
        Joint::Of => {
            let is_led = is_full(&right) && alone.persons.contains(&right.key());
            whole(left).zip(whole_as(right, Person).filter(|_| is_led))
        }
        Joint::Verb => whole(left).zip(whole(right).filter(|_| right.iter().any(Word::is_capital))),
    }
}

/// The mention that one side makes, taken for what the whole is.
fn whole(side: Stretch<'_>, mention: &Mention, entity_type: EntityType) -> Option<Mention> {
    Some(Mention {
        span: side.span()?,
        entity_type,
        ..mention.clone()
    })
}

/// The mention that one side makes, if it is a name in its own right.
fn read(text: &Text<'_>, side: Stretch<'_>, mention: &Mention, alone: &Alone) -> Option<Mention> {
    let key = side.key();
    let known = text.well_known(&key).filter(|&entity_type| entity_type != Person);
    let is_name = side.last()?.is_capital() && (alone.names.contains(&key) || known.is_some());
    whole(side, mention, known.unwrap_or(mention.entity_type)).filter(|_| is_name)
}

fn opens_as_name(side: Stretch<'_>) -> bool {
    side.first().is_some_and(Word::is_capital)
}

/// Whether another dash with a space on both sides follows the one at token `i`.
fn is_listed(words: &[Word], i: usize) -> bool {
    const REACH: usize = 6;
    let behind = words[i + 1..].iter().zip(words.iter().skip(i + 2));
    behind
        .take(REACH)
        .any(|(dash, next)| dash.is_dash() && dash.spaced && next.spaced)
}
