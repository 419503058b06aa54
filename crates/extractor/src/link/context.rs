//! What the places, peoples and people of a document tell about its names.

use std::collections::{BTreeMap, BTreeSet};

use relmap_kb::{KnowledgeBase, Record, popularity};
use relmap_text::key::fold;
use relmap_types::EntityType;

/// How much likelier a record is whose country the document speaks of at all.
const COUNTRY_GAIN: f32 = 8.0;

/// How much likelier yet if the document speaks of no other country; less in proportion.
const ONLY_COUNTRY_GAIN: f32 = 4.0;

/// How much likelier a town is whose region the document names: "Paris" beside "Texas".
const REGION_GAIN: f32 = 4.0;

/// How much likelier a place is that the text itself puts into its region or country: "Paris, Texas".
const WHOLE_GAIN: f32 = 10_000.0;

/// How much likelier a country or a division is that the text uses as one: "Georgia, Moldova and Ukraine".
const KIND_GAIN: f32 = 1_000.0;

/// Names that the place where a document was written counts for, where its country is asked.
const DATELINE: usize = 3;

/// Mentions of a country from which a document goes on about it.
const OFTEN: usize = 3;

/// What kind of place a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A sovereign country.
    Country,
    /// A state, province, county or the like.
    Division,
    /// A city or town.
    Town,
    /// A river, an island, a building.
    Other,
}

impl Kind {
    /// The kind of a place, by what the knowledge base says it is.
    pub(crate) fn of(place: &Record<'_>) -> Self {
        match place.kind {
            relmap_kb::Kind::Country => Self::Country,
            kind if kind.is_town() => Self::Town,
            kind if kind.is_division() => Self::Division,
            _ => Self::Other,
        }
    }
}

/// How a document uses the name of a place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Usage {
    /// Mentions in all.
    pub(crate) mentions: u32,
    /// Mentions as a country: in a list of countries.
    pub(crate) as_country: u32,
    /// Mentions as a division of these countries: "Buffalo, New York", "Washington state", in a list of states.
    pub(crate) as_division: Vec<String>,
}

/// What a document tells about its names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Context {
    /// By ISO code the keys of the names that speak for the country.
    countries: BTreeMap<String, BTreeSet<String>>,
    /// By ISO code how often these names stand there.
    spoken: BTreeMap<String, usize>,
    /// By ISO code the keys of its people who are named.
    people: BTreeMap<String, BTreeSet<String>>,
    /// Folded names of the places that the document names.
    places: BTreeSet<String>,
    /// Folded names of the regions that these lie in.
    regions: BTreeSet<String>,
    /// What a name is followed by, after a comma.
    wholes: BTreeMap<String, String>,
    /// By key.
    usages: BTreeMap<String, Usage>,
}

impl Context {
    /// Notes that `key`, the name of a people or a government, speaks for a country.
    pub(crate) fn add_country(&mut self, iso: &str, key: &str) {
        self.countries
            .entry(iso.to_owned())
            .or_default()
            .insert(key.to_owned());
        *self.spoken.entry(iso.to_owned()).or_default() += 1;
    }

    /// Notes that somebody of a country is named: it is likelier to be meant, though not spoken of.
    pub(crate) fn add_person(&mut self, iso: &str, key: &str) {
        self.people
            .entry(iso.to_owned())
            .or_default()
            .insert(key.to_owned());
    }

    /// Notes a place that the document names as `key`.
    pub(crate) fn add_place(&mut self, place: &Record<'_>, key: &str) {
        if let Some(iso) = place.country {
            self.add_country(iso, key);
        }
        self.places.insert(fold(place.name));
        self.regions.extend(region(place).map(fold));
    }

    /// Notes that the text puts the place `key` into the place `whole`.
    pub(crate) fn add_whole(&mut self, key: String, whole: String) {
        self.wholes.entry(key).or_insert(whole);
    }

    /// Takes the place `key` for that of `whole` from now on: of a name that the document gives to several.
    pub(crate) fn set_whole(&mut self, key: &str, whole: &str) {
        self.wholes.insert(key.to_owned(), whole.to_owned());
    }

    /// How the document uses the name of a place, to be counted further.
    pub(crate) fn usage(&mut self, key: &str) -> &mut Usage {
        self.usages.entry(key.to_owned()).or_default()
    }

    /// Whether the document speaks of countries, but not of this one, unless by this very name.
    pub(crate) fn is_elsewhere(&self, country: Option<&str>, key: &str) -> bool {
        let is_other = |name: &String| name != key;
        let speaks = |keys: &BTreeSet<String>| keys.iter().any(is_other);
        country.is_some_and(|iso| {
            self.countries.values().any(speaks) && !self.countries.get(iso).is_some_and(speaks)
        })
    }

    /// The country that most names speak for: at least two of them, and more than half or twice as many as for the next.
    ///
    /// Where the document was written counts for [`DATELINE`] names. If it does not say where, the country that it goes on about,
    /// by however few names, is its own.
    pub(crate) fn home(&self, written_in: Option<&str>) -> Option<&str> {
        let home = self.by_names(written_in);
        home.or_else(|| self.by_mentions().filter(|_| written_in.is_none()))
    }

    /// The country that is spoken of again and again, and three times as often as all the others are.
    fn by_mentions(&self) -> Option<&str> {
        let (home, &most) = self.spoken.iter().max_by_key(|&(_, own)| *own)?;
        let all: usize = self.spoken.values().sum();
        (most >= OFTEN && most * 4 >= all * 3).then_some(home)
    }

    /// The countries that the document speaks of, more than in passing.
    pub(crate) fn countries(&self) -> impl Iterator<Item = &str> {
        let spoken = self.spoken.iter().filter(|&(_, n)| *n > 1);
        spoken.map(|(iso, _)| iso.as_str())
    }

    /// The country of the names that differ, each counted once.
    fn by_names(&self, written_in: Option<&str>) -> Option<&str> {
        let both = [&self.countries, &self.people];
        let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
        for (iso, names) in both.iter().flat_map(|names| names.iter()) {
            let dateline = if written_in == Some(iso.as_str()) {
                DATELINE
            } else {
                0
            };
            let own = votes.entry(iso).or_insert(dateline);
            *own += names.len();
        }
        let all: usize = votes.values().sum();
        let (home, most) = votes
            .iter()
            .max_by_key(|&(_, own)| *own)
            .map(|(&iso, &own)| (iso, own))?;
        let next = votes
            .iter()
            .filter(|&(&iso, _)| iso != home)
            .map(|(_, &own)| own)
            .max();
        (most > 1 && (most * 2 > all || most >= 2 * next.unwrap_or(0))).then_some(home)
    }

    /// Share of the other names that speak for this country, in `[0, 1]`: a name is no evidence of its own reading.
    pub(crate) fn share(&self, iso: Option<&str>, key: &str) -> f32 {
        let votes = |keys: &BTreeSet<String>| keys.len() - usize::from(keys.contains(key));
        let both = [&self.countries, &self.people];
        let all: usize = both.iter().flat_map(|names| names.values()).map(votes).sum();
        let own: usize = both.iter().filter_map(|names| names.get(iso?)).map(votes).sum();
        if all == 0 { 0.0 } else { own as f32 / all as f32 }
    }

    /// How much likelier the document makes a record, at least 1.
    ///
    /// `beside_famous` says that a country or a metropolis bears the name too: to mean a town, the text must say more than
    /// the town's country.
    pub(super) fn gain(
        &self,
        record: &Record<'_>,
        key: &str,
        beside_famous: bool,
        kb: &KnowledgeBase,
    ) -> f32 {
        let share = self.share(record.country, key);
        let by_country = if share > 0.0 {
            COUNTRY_GAIN * (1.0 + (ONLY_COUNTRY_GAIN - 1.0) * share)
        } else {
            1.0
        };
        let region = region(record);
        if record.entity_type != EntityType::Location {
            // The government of a region, where the text names a town of it.
            let is_own = |region: &str| {
                let region = fold(region);
                self.places.contains(&region) || self.regions.contains(&region)
            };
            let is_regional = record.entity_type == EntityType::Organization && region.is_some_and(is_own);
            return by_country * if is_regional { REGION_GAIN } else { 1.0 };
        }
        let kind = Kind::of(record);
        let region_is_named = region.is_some_and(|region| self.places.contains(&fold(region)));
        let is_namesake = beside_famous && kind == Kind::Town && !is_famous(record);
        let mut gain = match (is_namesake, region_is_named) {
            (_, true) => by_country * REGION_GAIN,
            (true, false) => 1.0,
            (false, false) => by_country,
        };
        if let Some(whole) = self.wholes.get(key) {
            let is_country = || {
                kb.lookup(whole).iter().any(|candidate| {
                    record.country.is_some()
                        && kb.country(record.country.unwrap_or_default()) == Some(candidate.record)
                })
            };
            if region.is_some_and(|region| fold(region) == *whole) || is_country() {
                gain *= WHOLE_GAIN;
            }
        }
        if self.is_used_as(kind, record.country, key) {
            gain *= KIND_GAIN;
        }
        gain
    }

    /// Whether most of the mentions of a name that tell use it for a country, or for a division of this one.
    fn is_used_as(&self, kind: Kind, country: Option<&str>, key: &str) -> bool {
        let Some(usage) = self.usages.get(key) else {
            return false;
        };
        let own = match kind {
            Kind::Country => usage.as_country,
            Kind::Division => {
                let own = usage
                    .as_division
                    .iter()
                    .filter(|iso| Some(iso.as_str()) == country);
                own.count() as u32
            }
            Kind::Town | Kind::Other => 0,
        };
        own * 2 > usage.mentions
    }
}

/// What a place lies in, or a body works in, short of its country: Texas.
///
/// Of a division it is none: those are parts of a whole, which is their country for the most part.
pub(crate) fn region<'kb>(record: &Record<'kb>) -> Option<&'kb str> {
    record.of.filter(|_| !record.kind.is_division())
}

/// Whether news everywhere mean a place by its bare name: a country, a metropolis, a planet.
pub(super) fn is_famous(place: &Record<'_>) -> bool {
    match Kind::of(place) {
        Kind::Country => true,
        Kind::Town => place.popularity >= popularity::FAMOUS,
        Kind::Other => place.kind == relmap_kb::Kind::Planet,
        Kind::Division => false,
    }
}
