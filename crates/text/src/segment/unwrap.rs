//! A wrapped text as if it had not been wrapped, byte for byte.

use super::blocks;
use relmap_types::Document;

/// Stands for a hyphen at a line's end and the line feed behind it: two bytes, like them.
const SOFT_HYPHEN: &str = "\u{AD}";

/// The same for a line that ends in two bytes.
const JOINER: &str = "\u{200D}";

/// The text of a document with its blocks each on one line; `None` if it is so already.
///
/// Line ends within a block become spaces. A hyphen that parted a word at a line's end becomes a character of no
/// width ("Ma-" and "li"), unless the word has other hyphens. Every other byte keeps its place, so spans hold in
/// both texts. O(n).
pub fn unwrap(document: &Document) -> Option<String> {
    let text = document.text.as_str();
    let mut flat: Option<String> = None;
    let mut done = 0;
    for block in blocks(text, &document.cuts) {
        let bytes = text.as_bytes();
        let mut from = block.start;
        while let Some(at) = memchr::memchr2(b'\n', b'\r', &bytes[from..block.end]).map(|at| from + at) {
            let end = if bytes[at..].starts_with(b"\r\n") {
                at + 2
            } else {
                at + 1
            };
            let flat = flat.get_or_insert_with(|| String::with_capacity(text.len()));
            let hyphen = at - 1;
            if parts_word(&text[block.start..at], &text[end..block.end]) && hyphen >= done {
                flat.push_str(&text[done..hyphen]);
                flat.push_str(if end == at + 1 { SOFT_HYPHEN } else { JOINER });
            } else {
                flat.push_str(&text[done..at]);
                flat.push_str(&"  "[..end - at]);
            }
            (from, done) = (end, end);
        }
    }
    let mut flat = flat?;
    flat.push_str(&text[done..]);
    Some(flat)
}

/// Whether a word was parted between two lines: a hyphen behind letters, a small letter, no further hyphen.
fn parts_word(above: &str, below: &str) -> bool {
    let is_part = |ch: char| ch.is_alphanumeric() || ch == '-';
    let head = above.strip_suffix('-').unwrap_or_default();
    let head = &head[head
        .rfind(|ch| !is_part(ch))
        .map_or(0, |at| head.ceil_char_boundary(at + 1))..];
    let tail = &below[..below.find(|ch| !is_part(ch)).unwrap_or(below.len())];
    head.chars().nth(1).is_some()
        && head.chars().all(char::is_alphabetic)
        && tail.starts_with(char::is_lowercase)
        && tail.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment;

    /// The text unwrapped, with soft hyphens as bars; checks that no byte moved.
    fn flat(text: &str) -> String {
        let document = Document::new("test", text);
        let flat = unwrap(&document).unwrap_or_else(|| text.to_owned());
        assert_eq!(flat.len(), text.len());
        flat.replace(SOFT_HYPHEN, "|").replace(JOINER, "|")
    }

    #[test]
    fn line_ends_become_spaces_and_hyphens_vanish() {
        assert_eq!(
            flat("The envoys flew straight from the capital of Ma-\nli to the old\nharbour.\n\nThey left."),
            "The envoys flew straight from the capital of Ma|li to the old harbour.\n\nThey left."
        );
        assert_eq!(
            flat("The envoys flew straight from the capital of Ma-\r\nli to the old\r\nharbour."),
            "The envoys flew straight from the capital of Ma|li to the old  harbour."
        );
        assert_eq!(
            flat("The envoys were shown round the new state-\nof-the-art harbour of the\ncapital."),
            "The envoys were shown round the new state- of-the-art harbour of the capital."
        );
    }

    #[test]
    fn lines_that_end_stay() {
        assert_eq!(
            unwrap(&Document::new("test", "Envoys meet\n\nThey met.\nThey left.\n")),
            None
        );
    }

    #[test]
    fn sentences_are_the_same_in_both_texts() {
        let text = "The ministers saw Ada Moran in the Blue\nChamber on Monday. She went on to Port\nAlder with Bruno Keller, and then to Los\nCerros the next morning.";
        let mut document = Document::new("test", text);
        let sentences = segment(&document);
        assert_eq!(sentences.len(), 2);
        document.text = unwrap(&document).unwrap();
        assert_eq!(segment(&document), sentences);
    }
}
