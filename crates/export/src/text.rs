//! Text that the formats can carry.

use std::borrow::Cow;

/// The text with U+FFFD for what XML 1.0 has no way to write: most control characters and two non-characters.
///
/// Tables use it too: a NUL ends a text for many readers.
pub(crate) fn carried(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_carried) {
        return Cow::Borrowed(text);
    }
    let carry = |ch| {
        if is_carried(ch) {
            ch
        } else {
            char::REPLACEMENT_CHARACTER
        }
    };
    Cow::Owned(text.chars().map(carry).collect())
}

const fn is_carried(ch: char) -> bool {
    matches!(ch, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_xml_lacks_is_replaced() {
        assert_eq!(
            carried("two\nlines\r\n\t“x” \u{202E}"),
            "two\nlines\r\n\t“x” \u{202E}"
        );
        assert_eq!(
            carried("nul \0 esc \u{1B} \u{FFFE}"),
            "nul \u{FFFD} esc \u{FFFD} \u{FFFD}"
        );
    }
}
