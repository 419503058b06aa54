//! Clubs that are called by their city: "Bremen lost" beside "Werder Bremen".

use std::collections::BTreeSet;

use relmap_kb::KnowledgeBase;
use relmap_text::key::fold;
use relmap_types::{Document, EntityType, Mention, MergeRule};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::grouping::group::{Group, Namesake};
use crate::link::Kind;
use crate::name::{OrganizationName, bare};

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

/// Words behind the city in the names of clubs.
const SIDES: &[&str] = &[
    "albion",
    "athletic",
    "city",
    "club",
    "county",
    "fc",
    "football",
    "rangers",
    "rovers",
    "rugby",
    "sc",
    "town",
    "united",
    "wanderers",
];

/// Words before a name that say it is the place.
const PLACING: &[&str] = &[
    "around", "at", "central", "city", "downtown", "from", "greater", "in", "into", "near", "of", "outside",
    "through", "to", "town", "via",
];

/// Words behind it that do.
const CIVIC: &[&str] = &[
    "airport",
    "area",
    "city",
    "council",
    "court",
    "hospital",
    "mayor",
    "police",
    "region",
    "residents",
    "stadium",
    "street",
    "streets",
    "suburb",
    "university",
];

/// What a team does right behind its name.
const PLAYS: &[&str] = &[
    "beat",
    "beats",
    "defeated",
    "drew",
    "edged",
    "lost",
    "outplayed",
    "thrashed",
    "trounced",
    "won",
];

/// The cities by which a report of games may call its clubs, folded: `bremen` where it names "Werder Bremen" and no other club
/// of Bremen, or says that Bremen lost. None in other texts; countries have teams, and no clubs.
pub(crate) fn cities_of_clubs(
    document: &Document,
    mentions: &[Mention],
    kb: &KnowledgeBase,
) -> FxHashSet<String> {
    let surfaces = |is_sought: fn(&Mention) -> bool| {
        let sought = mentions
            .iter()
            .filter(move |mention| mention.kind.is_name() && is_sought(mention));
        sought.map(|mention| document.surface(mention.span))
    };
    let mut clubs: FxHashMap<String, BTreeSet<String>> = FxHashMap::default();
    for surface in surfaces(|mention| mention.entity_type == EntityType::Organization) {
        let name = OrganizationName::parse(surface);
        if let Some(city) = city(&name.words) {
            clubs.entry(city.to_owned()).or_default().insert(name.key());
        }
    }
    let n_clubs = |city: &String| clubs.get(city).map_or(0, BTreeSet::len);
    let called = surfaces(|mention| mention.entity_type != EntityType::Person)
        .map(|surface| fold(bare(surface)))
        .filter(|city| n_clubs(city) == 1);
    let players = mentions
        .iter()
        .filter(|mention| mention.entity_type == EntityType::Location && plays(document.after(mention.span)))
        .map(|mention| fold(bare(document.surface(mention.span))))
        .filter(|city| n_clubs(city) == 0 && !is_country(city, kb));
    let cities: FxHashSet<String> = called.chain(players).collect();
    if cities.is_empty() || !is_of_games(document) {
        return FxHashSet::default();
    }
    cities
}

fn plays(after: &str) -> bool {
    let next = after
        .strip_prefix(' ')
        .and_then(|after| after.split(|ch: char| !ch.is_alphabetic()).next());
    next.is_some_and(|next| PLAYS.contains(&next))
}

/// Whether the best known place of a name is no town: countries and nations have teams of their own.
fn is_country(key: &str, kb: &KnowledgeBase) -> bool {
    let known = kb.lookup(key);
    let places = known
        .iter()
        .map(|candidate| kb.record(candidate.record))
        .filter(|record| record.entity_type == EntityType::Location);
    let best = places.max_by_key(|record| record.popularity);
    best.is_some_and(|record| Kind::of(&record) != Kind::Town)
}

/// Notes of a city that stands for its club which club that is; "East Leeds" is a place.
pub(crate) fn note(groups: &mut [Group]) {
    let is_organization = |group: &Group| group.entity_type == EntityType::Organization;
    let clubs: FxHashMap<String, usize> = groups
        .iter()
        .enumerate()
        .filter(|(_, group)| is_organization(group))
        .filter_map(|(i, group)| Some((city(&group.organization.as_ref()?.words)?.to_owned(), i)))
        .collect();
    let is_short = |group: &&mut Group| group.namesake == Some(Namesake::Short);
    for group in groups.iter_mut().filter(is_short) {
        let club = clubs.get(&group.key);
        group.also = group
            .also
            .or(club.map(|&club| (club, MergeRule::ShorterOrganization)));
    }
}

/// The word of a club's name that may be its city: the first of "Leeds United", else the last.
fn city(words: &[String]) -> Option<&str> {
    if !(2..=3).contains(&words.len()) || words.iter().any(|word| word == "of") {
        return None;
    }
    let (first, rest) = words.split_first()?;
    if rest.iter().all(|word| SIDES.contains(&word.as_str())) {
        return Some(first);
    }
    words.last().map(String::as_str)
}

/// Whether one word is the club of that city.
///
/// Not behind a preposition of place, nor where the city's police or airport is meant.
pub(crate) fn is_club(surface: &str, before: &str, after: &str, cities: &FxHashSet<String>) -> bool {
    cities.contains(&fold(bare(surface))) && !is_sited(before, after)
}

/// Whether the words around a name say that it is the place: "in Zorkal", "Zorkal police", "Zorkal-based".
pub(crate) fn is_sited(before: &str, after: &str) -> bool {
    let first = |text: &str| text.split(|ch: char| !ch.is_alphanumeric()).next().map(fold);
    let owned = ["'s ", "’s "]
        .iter()
        .find_map(|ending| after.strip_prefix(ending));
    let next = first(owned.unwrap_or(after).trim_start()).unwrap_or_default();
    let last = before.strip_suffix(' ').unwrap_or_default();
    let last = last
        .rsplit(|ch: char| !ch.is_alphanumeric())
        .next()
        .map(fold)
        .unwrap_or_default();
    PLACING.contains(&last.as_str())
        || CIVIC.contains(&next.as_str())
        // "the Bremen-based bank", "BREMEN (Zorkal News) -".
        || after.starts_with('-')
        || after.starts_with(" (")
}

/// Whether the article is a report of games; menus and other cut lines do not count.
fn is_of_games(document: &Document) -> bool {
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
    fn city_in_the_name() {
        let city = |name: &str| {
            let words: Vec<String> = name.split(' ').map(str::to_owned).collect();
            city(&words).map(str::to_owned)
        };
        assert_eq!(city("leeds united").as_deref(), Some("leeds"));
        assert_eq!(city("werder bremen").as_deref(), Some("bremen"));
        assert_eq!(city("university of rostock"), None);
        assert_eq!(city("ajax"), None);
    }

    #[test]
    fn club_and_city() {
        let cities: FxHashSet<String> = ["bremen".to_owned()].into_iter().collect();
        let is = |before, after| is_club("Bremen", before, after, &cities);
        assert!(is("", " lost at home") && is("a win over ", "."));
        assert!(is("", "'s striker scored") && is("for ", ", who lead"));
        for (before, after) in [
            ("in ", "."),
            ("travelled to ", ""),
            ("", "'s airport"),
            ("", " police said"),
            ("the ", "-based bank"),
            ("", " (Zorkal News) - "),
        ] {
            assert!(!is(before, after), "{before}|{after}");
        }
        assert!(!is_club("Munich", "", " lost", &cities));
    }
}
