//! What is known about a single word or a group's name, packed into one number.

use std::fmt;

/// Everything that the tables say about one key; nothing is known about the default.
///
/// Bits: 0-3 frequency class, 4 common word, 5 forename, 6-7 gender, 8 surname, 9 group, 10 demonym, 11 people,
/// 12-21 the demonym's country, 22 metonym, 23-32 the metonym's country (two letters of 5 bits).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordFacts(pub(crate) u64);

const COMMON: u64 = 1 << 4;
const FORENAME: u64 = 1 << 5;
const GENDER_SHIFT: u32 = 6;
const SURNAME: u64 = 1 << 8;
const GROUP: u64 = 1 << 9;
const DEMONYM: u64 = 1 << 10;
const PEOPLE: u64 = 1 << 11;
const DEMONYM_COUNTRY: u32 = 12;
const METONYM: u64 = 1 << 22;
const METONYM_COUNTRY: u32 = 23;

/// ISO 3166-1 alpha-2 code; besides, `XK` is Kosovo and `EU` the European Union.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    /// The two capital letters.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A word for the people or the manner of a country: "Turkish", "Turks".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demonym {
    /// The country.
    pub country: CountryCode,
    /// A plural noun ("Turks"), which names people whatever follows it.
    pub is_people: bool,
}

/// Who bears a forename.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// Women.
    Female,
    /// Men.
    Male,
}

/// A forename.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forename {
    /// None where both women and men bear it, or it is not known.
    pub gender: Option<Gender>,
}

impl WordFacts {
    /// How common the word is in English, 0 (not a word) to 15 ("the"); one class is a factor of about three.
    pub const fn frequency_class(self) -> u8 {
        (self.0 & 15) as u8
    }

    /// A word of everyday English, whatever else it may be.
    pub const fn is_english_word(self) -> bool {
        self.frequency_class() > 0
    }

    /// A name that is also an English word and needs context: "Nice", "Reading", "March".
    pub const fn is_common_word(self) -> bool {
        self.0 & COMMON != 0
    }

    /// A forename, with the gender of its bearers.
    pub const fn forename(self) -> Option<Forename> {
        if self.0 & FORENAME == 0 {
            return None;
        }
        let gender = match (self.0 >> GENDER_SHIFT) & 3 {
            1 => Some(Gender::Female),
            2 => Some(Gender::Male),
            _ => None,
        };
        Some(Forename { gender })
    }

    /// A surname borne by many.
    pub const fn is_surname(self) -> bool {
        self.0 & SURNAME != 0
    }

    /// A people, faith or movement that is no country's: "Kurds", "Druze".
    pub const fn is_group(self) -> bool {
        self.0 & GROUP != 0
    }

    /// A word for the people or the manner of a country.
    pub const fn demonym(self) -> Option<Demonym> {
        if self.0 & DEMONYM == 0 {
            return None;
        }
        Some(Demonym {
            country: unpack(self.0 >> DEMONYM_COUNTRY),
            is_people: self.0 & PEOPLE != 0,
        })
    }

    /// The country whose government the place stands for: "Kremlin" gives `RU`; `EU` is the European Union.
    pub const fn metonym(self) -> Option<CountryCode> {
        if self.0 & METONYM == 0 {
            None
        } else {
            Some(unpack(self.0 >> METONYM_COUNTRY))
        }
    }
}

#[allow(dead_code, reason = "build.rs packs facts, the crate unpacks them")]
impl WordFacts {
    /// Adds the frequency class.
    pub(crate) const fn with_frequency_class(self, class: u8) -> Self {
        Self((self.0 & !15) | (class as u64 & 15))
    }

    pub(crate) const fn with_common_word(self) -> Self {
        Self(self.0 | COMMON)
    }

    pub(crate) const fn with_forename(self, gender: Option<Gender>) -> Self {
        let bits = match gender {
            Some(Gender::Female) => 1,
            Some(Gender::Male) => 2,
            None => 3,
        };
        Self(self.0 | FORENAME | bits << GENDER_SHIFT)
    }

    pub(crate) const fn with_surname(self) -> Self {
        Self(self.0 | SURNAME)
    }

    pub(crate) const fn with_group(self) -> Self {
        Self(self.0 | GROUP)
    }

    /// Sets the country; the last one given holds.
    pub(crate) const fn with_demonym(self, country: [u8; 2], is_people: bool) -> Self {
        let people = if is_people { PEOPLE } else { 0 };
        let cleared = self.0 & !(1023 << DEMONYM_COUNTRY | PEOPLE);
        Self(cleared | DEMONYM | people | pack(country) << DEMONYM_COUNTRY)
    }

    pub(crate) const fn with_metonym(self, country: [u8; 2]) -> Self {
        let cleared = self.0 & !(1023 << METONYM_COUNTRY);
        Self(cleared | METONYM | pack(country) << METONYM_COUNTRY)
    }
}

/// Two capital letters in 10 bits.
#[allow(dead_code, reason = "build.rs packs facts, the crate unpacks them")]
const fn pack(country: [u8; 2]) -> u64 {
    (country[0].wrapping_sub(b'A') as u64 & 31) << 5 | (country[1].wrapping_sub(b'A') as u64 & 31)
}

const fn unpack(bits: u64) -> CountryCode {
    CountryCode([(bits >> 5 & 31) as u8 + b'A', (bits & 31) as u8 + b'A'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_do_not_disturb_each_other() {
        let facts = WordFacts::default()
            .with_demonym(*b"TR", true)
            .with_metonym(*b"ZA")
            .with_forename(Some(Gender::Male))
            .with_frequency_class(11);
        assert_eq!(facts.demonym().unwrap().country.as_str(), "TR");
        assert!(facts.demonym().unwrap().is_people);
        assert_eq!(facts.metonym(), Some(CountryCode(*b"ZA")));
        assert_eq!(
            facts.forename(),
            Some(Forename {
                gender: Some(Gender::Male)
            })
        );
        assert_eq!(facts.frequency_class(), 11);
        assert!(!facts.is_surname() && !facts.is_group() && !facts.is_common_word());
    }
}
