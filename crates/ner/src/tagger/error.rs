//! Why a model file is refused.

use thiserror::Error;

/// A fault of a model file.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum ModelError {
    /// The file does not begin as a model of its kind does.
    #[error("not {kind}: the file does not begin with \"{magic}\"")]
    Magic {
        /// What was wanted.
        kind: &'static str,
        /// How it begins.
        magic: &'static str,
    },
    /// The file was written by another version of relmap.
    #[error("the model has version {found}, this program reads version {expected}: train it again")]
    Version {
        /// Version in the file.
        found: u32,
        /// Version that this program reads.
        expected: u32,
    },
    /// The file is shorter or longer than its header says.
    #[error("the model has {found} bytes where its header says {expected}: copy it again")]
    Length {
        /// Bytes there are.
        found: u64,
        /// Bytes there should be.
        expected: u64,
    },
    /// The bytes are not those that were written.
    #[error("the model is damaged: its checksum is {found:016x}, not {expected:016x}; copy it again")]
    Checksum {
        /// Checksum of the bytes there are.
        found: u64,
        /// Checksum in the header.
        expected: u64,
    },
    /// This program was built without the model.
    #[error("no model of the {0} engine is part of this program: name a file with --model, or build it in")]
    Absent(&'static str),
    /// A part contradicts another.
    #[error("the model is inconsistent in its {0}")]
    Inconsistent(&'static str),
}
