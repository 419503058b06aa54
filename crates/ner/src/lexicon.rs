//! Word lists that say what words do around names: titles, organization heads, particles.
//!
//! The lists are plain text in `data/`, one entry a line, `#` for comments, columns parted by tabs.

use std::sync::OnceLock;

use relmap_text::key::fold;
use rustc_hash::{FxHashMap, FxHashSet};

/// What a title says about the person it precedes.
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

/// Where in a name a head word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// "Ministry of Defence".
    First,
    /// "Boeing Company".
    Last,
    /// Either.
    Any,
}

/// A word that makes a capitalised sequence an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Where it stands.
    pub position: Position,
    /// 1 (weak) to 3 (nearly always).
    pub strength: u8,
}

/// The word lists, folded as by [`relmap_text::key::fold`].
pub struct Lexicon {
    titles: FxHashMap<String, TitleKind>,
    longest_title: usize,
    organization_heads: FxHashMap<String, Head>,
    ambiguous_names: FxHashSet<String>,
    small_names: FxHashSet<String>,
    person_cues: FxHashSet<String>,
    place_cues: FxHashSet<String>,
    particles: FxHashSet<String>,
    not_names: FxHashMap<String, String>,
    nicknames: FxHashMap<String, Vec<String>>,
}

impl Lexicon {
    /// The lists that ship with relmap, parsed on first use.
    pub fn embedded() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| {
            let titles: FxHashMap<_, _> = rows(include_str!("../data/titles.txt"))
                .filter_map(|(title, kind)| Some((fold(title), title_kind(kind)?)))
                .collect();
            Self {
                longest_title: titles.keys().map(|key| key.split(' ').count()).max().unwrap_or(0),
                titles,
                organization_heads: heads(include_str!("../data/org_heads.tsv")),
                ambiguous_names: set(include_str!("../data/ambiguous_names.txt")),
                small_names: set(include_str!("../data/small_names.txt")),
                person_cues: rows(include_str!("../data/person_cues.txt"))
                    .filter(|(_, side)| *side == "after")
                    .map(|(word, _)| fold(word))
                    .collect(),
                place_cues: rows(include_str!("../data/place_cues.txt"))
                    .filter(|(_, strength)| *strength != "1")
                    .map(|(word, _)| fold(word))
                    .collect(),
                particles: set(include_str!("../data/particles.txt")),
                not_names: rows(include_str!("../data/not_names.txt"))
                    .map(|(name, kind)| (fold(name), kind.to_owned()))
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

    /// What kind of title a key is, if any.
    pub fn title(&self, key: &str) -> Option<TitleKind> {
        self.titles.get(key).copied()
    }

    /// Number of leading `keys` that together are a title; 0 if none. The longest wins.
    pub fn leading_title(&self, keys: &[&str]) -> usize {
        (1..=self.longest_title.min(keys.len()))
            .rev()
            .find(|&n| self.titles.contains_key(&keys[..n].join(" ")))
            .unwrap_or(0)
    }

    /// The organization head that a word is, if any.
    pub fn organization_head(&self, key: &str) -> Option<Head> {
        self.organization_heads.get(key).copied()
    }

    /// Whether a name is an ordinary word as well, and needs capitals and context.
    pub fn is_ambiguous_name(&self, key: &str) -> bool {
        self.ambiguous_names.contains(key)
    }

    /// Whether a name begins with a small letter: "dpa".
    pub fn is_small_name(&self, key: &str) -> bool {
        self.small_names.contains(key)
    }

    /// Whether a word right after a name speaks for a person ("said").
    pub fn is_person_cue(&self, key: &str) -> bool {
        self.person_cues.contains(key)
    }

    /// Whether a word before a name speaks for a place ("near").
    pub fn is_place_cue(&self, key: &str) -> bool {
        self.place_cues.contains(key)
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

/// Heads by word; a word listed in two positions may stand in any, with the greater strength.
fn heads(list: &'static str) -> FxHashMap<String, Head> {
    let mut heads: FxHashMap<String, Head> = FxHashMap::default();
    for (word, rest) in rows(list) {
        let (position, strength) = rest.split_once('\t').unwrap_or((rest, "1"));
        let position = match position {
            "first" => Position::First,
            "last" => Position::Last,
            _ => Position::Any,
        };
        let new = Head {
            position,
            strength: strength.trim().parse().unwrap_or(1),
        };
        heads
            .entry(fold(word))
            .and_modify(|head| {
                if head.position != new.position {
                    head.position = Position::Any;
                }
                head.strength = head.strength.max(new.strength);
            })
            .or_insert(new);
    }
    heads
}

fn title_kind(word: &str) -> Option<TitleKind> {
    Some(match word.trim() {
        "honorific" => TitleKind::Honorific,
        "office" => TitleKind::Office,
        "military" => TitleKind::Military,
        "nobility" => TitleKind::Nobility,
        "religious" => TitleKind::Religious,
        "job" => TitleKind::Job,
        _ => return None,
    })
}
