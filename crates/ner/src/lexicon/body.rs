//! Names that many countries have a body of: courts, ministries, parties.

use relmap_text::key::fold;
use rustc_hash::FxHashMap;

use super::Lexicon;
use super::rows::rows;

/// What kind of body bears a name that many countries have one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// A court, a ministry, a chamber of parliament.
    State,
    /// A political party.
    Party,
}

/// A name that many countries have a body of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// What kind of body it is.
    pub kind: BodyKind,
    /// ISO codes of the countries that have one, where not nearly all have.
    countries: Vec<String>,
}

impl Body {
    /// Whether a country may have one of its own; `None` if the list does not say.
    pub fn is_in(&self, iso: &str) -> Option<bool> {
        (!self.countries.is_empty()).then(|| self.countries.iter().any(|country| country == iso))
    }
}

/// The bodies by key; a star stands for any words.
pub(super) fn embedded() -> FxHashMap<String, Body> {
    rows(include_str!("../../data/bodies.txt"))
        .filter_map(|(name, columns)| Some((body_key(name), body(columns)?)))
        .collect()
}

impl Lexicon {
    /// What kind of body a key names that many countries have one of, and none in particular: "supreme court", "ministry of health".
    ///
    /// `is_ordinary` tells whether a word is one of the language: those that a star of the list stands for must be.
    pub fn body(&self, key: &str, is_ordinary: &dyn Fn(&str) -> bool) -> Option<&Body> {
        if let Some(body) = self.bodies.get(key) {
            return Some(body);
        }
        let any = |words: &str| words.split(' ').all(is_ordinary);
        let behind = key.match_indices(' ').map(|(at, _)| key.split_at(at + 1));
        let opened = behind
            .filter(|(_, rest)| any(rest))
            .find_map(|(head, _)| self.bodies.get(&format!("{head}*")));
        let closed = || {
            let (rest, head) = key.rsplit_once(' ')?;
            self.bodies.get(&format!("* {head}")).filter(|_| any(rest))
        };
        opened.or_else(closed)
    }
}

/// The key of a name of the list, with its star.
fn body_key(name: &str) -> String {
    name.split(' ')
        .map(|word| if word == "*" { word.to_owned() } else { fold(word) })
        .collect::<Vec<_>>()
        .join(" ")
}

/// A body from the columns behind its name: its kind, and the countries that have one.
fn body(columns: &str) -> Option<Body> {
    let (kind, countries) = columns.split_once('\t').unwrap_or((columns, ""));
    Some(Body {
        kind: match kind {
            "state" => BodyKind::State,
            "party" => BodyKind::Party,
            _ => return None,
        },
        countries: countries.split_whitespace().map(str::to_owned).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_that_many_countries_have() {
        let lexicon = Lexicon::embedded();
        for (name, kind) in rows(include_str!("../../data/bodies.txt")) {
            assert!(body(kind).is_some(), "{name}: {kind}");
        }
        let body = |key: &str| Some(lexicon.body(key, &|word| word != "zorkal")?.kind);
        let senate = lexicon.body("senate", &|_| true).unwrap();
        assert_eq!(
            (senate.is_in("KE"), senate.is_in("FI")),
            (Some(true), Some(false))
        );
        assert_eq!(body("supreme court"), Some(BodyKind::State));
        assert_eq!(body("ministry of public works"), Some(BodyKind::State));
        assert_eq!(body("health ministry"), Some(BodyKind::State));
        assert_eq!(body("labour party"), Some(BodyKind::Party));
        assert_eq!(body("ministry of zorkal"), None);
        assert_eq!(body("ministry"), None);
    }
}
