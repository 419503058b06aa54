//! Names and sentences as Markdown, links and YAML.

use std::fmt::Write as _;

/// Text that Markdown shows as it is, on one line that may begin a block.
///
/// Backslashes stand only where a character would be markup: plain prose, paths and headlines stay as they are.
pub(super) fn plain(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let chars: Vec<char> = text.chars().collect();
    let at = |place: Option<usize>| place.and_then(|place| chars.get(place)).copied().unwrap_or(' ');
    let is_list = is_numbered(&text);
    let mut plain = String::with_capacity(text.len());
    for (place, &ch) in chars.iter().enumerate() {
        let (before, after) = (at(place.checked_sub(1)), at(Some(place + 1)));
        let is_first = place == 0;
        let escaped = match ch {
            // Always: code, emphasis, links, tags of HTML, escapes, formulas, table cells.
            '\\' | '`' | '*' | '[' | ']' | '<' | '$' | '|' => true,
            // Emphasis, unless within a word.
            '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
            // A heading or a tag of Obsidian's.
            '#' => is_first || !before.is_alphanumeric(),
            // Struck out, highlighted, a comment; a fence or an underline at the beginning.
            '~' | '=' | '%' => is_first || before == ch || after == ch,
            // A character reference.
            '&' => chars[place..]
                .iter()
                .take_while(|ch| **ch != ' ')
                .any(|ch| *ch == ';'),
            // Quotes, lists and lines begin with these.
            '>' | '-' | '+' => is_first,
            // An address that would become a link.
            ':' => after == '/',
            // The name of a block.
            '^' => before == ' ',
            // A number that begins a list.
            '.' | ')' => is_list == Some(place),
            _ => false,
        };
        if escaped {
            plain.push('\\');
        }
        plain.push(if ch.is_control() {
            char::REPLACEMENT_CHARACTER
        } else {
            ch
        });
    }
    plain
}

/// Where the mark after a number stands that would begin a list.
fn is_numbered(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mark = text[digits..].chars().next()?;
    (digits > 0 && matches!(mark, '.' | ')')).then_some(digits)
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
        let cases = [
            (
                "[[x]] <b> #tag\n- 1. `c`",
                "\\[\\[x\\]\\] \\<b> \\#tag - 1. \\`c\\`",
            ),
            ("- item", "\\- item"),
            ("1. item", "1\\. item"),
            ("12) item", "12\\) item"),
            ("> quote ^block", "\\> quote \\^block"),
            (
                "~~no~~ ==yes== %%hidden%%",
                "\\~\\~no\\~\\~ \\=\\=yes\\=\\= \\%\\%hidden\\%\\%",
            ),
            ("_so_ &amp; https://a.b", "\\_so\\_ \\&amp; https\\://a.b"),
        ];
        for (text, want) in cases {
            assert_eq!(plain(text), want, "{text}");
        }
    }

    #[test]
    fn prose_stays_as_it_is() {
        for text in [
            "Ada Moran, 41, said: “no”",
            "odd/dup-a_2.txt",
            "Subject: AT&T rose 3.5 % (by C+ and F#) - at last! 2 > 1",
        ] {
            assert_eq!(plain(text), text);
        }
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
