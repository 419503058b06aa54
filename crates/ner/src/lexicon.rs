//! Word lists that say what words do around names: titles, organization heads, particles.
//!
//! The lists are plain text in `data/`, one entry a line, `#` for comments, columns parted by tabs.

use std::sync::OnceLock;

use relmap_kb::Gender;
use relmap_text::key::fold;
use rustc_hash::{FxHashMap, FxHashSet};

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

/// What the legal form behind a name says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegalForm {
    /// It is an organization.
    Sure,
    /// It is one if the letters are written as a form is: "S.A." and "AG" are initials and words as well.
    Letters,
    /// Nothing: places and peoples have a "Group" too.
    Nothing,
}

/// Where a word stands in names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    First,
    Last,
}

/// The word lists, folded as by [`relmap_text::key::fold`].
pub struct Lexicon {
    titles: FxHashMap<String, Title>,
    longest_title: usize,
    organization_heads: FxHashMap<String, u8>,
    legal_forms: FxHashMap<String, LegalForm>,
    longest_legal_form: usize,
    ambiguous_names: FxHashSet<String>,
    small_names: FxHashSet<String>,
    organization_ends: FxHashMap<String, End>,
    person_cues: FxHashSet<String>,
    government_cues: FxHashSet<String>,
    place_cues: FxHashSet<String>,
    country_codes: FxHashSet<String>,
    particles: FxHashSet<String>,
    not_names: FxHashMap<String, String>,
    bodies: FxHashMap<String, Body>,
    nicknames: FxHashMap<String, Vec<String>>,
}

impl Lexicon {
    /// The lists that ship with relmap, parsed on first use.
    pub fn embedded() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| {
            let titles: FxHashMap<_, _> = rows(include_str!("../data/titles.txt"))
                .filter_map(|(key, rest)| Some((fold(key), title(rest)?)))
                .collect();
            let legal_forms: FxHashMap<_, _> = rows(include_str!("../data/legal_forms.txt"))
                .filter_map(|(form, says)| Some((fold(form), legal_form(says)?)))
                .collect();
            Self {
                longest_legal_form: legal_forms
                    .keys()
                    .map(|key| key.split(' ').count())
                    .max()
                    .unwrap_or(0),
                legal_forms,
                longest_title: titles.keys().map(|key| key.split(' ').count()).max().unwrap_or(0),
                titles,
                organization_heads: rows(include_str!("../data/org_heads.tsv"))
                    .map(|(word, strength)| (fold(word), strength.trim().parse().unwrap_or(1)))
                    .collect(),
                ambiguous_names: set(include_str!("../data/ambiguous_names.txt")),
                small_names: set(include_str!("../data/small_names.txt")),
                organization_ends: rows(include_str!("../data/org_ends.tsv"))
                    .filter_map(|(word, place)| Some((fold(word), end(place)?)))
                    .collect(),
                person_cues: set(include_str!("../data/person_cues.txt")),
                government_cues: set(include_str!("../data/government_cues.txt")),
                place_cues: rows(include_str!("../data/place_cues.txt"))
                    .filter(|(_, strength)| *strength != "1")
                    .map(|(word, _)| fold(word))
                    .collect(),
                country_codes: set(include_str!("../data/country_codes.txt")),
                particles: set(include_str!("../data/particles.txt")),
                not_names: rows(include_str!("../data/not_names.txt"))
                    .map(|(name, kind)| (fold(name), kind.to_owned()))
                    .collect(),
                bodies: rows(include_str!("../data/bodies.txt"))
                    .filter_map(|(name, columns)| Some((body_key(name), body(columns)?)))
                    .collect(),
                nicknames: rows(include_str!("../data/nicknames.tsv")).fold(
                    FxHashMap::default(),
                    |mut names: FxHashMap<String, Vec<String>>, (nickname, name)| {
                        names.entry(fold(nickname)).or_default().push(fold(name));
                        names
                    },
                ),
            }
        })
    }

    /// What a key says as a title, if it is one.
    pub fn title(&self, key: &str) -> Option<Title> {
        self.titles.get(key).copied()
    }

    /// Number of leading `keys` that together are a title; 0 if none. The longest wins.
    pub fn leading_title(&self, keys: &[&str]) -> usize {
        (1..=self.longest_title.min(keys.len()))
            .rev()
            .find(|&n| self.titles.contains_key(&keys[..n].join(" ")))
            .unwrap_or(0)
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

    /// What a key says as a legal form, if it is one.
    pub fn legal_form(&self, key: &str) -> Option<LegalForm> {
        self.legal_forms.get(key).copied()
    }

    /// Number of leading `keys` that together are a legal form; 0 if none. The longest wins.
    pub fn leading_legal_form(&self, keys: &[&str]) -> usize {
        (1..=self.longest_legal_form.min(keys.len()))
            .rev()
            .find(|&n| self.legal_forms.contains_key(&keys[..n].join(" ")))
            .unwrap_or(0)
    }

    /// Number of words at the end of a name that are legal forms: 2 of `moran`, `co`, `ltd`. A word is left before them.
    pub fn closing_legal_forms(&self, words: &[String]) -> usize {
        let mut end = words.len();
        while let Some(n) = (1..=self.longest_legal_form.min(end.saturating_sub(1)))
            .rev()
            .find(|n| self.legal_forms.contains_key(&words[end - n..end].join(" ")))
        {
            end -= n;
        }
        words.len() - end
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

    /// Whether a word is a name particle ("al", "von").
    pub fn is_particle(&self, key: &str) -> bool {
        self.particles.contains(key)
    }

    /// Why a capitalised word or phrase is no name of ours ("month", "religion"), if it is not.
    pub fn not_name(&self, key: &str) -> Option<&str> {
        self.not_names.get(key).map(String::as_str)
    }

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

/// Lines of a list as (first column, rest); comments and blank lines left out.
fn rows(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split_once('\t').unwrap_or((line, "")))
}

fn set(list: &'static str) -> FxHashSet<String> {
    rows(list)
        .map(|(word, _)| fold(word))
        .filter(|key| !key.is_empty())
        .collect()
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

fn end(place: &str) -> Option<End> {
    Some(match place {
        "first" => End::First,
        "last" => End::Last,
        _ => return None,
    })
}

fn legal_form(says: &str) -> Option<LegalForm> {
    Some(match says {
        "sure" => LegalForm::Sure,
        "letters" => LegalForm::Letters,
        "nothing" => LegalForm::Nothing,
        _ => return None,
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
    fn every_row_of_a_list_is_read() {
        let lexicon = Lexicon::embedded();
        for (key, columns) in rows(include_str!("../data/titles.txt")) {
            assert!(lexicon.title(&fold(key)).is_some(), "{key}");
            let told = columns.split_once('\t').map_or("", |(_, told)| told);
            for word in told.split(' ').filter(|word| !word.is_empty()) {
                assert!(
                    matches!(word, "male" | "female" | "forename" | "trade"),
                    "{key}: {word}"
                );
            }
        }
        // Words are looked up one by one: a row of several would never be found.
        for list in [
            include_str!("../data/org_heads.tsv"),
            include_str!("../data/person_cues.txt"),
            include_str!("../data/government_cues.txt"),
        ] {
            for (word, _) in rows(list) {
                assert!(!fold(word).contains(' '), "{word}");
            }
        }
        for (word, place) in rows(include_str!("../data/org_ends.tsv")) {
            assert!(end(place).is_some() && fold(word) == word, "{word}: {place}");
        }
        for (word, strength) in rows(include_str!("../data/org_heads.tsv")) {
            assert!(matches!(strength, "1" | "2" | "3"), "{word}: {strength}");
        }
    }

    #[test]
    fn bodies_that_many_countries_have() {
        let lexicon = Lexicon::embedded();
        for (name, kind) in rows(include_str!("../data/bodies.txt")) {
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

    #[test]
    fn legal_forms_at_the_end_of_a_name() {
        let lexicon = Lexicon::embedded();
        for (form, says) in rows(include_str!("../data/legal_forms.txt")) {
            assert!(legal_form(says).is_some(), "{form}: {says}");
        }
        let closing = |name: &str| {
            let words: Vec<String> = fold(name).split(' ').map(str::to_owned).collect();
            lexicon.closing_legal_forms(&words)
        };
        assert_eq!(closing("Zorkal Sp. z o.o."), 3);
        assert_eq!(closing("Keller Co., Ltd."), 2);
        assert_eq!(closing("Moran GmbH & Co. KG"), 4);
        assert_eq!(
            (closing("Zorkal A.Ş."), closing("Group"), closing("Zorkal")),
            (1, 0, 0)
        );
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
