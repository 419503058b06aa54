//! Documents in, analysis out: the one public library.
//!
//! [`load::load`] reads files, folders and streams. [`analyze`] runs every step over the documents and gives an
//! [`Outcome`], from which the crate `graph` builds its graph. [`Report`] says what a run read, skipped and cut,
//! and [`write::write_all`] puts a set of outputs in place together or not at all.
//!
//! The same documents and the same [`Config`] give the same outcome, whatever their order and however many
//! threads work.

mod config;

pub mod load;

mod left_out;

mod analyze;

mod credit;

mod names;

mod outcome;

mod report;

pub mod write;

mod error;

pub use analyze::analyze;
pub use config::Config;
pub use error::{Error, SkipReason, io_problem};
pub use left_out::{LeftOut, LeftReason, keep_days, set_copies_aside};
pub use names::{Name, resolve_names};
pub use outcome::{Extracted, Outcome, Progress, Silent};
pub use relmap_extractor::{
    Coreference, JudgementError, Judgements, Metonyms, Named, ResolveConfig, Unheeded, are_idle,
    judgement_word,
};
pub use relmap_ner::{Engine, Models};
pub use report::{Counts, EntityCounts, Losses, Report};
