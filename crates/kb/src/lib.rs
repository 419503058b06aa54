//! The knowledge base: who and what the world's news is about, found by name.
//!
//! In go the tables of `data/` (people, places, organizations, demonyms, forenames, English words), which
//! `build.rs` compiles into one blob, and the user's own rows. Out come [`Candidate`]s for a name, each with its
//! prior, and [`WordFacts`] for a word. Keys are those of `relmap_text::key::fold`; callers fold, this crate looks up.
//!
//! ```
//! use relmap_kb::KnowledgeBase;
//! use relmap_text::key::fold;
//! let kb = KnowledgeBase::embedded();
//! let best = kb.lookup(&fold("Türkiye")).best().expect("every country is known");
//! assert_eq!(kb.record(best.record).country, Some("TR"));
//! ```
//!
//! It knows nothing about text: whether "Nice" is a city or praise is for the recognizer to say, which finds here
//! only that it can be both. It reads no file.

mod kind;

mod row;

#[cfg(test)]
mod table;

mod layout;

mod name_keys;

mod compile;

mod error;

mod bytes;

mod blob;

mod record;

mod candidate;

mod words;

mod gazetteer;

mod knowledge_base;

mod overlay;

pub mod popularity;

pub use candidate::{Candidate, Candidates, Match};
pub use error::{GazetteerFault, KbError, json_problem};
pub use gazetteer::{GazetteerFormat, GazetteerRow, parse_gazetteer};
pub use kind::Kind;
pub use knowledge_base::{Beginning, KnowledgeBase};
pub use record::{Record, RecordIdx};
pub use words::{CountryCode, Demonym, Forename, Gender, WordFacts};
