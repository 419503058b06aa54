//! Cities by which a report of games calls its clubs: "Bremen lost" beside "Werder Bremen".

use std::collections::BTreeSet;

use relmap_kb::KnowledgeBase;
use relmap_text::key::fold;
use relmap_text::vocabulary;
use relmap_types::EntityType;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Names;
use super::games::is_of_games;
use crate::around::Around;
use crate::link::Kind;
use crate::name::{OrganizationName, bare, is_side};
use crate::news::{Mentioned, News};

/// Words behind the city in the names of clubs that are in names of other kinds as well.
const BEHIND_CITIES: &[&str] = &["city", "club", "county", "football", "town"];

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
    /// Not behind a preposition of place, nor where the city's police or airport is meant, nor somebody of that name.
    pub(super) fn is_club(&self, name: Around<'_>, found: EntityType) -> bool {
        let key = name.key();
        let is_somebody =
            found == EntityType::Person && (self.persons.has_part(&key) || self.news.kb.is_surname(&key));
        self.clubs.cities.contains(&key) && !name.is_sited() && !is_somebody
    }

    /// Whether a name that was taken for that of a person or a place is a club's: "Zorkal Bremen".
    pub(super) fn is_named_club(&self, name: Around<'_>) -> bool {
        self.clubs.is_named(&name.key())
    }
}

/// The clubs of a report of games; none in other texts.
#[derive(Default)]
pub(super) struct Clubs {
    /// The cities by which it may call them, folded: `bremen` where it names "Werder Bremen" and no other club of Bremen, or says
    /// that Bremen lost. Countries have teams, and no clubs.
    cities: FxHashSet<String>,
    /// Names that were taken for those of persons or places but end in a town, folded: `zorkal bremen`.
    names: FxHashSet<String>,
}

impl Clubs {
    /// O(words of the text) where a name may be a club's.
    pub(super) fn new(news: News<'_>) -> Self {
        let mut clubs: FxHashMap<String, BTreeSet<String>> = FxHashMap::default();
        let mut names = FxHashSet::default();
        for club in news.names() {
            if club.mention.entity_type == EntityType::Organization {
                let name = OrganizationName::parse(club.surface());
                if let Some(city) = city(&name.words) {
                    clubs.entry(city.to_owned()).or_default().insert(name.key());
                }
                continue;
            }
            let key = fold(bare(club.surface()));
            if let Some(city) = town_at_end(&key, news.kb) {
                clubs.entry(city.to_owned()).or_default().insert(key.clone());
                names.insert(key);
            }
        }
        let n_clubs = |city: &String| clubs.get(city).map_or(0, BTreeSet::len);
        let key = |name: Mentioned<'_>| fold(bare(name.surface()));
        let is_nobody = |name: &Mentioned<'_>| name.mention.entity_type != EntityType::Person;
        let called = news.names().filter(is_nobody).map(key);
        let called = called.filter(|city| n_clubs(city) == 1);
        let is_place = |name: &Mentioned<'_>| name.mention.entity_type == EntityType::Location;
        let players = news.all().filter(|name| is_place(name) && plays(name.around()));
        let players = players
            .map(key)
            .filter(|city| n_clubs(city) == 0 && !is_country(city, news.kb));
        let cities: FxHashSet<String> = called.chain(players).collect();
        if (cities.is_empty() && names.is_empty()) || !is_of_games(news.document) {
            return Self::default();
        }
        Self { cities, names }
    }

    /// Whether a name that was taken for that of a person or a place is a club's, by its key.
    pub(super) fn is_named(&self, key: &str) -> bool {
        self.names.contains(key)
    }
}

/// The town that a name of two words ends in, if the first is nobody's name and says nothing of the town, and nothing is known by
/// both: `bremen` of `zorkal bremen`, not of `ada bremen` nor `east bremen`.
fn town_at_end<'k>(key: &'k str, kb: &KnowledgeBase) -> Option<&'k str> {
    const OF_TOWNS: &[&str] = &[
        "downtown", "fort", "great", "greater", "inner", "little", "lower", "mount", "new", "old", "outer",
        "port", "saint", "san", "santa", "upper",
    ];
    const SHORTEST: usize = 4;
    let (first, town) = key.split_once(' ').filter(|(_, town)| !town.contains(' '))?;
    let is_word = first.len() >= SHORTEST && first.chars().all(char::is_alphabetic);
    let is_name = || kb.forename(first).is_some() || kb.is_surname(first) || kb.is_surname(town);
    let is_town = || !kb.lookup(town).is_empty() && !is_country(town, kb) && !kb.is_english_word(town);
    let is_of_town = || vocabulary::is_side(first) || OF_TOWNS.contains(&first);
    (is_word && !is_of_town() && !is_name() && is_town() && kb.lookup(key).is_empty()).then_some(town)
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
    if rest
        .iter()
        .all(|word| is_side(word) || BEHIND_CITIES.contains(&word.as_str()))
    {
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

    #[test]
    fn town_at_the_end_of_a_name() {
        let kb = KnowledgeBase::embedded();
        let town = |key| town_at_end(key, kb);
        assert_eq!(town("zorkal bremen"), Some("bremen"));
        for key in [
            "ada bremen",
            "east bremen",
            "werder bremen",
            "zorkal",
            "zorkal peru",
            "zorkal harbour",
            "zor kal bremen",
        ] {
            assert_eq!(town(key), None, "{key}");
        }
    }
}
