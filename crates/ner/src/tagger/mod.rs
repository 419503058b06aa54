//! The fast engine: a linear-chain tagger with integer weights.
//!
//! A document's tokens get features (`feature`) from their spelling, their neighbours, word clusters and name lists
//! (`wordbook`) and from how the document uses capitals. The features' weights are looked up by hash (`model`) and
//! the best labels found under hard constraints (`decode`). A second pass adds how the same words were labelled
//! elsewhere in the document (`agreement`; Ratinov and Roth 2009). Scores are integers, so that every machine gives
//! the same labels.

mod error;

pub(crate) mod hash;

pub(crate) mod file;

mod table;

pub mod label;

mod wordbook;

mod facts;

mod run;

mod usage;

mod listing;

mod feature;

mod batch;

mod store;

mod agreement;

mod model;

mod state;

pub(crate) mod decode;

mod confidence;

mod name;

mod engine;

pub mod training;

pub use engine::Tagger;
pub use error::ModelError;
pub use model::{Model, Row, Stage, Transitions};
pub(crate) use name::mentions;
pub use name::{ModelAlone, NameTagger, TaggedName};
pub use wordbook::{Codes, MAX_NAME_WORDS, N_CODES, Wordbook};

#[cfg(test)]
mod tests;
