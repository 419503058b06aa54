//! Whether a text is a report of games.

use std::collections::BTreeSet;

use relmap_types::Document;

/// Different words of a game that make a text one about sport, with one among them that others do not use, or with a score.
const MIN_WORDS: usize = 4;

/// Words that hardly any text but a report of games has, in the singular.
const OF_GAMES: &[&str] = &[
    "goalkeeper",
    "goalless",
    "halftime",
    "innings",
    "kickoff",
    "knockout",
    "matchday",
    "midfielder",
    "overtime",
    "playoff",
    "quarterback",
    "relegation",
    "scored",
    "semifinal",
    "striker",
    "teammate",
    "touchdown",
    "touchline",
    "winger",
];

/// Words of games that other texts have as well.
const SHARED: &[&str] = &[
    "coach",
    "cup",
    "defender",
    "derby",
    "fixture",
    "game",
    "goal",
    "league",
    "match",
    "penalty",
    "season",
    "squad",
    "substitute",
    "tournament",
];

/// Whether the article is a report of games; menus and other cut lines do not count.
pub(super) fn is_of_games(document: &Document) -> bool {
    let (mut of_games, mut shared, mut has_score) = (BTreeSet::new(), BTreeSet::new(), false);
    let mut from = 0;
    let ends = document.cuts.iter().map(|cut| (cut.span.start(), cut.span.end()));
    for (start, end) in ends.chain([(document.text.len() as u32, document.text.len() as u32)]) {
        let article = document.text.get(from..start as usize).unwrap_or_default();
        has_score |= article.split_whitespace().any(is_score);
        for word in article.split(|ch: char| !ch.is_alphanumeric()) {
            let find = |words: &[&'static str]| {
                let singular = word.strip_suffix('s').unwrap_or(word);
                let is =
                    |known: &str| known.eq_ignore_ascii_case(word) || known.eq_ignore_ascii_case(singular);
                words.iter().copied().find(|known| is(known))
            };
            of_games.extend(find(OF_GAMES));
            shared.extend(find(SHARED));
            if (has_score || !of_games.is_empty()) && of_games.len() + shared.len() >= MIN_WORDS {
                return true;
            }
        }
        from = end as usize;
    }
    false
}

/// Whether it is the score of a game: "3-1", "102–98".
fn is_score(word: &str) -> bool {
    let points = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let word = word.trim_matches([',', '.', '(', ')', ';', ':']);
    let sides = word.split_once(['-', '–']);
    sides.is_some_and(|(home, away)| points(home) && points(away))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_of_games() {
        let is = |text: &str| is_of_games(&Document::new("a1", text));
        assert!(is("The striker missed a penalty in the derby, the last match."));
        assert!(is("They won the match 3-1 in a cup season that brought goals."));
        assert!(!is("The coach of the league spoke of the season and its goals."));
    }
}
