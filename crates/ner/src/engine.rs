//! The engines, and their models read for use.

use std::fmt;
use std::str::FromStr;

use crate::encoder::{AccurateTagger, DOUBT, Encoder};
use crate::tagger::{ModelError, NameTagger, TaggedName, Tagger, file};

/// How names are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The linear tagger: hundreds of thousands of words a second.
    Fast,
    /// The encoder: fewer mistakes, thousands of words a second.
    Accurate,
}

impl Engine {
    /// The engine of a run that names none.
    pub const DEFAULT: Self = Self::Accurate;

    /// All engines.
    pub const ALL: [Self; 2] = [Self::Fast, Self::Accurate];

    /// Its name, as it is typed and written.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fast => "fast",
            Self::Accurate => "accurate",
        }
    }

    /// Words that one thread of an ordinary machine reads in a second with this engine, all steps of a run included.
    ///
    /// A round figure, for estimates only; docs/QUALITY.md has what was measured.
    pub const fn words_per_second(self) -> usize {
        match self {
            Self::Fast => 150_000,
            Self::Accurate => 12_000,
        }
    }
}

impl Default for Engine {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Engine {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|engine| engine.as_str() == text);
        found.ok_or_else(|| format!("no engine is called {text:?}: say fast or accurate"))
    }
}

/// The models of an engine, ready to tag from any number of threads.
#[derive(Debug)]
pub struct Models {
    tagger: Tagger,
    encoder: Option<Encoder>,
    doubt: f32,
    /// Checksum of the file that goes before a built-in model.
    own_file: Option<u64>,
}

impl Models {
    /// Reads the models that an engine needs; `file` goes before the one that is part of the program.
    ///
    /// # Errors
    /// [`ModelError`] if a file is not a model of its engine, or if there is none.
    pub fn read(engine: Engine, file: Option<&[u8]>) -> Result<Self, ModelError> {
        let own_file = file.map(file::checksum);
        Ok(match engine {
            Engine::Fast => Self {
                tagger: file.map_or_else(tagger, Tagger::from_bytes)?,
                encoder: None,
                doubt: DOUBT,
                own_file,
            },
            Engine::Accurate => Self {
                encoder: Some(file.map_or_else(encoder, Encoder::from_bytes)?),
                tagger: tagger()?,
                doubt: DOUBT,
                own_file,
            },
        })
    }

    /// The same models, the encoder with another share of the fast engine's scores.
    #[must_use]
    pub fn with_mix(mut self, mix: f32) -> Self {
        self.encoder = self.encoder.map(|encoder| encoder.with_mix(mix));
        self
    }

    /// The same models, the encoder reading sentences that the fast engine doubts by at least `doubt` nats a word; all from 0.
    #[must_use]
    pub fn with_doubt(mut self, doubt: f32) -> Self {
        self.doubt = doubt;
        self
    }

    /// The engine that they make.
    pub fn engine(&self) -> Engine {
        if self.encoder.is_some() {
            Engine::Accurate
        } else {
            Engine::Fast
        }
    }

    /// A number that tells the user's own model from others: the checksum of its file. `None` for built-in ones.
    pub fn own_file(&self) -> Option<u64> {
        self.own_file
    }
}

impl NameTagger for Models {
    fn tag(&self, document: &[Vec<&str>]) -> Vec<Vec<TaggedName>> {
        match &self.encoder {
            Some(encoder) => AccurateTagger::new(encoder, &self.tagger, self.doubt).tag(document),
            None => self.tagger.tag(document),
        }
    }
}

#[cfg(feature = "embedded-model")]
fn tagger() -> Result<Tagger, ModelError> {
    Tagger::embedded()
}

#[cfg(not(feature = "embedded-model"))]
fn tagger() -> Result<Tagger, ModelError> {
    Err(ModelError::Absent(Engine::Fast.as_str()))
}

#[cfg(feature = "embedded-encoder")]
fn encoder() -> Result<Encoder, ModelError> {
    Encoder::embedded()
}

#[cfg(not(feature = "embedded-encoder"))]
fn encoder() -> Result<Encoder, ModelError> {
    Err(ModelError::Absent(Engine::Accurate.as_str()))
}
