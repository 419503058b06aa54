//! Names that were cut at a hyphen, within a word or before "at": "Leung Kwok-hung", "Klaas-Jan Huntelaar", "E.ON",
//! "University of Texas at Austin", the two founders of a firm.

use relmap_types::{EntityType, Mention, MentionKind};

use super::founders::firms;
use super::joint::doubled_names;
use super::{keys_in, tokens_of};
use crate::word::{Shape, Word, Words};

/// Longest second syllable of a forename that is written small, in letters.
const MAX_SYLLABLE: usize = 6;

/// Mends the ends of mentions that were cut too soon.
///
/// A person's name goes on with "Jr." and behind a hyphen with a small syllable ("Kwok-hung"), and a forename with the name behind it
/// ("Klaas" and "Jan Huntelaar"). A university goes on with its campus. No name ends within a run of letters without a space ("E." in "E.ON").
pub(crate) fn mend(sentences: &[Words], mentions: Vec<Mention>) -> Vec<Mention> {
    let doubled = doubled_names(sentences, &mentions);
    let firms = firms(sentences, &mentions);
    let mut mended: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mut mention in mentions {
        let words = &sentences[mention.sentence as usize].words;
        if let Some(last) = mended.last_mut()
            && last.sentence == mention.sentence
        {
            if last.span.overlaps(mention.span) {
                continue;
            }
            let pair = tokens_of(last, words).start..tokens_of(&mention, words).end;
            if pair.len() == 3 && is_joint(words, pair.start + 1) {
                let key = keys_in(&words[pair]);
                let bearer = if doubled.contains(&key) {
                    Some(EntityType::Person)
                } else {
                    firms.contains(&key).then_some(EntityType::Organization)
                };
                if let Some(entity_type) = bearer {
                    last.span = last.span.to(mention.span);
                    last.entity_type = entity_type;
                    continue;
                }
            }
            if is_double(words, last, &mention) || is_campus(words, last, &mention) {
                last.span = last.span.to(mention.span);
                continue;
            }
        }
        let tokens = tokens_of(&mention, words);
        let mut end = tokens.end;
        while tokens.start < end
            && words
                .get(end)
                .is_some_and(|word| !word.spaced && word.is_capital())
        {
            end += 1;
        }
        if mention.entity_type == EntityType::Person && end - tokens.start >= 2 && goes_on(words, end) {
            end += 2;
        }
        if mention.entity_type == EntityType::Person && words.get(end).is_some_and(is_suffix) {
            end += 1;
        }
        if end > tokens.end && mention.kind == MentionKind::Name {
            mention.span = mention.span.to(words[end - 1].span);
        }
        mended.push(mention);
    }
    mended
}

/// Whether a word tells a son from his father: "Sr." of "Bruno Keller Sr.".
fn is_suffix(word: &Word) -> bool {
    word.spaced && word.is_capital() && matches!(word.key.as_str(), "jr" | "sr" | "ii" | "iii" | "iv")
}

/// Whether a forename and the person behind it are one: "Klaas" and "Jan Huntelaar", but not "Keller-Moran".
fn is_double(words: &[Word], left: &Mention, right: &Mention) -> bool {
    let (first, second) = (tokens_of(left, words), tokens_of(right, words));
    let is_person =
        |mention: &Mention| mention.kind == MentionKind::Name && mention.entity_type == EntityType::Person;
    is_person(left)
        && is_person(right)
        && first.len() == 1
        && second.len() > 1
        && second.start == first.end + 1
        && is_joint(words, first.end)
        && (words[first.start].facts.forename().is_some()
            || !words[first.start].facts.is_surname() && words[second.start].facts.forename().is_some())
}

/// Whether "at" and a place follow the name of a university: "University of Texas at Austin".
fn is_campus(words: &[Word], left: &Mention, right: &Mention) -> bool {
    let (first, second) = (tokens_of(left, words), tokens_of(right, words));
    left.entity_type == EntityType::Organization
        && right.entity_type == EntityType::Location
        && first.len() > 2
        && words[first.start].key == "university"
        && words[first.start + 1].key == "of"
        && second.start == first.end + 1
        && words[first.end].key == "at"
}

/// Whether token `i` is a hyphen with no space on either side.
pub(super) fn is_joint(words: &[Word], i: usize) -> bool {
    let is_close = |i: usize| words.get(i).is_some_and(|word| !word.spaced);
    is_close(i) && words[i].is_dash() && is_close(i + 1)
}

/// Whether a hyphen and a small syllable stand at token `i`: not "-led" or "-era", which make an adjective.
fn goes_on(words: &[Word], i: usize) -> bool {
    const ADJECTIVES: &[&str] = &[
        "aged", "born", "era", "fame", "free", "held", "inspired", "led", "like", "linked", "made", "owned",
        "run", "style", "type",
    ];
    is_joint(words, i)
        && words.get(i + 1).is_some_and(|word| {
            word.shape == Shape::Lower
                && word.key.len() <= MAX_SYLLABLE
                && !word.key.ends_with("ed")
                && !ADJECTIVES.contains(&word.key.as_str())
        })
}
