//! The nouns of relmap, in the order in which a run makes them.
//!
//! A [`Document`] is read by `pipeline::load`. `text::segment` cuts it into [`Sentence`]s of [`Token`]s.
//! A `ner::Recognizer` finds the [`Mention`]s in them. `extractor::extract` groups the mentions of one document,
//! and `extractor::resolve` the groups of all documents, into [`Entity`]s, each join with a [`Merge`] that says why,
//! each join that was refused with a [`Refusal`].
//! `extractor::cooccur` lists every pair of entities that share a window as a [`CoOccurrence`] with its [`Evidence`].
//! The whole is an [`Analysis`], which is all that the crate `graph` needs.
//!
//! Spans count bytes here and Unicode code points in JSON; [`codepoint`] converts. [`Taken`] keeps ids and the
//! names of files apart. Nothing in this crate reads
//! a file or can fail on text.
//!
//! ```
//! use relmap_types::{Document, Span};
//! let document = Document::new("a1", "Ada Moran met Bruno Keller in Lisbon.");
//! let span = Span::new(14, 26).expect("start is before end");
//! assert_eq!(document.surface(span), "Bruno Keller");
//! ```

mod span;

mod document;

mod sentence;

mod mention;

mod entity;

mod refusal;

mod cooccurrence;

pub mod codepoint;

mod taken;

pub use cooccurrence::{Analysis, CoOccurrence, Evidence, EvidenceIdx, EvidenceMention, Window};
pub use document::{Cut, CutReason, Document, DocumentIdx, Metadata};
pub use entity::{Alias, Entity, EntityId, EntityType, Merge, MergeRule};
pub use jiff::civil::Date;
pub use mention::{Mention, MentionKind, MentionSource};
pub use refusal::{Refusal, RefusalReason};
pub use sentence::{Sentence, SentenceKind, Token};
pub use span::Span;
pub use taken::Taken;
