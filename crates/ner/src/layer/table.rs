//! Teams in tables of a league: "Table: 1 Zorkal 14 pts, 2 Harbour 13, 3 Moran Town 10".

use std::ops::Range;

use relmap_kb::popularity;
use relmap_types::{EntityType, Mention, MentionKind, MentionSource};

use crate::text::Text;
use crate::word::{Shape, Word, keys_in};

/// Lines that a table has at least.
const LEAST_LINES: usize = 3;

/// Longest name of a team, in tokens.
const MAX_TOKENS: usize = 5;

/// Confidence of a name that is read from where it stands.
const READ: f32 = 0.9;

/// Makes organizations of the names between places and points.
///
/// Not where persons or countries are ranked: one of them tells that all are.
pub(crate) fn mark(text: &Text<'_>, mentions: &mut Vec<Mention>) {
    for (i, sentence) in text.sentences.iter().enumerate() {
        let words = &sentence.words;
        let is_ranked = |word: &Word| matches!(word.key.as_str(), "pts" | "standings" | "table");
        let teams = table(words);
        let own = || mentions.iter().filter(|mention| mention.sentence as usize == i);
        if teams.len() < LEAST_LINES || !words.iter().any(is_ranked) || !are_teams(text, words, &teams, own())
        {
            continue;
        }
        for team in teams {
            let span = words[team.start].span.to(words[team.end - 1].span);
            mentions.retain(|mention| !mention.span.overlaps(span));
            mentions.push(Mention {
                span,
                sentence: i as u32,
                entity_type: EntityType::Organization,
                kind: MentionKind::Name,
                source: MentionSource::Alias,
                score: READ,
            });
        }
        mentions.sort_by_key(|mention| mention.span);
    }
}

/// Whether no person in full is on the lines of a table, few surnames, and none of those that play for themselves or are no teams:
/// countries, parties.
fn are_teams<'m>(
    text: &Text<'_>,
    words: &[Word],
    teams: &[Range<usize>],
    mut own: impl Iterator<Item = &'m Mention>,
) -> bool {
    let is_person = |mention: &Mention| {
        let name = text.name(mention);
        mention.entity_type == EntityType::Person
            && name.len() > 1
            && teams.iter().any(|team| team.contains(&name.start))
    };
    let is_surname = |team: &&Range<usize>| words[team.end - 1].facts.is_surname();
    let is_famous =
        |team: &Range<usize>| text.popularity(&keys_in(&words[team.clone()])) >= popularity::EVERYWHERE;
    !(own.any(is_person)
        || teams.iter().any(is_famous)
        || teams.iter().filter(is_surname).count() * 2 > teams.len())
}

/// The names on the lines of the longest table of a sentence, whose places count up by one.
fn table(words: &[Word]) -> Vec<Range<usize>> {
    let mut longest: Vec<Range<usize>> = Vec::new();
    let mut teams: Vec<Range<usize>> = Vec::new();
    let mut expected = None;
    let mut i = 0;
    while i < words.len() {
        let Some((place, team, end)) = line_at(words, i) else {
            i += 1;
            continue;
        };
        if expected != Some((i, place)) {
            teams.clear();
        }
        teams.push(team);
        if teams.len() > longest.len() {
            longest.clone_from(&teams);
        }
        expected = Some((end, place + 1));
        i = end;
    }
    longest
}

/// A line that begins at a token: its place, its name, and where the next begins.
fn line_at(words: &[Word], i: usize) -> Option<(u32, Range<usize>, usize)> {
    let place = number(words.get(i)?)?;
    let is_mark = |i: usize, marks: &[char]| {
        words
            .get(i)
            .and_then(|word| word.mark)
            .is_some_and(|mark| marks.contains(&mark))
    };
    let start = i + 1 + usize::from(is_mark(i + 1, &['.', ')']));
    let is_inside = |word: &Word| word.is_capital() || word.is_dash() && !word.spaced;
    let n = words
        .get(start..)?
        .iter()
        .take_while(|word| is_inside(word))
        .count();
    let end = start + n;
    number(words.get(end)?)?;
    let is_unit = words.get(end + 1).is_some_and(|word| word.shape == Shape::Lower);
    let behind = end + 1 + usize::from(is_unit);
    let next = behind + usize::from(is_mark(behind, &[',', ';']));
    (1..=MAX_TOKENS).contains(&n).then_some((place, start..end, next))
}

/// A whole number of at most three digits.
fn number(word: &Word) -> Option<u32> {
    let key = word.key.as_str();
    (word.shape == Shape::Number && key.len() <= 3)
        .then(|| key.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::marked::assert_layer;

    #[test]
    fn teams_stand_between_place_and_points() {
        assert_layer(
            mark,
            "Table: 1 Zorkal 14 pts, 2 <L Harbour> 13, 3 Brann Town 10.",
            "Table: 1 <O Zorkal> 14 pts, 2 <O Harbour> 13, 3 <O Brann Town> 10.",
        );
        for stays in [
            "Table: 1 Zorkal 14 pts, 2 Harbour 13.",
            "Table: 1 Norway 14 pts, 2 Finland 13, 3 Sweden 10.",
            "Table: 1 <P Ada Zorkal> 14 pts, 2 Harbour 13, 3 Brann 10.",
        ] {
            assert_layer(mark, stays, stays);
        }
    }
}
