//! Titles that tell bearers of one surname apart: "Mayor Keller" beside Bruno Keller and the mayor Ada Keller.

use std::collections::{BTreeMap, BTreeSet};

use relmap_ner::{Lexicon, TitleKind};
use relmap_types::EntityType;
use rustc_hash::FxHashMap;

use crate::name::PersonName;
use crate::news::News;

/// Words that make another office of the one behind them: a vice president is no president.
const UNDER: &[&str] = &[
    "acting",
    "assistant",
    "associate",
    "deputy",
    "elect",
    "ex",
    "first",
    "former",
    "vice",
];

/// Least letters of a short form of a title: "Sen", "Gov".
const MIN_SHORT: usize = 3;

/// By surname those of a document who are named in full, each with the titles that the text gives.
#[derive(Default)]
pub(super) struct Offices {
    bearers: FxHashMap<String, BTreeMap<String, BTreeSet<String>>>,
}

impl Offices {
    pub(super) fn new(news: News<'_>) -> Self {
        let mut offices = Self::default();
        for mentioned in news.all().filter(|person| person.is_name_of(EntityType::Person)) {
            let around = mentioned.around();
            let name = PersonName::parse(around.surface());
            let [first, .., last] = name.parts.as_slice() else {
                continue;
            };
            let titles = around.title().into_iter().chain(around.title_behind());
            let titles: Vec<String> = titles.filter(|title| tells(title)).collect();
            // The family name may stand first.
            for part in [first, last] {
                let bearers = offices.bearers.entry(part.clone()).or_default();
                bearers
                    .entry(name.key())
                    .or_default()
                    .extend(titles.iter().cloned());
            }
        }
        offices
    }

    /// Of several who bear a surname, the key of the one who alone bears this title: the very one, else one that it is short for.
    pub(super) fn bearer(&self, surname: &str, title: &str) -> Option<&str> {
        let bearers = self.bearers.get(surname)?;
        if !tells(title) || !are_several(surname, bearers.keys()) {
            return None;
        }
        let only = |is_one: &dyn Fn(&str) -> bool| {
            let mut those = bearers
                .iter()
                .filter(|(_, titles)| titles.iter().any(|title| is_one(title)));
            let one = those.next();
            (one.map(|(key, _)| key.as_str()), those.next().is_none())
        };
        match only(&|own| own == title) {
            (None, _) => {}
            (found, is_only) => return found.filter(|_| is_only),
        }
        let (found, is_only) = only(&|own| is_short(title, own) || is_short(own, title));
        found.filter(|_| is_only)
    }
}

/// Whether some two keys begin with different forenames: "Ada Keller" and "A. Moran Keller" may be one.
fn are_several<'k>(surname: &str, keys: impl Iterator<Item = &'k String>) -> bool {
    let forename = |key: &'k String| key.split(' ').find(|part| *part != surname);
    let firsts: Vec<&str> = keys.filter_map(forename).collect();
    let may_be_one = |left: &str, right: &str| left.starts_with(right) || right.starts_with(left);
    firsts
        .iter()
        .any(|left| firsts.iter().any(|right| !may_be_one(left, right)))
}

/// Whether a title may tell people apart: not "Mr", which each of several may be called.
fn tells(title: &str) -> bool {
    Lexicon::embedded()
        .title(title)
        .is_some_and(|title| title.kind != TitleKind::Honorific || title.gender.is_none())
}

/// Whether a word of an office is what a title says: "senator" of "us senator" and "sens", "minister" of "minister of state".
pub(crate) fn is_title_of(title: &str, office: &str) -> bool {
    let head = title.split(" of ").next().unwrap_or_default();
    let last = head.rsplit(' ').next().unwrap_or_default();
    let one = last
        .strip_suffix('s')
        .filter(|one| one.len() >= MIN_SHORT && !one.ends_with('s'))
        .unwrap_or(last);
    office == last || is_short(one, office)
}

/// Whether one title is another's short form or last word: "sen" of "senator", "minister" of "industry minister".
fn is_short(short: &str, full: &str) -> bool {
    let is_last = full
        .strip_suffix(short)
        .and_then(|before| before.strip_suffix(' '))
        .is_some_and(|before| !before.split(' ').any(|word| UNDER.contains(&word)));
    is_last
        || short.len() >= MIN_SHORT
            && short.len() < full.len()
            && !full.contains(' ')
            && full.starts_with(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_titles() {
        assert!(is_short("minister", "industry minister") && is_short("sen", "senator"));
        assert!(!is_short("president", "vice president") && !is_short("dr", "driver"));
        assert!(!is_short("minister", "prime ministers"));
        assert!(is_title_of("sens", "senator") && is_title_of("deputy governor", "governor"));
        assert!(is_title_of("minister of state", "minister"));
        assert!(!is_title_of("senator", "president") && !is_title_of("boss", "bosnian"));
        let several = |keys: &[&str]| {
            let keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
            are_several("moran", keys.iter())
        };
        assert!(several(&["ada moran", "bruno moran"]) && several(&["moran ada", "moran luis"]));
        assert!(!several(&["ada moran", "a moran", "ada keller moran"]));
    }
}
