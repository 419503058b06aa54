//! Lines that are not the article; text to sentences and tokens; name keys.
//!
//! [`boilerplate::find_cuts`] finds the lines of a page that are not the article. [`segment()`] takes a document and
//! gives its [`Sentence`](relmap_types::Sentence)s, each with its [`Token`](relmap_types::Token)s, as byte spans into the
//! text as given. [`key`] folds a name so that its spellings meet.
//!
//! Everything here is total: any text of any language gives a result, in time linear in its length. Nothing is
//! rewritten, looked up in a model or read from a file. Words of languages written without spaces are not found:
//! Chinese and Japanese give one token a character.
//!
//! ```
//! use relmap_types::Document;
//! let document = Document::new("a1", "Gen. Ada Moran’s aide met U.S. envoys. The talks failed.");
//! let sentences = relmap_text::segment(&document);
//! assert_eq!(sentences.len(), 2);
//! let words: Vec<&str> = sentences[0].tokens.iter().map(|token| document.surface(token.span)).collect();
//! assert_eq!(words, ["Gen.", "Ada", "Moran", "’s", "aide", "met", "U.S.", "envoys", "."]);
//! ```

pub mod boilerplate;

pub mod segment;

mod token;

pub mod key;

pub mod distance;

pub mod vocabulary;

pub use segment::{segment, segment_with, unwrap};
