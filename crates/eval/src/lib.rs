//! Gold corpora and the scores of names found against them.
//!
//! In goes `CoNLL` text, gold and predicted: [`conll::read`] takes the usual dialects (IOB1, IOB2, BIOES, BILOU, tabs or
//! spaces, comments, `-DOCSTART-`). Out come strict scores by type and the errors by kind: a name is right only if its
//! first token, its last token and its type are. [`detokenize`] turns gold tokens into running text and brings the
//! mentions found there back to the tokens.
//!
//! ```
//! use relmap_eval::{Scheme, conll, score};
//! let gold = conll::read("Ada\tB-PER\nMoran\tI-PER\nleft\tO\nLisbon\tB-LOC\n");
//! let predicted = conll::read("Ada\tB-PER\nMoran\tI-PER\nleft\tO\nLisbon\tB-ORG\n");
//! let scores = score(&gold, &predicted, &Scheme::default())?;
//! assert_eq!(format!("{:.2}", scores.micro().f1()), "50.00");
//! # Ok::<(), relmap_eval::ScoreError>(())
//! ```
//!
//! [`jsonl`] reads gold documents of another kind: text and mentions, with whom they name; [`markup`] reads the same from
//! articles that were annotated by hand. [`graph`] scores a graph against them: nodes, edges, splits and merges. [`place`]
//! scores where places are put. [`pairs`] reads pairs of names.
//!
//! It reads no files: callers hand over the text.

mod error;

pub mod conll;

mod record;

pub mod jsonl;

pub mod markup;

pub mod pairs;

mod scheme;

mod scores;

mod mistake;

pub mod detokenize;

pub mod graph;

pub mod place;

pub use conll::{LabelledSpan, TaggedSentence};
pub use error::{GoldError, GoldFault};
pub use jsonl::{GoldDocument, GoldMention};
pub use mistake::{Mistake, MistakeKind, mistakes};
pub use scheme::Scheme;
pub use scores::{Counts, ScoreError, Scores, score};
