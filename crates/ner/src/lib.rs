//! Names in text.
//!
//! In: a document and its sentences. Out: [`relmap_types::Mention`]s, through the seam [`Recognizer`].
//!
//! A recognizer is a stack of layers, each of which adds mentions where the ones before left tokens free: names
//! of the knowledge base, runs of capitals that a title or a head word makes names, names that the document shows
//! elsewhere, and last the demonyms, which make no node.

mod recognizer;

mod lexicon;

mod word;

mod layer;

mod rules;

pub mod tagger;

pub use lexicon::{Head, Lexicon, Position, TitleKind};
pub use recognizer::Recognizer;
pub use rules::RuleRecognizer;
