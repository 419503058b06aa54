//! Words for a person to read.

/// Text that is safe to print for a person: white space in runs becomes one space, and control characters and marks
/// that turn the direction of writing become U+FFFD.
///
/// Names come from documents that nobody vouches for; an escape sequence in one could rewrite the screen.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            _ if ch.is_whitespace() => {
                if !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                plain.push(char::REPLACEMENT_CHARACTER);
            }
            _ if ch.is_control() => plain.push(char::REPLACEMENT_CHARACTER),
            _ => plain.push(ch),
        }
    }
    plain
}

/// A count with its noun, whose plural ends in s: "1 document", "2 documents".
pub(crate) fn many(n: usize, noun: &str) -> String {
    many_forms(n, noun, &format!("{noun}s"))
}

/// A count with its noun in the fitting form.
pub(crate) fn many_forms(n: usize, one: &str, several: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { several })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_move_the_cursor_is_shown_as_a_fault() {
        assert_eq!(plain("Ada\n\t Moran"), "Ada Moran");
        assert_eq!(
            plain("\u{1b}[2JAda\u{202e}\u{7}"),
            "\u{FFFD}[2JAda\u{FFFD}\u{FFFD}"
        );
        assert_eq!(plain("Türkiye, 北京 – «x»"), "Türkiye, 北京 – «x»");
    }
}
