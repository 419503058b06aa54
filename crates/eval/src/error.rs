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
    #[error("nothing in the file: want a token and its tag a line, or one JSON document a line")]
    Empty,
    /// A line that is not a JSON object, or has a field of another kind than it should.
    #[error("not a gold document: {message}")]
    Record {
        /// What the parser found.
        message: String,
    },
    /// A field that every document needs.
    #[error("field `{field}` is missing: `relmap extract --until mentions --with-text` prints such lines")]
    Missing {
        /// The field.
        field: &'static str,
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
