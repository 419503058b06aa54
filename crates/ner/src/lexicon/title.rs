//! Titles: what stands before a person's name and says something of its bearer.

use relmap_kb::Gender;
use relmap_text::key::fold;
use rustc_hash::FxHashMap;

use super::Lexicon;
use super::rows::rows;

/// Why the person whom a title precedes bears it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleKind {
    /// Mr, Dr: said of anybody.
    Honorific,
    /// President, foreign minister: held for a time.
    Office,
    /// Gen., Lt. Col.
    Military,
    /// King, sheikh.
    Nobility,
    /// Pope, ayatollah.
    Religious,
    /// Coach, singer, spokesman.
    Job,
}

/// What a title says of its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// Why somebody bears it.
    pub kind: TitleKind,
    /// Whom it is said of, if of one gender alone: "Mrs", "spokesman".
    pub gender: Option<Gender>,
    /// Whether a forename after it is the whole name: "King Salman", "Pope Francis", "Sir Keir".
    pub takes_forename: bool,
    /// A trade whose people hold no office: "striker", "novelist".
    pub is_trade: bool,
}

/// The titles by key.
pub(super) struct Titles {
    titles: FxHashMap<String, Title>,
    /// Words in the longest.
    longest: usize,
}

impl Titles {
    pub(super) fn embedded() -> Self {
        let titles: FxHashMap<_, _> = rows(include_str!("../../data/titles.txt"))
            .filter_map(|(key, rest)| Some((fold(key), title(rest)?)))
            .collect();
        let longest = titles.keys().map(|key| key.split(' ').count()).max();
        Self {
            longest: longest.unwrap_or(0),
            titles,
        }
    }
}

impl Lexicon {
    /// What a key says as a title, if it is one.
    pub fn title(&self, key: &str) -> Option<Title> {
        self.titles.titles.get(key).copied()
    }

    /// Number of leading `keys` that together are a title; 0 if none. The longest wins.
    pub fn leading_title(&self, keys: &[&str]) -> usize {
        (1..=self.titles.longest.min(keys.len()))
            .rev()
            .find(|&n| self.titles.titles.contains_key(&keys[..n].join(" ")))
            .unwrap_or(0)
    }
}

/// A title from the columns behind it: its kind, and what else it tells.
fn title(columns: &str) -> Option<Title> {
    let (kind, told) = columns.split_once('\t').unwrap_or((columns, ""));
    let tells = |word: &str| told.split(' ').any(|told| told == word);
    Some(Title {
        kind: title_kind(kind)?,
        gender: match (tells("male"), tells("female")) {
            (true, false) => Some(Gender::Male),
            (false, true) => Some(Gender::Female),
            _ => None,
        },
        takes_forename: tells("forename"),
        is_trade: tells("trade"),
    })
}

fn title_kind(word: &str) -> Option<TitleKind> {
    Some(match word {
        "honorific" => TitleKind::Honorific,
        "office" => TitleKind::Office,
        "military" => TitleKind::Military,
        "nobility" => TitleKind::Nobility,
        "religious" => TitleKind::Religious,
        "job" => TitleKind::Job,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for (key, columns) in rows(include_str!("../../data/titles.txt")) {
            assert!(Lexicon::embedded().title(&fold(key)).is_some(), "{key}");
            let told = columns.split_once('\t').map_or("", |(_, told)| told);
            for word in told.split(' ').filter(|word| !word.is_empty()) {
                assert!(
                    matches!(word, "male" | "female" | "forename" | "trade"),
                    "{key}: {word}"
                );
            }
        }
    }

    #[test]
    fn titles_tell_of_their_bearers() {
        let title = |key: &str| Lexicon::embedded().title(key).unwrap();
        assert_eq!(title("mrs").gender, Some(Gender::Female));
        assert_eq!(
            (title("king").gender, title("king").takes_forename),
            (Some(Gender::Male), true)
        );
        let president = title("president");
        assert_eq!((president.kind, president.gender), (TitleKind::Office, None));
        assert!(!president.takes_forename && !title("lady").takes_forename);
    }
}
