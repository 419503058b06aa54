//! The metadata block that some text files begin with.
//!
//! A first line `---`, lines `key: value`, a closing `---` or `...`. That is the part of YAML that hand-written
//! news files use; lists and nested values are passed over.

use relmap_types::{Cut, CutReason, Document, Metadata, Span};

use super::date;

/// Lines searched for the closing mark.
const MAX_LINES: usize = 200;

/// Fills metadata and cuts from the block at the head of the text, if there is one.
///
/// Returns the date as written where it is not understood.
pub(super) fn read(document: &mut Document) -> Option<String> {
    let (length, fields) = parse(&document.text)?;
    let span = Span::from_range(0..length)?;
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
    let written = find(&["date", "published", "pubdate"]);
    document.metadata = Metadata {
        title: find(&["title", "headline"]),
        date: written.as_deref().and_then(date::parse),
        source: find(&["source", "outlet", "publisher", "url"]),
    };
    written.filter(|_| document.metadata.date.is_none())
}

/// Length of the block in bytes, and its keys (in lower case) with their values.
fn parse(text: &str) -> Option<(usize, Vec<(String, String)>)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut length = first.len();
    let mut fields = Vec::new();
    for line in lines.take(MAX_LINES) {
        length += line.len();
        let end = line.trim_end();
        if end == "---" || end == "..." {
            // Two rules around nothing are decoration, not metadata.
            return (!fields.is_empty()).then_some((length, fields));
        }
        let nested = end.starts_with([' ', '\t', '-', '#']) || end.is_empty();
        if nested {
            continue;
        }
        // A line of prose means that the first line was a rule.
        let (key, rest) = end.split_once(':')?;
        if key.contains(char::is_whitespace) || !(rest.is_empty() || rest.starts_with([' ', '\t'])) {
            return None;
        }
        fields.push((key.to_lowercase(), value(rest.trim())));
    }
    None
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

    fn read_text(text: &str) -> (Document, Option<String>) {
        let mut document = Document::new("a", text);
        let bad_date = read(&mut document);
        (document, bad_date)
    }

    #[test]
    fn the_block_becomes_metadata_and_a_cut() {
        let block = "---\ntitle: \"Moran: \\\"no\\\" to Keller\"\r\ndate: 5 March 2020\nSource: The Harbour Post # print\ntags:\n  - ports\n---\n";
        let (document, bad_date) = read_text(&format!("{block}Ada Moran met Bruno Keller."));
        assert_eq!(bad_date, None);
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
    fn a_date_that_is_none_is_handed_back() {
        let (document, bad_date) = read_text("---\ndate: last Tuesday\ntitle: X\n---\nText.");
        assert_eq!(bad_date.as_deref(), Some("last Tuesday"));
        assert_eq!(document.metadata.title.as_deref(), Some("X"));
    }
}
