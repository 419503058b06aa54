//! Other names that a document gives: "Ada Moran, also known as Zorka".

use relmap_types::{Document, EntityType, Mention};

use super::group::Group;

/// What stands between two names of one, folded to small letters, without marks around it.
const PHRASES: &[&str] = &[
    "a.k.a",
    "a.k.a.",
    "aka",
    "alias",
    "also called",
    "also known as",
    "also spelled",
    "also spelt",
    "also written",
    "best known as",
    "better known as",
    "born as",
    "commonly known as",
    "formerly",
    "formerly called",
    "formerly known as",
    "known as",
    "nicknamed",
    "now called",
    "now known as",
    "once known as",
    "popularly known as",
    "previously called",
    "previously known as",
    "real name",
    "then called",
    "then known as",
    "whose birth name is",
    "whose birth name was",
    "whose full name is",
    "whose full name was",
    "whose legal name is",
    "whose legal name was",
    "whose real name is",
    "whose real name was",
    "widely known as",
];

/// Phrases that say so of people only: "Ada Moran, born Ada Keller".
const OF_PEOPLE: &[&str] = &["born", "nee", "née"];

/// Notes in each group the group that the text says it is another name of.
///
/// Both are of one type, and the phrase is set off by a comma or a bracket: "the part of Lisbon known as Alfama" is not Lisbon.
pub(super) fn note(document: &Document, mentions: &[Mention], of: &[Option<usize>], groups: &mut [Group]) {
    for (i, pair) in mentions.windows(2).enumerate() {
        let (Some(first), Some(second)) = (of[i], of[i + 1]) else {
            continue;
        };
        let between = document
            .text
            .get(pair[0].span.end() as usize..pair[1].span.start() as usize);
        let entity_type = groups[first].entity_type;
        if first != second
            && groups[second].entity_type == entity_type
            && groups[second].also.is_none()
            && groups[first].also != Some(second)
            && between.is_some_and(|between| says_so(between, entity_type))
        {
            groups[second].also = Some(first);
        }
    }
}

fn says_so(between: &str, entity_type: EntityType) -> bool {
    let is_mark = |ch: char| matches!(ch, ' ' | '"' | '“' | '”' | '‘' | '’' | '\'');
    let rest = between.trim_start_matches(is_mark);
    let Some(phrase) = rest.strip_prefix([',', '(', '–', '—', '[']) else {
        return false;
    };
    let phrase = phrase
        .trim_matches(|ch: char| is_mark(ch) || matches!(ch, ',' | ':'))
        .to_lowercase();
    PHRASES.contains(&phrase.as_str())
        || (entity_type == EntityType::Person && OF_PEOPLE.contains(&phrase.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_between_two_names() {
        for between in [
            ", also known as ",
            " (aka ",
            ", whose real name was “",
            "” (born ",
        ] {
            assert!(says_so(between, EntityType::Person), "{between}");
        }
        for between in [" known as ", ", ", "", ", also known as the ", ". Also known as "] {
            assert!(!says_so(between, EntityType::Person), "{between}");
        }
        assert!(!says_so(", born ", EntityType::Organization));
    }
}
