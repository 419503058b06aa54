//! Names in text.
//!
//! In: a document and its sentences. Out: [`relmap_types::Mention`]s, through the seam [`Recognizer`].
//!
//! Two engines find names: the [`tagger`], which is fast, and the [`encoder`], which is accurate. The
//! [`LayeredRecognizer`] is either of them and a stack of layers. The first correct what the engine found: names are
//! mended, parted, widened and trimmed. The next add mentions where tokens are free: names of the knowledge base, names
//! that the document shows elsewhere, and demonyms, which make no node. The last see all: amounts, designations and the
//! like are dropped, and one name is given one type.

mod recognizer;

mod lexicon;

mod word;

mod listed;

mod text;

mod layer;

pub mod tagger;

pub mod encoder;

mod engine;

mod layered;

pub use engine::{Engine, Models};
pub use layered::LayeredRecognizer;
pub use lexicon::{Body, BodyKind, LegalForm, Lexicon, Title, TitleKind};
pub use recognizer::Recognizer;
pub use tagger::ModelAlone;
