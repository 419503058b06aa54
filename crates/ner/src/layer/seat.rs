//! Members of parliament as reports of debates name them: "Ada Moran (Harbour East, Lab)".

use relmap_types::{EntityType, Mention, MentionSource};

use super::is_person;
use crate::text::{Stretch, Text};
use crate::word::{Shape, Word};

/// Short names of parties behind a constituency.
const PARTIES: &[&str] = &[
    "alliance", "con", "dup", "green", "ind", "lab", "ld", "pc", "reform", "sdlp", "sf", "snp", "uup",
];

/// Longest name of a constituency, in tokens.
const MAX_TOKENS: usize = 8;

/// Makes a place of every constituency, and nothing of a party that is named by a syllable: "Lab", not "SNP".
pub(crate) fn mark(text: &Text<'_>, mentions: &mut Vec<Mention>) {
    let mut seats: Vec<Mention> = Vec::new();
    for mention in mentions.iter().filter(|mention| is_person(mention)) {
        if let Some(span) = seat_behind(text.name(mention)).and_then(Stretch::span) {
            seats.push(Mention {
                span,
                entity_type: EntityType::Location,
                source: MentionSource::Alias,
                ..mention.clone()
            });
        }
    }
    for seat in &seats {
        let party = text.name(seat).behind(2);
        let syllable = party.filter(|party| party.shape == Shape::Capitalized && party.key.len() == 3);
        mentions.retain(|mention| {
            let is_party = syllable.is_some_and(|party| mention.span.overlaps(party.span));
            mention.sentence != seat.sentence || !(mention.span.overlaps(seat.span) || is_party)
        });
    }
    if !seats.is_empty() {
        mentions.extend(seats);
        mentions.sort_by_key(|mention| mention.span);
    }
}

/// The constituency before a party in the brackets right behind a member's name.
fn seat_behind(member: Stretch<'_>) -> Option<Stretch<'_>> {
    let words = &member.sentence.words;
    let is_mark = |i: usize, mark: char| words.get(i).is_some_and(|word| word.mark == Some(mark));
    let start = member.end + 1;
    if !is_mark(member.end, '(') || !words.get(start)?.is_capital() {
        return None;
    }
    let comma = (start + 1..=start + MAX_TOKENS).find(|&i| is_mark(i, ','))?;
    let is_party = |word: &Word| PARTIES.contains(&word.key.as_str()) && word.is_capital();
    (is_party(words.get(comma + 1)?) && is_mark(comma + 2, ')'))
        .then(|| Stretch::new(member.sentence, start..comma))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::marked::assert_layer;

    #[test]
    fn members_of_parliament() {
        assert_layer(
            mark,
            "<P Ada Moran> (<P Harbour> East, <P Lab>) spoke.",
            "<P Ada Moran> (<L Harbour East>, Lab) spoke.",
        );
        assert_layer(
            mark,
            "<P Ada Moran> (Harbour East, <O SNP>) spoke.",
            "<P Ada Moran> (<L Harbour East>, <O SNP>) spoke.",
        );
        assert_layer(
            mark,
            "<P Ada Moran> (Harbour, 43) spoke.",
            "<P Ada Moran> (Harbour, 43) spoke.",
        );
    }
}
