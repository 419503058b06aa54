//! The bytes of a blob, and parts of them.

use std::ops::Range;
use std::sync::Arc;

/// Bytes that are either part of the program or shared on the heap.
#[derive(Clone, Debug)]
pub(crate) enum Bytes {
    Static(&'static [u8]),
    Shared(Arc<[u8]>),
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::Static(bytes) => bytes,
            Self::Shared(bytes) => bytes,
        }
    }
}

/// A part of [`Bytes`] that a map can own.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) bytes: Bytes,
    pub(crate) range: Range<usize>,
}

impl AsRef<[u8]> for Part {
    fn as_ref(&self) -> &[u8] {
        // The ranges were checked when the blob was opened.
        self.bytes.as_ref().get(self.range.clone()).unwrap_or_default()
    }
}

/// Reads a number; 0 past the end.
pub(crate) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes
        .get(at..)
        .and_then(|rest| rest.first_chunk())
        .map_or(0, |&four| u32::from_le_bytes(four))
}
