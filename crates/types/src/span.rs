//! A half-open byte range.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Half-open range `start..end` of bytes in a document's UTF-8, never empty.
///
/// `start < end` always holds. Whether both ends lie on character boundaries depends on the text and is
/// checked by whoever makes the span from it (`Document::surface` gives `""` for a span that does not fit).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// Makes a span; `None` if it would be empty or reversed.
    pub const fn new(start: u32, end: u32) -> Option<Self> {
        if start < end {
            Some(Self { start, end })
        } else {
            None
        }
    }

    /// Makes a span from a `usize` range; `None` if it is empty, reversed or beyond 4 GiB.
    pub fn from_range(range: Range<usize>) -> Option<Self> {
        Self::new(u32::try_from(range.start).ok()?, u32::try_from(range.end).ok()?)
    }

    /// First byte.
    pub const fn start(self) -> u32 {
        self.start
    }

    /// One past the last byte.
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Length in bytes, at least 1.
    #[expect(clippy::len_without_is_empty, reason = "a span is never empty")]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// The range for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` lies within this span; a span covers itself.
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte; touching spans do not.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: u32, end: u32) -> Span {
        Span::new(start, end).unwrap()
    }

    #[test]
    fn empty_and_reversed_are_refused() {
        assert_eq!(Span::new(3, 3), None);
        assert_eq!(Span::new(4, 3), None);
    }

    #[test]
    fn relations() {
        let cases = [
            // other, overlaps, covers
            (span(10, 20), true, true),   // equal
            (span(12, 15), true, true),   // nested
            (span(20, 25), false, false), // touching
            (span(5, 10), false, false),  // touching before
            (span(15, 25), true, false),  // crossing
            (span(30, 40), false, false), // disjoint
        ];
        for (other, overlaps, covers) in cases {
            assert_eq!(span(10, 20).overlaps(other), overlaps, "{other:?}");
            assert_eq!(span(10, 20).covers(other), covers, "{other:?}");
        }
    }
}
