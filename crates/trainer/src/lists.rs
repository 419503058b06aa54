//! Name lists: from knowledge-base files to the bits of the wordbook.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use relmap_ner::tagger::label::NameType;
use relmap_text::key::fold;

use crate::config::{ListConfig, ListKind};

/// Bits of a name in the wordbook.
mod bit {
    pub(super) const COUNTRY: u16 = 1;
    pub(super) const REGION: u16 = 1 << 1;
    pub(super) const CITY: u16 = 1 << 2;
    pub(super) const TOWN: u16 = 1 << 3;
    pub(super) const NATURE: u16 = 1 << 4;
    pub(super) const PERSON: u16 = 1 << 5;
    pub(super) const KNOWN_PERSON: u16 = 1 << 6;
    pub(super) const SURNAME: u16 = 1 << 7;
    pub(super) const FORENAME: u16 = 1 << 8;
    pub(super) const ORGANIZATION: u16 = 1 << 9;
    pub(super) const SCHOOL: u16 = 1 << 10;
    pub(super) const DEMONYM: u16 = 1 << 11;
    pub(super) const COMMON: u16 = 1 << 12;
    pub(super) const RARE_SURNAME: u16 = 1 << 13;
    pub(super) const RARE_FORENAME: u16 = 1 << 14;
}

/// Popularity from which a place counts as a city, not a town, and a person as well known; the scale is 0 to 100.
const POPULAR: u32 = 40;

/// Persons who must share a forename or surname for it to be a common one.
const COMMON_NAME: u32 = 4;

/// Everything the lists say.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    /// Folded name to its bits.
    pub(crate) names: BTreeMap<String, u16>,
    /// Names as written, by type: what stands in for others in varied sentences.
    pub(crate) surfaces: BTreeMap<u8, Vec<String>>,
    forenames: BTreeMap<String, u32>,
    surnames: BTreeMap<String, u32>,
}

impl Lists {
    /// Adds one file.
    pub(crate) fn add(&mut self, text: &str, config: &ListConfig) -> Result<()> {
        let lines = text
            .trim_start_matches('\u{feff}')
            .lines()
            .filter(|line| !line.starts_with('#'));
        for (number, line) in lines.enumerate() {
            match config.kind {
                ListKind::KnowledgeBase | ListKind::Table => {
                    self.add_record(line, config)
                        .with_context(|| format!("{} line {}", config.path, number + 1))?;
                }
                ListKind::Demonyms => {
                    let first = line.split('\t').next().unwrap_or_default();
                    first
                        .split(';')
                        .for_each(|word| self.mark(&fold(word), bit::DEMONYM));
                }
                ListKind::CommonWords => self.mark(&fold(line), bit::COMMON),
                ListKind::Forenames | ListKind::Surnames if number == 0 => {}
                ListKind::Forenames => self.add_part(line.rsplit(',').next(), true),
                ListKind::Surnames => self.add_part(line.split(',').nth(5), false),
            }
        }
        Ok(())
    }

    /// Marks forenames and surnames once all files are in.
    pub(crate) fn finish(&mut self) {
        for (parts, common, rare) in [
            (
                std::mem::take(&mut self.forenames),
                bit::FORENAME,
                bit::RARE_FORENAME,
            ),
            (
                std::mem::take(&mut self.surnames),
                bit::SURNAME,
                bit::RARE_SURNAME,
            ),
        ] {
            for (name, count) in parts {
                self.mark(&name, if count >= COMMON_NAME { common } else { rare });
            }
        }
    }

    /// Whether a name is that of a people or a faith and of nothing else that is listed.
    pub(crate) fn is_only_demonym(&self, name: &str) -> bool {
        let places = bit::COUNTRY | bit::REGION | bit::CITY;
        self.names
            .get(&fold(name))
            .is_some_and(|bits| bits & bit::DEMONYM != 0 && bits & places == 0)
    }

    /// Whether a name is that of a country.
    pub(crate) fn is_country(&self, name: &str) -> bool {
        self.names
            .get(&fold(name))
            .is_some_and(|bits| bits & bit::COUNTRY != 0)
    }

    fn add_record(&mut self, line: &str, config: &ListConfig) -> Result<()> {
        let columns: Vec<&str> = line.split('\t').collect();
        // The columns that differ between the layouts lie between the aliases and the popularity.
        let ([_, kind, name, aliases, ..], [.., popularity, source], 10 | 14) =
            (&columns[..], &columns[..], columns.len())
        else {
            bail!("has {} columns where 10 or 14 are wanted", columns.len());
        };
        let (kind, name, aliases, popularity, source) = (*kind, *name, *aliases, *popularity, *source);
        if kind == "type"
            || source
                .split('+')
                .all(|source| config.without.iter().any(|w| w == source))
        {
            return Ok(());
        }
        let popularity: u32 = popularity.parse().unwrap_or_default();
        let popular = popularity >= POPULAR;
        let (name_type, bits) = match (kind, source) {
            ("LOC" | "location", "country" | "country+geonames") => (NameType::Location, bit::COUNTRY),
            ("LOC" | "location", "admin1") => (NameType::Location, bit::REGION),
            ("LOC" | "location", "ne" | "wordnet") => (NameType::Location, bit::NATURE),
            ("LOC" | "location", _) => (NameType::Location, if popular { bit::CITY } else { bit::TOWN }),
            ("PER" | "person", _) => (
                NameType::Person,
                if popular {
                    bit::PERSON | bit::KNOWN_PERSON
                } else {
                    bit::PERSON
                },
            ),
            ("ORG", "universities") => (NameType::Organization, bit::SCHOOL),
            ("ORG" | "organization", _) => (NameType::Organization, bit::ORGANIZATION),
            _ => bail!("has the unknown type {kind:?}"),
        };
        if popularity >= 25 || name_type != NameType::Location {
            self.surfaces
                .entry(name_type as u8)
                .or_default()
                .push(name.to_owned());
        }
        for name in std::iter::once(name)
            .chain(aliases.split('|'))
            .filter(|name| !name.is_empty())
        {
            let key = fold(name);
            // A person's single name is no more than a surname, and marked as such below.
            if name_type != NameType::Person || key.contains(' ') {
                self.mark(&key, bits);
            }
            if let (NameType::Person, Some((first, rest))) = (name_type, key.split_once(' ')) {
                *self.forenames.entry(first.to_owned()).or_default() += 1;
                if let Some(last) = rest.rsplit(' ').next() {
                    *self.surnames.entry(last.to_owned()).or_default() += 1;
                }
            }
        }
        Ok(())
    }

    fn add_part(&mut self, name: Option<&str>, forename: bool) {
        let key = fold(name.unwrap_or_default());
        if key.is_empty() || key.contains(' ') {
            return;
        }
        let parts = if forename {
            &mut self.forenames
        } else {
            &mut self.surnames
        };
        *parts.entry(key).or_default() += COMMON_NAME;
    }

    fn mark(&mut self, key: &str, bits: u16) {
        if key.chars().count() >= 2 {
            *self.names.entry(key.to_owned()).or_default() |= bits;
        }
    }
}
