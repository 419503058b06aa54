//! Why a model file is refused.

use thiserror::Error;

/// A fault of a model file.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum ModelError {
    /// The file does not begin as a tagger model does.
    #[error("not a tagger model: the file does not begin with \"RELMAPNE\"")]
    Magic,
    /// The file was written by another version of relmap.
    #[error("tagger model has version {found}, this program reads version {expected}: train it again")]
    Version {
        /// Version in the file.
        found: u32,
        /// Version that this program reads.
        expected: u32,
    },
    /// The file is shorter or longer than its header says.
    #[error("tagger model has {found} bytes where its header says {expected}: copy it again")]
    Length {
        /// Bytes there are.
        found: u64,
        /// Bytes there should be.
        expected: u64,
    },
    /// The bytes are not those that were written.
    #[error("tagger model is damaged: its checksum is {found:016x}, not {expected:016x}; copy it again")]
    Checksum {
        /// Checksum of the bytes there are.
        found: u64,
        /// Checksum in the header.
        expected: u64,
    },
    /// A part contradicts another.
    #[error("tagger model is inconsistent in its {0}")]
    Inconsistent(&'static str),
}
