//! Who lays a picture out.

use std::fmt;
use std::str::FromStr;

/// The program that places nodes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// The layout of this crate.
    #[default]
    Stress,
    /// This crate's, on a map of the world.
    Geo,
    /// Graphviz, stress majorisation.
    Neato,
    /// Graphviz, springs.
    Fdp,
    /// Graphviz, springs on many scales.
    Sfdp,
    /// Graphviz, in layers.
    Dot,
}

impl Engine {
    /// Every engine, in the order of their declaration.
    pub const ALL: [Self; 6] = [
        Self::Stress,
        Self::Geo,
        Self::Neato,
        Self::Fdp,
        Self::Sfdp,
        Self::Dot,
    ];

    /// Names in a picture unless more or fewer are asked for: as many as a page has room for.
    ///
    /// Places cannot make way for each other on a map, so that it holds fewer.
    pub const fn usual_top(self) -> usize {
        match self {
            Self::Geo => 24,
            _ => 60,
        }
    }

    /// The word used on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stress => "stress",
            Self::Geo => "geo",
            Self::Neato => "neato",
            Self::Fdp => "fdp",
            Self::Sfdp => "sfdp",
            Self::Dot => "dot",
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Engine {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|engine| engine.as_str() == word)
            .ok_or_else(|| format!("unknown layout {word:?}: use stress, geo, neato, fdp, sfdp or dot"))
    }
}
