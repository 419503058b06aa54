//! Names that a document tells apart: "Bruno Keller, not to be confused with the singer Brunno Keller".

use relmap_kb::KnowledgeBase;

use crate::document::grouping::Grouped;
use crate::name::{PersonName, is_spelling, skeleton_key};
use crate::news::{Mentioned, News};

/// What the text between two names says where they are not one's.
const PHRASES: &[&str] = &[
    "no relation of",
    "no relation to",
    "not related to",
    "not the same as",
    "not to be confused with",
    "not to be mistaken for",
    "unrelated to",
];

/// Most bytes before a name in which the phrase is looked for: "not to be confused with the former Danish minister for trade".
const REACH: usize = 100;

/// Most names of a sentence before one that it is held against.
const MAX_BEFORE: usize = 16;

/// Notes in each group those that the text tells it from, in one sentence with it: of one type and named before a phrase that says
/// so, or a person's name in another spelling or order.
pub(super) fn note(news: News<'_>, grouped: &mut Grouped) {
    let (groups, of) = (&mut grouped.groups, &grouped.of);
    for (right, own) in news.all().zip(of) {
        let Some(own) = *own else { continue };
        let phrase = phrase_before(right);
        let earlier = (0..right.index)
            .rev()
            .take(MAX_BEFORE)
            .map(|index| news.at(index));
        let earlier = earlier.take_while(|left| left.mention.sentence == right.mention.sentence);
        for (left, other) in earlier.filter_map(|left| Some((left, of[left.index]?))) {
            let is_told = phrase.is_some_and(|phrase| left.mention.span.end() <= phrase);
            let is_written_so = || {
                let names = (&groups[other].person, &groups[own].person);
                let (Some(first), Some(second)) = names else {
                    return false;
                };
                are_two_writings(first, second, news.kb) && !explains(left.until(right))
            };
            if other != own
                && groups[other].entity_type == groups[own].entity_type
                && (is_told || is_written_so())
            {
                groups[own].apart.push(other);
                // Who is named only to tell another from is not the one whom the text goes on about.
                groups[own].is_kin |= is_told && groups[own].mentions.len() == 1;
            }
        }
    }
}

/// Where in the document a phrase stands that is near the name behind it.
fn phrase_before(name: Mentioned<'_>) -> Option<u32> {
    let before = name.around().before();
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(REACH))..];
    let found = PHRASES.iter().filter_map(|phrase| near.rfind(phrase)).max();
    found.map(|at| name.mention.span.start() - (near.len() - at) as u32)
}

/// Whether two full names are one but for the spelling or the order.
fn are_two_writings(left: &PersonName, right: &PersonName, kb: &KnowledgeBase) -> bool {
    let is_respelt = || skeleton_key(left) == skeleton_key(right) && is_spelling(left, right, kb);
    left.parts.len() > 1
        && left.parts.len() == right.parts.len()
        && left.parts != right.parts
        && (left.is_turned(right) || is_respelt())
}

/// Whether the text between two writings of a name may give the second for the first: "(Keller Ada)", "or", "also spelled".
fn explains(between: &str) -> bool {
    const WORDS: &[&str] = &["also", "alias", "known", "or", "sometimes", "spelled", "spelt"];
    let mut words = between.split(|ch: char| !ch.is_alphabetic());
    between.contains(['(', '[', '/', '–', '—']) || words.any(|word| WORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_writings() {
        let kb = KnowledgeBase::embedded();
        let two = |left: &str, right: &str| {
            let name = |surface: &str| PersonName::parse(surface);
            are_two_writings(&name(left), &name(right), kb)
        };
        assert!(two("Wei Zhang", "Zhang Wei") && two("Sergei Orlov", "Sergey Orlov"));
        assert!(!two("Ada Moran", "Ada Moran") && !two("Ada Moran", "Bruno Keller"));
        assert!(explains(" (Japanese: ") && explains(", also written ") && !explains(" and "));
    }
}
