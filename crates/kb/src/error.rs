//! What can go wrong outside of text.

/// Why a knowledge base or a gazetteer cannot be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum KbError {
    /// The bytes are no knowledge base.
    #[error("not a knowledge base: it does not begin with {expected:?}")]
    Magic {
        /// What it should begin with.
        expected: &'static str,
    },
    /// The bytes are a knowledge base of another version.
    #[error("knowledge base has version {found}, this program reads version {expected}: build it anew")]
    Version {
        /// Version in the header.
        found: u32,
        /// Version that this program reads.
        expected: u32,
    },
    /// The bytes end early, go on too long, or a section does not fit.
    #[error("knowledge base is damaged: {problem}")]
    Damaged {
        /// What does not fit.
        problem: &'static str,
    },
    /// A line of a gazetteer cannot be read.
    #[error("gazetteer line {line}, {field}: {problem}")]
    Gazetteer {
        /// Line, from 1.
        line: usize,
        /// Column or key.
        field: &'static str,
        /// What is wrong and what to do.
        problem: String,
    },
}
