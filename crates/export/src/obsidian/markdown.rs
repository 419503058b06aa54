//! Names and sentences as Markdown, links and YAML.

use std::fmt::Write as _;

/// Text that Markdown shows as it is, on one line.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        for ch in word.chars() {
            // Everything that can begin markup; letters, digits and the marks of plain prose cannot.
            if ch.is_ascii_punctuation()
                && !matches!(ch, ',' | ';' | '\'' | '"' | '?' | '/' | '(' | ')' | '%')
            {
                plain.push('\\');
            }
            plain.push(if ch.is_control() {
                char::REPLACEMENT_CHARACTER
            } else {
                ch
            });
        }
    }
    plain
}

/// A link to the note of this file name, shown as the label.
pub(super) fn link(file_name: &str, label: &str) -> String {
    // A link has no escapes: what would end it is shown as the file name has it.
    let shown: String = label.split_whitespace().collect::<Vec<_>>().join(" ");
    let breaks = |ch: char| ch.is_control() || matches!(ch, '[' | ']' | '|' | '<' | '>' | '`' | '$' | '\\');
    if shown == file_name || shown.is_empty() || shown.contains(breaks) {
        format!("[[{file_name}]]")
    } else {
        format!("[[{file_name}|{shown}]]")
    }
}

/// A YAML scalar in double quotes, which no text gets out of.
pub(super) fn yaml(text: &str) -> String {
    let mut scalar = String::with_capacity(text.len() + 2);
    scalar.push('"');
    for ch in text.chars() {
        let printable = matches!(ch, ' '..='~' | '\u{A0}'..='\u{FFFD}' | '\u{10000}'..);
        // The byte order mark and line breaks count as printable, but not as part of a line.
        let breaks = matches!(ch, '\u{FEFF}' | '\u{2028}' | '\u{2029}');
        match ch {
            '"' | '\\' => {
                scalar.push('\\');
                scalar.push(ch);
            }
            _ if printable && !breaks => scalar.push(ch),
            _ => {
                // Writing to a string cannot fail.
                let _ = write!(scalar, "\\u{:04X}", u32::from(ch));
            }
        }
    }
    scalar.push('"');
    scalar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_markup() {
        assert_eq!(
            plain("[[x]] <b> #tag\n- 1. `c`"),
            "\\[\\[x\\]\\] \\<b\\> \\#tag \\- 1\\. \\`c\\`"
        );
        assert_eq!(plain("Ada Moran, 41, said: “no”"), "Ada Moran, 41, said\\: “no”");
    }

    #[test]
    fn links_show_the_label_where_they_can() {
        assert_eq!(link("Ada Moran", "Ada Moran"), "[[Ada Moran]]");
        assert_eq!(link("Moran (2)", "Moran"), "[[Moran (2)|Moran]]");
        assert_eq!(link("a b", "a]]b"), "[[a b]]");
    }

    #[test]
    fn yaml_scalars_stay_on_their_line() {
        assert_eq!(yaml("a: \"b\"\n---\0"), "\"a: \\\"b\\\"\\u000A---\\u0000\"");
        assert_eq!(yaml("Erdoğan 👩"), "\"Erdoğan 👩\"");
    }
}
