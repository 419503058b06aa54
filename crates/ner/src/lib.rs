//! Names in text.
//!
//! In: a document and its sentences. Out: [`relmap_types::Mention`]s, through the seam [`Recognizer`].
//!
//! Two engines find names: the [`tagger`], which is fast, and the [`encoder`], which is accurate. The
//! [`LayeredRecognizer`] is either of them and a stack of layers. Layers that add mentions where tokens are free:
//! names of the knowledge base, names that the document shows elsewhere, and last the demonyms, which make no
//! node. Then layers that correct: names joined by a hyphen are parted, amounts and designations dropped, titles
//! trimmed, and one name is given one type.

mod recognizer;

mod lexicon;

mod word;

mod layer;

pub mod tagger;

pub mod encoder;

mod engine;

mod layered;

pub use engine::{Engine, Models};
pub use layered::LayeredRecognizer;
pub use lexicon::{Head, Lexicon, Position, TitleKind};
pub use recognizer::Recognizer;
pub use tagger::ModelAlone;
