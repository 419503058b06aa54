//! Names that a document tells apart: "Bruno Keller, not to be confused with the singer Brunno Keller".

use relmap_kb::KnowledgeBase;
use relmap_types::{Document, Mention};

use crate::document::grouping::group::Group;
use crate::name::{PersonName, is_spelling, skeleton_key};

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
pub(crate) fn note(
    document: &Document,
    mentions: &[Mention],
    of: &[Option<usize>],
    groups: &mut [Group],
    kb: &KnowledgeBase,
) {
    for (at, (mention, group)) in mentions.iter().zip(of).enumerate() {
        let Some(group) = *group else { continue };
        let phrase = phrase_before(document.before(mention.span));
        let earlier = mentions[..at].iter().zip(of).rev().take(MAX_BEFORE);
        let earlier = earlier.take_while(|(other, _)| other.sentence == mention.sentence);
        for (left, other) in earlier.filter_map(|(left, other)| Some((left, (*other)?))) {
            let is_told = phrase.is_some_and(|phrase| left.span.end() as usize <= phrase);
            let is_written_so = || {
                let names = (&groups[other].person, &groups[group].person);
                let (Some(first), Some(second)) = names else {
                    return false;
                };
                let between = document.between(left.span, mention.span);
                are_two_writings(first, second, kb) && !between.is_some_and(explains)
            };
            if other != group
                && groups[other].entity_type == groups[group].entity_type
                && (is_told || is_written_so())
            {
                groups[group].apart.push(other);
                // Who is named only to tell another from is not the one whom the text goes on about.
                groups[group].is_kin |= is_told;
            }
        }
    }
}

/// Where a phrase stands in the text up to a name, if one is near.
fn phrase_before(before: &str) -> Option<usize> {
    let from = before.ceil_char_boundary(before.len().saturating_sub(REACH));
    let found = PHRASES.iter().filter_map(|phrase| before[from..].rfind(phrase));
    found.max().map(|at| from + at)
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
    fn phrases_near_a_name() {
        assert_eq!(
            phrase_before("Keller, not to be confused with the minister "),
            Some(8)
        );
        assert_eq!(phrase_before("Keller met "), None);
        assert_eq!(phrase_before(""), None);
    }

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
