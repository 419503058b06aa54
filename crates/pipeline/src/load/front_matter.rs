//! The metadata block that some text files begin with.
//!
//! A first line `---`, lines `key: value`, a closing `---` or `...`. That is the part of YAML that hand-written
//! news files use; lists and nested values are passed over.

use relmap_types::{Cut, CutReason, Document, Metadata, Span};

use super::date;
use super::record::{DATE, SOURCE, TITLE};

/// Lines searched for the closing mark.
const MAX_LINES: usize = 200;

/// Key of what `relmap export` writes, and its value there.
const OWN: (&str, &str) = ("generator", "relmap");

/// What is to be said about a block.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// The date as written where it is not understood.
    pub(super) bad_date: Option<String>,
    /// It begins as a block of metadata and does not end.
    pub(super) is_open: bool,
    /// The file is a note that `relmap export` wrote.
    pub(super) is_own: bool,
}

/// Fills metadata and cuts from the block at the head of the text, if there is one.
pub(super) fn read(document: &mut Document) -> Head {
    let (length, fields) = match parse(&document.text) {
        Block::None => return Head::default(),
        Block::Open => {
            return Head {
                is_open: true,
                ..Head::default()
            };
        }
        Block::Closed(length, fields) => (length, fields),
    };
    let Some(span) = Span::from_range(0..length) else {
        return Head::default();
    };
    document.cuts.insert(
        0,
        Cut {
            span,
            reason: CutReason::FrontMatter,
        },
    );
    let find = |names: &[&str]| {
        names.iter().find_map(|name| {
            let (_, value) = fields.iter().find(|(key, _)| key == name)?;
            (!value.is_empty()).then(|| value.clone())
        })
    };
    let written = find(DATE);
    document.metadata = Metadata {
        title: find(TITLE),
        date: written.as_deref().and_then(date::parse),
        source: find(SOURCE),
    };
    Head {
        bad_date: written.filter(|_| document.metadata.date.is_none()),
        is_open: false,
        is_own: fields
            .iter()
            .any(|(key, value)| (key.as_str(), value.as_str()) == OWN),
    }
}

/// What a text begins with.
enum Block {
    /// No metadata.
    None,
    /// Metadata without a closing mark.
    Open,
    /// Length in bytes, and the keys (in lower case) with their values.
    Closed(usize, Vec<(String, String)>),
}

fn parse(text: &str) -> Block {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != "---" {
        return Block::None;
    }
    let mut length = first.len();
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in lines.take(MAX_LINES) {
        length += line.len();
        let end = line.trim_end();
        if end == "---" || end == "..." {
            // Two rules around nothing are decoration, not metadata.
            return if fields.is_empty() {
                Block::None
            } else {
                Block::Closed(length, fields)
            };
        }
        let nested = end.starts_with([' ', '\t', '-', '#']) || end.is_empty();
        if nested {
            continue;
        }
        // A line of prose means that the first line was a rule, or that the closing mark was forgotten.
        let Some((key, rest)) = end.split_once(':') else {
            break;
        };
        if key.contains(char::is_whitespace) || !(rest.is_empty() || rest.starts_with([' ', '\t'])) {
            break;
        }
        fields.push((key.to_lowercase(), value(rest.trim())));
    }
    let is_ours = |(key, _): &(String, String)| {
        [TITLE, DATE, SOURCE]
            .iter()
            .any(|keys| keys.contains(&key.as_str()))
    };
    if fields.iter().any(is_ours) {
        Block::Open
    } else {
        Block::None
    }
}

/// A value without its quotation marks or trailing comment.
fn value(written: &str) -> String {
    if let Some(quoted) = written.strip_prefix('\'') {
        return single_quoted(quoted);
    }
    if let Some(quoted) = written.strip_prefix('"') {
        return double_quoted(quoted);
    }
    // A block mark announces nested lines.
    if matches!(written, "|" | ">" | "|-" | ">-" | "~" | "null") {
        return String::new();
    }
    let comment = written.find(" #").unwrap_or(written.len());
    written[..comment].trim_end().to_owned()
}

/// Up to the closing mark; a doubled mark is one.
fn single_quoted(quoted: &str) -> String {
    let mut value = String::new();
    let mut chars = quoted.chars().peekable();
    while let Some(ch) = chars.next() {
        if ch == '\'' && chars.next_if_eq(&'\'').is_none() {
            break;
        }
        value.push(ch);
    }
    value
}

/// Up to the closing mark, with the escapes of JSON.
fn double_quoted(quoted: &str) -> String {
    let mut value = String::new();
    let mut chars = quoted.chars();
    while let Some(ch) = chars.next() {
        match ch {
            '"' => break,
            '\\' => match chars.next() {
                Some('n') => value.push('\n'),
                Some('t') => value.push('\t'),
                Some('u') => {
                    let digits: String = chars.by_ref().take(4).collect();
                    let ch = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32);
                    value.push(ch.unwrap_or(char::REPLACEMENT_CHARACTER));
                }
                Some(other) => value.push(other),
                None => {}
            },
            _ => value.push(ch),
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> (Document, Head) {
        let mut document = Document::new("a", text);
        let head = read(&mut document);
        (document, head)
    }

    #[test]
    fn the_block_becomes_metadata_and_a_cut() {
        let block = "---\ntitle: \"Moran: \\\"no\\\" to Keller\"\r\ndate: 5 March 2020\nSource: The Harbour Post # print\ntags:\n  - ports\n---\n";
        let (document, head) = read_text(&format!("{block}Ada Moran met Bruno Keller."));
        assert_eq!(head, Head::default());
        assert_eq!(
            document.metadata.title.as_deref(),
            Some("Moran: \"no\" to Keller")
        );
        assert_eq!(document.metadata.date.unwrap().to_string(), "2020-03-05");
        assert_eq!(document.metadata.source.as_deref(), Some("The Harbour Post"));
        assert_eq!(document.cuts.len(), 1);
        assert_eq!(document.surface(document.cuts[0].span), block);
        assert!(document.text.starts_with("---"), "the text stays as given");
    }

    #[test]
    fn single_quotes_double_themselves() {
        assert_eq!(value("'Keller''s \"plan\"' # x"), "Keller's \"plan\"");
        assert_eq!(value("https://news.example/#top"), "https://news.example/#top");
        assert_eq!(value("\"T\\u00fcrkiye\""), "Türkiye");
        assert_eq!(value("\"open"), "open");
    }

    #[test]
    fn a_rule_is_not_metadata() {
        for text in [
            "---\nAda Moran said: no.\n---\nMore.",
            "---\n---\nText.",
            "---\ntitle: never closed\n",
            "--- title: x ---\nText.",
            "Text\n---\ntitle: x\n---\n",
            "",
        ] {
            let (document, _) = read_text(text);
            assert_eq!(document.cuts, [], "{text:?}");
            assert_eq!(document.metadata, Metadata::default(), "{text:?}");
        }
    }

    #[test]
    fn a_block_that_is_not_closed_is_told_from_a_rule() {
        for (text, is_open) in [
            (
                "---\ntitle: Talks\ndate: 2020-03-05\nAda Moran met Bruno Keller.\n",
                true,
            ),
            ("---\ntitle: never closed\n", true),
            ("---\nLisbon: rain.\nAda Moran met Bruno Keller.\n", false),
        ] {
            let (document, head) = read_text(text);
            assert_eq!((head.is_open, document.cuts.len()), (is_open, 0), "{text:?}");
        }
    }

    #[test]
    fn notes_of_our_own_are_known() {
        assert!(
            read_text("---\ngenerator: relmap\ntype: person\n---\n# Ada Moran\n")
                .1
                .is_own
        );
        assert!(!read_text("---\ngenerator: pandoc\n---\nText.").1.is_own);
    }

    #[test]
    fn a_date_that_is_none_is_handed_back() {
        let (document, head) = read_text("---\ndate: last Tuesday\ntitle: X\n---\nText.");
        assert_eq!(head.bad_date.as_deref(), Some("last Tuesday"));
        assert_eq!(document.metadata.title.as_deref(), Some("X"));
    }
}
