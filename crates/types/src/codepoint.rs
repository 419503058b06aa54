//! From byte offsets to the code points that JSON and notebooks count.

use crate::Span;

/// Converts byte spans of one text to code points in one pass, whatever their order costs.
///
/// Ascending calls are O(distance); a call that goes back starts over. Offsets inside a character or past the end
/// round down.
#[derive(Clone, Debug)]
pub struct Codepoints<'t> {
    text: &'t str,
    byte: usize,
    count: u32,
}

impl<'t> Codepoints<'t> {
    /// Starts at the beginning of `text`.
    pub const fn new(text: &'t str) -> Self {
        Self {
            text,
            byte: 0,
            count: 0,
        }
    }

    /// Code points before byte `offset`.
    pub fn at(&mut self, offset: u32) -> u32 {
        let offset = (offset as usize).min(self.text.len());
        if offset < self.byte {
            (self.byte, self.count) = (0, 0);
        }
        // A byte that does not continue a character starts one.
        let starts = self.text.as_bytes()[self.byte..offset]
            .iter()
            .filter(|&&b| b & 0xC0 != 0x80)
            .count();
        self.count += starts as u32;
        self.byte = offset;
        self.count
    }

    /// The span in code points.
    ///
    /// # Panics
    /// Never for spans on character boundaries, which hold at least one character.
    pub fn span(&mut self, span: Span) -> Span {
        let start = self.at(span.start());
        Span::new(start, self.at(span.end())).expect("a span on character boundaries holds a character")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_forwards_and_back() {
        let text = "Erdoğan’s “Türkiye”";
        let mut codepoints = Codepoints::new(text);
        for pattern in ["Türkiye", "Erdoğan", "’s"] {
            let start = text.find(pattern).unwrap();
            let span = Span::from_range(start..start + pattern.len()).unwrap();
            let got = codepoints.span(span);
            let want: String = text
                .chars()
                .skip(got.start() as usize)
                .take(got.len() as usize)
                .collect();
            assert_eq!(want, pattern);
        }
    }
}
