//! Word lists that say what words do around names: titles, organization heads, particles.
//!
//! The lists are plain text in `data/`; each says in its first lines what it holds.

mod rows;

mod title;

mod body;

mod legal_form;

use std::sync::OnceLock;

use relmap_text::key::fold;
use rustc_hash::{FxHashMap, FxHashSet};

pub use self::body::{Body, BodyKind};
pub use self::legal_form::LegalForm;
use self::legal_form::LegalForms;
use self::rows::{rows, set};
use self::title::Titles;
pub use self::title::{Title, TitleKind};

/// Where a word stands in names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    First,
    Last,
}

/// The word lists, folded as by [`relmap_text::key::fold`].
///
/// There is one, which is part of the program, so that no function takes it as a parameter: who needs it asks for
/// [`Lexicon::embedded`]. What a user may change is the knowledge base.
pub struct Lexicon {
    titles: Titles,
    organization_heads: FxHashMap<String, u8>,
    legal_forms: LegalForms,
    ambiguous_names: FxHashSet<String>,
    small_names: FxHashSet<String>,
    organization_ends: FxHashMap<String, End>,
    person_cues: FxHashSet<String>,
    government_cues: FxHashSet<String>,
    place_cues: FxHashSet<String>,
    country_codes: FxHashSet<String>,
    exchanges: FxHashSet<String>,
    particles: FxHashSet<String>,
    not_names: FxHashMap<String, String>,
    bodies: FxHashMap<String, Body>,
    nicknames: FxHashMap<String, Vec<String>>,
}

impl Lexicon {
    /// The lists that ship with relmap, parsed on first use.
    pub fn embedded() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| Self {
            titles: Titles::embedded(),
            legal_forms: LegalForms::embedded(),
            organization_heads: rows(include_str!("../../data/org_heads.tsv"))
                .map(|(word, strength)| (fold(word), strength.trim().parse().unwrap_or(1)))
                .collect(),
            ambiguous_names: set(include_str!("../../data/ambiguous_names.txt")),
            small_names: set(include_str!("../../data/small_names.txt")),
            organization_ends: rows(include_str!("../../data/org_ends.tsv"))
                .filter_map(|(word, place)| Some((fold(word), end(place)?)))
                .collect(),
            person_cues: set(include_str!("../../data/person_cues.txt")),
            government_cues: set(include_str!("../../data/government_cues.txt")),
            place_cues: rows(include_str!("../../data/place_cues.txt"))
                .filter(|(_, strength)| *strength != "1")
                .map(|(word, _)| fold(word))
                .collect(),
            country_codes: set(include_str!("../../data/country_codes.txt")),
            exchanges: set(include_str!("../../data/exchanges.txt")),
            particles: set(include_str!("../../data/particles.txt")),
            not_names: rows(include_str!("../../data/not_names.txt"))
                .map(|(name, kind)| (fold(name), kind.to_owned()))
                .collect(),
            bodies: body::embedded(),
            nicknames: rows(include_str!("../../data/nicknames.tsv")).fold(
                FxHashMap::default(),
                |mut names: FxHashMap<String, Vec<String>>, (nickname, name)| {
                    names.entry(fold(nickname)).or_default().push(fold(name));
                    names
                },
            ),
        })
    }

    /// How strongly a word makes a capitalised sequence an organization, if it does: 1 (weak) to 3 (nearly always).
    pub fn organization_head(&self, key: &str) -> Option<u8> {
        self.organization_heads.get(key).copied()
    }

    /// Whether a word opens names of organizations alone ("gruppo").
    pub fn opens_organization(&self, key: &str) -> bool {
        self.organization_ends.get(key) == Some(&End::First)
    }

    /// Whether a word ends names of organizations alone ("zeitung").
    pub fn ends_organization(&self, key: &str) -> bool {
        self.organization_ends.get(key) == Some(&End::Last)
    }

    /// Whether a name is an ordinary word as well, and needs capitals and context.
    pub fn is_ambiguous_name(&self, key: &str) -> bool {
        self.ambiguous_names.contains(key)
    }

    /// Whether a name begins with a small letter: "dpa".
    pub fn is_small_name(&self, key: &str) -> bool {
        self.small_names.contains(key)
    }

    /// Whether a word right after a name says what its bearer does ("said").
    pub fn is_person_cue(&self, key: &str) -> bool {
        self.person_cues.contains(key)
    }

    /// Whether a word behind a capital says what its government does: "rejected".
    pub fn is_government_cue(&self, key: &str) -> bool {
        self.government_cues.contains(key)
    }

    /// Whether a word before a name speaks for a place ("near").
    pub fn is_place_cue(&self, key: &str) -> bool {
        self.place_cues.contains(key)
    }

    /// Whether a word is the code that lists of results give for a country ("aut").
    pub fn is_country_code(&self, key: &str) -> bool {
        self.country_codes.contains(key)
    }

    /// Whether companies are traded at what a word names: `nasdaq`.
    pub fn is_exchange(&self, key: &str) -> bool {
        self.exchanges.contains(key)
    }

    /// Whether a word is a name particle ("al", "von").
    pub fn is_particle(&self, key: &str) -> bool {
        self.particles.contains(key)
    }

    /// Why a capitalised word or phrase is no name of ours ("month", "religion"), if it is not.
    pub fn not_name(&self, key: &str) -> Option<&str> {
        self.not_names.get(key).map(String::as_str)
    }

    /// Whether two forenames may be one: equal, one the short form of the other, or both short forms of a third.
    pub fn same_forename(&self, left: &str, right: &str) -> bool {
        let full = |key| self.full_forenames(key);
        left == right
            || full(left)
                .iter()
                .any(|name| name == right || full(right).contains(name))
            || full(right).iter().any(|name| name == left)
    }

    /// The full forms of a short form, folded: two forenames may be one if they share one of these or are one of them.
    pub fn full_forenames(&self, key: &str) -> &[String] {
        self.nicknames.get(key).map_or(&[], Vec::as_slice)
    }
}

fn end(place: &str) -> Option<End> {
    Some(match place {
        "first" => End::First,
        "last" => End::Last,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_a_list_is_read() {
        // Words are looked up one by one: a row of several would never be found.
        for list in [
            include_str!("../../data/org_heads.tsv"),
            include_str!("../../data/person_cues.txt"),
            include_str!("../../data/government_cues.txt"),
        ] {
            for (word, _) in rows(list) {
                assert!(!fold(word).contains(' '), "{word}");
            }
        }
        for (word, place) in rows(include_str!("../../data/org_ends.tsv")) {
            assert!(end(place).is_some() && fold(word) == word, "{word}: {place}");
        }
        for (word, strength) in rows(include_str!("../../data/org_heads.tsv")) {
            assert!(matches!(strength, "1" | "2" | "3"), "{word}: {strength}");
        }
    }
}
