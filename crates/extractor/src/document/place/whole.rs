//! A region or a country that a place may lie in.

use relmap_kb::{KnowledgeBase, Record, RecordIdx};
use relmap_text::key::fold;
use relmap_types::EntityType;

use crate::link::{Context, Kind, link, region};
use crate::name::{full_state, plain_key};

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
pub(crate) struct Whole {
    /// Its key; of a short form that of the state in full.
    pub(crate) key: String,
    /// As the knowledge base calls it.
    pub(crate) name: String,
    /// A country or a territory rather than a division.
    pub(crate) is_country: bool,
    /// The countries and divisions of that name.
    readings: Vec<Reading>,
    /// The text leaves no doubt that it is meant: no list and no subject of what follows.
    pub(crate) is_sure: bool,
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
    pub(crate) fn read(surface: &str, kb: &KnowledgeBase) -> Option<Self> {
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
            is_country: kind == Kind::Country,
            is_sure: false,
        };
        (!whole.readings.is_empty()).then_some(whole)
    }

    /// The same, with or without doubt that it is meant.
    pub(crate) fn told(self, is_sure: bool) -> Self {
        Self { is_sure, ..self }
    }

    /// Whether a place may lie in it, as far as the knowledge base knows.
    pub(crate) fn holds(&self, place: RecordIdx, kb: &KnowledgeBase) -> bool {
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
    pub(crate) fn has_namesake(&self, key: &str, kb: &KnowledgeBase) -> bool {
        let candidates = kb.lookup(key);
        let places = || {
            let records = candidates.iter().map(|candidate| candidate.record);
            records.filter(|&record| kb.record(record).entity_type == EntityType::Location)
        };
        places().next().is_some() && !places().any(|place| self.holds(place, kb))
    }

    /// Whether the knowledge base has a town of a name inside it.
    pub(crate) fn has_town(&self, key: &str, kb: &KnowledgeBase) -> bool {
        kb.lookup(key).iter().any(|candidate| {
            let record = kb.record(candidate.record);
            record.entity_type == EntityType::Location
                && kind(candidate.record, kb) == Kind::Town
                && self.holds(candidate.record, kb)
        })
    }

    /// Whether a name is a country's, and no town of that name may lie here: "China, Silicon Valley", but "Lebanon, Ohio".
    ///
    /// Towns bear the names of countries everywhere, but what is no part of a country at first hand holds few that one knows.
    pub(crate) fn is_below_country(&self, key: &str, kb: &KnowledgeBase) -> bool {
        let is_country = |key: &str| {
            let best = kb.lookup(key).best();
            best.is_some_and(|best| self::kind(best.record, kb) == Kind::Country)
        };
        let is_first_level = |reading: &Reading| {
            let division = kb.record(reading.record);
            division.of.is_some_and(|whole| is_country(&fold(whole)))
        };
        !self.is_country
            && is_country(key)
            && !self.has_town(key, kb)
            && !self.readings.iter().any(is_first_level)
    }

    /// Whether a name is a country's or a division's beside another: "Georgia, Vermont" is a list, and so is "Peru, Chile".
    pub(crate) fn is_sibling(&self, key: &str, kb: &KnowledgeBase) -> bool {
        let candidates = kb.lookup(key);
        candidates.iter().any(|candidate| {
            let record = kb.record(candidate.record);
            match self::kind(candidate.record, kb) {
                Kind::Country => {
                    self.is_country || self.readings.iter().any(|own| record.country == Some(&own.iso))
                }
                Kind::Division => {
                    let mut own = self.readings.iter().filter(|own| !own.is_country);
                    own.any(|own| {
                        record.country == Some(&own.iso) && kb.record(own.record).kind == record.kind
                    })
                }
                Kind::Town | Kind::Other => false,
            }
        })
    }

    /// Whether one of two may lie in the other, or both be the same.
    pub(crate) fn agrees(&self, other: &Self, kb: &KnowledgeBase) -> bool {
        self.key == other.key
            || self.readings.iter().any(|left| {
                let mut others = other.readings.iter().filter(|right| right.iso == left.iso);
                others.any(|right| {
                    left.is_country
                        || right.is_country
                        || left.record == right.record
                        || kb.record(left.record).kind != kb.record(right.record).kind
                })
            })
    }
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

/// Whether a place of the same country may lie in a division: its own is that one, none, or one of another level.
fn is_in_division(place: &Record<'_>, division: &Reading, key: &str, kb: &KnowledgeBase) -> bool {
    let Some(own) = region(place).map(fold) else {
        return Kind::of(place) != Kind::Country;
    };
    let candidates = kb.lookup(&own);
    let mut regions = candidates
        .iter()
        .map(|candidate| candidate.record)
        .filter(|&record| kb.record(record).country == place.country && kind(record, kb) == Kind::Division);
    own == key
        || regions.next().is_none_or(|first| {
            let level = kb.record(division.record).kind;
            std::iter::once(first)
                .chain(regions)
                .any(|region| region == division.record || kb.record(region).kind != level)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(kb: &KnowledgeBase, key: &str, country: &str) -> RecordIdx {
        let candidates = kb.lookup(key);
        let mut places = candidates.iter().map(|candidate| candidate.record);
        let own = |place: &RecordIdx| kb.record(*place).country == Some(country);
        places.find(own).expect("the knowledge base has the place")
    }

    #[test]
    fn a_whole_holds_what_may_lie_in_it() {
        let kb = KnowledgeBase::embedded();
        let holds = |whole: &str, key: &str, country: &str| {
            let whole = Whole::read(whole, kb).expect("a country or a division");
            whole.holds(place(kb, key, country), kb)
        };
        assert!(holds("Texas", "dallas", "US"));
        assert!(holds("United States", "dallas", "US"));
        assert!(!holds("Ohio", "dallas", "US"));
        assert!(!holds("Mo.", "dallas", "US"));
        assert!(!holds("Idaho", "moscow", "RU"));
        // The knowledge base does not say in which region the capital lies.
        assert!(holds("Lombardy", "rome", "IT"));
        // Whose it is, is disputed.
        assert!(holds("Russia", "simferopol", "UA"));
        assert!(!holds("Georgia", "simferopol", "UA"));
        assert!(Whole::read("Dallas", kb).is_none());
    }

    #[test]
    fn claims_are_sorted() {
        assert!(CLAIMS.is_sorted());
    }
}
