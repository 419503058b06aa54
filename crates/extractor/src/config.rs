//! How far names, descriptions and pronouns are joined.

use std::str::FromStr;

/// What is joined to a name besides the same name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Coreference {
    /// Nothing: equal names and names of one entry of the knowledge base alone are one.
    None,
    /// Surnames, forenames, acronyms, shorter names and spellings.
    #[default]
    Names,
    /// Descriptions ("the Turkish president") and pronouns as well, where one antecedent clearly fits.
    Full,
}

impl Coreference {
    /// Every level, from the least to the most.
    pub const ALL: [Self; 3] = [Self::None, Self::Names, Self::Full];

    /// The word used on the command line: `none`, `names`, `full`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Names => "names",
            Self::Full => "full",
        }
    }
}

/// Which node the name of a capital is that stands for its government ("Moscow said").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Metonyms {
    /// The place that is named.
    #[default]
    Place,
    /// The country whose government is meant.
    Government,
}

impl Metonyms {
    /// Both readings.
    pub const ALL: [Self; 2] = [Self::Place, Self::Government];

    /// The word used on the command line: `place`, `government`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Government => "government",
        }
    }
}

impl FromStr for Coreference {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let level = Self::ALL.into_iter().find(|level| level.as_str() == word);
        level.ok_or_else(|| format!("unknown level {word:?}: use none, names or full"))
    }
}

impl FromStr for Metonyms {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let reading = Self::ALL.into_iter().find(|reading| reading.as_str() == word);
        reading.ok_or_else(|| format!("unknown reading {word:?}: use place or government"))
    }
}

/// Settings of the resolution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ResolveConfig {
    /// What is joined.
    pub coreference: Coreference,
    /// What a metonym is.
    pub metonyms: Metonyms,
}
