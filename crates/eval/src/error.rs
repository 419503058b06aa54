//! Why a gold file cannot be used.

use thiserror::Error;

/// A fault of a gold file, with its place.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("line {line}: {fault}")]
pub struct GoldError {
    /// Line of the file, from 1.
    pub line: usize,
    /// What is wrong there.
    pub fault: GoldFault,
}

/// What is wrong with a line of a gold file.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum GoldFault {
    /// A line of `CoNLL` text with one column.
    #[error("{token:?} has no tag: write a token and its tag a line, with a tab or a space between")]
    NoTag {
        /// The only column.
        token: String,
    },
    /// No sentence, or no document.
    #[error(
        "nothing in the file: want one JSON object a line, or for `relmap eval mentions` also a token and its tag"
    )]
    Empty,
    /// A line without JSON.
    #[error(
        "no JSON object: want one a line, with the fields that --help shows; only `relmap eval mentions` reads CoNLL text"
    )]
    NotJson,
    /// A line whose JSON goes on in the next, or is cut off.
    #[error(
        "the line ends in the middle of a JSON object: write every object on one line, as `jq -c .` does"
    )]
    Unfinished,
    /// A line with a slip in its JSON.
    #[error("no JSON from column {column} on: look for a missing quote, comma or brace")]
    Syntax {
        /// Where the slip is seen, in bytes from 1.
        column: usize,
    },
    /// JSON that is no object.
    #[error("{found} where an object should be: write one JSON object a line, without a list around them")]
    NotObject {
        /// What it is.
        found: &'static str,
    },
    /// A field of another kind than it should be.
    #[error("field `{field}` is {found}: want {want}")]
    Kind {
        /// The field.
        field: &'static str,
        /// What it is.
        found: &'static str,
        /// What it should be.
        want: &'static str,
    },
    /// A field that every line needs.
    #[error("field `{field}` is missing{advice}")]
    Missing {
        /// The field.
        field: &'static str,
        /// What to do.
        advice: &'static str,
    },
    /// A type that does not count.
    #[error("field `{field}` is {found:?}: want PER, ORG or LOC")]
    Type {
        /// The field.
        field: &'static str,
        /// What it holds.
        found: String,
    },
    /// A mention that cannot be read.
    #[error("mention {number}: want start, end and type, or [start, end, type]; offsets count code points")]
    Mention {
        /// Which mention of the document, from 1.
        number: usize,
    },
    /// A mention outside the text.
    #[error("mention {number}: {start}..{end} is no part of a text of {length} code points")]
    Span {
        /// Which mention of the document, from 1.
        number: usize,
        /// Its first code point.
        start: usize,
        /// One past its last code point.
        end: usize,
        /// Code points of the text.
        length: usize,
    },
    /// A mention that does not say what it names.
    #[error("mention {number}: field `entity` is missing, which says whom it names")]
    NoEntity {
        /// Which mention of the document, from 1.
        number: usize,
    },
    /// An article in which nothing is marked.
    #[error(
        "no name is marked: write [Ada Moran](PER:ada-moran), with a type in capitals and an id of your own"
    )]
    Unmarked,
    /// An article whose front matter goes on to the end.
    #[error("the front matter does not end: want a line of three hyphens behind it")]
    FrontMatter,
    /// Two documents with one id.
    #[error("id {id:?} is that of line {first}: give every document its own")]
    DuplicateId {
        /// The id.
        id: String,
        /// Line of the document that has it.
        first: usize,
    },
}

impl GoldFault {
    /// The fault at a line, from 1.
    pub(crate) const fn at(self, line: usize) -> GoldError {
        GoldError { line, fault: self }
    }
}
