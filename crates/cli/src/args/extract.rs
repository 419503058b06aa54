//! Flags of `relmap extract`.

use clap::ValueEnum;
use relmap_types::EntityType;

use super::read::ReadArgs;

/// `relmap extract`
#[derive(Debug, clap::Args)]
pub struct ExtractArgs {
    /// What to read.
    #[command(flatten)]
    pub read: ReadArgs,

    /// Stop after this step and print what it gives
    #[arg(long, value_enum, default_value_t = Stage::Entities, value_name = "STEP")]
    pub until: Stage,

    /// Print the text of every document too
    #[arg(long)]
    pub with_text: bool,

    /// Say nothing but what was skipped and what failed
    #[arg(short, long)]
    pub quiet: bool,

    /// Write types as words (person, organization, location) or as tags (PER, ORG, LOC)
    #[arg(long, value_enum, default_value_t = Labels::Words)]
    pub labels: Labels,
}

/// A step whose result can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Stage {
    /// Text, metadata and what was cut
    Documents,
    /// Sentences
    Sentences,
    /// Sentences with their tokens
    Tokens,
    /// Names, each with its type, score and source
    Mentions,
    /// Names and the entities that they mean
    Entities,
    /// Pairs of entities, each with its window
    Cooccurrences,
}

/// How types are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Labels {
    /// person, organization, location
    Words,
    /// PER, ORG, LOC
    Conll,
}

impl Labels {
    /// The label of a type.
    pub const fn label(self, entity_type: EntityType) -> &'static str {
        match self {
            Self::Words => entity_type.as_str(),
            Self::Conll => entity_type.tag(),
        }
    }
}
