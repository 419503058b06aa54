//! From byte offsets to the code points that JSON and notebooks count.

use crate::Span;

/// Converts byte spans of one text to code points.
///
/// A call is O(distance in bytes from the one before), forwards or back. An offset inside a character counts that
/// character, one past the end is the end.
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
        let (from, to) = (self.byte.min(offset), self.byte.max(offset));
        // A byte that does not continue a character starts one.
        let starts = self.text.as_bytes()[from..to]
            .iter()
            .filter(|&&b| b & 0xC0 != 0x80)
            .count() as u32;
        if offset < self.byte {
            self.count -= starts;
        } else {
            self.count += starts;
        }
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

    #[test]
    fn each_way_to_a_place_gives_the_same_count() {
        let text = "Erdoğan’s “Türkiye”";
        let want: Vec<u32> = (0..=text.len() as u32 + 1)
            .map(|offset| Codepoints::new(text).at(offset))
            .collect();
        for from in 0..want.len() as u32 {
            for to in 0..want.len() as u32 {
                let mut codepoints = Codepoints::new(text);
                codepoints.at(from);
                assert_eq!(codepoints.at(to), want[to as usize], "{from} to {to}");
            }
        }
    }
}
