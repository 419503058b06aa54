//! Cities by which a report of games calls its clubs: "Bremen lost" beside "Werder Bremen".

use std::collections::BTreeSet;

use relmap_kb::KnowledgeBase;
use relmap_text::key::fold;
use relmap_types::EntityType;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Names;
use super::games::is_of_games;
use crate::around::Around;
use crate::link::Kind;
use crate::name::{OrganizationName, bare};
use crate::news::{Mentioned, News};

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

impl Names<'_> {
    /// Whether one word is the club of that city.
    ///
    /// Not behind a preposition of place, nor where the city's police or airport is meant.
    pub(super) fn is_club(&self, name: Around<'_>) -> bool {
        self.cities.contains(&name.key()) && !name.is_sited()
    }
}

/// The cities by which a report of games may call its clubs, folded: `bremen` where it names "Werder Bremen" and no other club
/// of Bremen, or says that Bremen lost. None in other texts; countries have teams, and no clubs.
pub(super) fn cities_of_clubs(news: News<'_>) -> FxHashSet<String> {
    let names = |is_sought: fn(EntityType) -> bool| {
        let names = news.names();
        names.filter(move |name| is_sought(name.mention.entity_type))
    };
    let mut clubs: FxHashMap<String, BTreeSet<String>> = FxHashMap::default();
    for club in names(|of| of == EntityType::Organization) {
        let name = OrganizationName::parse(club.surface());
        if let Some(city) = city(&name.words) {
            clubs.entry(city.to_owned()).or_default().insert(name.key());
        }
    }
    let n_clubs = |city: &String| clubs.get(city).map_or(0, BTreeSet::len);
    let key = |name: Mentioned<'_>| fold(bare(name.surface()));
    let called = names(|of| of != EntityType::Person)
        .map(key)
        .filter(|city| n_clubs(city) == 1);
    let players = news
        .all()
        .filter(|name| name.mention.entity_type == EntityType::Location && plays(name.around()))
        .map(key)
        .filter(|city| n_clubs(city) == 0 && !is_country(city, news.kb));
    let cities: FxHashSet<String> = called.chain(players).collect();
    if cities.is_empty() || !is_of_games(news.document) {
        return FxHashSet::default();
    }
    cities
}

fn plays(name: Around<'_>) -> bool {
    PLAYS.contains(&name.word_behind())
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

/// The word of a club's name that may be its city: the first of "Leeds United", else the last.
pub(crate) fn city(words: &[String]) -> Option<&str> {
    if !(2..=3).contains(&words.len()) || words.iter().any(|word| word == "of") {
        return None;
    }
    let (first, rest) = words.split_first()?;
    if rest.iter().all(|word| SIDES.contains(&word.as_str())) {
        return Some(first);
    }
    words.last().map(String::as_str)
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
}
