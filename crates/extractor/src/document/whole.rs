//! The regions and countries that a text itself puts its places into: "Zorkal, Ohio", "Zorkal in Peru".

use relmap_kb::{KnowledgeBase, Record, RecordIdx};
use relmap_text::key::fold;
use relmap_types::{Document, EntityType, Mention};
use rustc_hash::FxHashMap;

use super::retype::stands_as_place;
use crate::link::{Context, Kind, link, region};
use crate::name::{full_state, plain_key};

/// What stands between two names of one list.
pub(super) const LIST_MARKS: &[&str] = &[", ", " and ", ", and ", " or ", ", or ", "; "];

/// What stands between a place and what it lies in.
const INSIDE: &[&str] = &[", ", " in ", " in the "];

/// What closes "Zorkal, Ohio": then its end is no subject, as it is in "In Lisbon, Portugal said".
const CLOSING: &[&str] = &[
    ",", ".", ";", ":", ")", "?", "!", "\"", "”", " — ", " – ", " - ", " -- ", " (",
];

/// Words that open a sentence with a place.
const FRONTED: &[&str] = &["At ", "From ", "In ", "Near "];

/// Countries of which one claims or holds towns that the knowledge base has with the other.
const CLAIMS: &[(&str, &str)] = &[
    ("AZ", "AM"),
    ("CY", "TR"),
    ("EH", "MA"),
    ("GE", "RU"),
    ("IL", "PS"),
    ("IN", "CN"),
    ("IN", "PK"),
    ("MD", "RU"),
    ("SY", "IL"),
    ("TW", "CN"),
    ("UA", "RU"),
    ("XK", "RS"),
];

/// What a text says that a place lies in.
#[derive(Clone, Debug)]
pub(super) struct Whole {
    /// Its key; of a short form that of the state in full.
    pub(super) key: String,
    /// As the knowledge base calls it.
    pub(super) name: String,
    /// The countries and divisions of that name.
    readings: Vec<Reading>,
    /// The text leaves no doubt: no list and no subject of what follows.
    pub(super) is_sure: bool,
}

/// A country or a division that may be meant.
#[derive(Clone, Debug)]
struct Reading {
    record: RecordIdx,
    iso: String,
    is_country: bool,
}

impl Whole {
    /// Reads the name of a country or a division; `None` for any other.
    fn read(surface: &str, kb: &KnowledgeBase) -> Option<(Self, Kind)> {
        let state = full_state(surface);
        let key = state.map_or_else(|| plain_key(surface), fold);
        let full = state.map_or_else(|| key.clone(), |state| format!("state of {}", fold(state)));
        let main = link(&full, EntityType::Location, &Context::default(), kb)?;
        let (name, kind) = (kb.record(main).name, kind(main, kb));
        if !matches!(kind, Kind::Country | Kind::Division) {
            return None;
        }
        let mut records = vec![main];
        if state.is_none() {
            let candidates = kb.lookup(&key);
            records.extend(candidates.iter().map(|candidate| candidate.record));
        }
        let readings = records.into_iter().filter_map(|record| {
            let is_country = match self::kind(record, kb) {
                Kind::Country => true,
                Kind::Division => false,
                Kind::Town | Kind::Other => return None,
            };
            let iso = kb.record(record).country?.to_owned();
            Some(Reading {
                record,
                iso,
                is_country,
            })
        });
        let whole = Self {
            name: state.unwrap_or(name).to_owned(),
            readings: readings.collect(),
            key,
            is_sure: false,
        };
        (!whole.readings.is_empty()).then_some((whole, kind))
    }

    /// Whether a place may lie in it, as far as the knowledge base knows.
    pub(super) fn holds(&self, place: RecordIdx, kb: &KnowledgeBase) -> bool {
        let record = kb.record(place);
        let Some(iso) = record.country else { return true };
        self.readings.iter().any(|reading| {
            if reading.iso != iso {
                return reading.is_country && (is_claimed(&reading.iso, iso) || is_territory(iso, kb));
            }
            // The country itself lies in no division of its own.
            reading.is_country || is_in_division(&record, reading, &self.key, kb)
        })
    }

    /// Whether the knowledge base has a place of a name, but elsewhere only.
    pub(super) fn has_namesake(&self, key: &str, kb: &KnowledgeBase) -> bool {
        let candidates = kb.lookup(key);
        let places = || {
            let records = candidates.iter().map(|candidate| candidate.record);
            records.filter(|&record| kb.record(record).entity_type == EntityType::Location)
        };
        places().next().is_some() && !places().any(|place| self.holds(place, kb))
    }

    /// Whether one of two may lie in the other, or both be the same.
    fn agrees(&self, other: &Self, kb: &KnowledgeBase) -> bool {
        self.key == other.key
            || self.readings.iter().any(|left| {
                let mut others = other.readings.iter().filter(|right| right.iso == left.iso);
                others.any(|right| {
                    left.is_country
                        || right.is_country
                        || left.record == right.record
                        || level(left.record, kb) != level(right.record, kb)
                })
            })
    }
}

/// What a document says of where its places lie.
pub(super) struct Wholes {
    /// For each mention what the text says right there.
    said: Vec<Option<Whole>>,
    /// For each mention of a name that the text puts into several wholes, the mention whose whole is its own.
    apart: Vec<Option<usize>>,
}

impl Wholes {
    /// Reads what stands behind the places of a document.
    pub(super) fn new(document: &Document, mentions: &[Mention], kb: &KnowledgeBase) -> Self {
        let mut said: Vec<Option<Whole>> = Vec::with_capacity(mentions.len());
        for place in 0..mentions.len() {
            let is_whole = place > 0 && said[place - 1].is_some();
            said.push(whole(document, mentions, place, is_whole, kb));
        }
        let apart = apart(document, mentions, &said, kb);
        Self { said, apart }
    }

    /// What the text says that the mention at a place lies in, there or where it names it so before.
    pub(super) fn of(&self, place: usize) -> Option<&Whole> {
        self.said[self.apart[place].unwrap_or(place)].as_ref()
    }

    /// What tells a place from another of the same name in the document.
    pub(super) fn owner(&self, place: usize) -> Option<&str> {
        let whole = self.said[self.apart[place]?].as_ref();
        whole.map(|whole| whole.key.as_str())
    }
}

/// What the text says right behind the mention at a place; `is_whole` if that ends such a pair itself.
fn whole(
    document: &Document,
    mentions: &[Mention],
    place: usize,
    is_whole: bool,
    kb: &KnowledgeBase,
) -> Option<Whole> {
    let town = &mentions[place];
    let is_location = |mention: &Mention| mention.kind.is_name() && mention.entity_type == EntityType::Location;
    // "in Zorkal, Ohio," is a place whatever it was taken for.
    let is_mistaken = town.kind.is_name()
        && town.entity_type == EntityType::Organization
        && stands_as_place(document, town);
    if !(is_location(town) || is_mistaken) {
        return None;
    }
    let surface = document.surface(town.span);
    if let Some((_, whole)) = surface.split_once(", ") {
        let (whole, _) = Whole::read(whole, kb)?;
        return Some(Whole {
            is_sure: true,
            ..whole
        });
    }
    let next = mentions.get(place + 1).filter(|next| is_location(next))?;
    let between = document.between(town.span, next.span).unwrap_or_default();
    if !INSIDE.contains(&between) || is_whole && between == ", " {
        return None;
    }
    let (whole, kind) = Whole::read(document.surface(next.span), kb)?;
    let behind = document.text.get(next.span.end() as usize..).unwrap_or_default();
    let is_closed = CLOSING.iter().any(|mark| behind.starts_with(mark));
    if between != ", " {
        let known = is_known_inside(&plain_key(surface), &whole, kb);
        return (is_location(town) && known).then_some(whole);
    }
    let is_short = full_state(document.surface(next.span)).is_some();
    let before = document.before(town.span);
    let is_fronted = FRONTED.iter().any(|word| before.ends_with(word));
    if is_fronted && !is_closed && !is_short {
        return None;
    }
    let goes_on = behind
        .strip_prefix([' ', '\n'])
        .is_some_and(|behind| behind.starts_with(char::is_lowercase));
    let is_end = is_closed || kind == Kind::Division && goes_on;
    let is_joined = |left: &Mention, right: &Mention| {
        is_location(left)
            && is_location(right)
            && LIST_MARKS.contains(&document.between(left.span, right.span).unwrap_or_default())
    };
    let is_last = !is_whole && place > 0 && is_joined(&mentions[place - 1], town);
    let is_listed = || {
        let Some(after) = mentions.get(place + 2).filter(|after| is_joined(next, after)) else {
            return false;
        };
        // "Zorkal, Ohio, and Zorkal, Iowa": the next has a whole of its own.
        let last = mentions.get(place + 3).filter(|last| {
            is_location(last) && document.between(after.span, last.span) == Some(", ")
        });
        !last.is_some_and(|last| Whole::read(document.surface(last.span), kb).is_some())
    };
    let is_sure = is_short || is_end && !is_last && !is_sibling(surface, &whole, kind, kb) && !is_listed();
    (is_sure || is_location(town)).then_some(Whole { is_sure, ..whole })
}

/// Whether a name is a country's or a division's beside another: "Georgia, Vermont" is a list, and so is "Peru, Chile".
fn is_sibling(surface: &str, whole: &Whole, kind: Kind, kb: &KnowledgeBase) -> bool {
    let candidates = kb.lookup(&plain_key(surface));
    candidates.iter().any(|candidate| {
        let record = kb.record(candidate.record);
        match self::kind(candidate.record, kb) {
            Kind::Country => {
                kind == Kind::Country || whole.readings.iter().any(|own| record.country == Some(&own.iso))
            }
            Kind::Division => {
                let level = level(candidate.record, kb);
                let mut own = whole.readings.iter().filter(|own| !own.is_country);
                own.any(|own| record.country == Some(&own.iso) && self::level(own.record, kb) == level)
            }
            Kind::Town | Kind::Other => false,
        }
    })
}

/// Which mentions of one name lie in different wholes, each with the mention that says so.
///
/// Those that say nothing go with the one before, else with the first that does.
fn apart(
    document: &Document,
    mentions: &[Mention],
    said: &[Option<Whole>],
    kb: &KnowledgeBase,
) -> Vec<Option<usize>> {
    let mut by_key: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (place, mention) in mentions.iter().enumerate() {
        if mention.kind.is_name() && mention.entity_type == EntityType::Location {
            by_key
                .entry(town_key(document.surface(mention.span)))
                .or_default()
                .push(place);
        }
    }
    let mut apart = vec![None; mentions.len()];
    let mut keys: Vec<(String, Vec<usize>)> = by_key.into_iter().collect();
    keys.sort_unstable_by_key(|(_, places)| places[0]);
    for (key, places) in keys {
        let tells = |whole: &Whole| whole.is_sure || is_known_inside(&key, whole, kb);
        let mut firsts: Vec<usize> = Vec::new();
        let mut own: Vec<Option<usize>> = Vec::with_capacity(places.len());
        for &place in &places {
            let found = said[place].as_ref().filter(|whole| tells(whole)).map(|whole| {
                let agrees =
                    |first: &&usize| said[**first].as_ref().is_some_and(|other| other.agrees(whole, kb));
                firsts.iter().find(agrees).copied().unwrap_or_else(|| {
                    firsts.push(place);
                    place
                })
            });
            own.push(found.or_else(|| own.last().copied().flatten()));
        }
        if firsts.len() > 1 {
            for (&place, own) in places.iter().zip(own) {
                apart[place] = own.or(firsts.first().copied());
            }
        }
    }
    apart
}

/// The key of a place without what it lies in.
fn town_key(surface: &str) -> String {
    plain_key(surface.split_once(", ").map_or(surface, |(town, _)| town))
}

/// Whether the knowledge base has a town of a name inside a whole.
fn is_known_inside(key: &str, whole: &Whole, kb: &KnowledgeBase) -> bool {
    kb.lookup(key).iter().any(|candidate| {
        let record = kb.record(candidate.record);
        record.entity_type == EntityType::Location
            && kind(candidate.record, kb) == Kind::Town
            && whole.holds(candidate.record, kb)
    })
}

/// The kind of a place; a territory is as good as a country.
fn kind(place: RecordIdx, kb: &KnowledgeBase) -> Kind {
    let record = kb.record(place);
    let is_whole = |iso| kb.country(iso) == Some(place);
    if record.country.is_some_and(is_whole) {
        Kind::Country
    } else if record.entity_type == EntityType::Location {
        Kind::of(&record)
    } else {
        Kind::Other
    }
}

fn is_territory(iso: &str, kb: &KnowledgeBase) -> bool {
    kb.country(iso)
        .is_some_and(|country| Kind::of(&kb.record(country)) != Kind::Country)
}

fn is_claimed(left: &str, right: &str) -> bool {
    CLAIMS.contains(&(left, right)) || CLAIMS.contains(&(right, left))
}

/// What a division is called: `state` of "state of the United States".
fn level<'kb>(division: RecordIdx, kb: &'kb KnowledgeBase) -> &'kb str {
    let description = kb.record(division).description.unwrap_or_default();
    description.split(' ').next().unwrap_or_default()
}

/// Whether a place of the same country may lie in a division: its own is that one, none, or one of another level.
fn is_in_division(place: &Record<'_>, division: &Reading, key: &str, kb: &KnowledgeBase) -> bool {
    let Some(own) = region(place).map(fold) else {
        return Kind::of(place) != Kind::Country;
    };
    let candidates = kb.lookup(&own);
    let mut regions = candidates.iter().map(|candidate| candidate.record).filter(|&record| {
        kb.record(record).country == place.country && kind(record, kb) == Kind::Division
    });
    own == key
        || regions.next().is_none_or(|first| {
            let level = level(division.record, kb);
            std::iter::once(first)
                .chain(regions)
                .any(|region| region == division.record || self::level(region, kb) != level)
        })
}
