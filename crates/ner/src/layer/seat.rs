//! Members of parliament as reports of debates name them: "Ada Moran (Harbour East, Lab)".

use relmap_types::{EntityType, Mention, MentionKind, MentionSource};

use super::tokens_of;
use crate::word::{Shape, Word, Words};

/// Short names of parties behind a constituency.
const PARTIES: &[&str] = &[
    "alliance", "con", "dup", "green", "ind", "lab", "ld", "pc", "reform", "sdlp", "sf", "snp", "uup",
];

/// Longest name of a constituency, in tokens.
const MAX_TOKENS: usize = 8;

/// Makes a place of every constituency, and nothing of a party that is named by a syllable: "Lab", not "SNP".
pub(crate) fn mark(sentences: &[Words], mentions: &mut Vec<Mention>) {
    let mut seats: Vec<Mention> = Vec::new();
    for mention in mentions.iter().filter(|mention| is_member(mention)) {
        let words = &sentences[mention.sentence as usize].words;
        let open = tokens_of(mention, words).end;
        if let Some(comma) = comma_of_seat(words, open) {
            let span = words[open + 1].span.to(words[comma - 1].span);
            seats.push(Mention {
                span,
                entity_type: EntityType::Location,
                source: MentionSource::Alias,
                ..mention.clone()
            });
        }
    }
    for seat in &seats {
        let words = &sentences[seat.sentence as usize].words;
        let party = &words[tokens_of(seat, words).end + 1];
        let is_syllable = party.shape == Shape::Capitalized && party.key.len() == 3;
        mentions.retain(|mention| {
            let is_party = is_syllable && mention.span.overlaps(party.span);
            mention.sentence != seat.sentence || !(mention.span.overlaps(seat.span) || is_party)
        });
    }
    if !seats.is_empty() {
        mentions.extend(seats);
        mentions.sort_by_key(|mention| mention.span);
    }
}

fn is_member(mention: &Mention) -> bool {
    mention.kind == MentionKind::Name && mention.entity_type == EntityType::Person
}

/// The comma between a constituency and a party in the brackets that open at a token.
fn comma_of_seat(words: &[Word], open: usize) -> Option<usize> {
    let is_mark = |i: usize, mark: char| words.get(i).is_some_and(|word| word.mark == Some(mark));
    if !is_mark(open, '(') || !words.get(open + 1)?.is_capital() {
        return None;
    }
    let comma = (open + 2..open + 2 + MAX_TOKENS).find(|&i| is_mark(i, ','))?;
    let is_party = PARTIES.contains(&words.get(comma + 1)?.key.as_str()) && words[comma + 1].is_capital();
    (is_party && is_mark(comma + 2, ')')).then_some(comma)
}
