//! What a person has decided about names, which no rule overrules.
//!
//! A judgement file holds one judgement a line; `#` begins a comment:
//!
//! ```text
//! same "Bruno Keller" "Mr K."            # one entity, whatever the rules say
//! different Keller "Carla Keller"        # never one, not even through a third name
//! rename Q39259 "Recep Tayyip Erdogan"   # the name that outputs show; the id stays
//! type "Harbour Union" organization      # person, organization or place
//! hide place:Georgia                     # no node, no edge
//! ```
//!
//! An entity is given by its id or by any of its names; case and accents do not matter. Quotes are needed around
//! spaces, `#` and `"` (written `\"`). A type before a colon says which of two namesakes is meant.
//!
//! [`Judgements::parse`] reads the file, [`crate::extract`] and [`crate::resolve`] heed it: `different` binds every
//! rule from the first document on; `same` joins before any rule; the rest comes last.

mod apply;
mod check;
mod class;
mod error;
mod finish;
mod idle;
mod mark;
mod meant;
mod parse;
mod shown;
mod word;

use std::collections::BTreeSet;
use std::fmt;

use relmap_text::key::fold;
use relmap_types::EntityType;
use rustc_hash::FxHashMap;

use crate::name::bare;

pub(crate) use apply::{Judged, judge};
pub use error::{JudgementError, JudgementFault};
pub(crate) use finish::finish;
pub use idle::{Named, are_idle};
pub(crate) use mark::{Called, Mark, merge_marks};
pub(crate) use shown::Shown;

/// A file of judgements, checked against itself. The default holds none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judgements {
    source: String,
    lines: Vec<Judgement>,
    references: Vec<Reference>,
    /// For each of `references` the class of those that `same` joins it with.
    class_of: Vec<u32>,
    /// References by folded name and by folded id.
    by_key: FxHashMap<String, Vec<usize>>,
    /// Pairs of classes that stay apart, the lower first.
    apart: BTreeSet<(u32, u32)>,
}

/// One line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Judgement {
    /// From 1.
    line: u32,
    verdict: Verdict,
}

/// What a line says; entities are numbers of [`Judgements::references`].
#[derive(Clone, Debug, PartialEq, Eq)]
enum Verdict {
    Same(usize, usize),
    Different(usize, usize),
    Rename(usize, String),
    Type(usize, EntityType),
    Hide(usize),
}

/// An entity as a line gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Reference {
    /// As written.
    text: String,
    /// The text without article and quotes, folded.
    key: String,
    /// The type before the colon.
    entity_type: Option<EntityType>,
}

impl Reference {
    fn new(text: String, entity_type: Option<EntityType>) -> Self {
        let key = match fold(bare(&text)) {
            // Marks alone still name something, if only themselves.
            key if key.is_empty() => text.clone(),
            key => key,
        };
        Self {
            text,
            key,
            entity_type,
        }
    }

    fn is_of(&self, entity_type: EntityType) -> bool {
        self.entity_type.is_none_or(|wanted| wanted == entity_type)
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(entity_type) = self.entity_type {
            write!(f, "{}:", entity_type.word())?;
        }
        f.write_str(&word::quoted(&self.text))
    }
}

/// A line that could not be followed, wholly or in part, or was and may not do what it is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unheeded {
    /// Line of the file, from 1.
    pub line: u32,
    /// Why.
    pub reason: String,
    /// Whether it holds all the same.
    pub is_followed: bool,
}

impl Unheeded {
    const fn new(line: u32, reason: String) -> Self {
        Self {
            line,
            reason,
            is_followed: false,
        }
    }
}

impl Judgements {
    /// Whether there is nothing to heed.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// How many judgements there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// The file's name, as it was given.
    pub fn source(&self) -> &str {
        &self.source
    }
}

/// An entity as a judgement file gives it: the word, in quotes where it needs them, behind its type if one is given.
///
/// ```
/// use relmap_extractor::judgement_word;
/// use relmap_types::EntityType;
/// assert_eq!(judgement_word("Q39259", None), "Q39259");
/// assert_eq!(judgement_word("Ada \"A.\" Moran", Some(EntityType::Person)), r#"person:"Ada \"A.\" Moran""#);
/// ```
pub fn judgement_word(text: &str, entity_type: Option<EntityType>) -> String {
    Reference::new(text.to_owned(), entity_type).to_string()
}
