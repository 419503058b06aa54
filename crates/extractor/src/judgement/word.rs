//! The words of a line: bare, or in quotes.

/// A word and whether it stood in quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// What stands before the colon of `person:"Ada Moran"`.
    pub(super) prefix: Option<String>,
    /// The word itself, without quotes and backslashes.
    pub(super) text: String,
}

/// Words that may stand before a colon.
const PREFIXES: [&str; 4] = ["person", "organization", "location", "place"];

/// The words of a line up to its comment.
///
/// # Errors
/// A quote that is not closed.
pub(super) fn words(line: &str) -> Result<Vec<Word>, &'static str> {
    let mut words = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() && !rest.starts_with('#') {
        let prefix = PREFIXES.into_iter().find(|prefix| {
            rest.strip_prefix(prefix)
                .is_some_and(|after| after.starts_with(':'))
        });
        // "person:" alone is a word, not a type without a name.
        let after = prefix.map(|prefix| &rest[prefix.len() + 1..]);
        let (prefix, start) = match after {
            Some(after) if after.starts_with(|ch: char| !ch.is_whitespace()) => (prefix, after),
            _ => (None, rest),
        };
        let (text, end) = if let Some(open @ ('"' | '“' | '”' | '„')) = start.chars().next() {
            quoted_word(&start[open.len_utf8()..], open)?
        } else {
            let end = start.find(char::is_whitespace).unwrap_or(start.len());
            (start[..end].to_owned(), &start[end..])
        };
        words.push(Word {
            prefix: prefix.map(str::to_owned),
            text,
        });
        rest = end.trim_start();
    }
    Ok(words)
}

/// The text up to the closing quote, and what comes after it.
///
/// Office programs turn straight quotes into curly ones; either closes what either opened.
fn quoted_word(text: &str, open: char) -> Result<(String, &str), &'static str> {
    let closes = |ch: char| {
        if open == '"' {
            ch == '"'
        } else {
            matches!(ch, '“' | '”' | '"')
        }
    };
    let mut word = String::new();
    let mut chars = text.char_indices();
    while let Some((at, ch)) = chars.next() {
        if closes(ch) {
            return Ok((word, &text[at + ch.len_utf8()..]));
        }
        if ch != '\\' {
            word.push(ch);
            continue;
        }
        match chars.next() {
            Some((_, 't')) => word.push('\t'),
            Some((_, 'n')) => word.push('\n'),
            Some((_, other)) => word.push(other),
            None => break,
        }
    }
    Err("a quote is not closed: write \" at the end of the name")
}

/// A word as a file holds it: in quotes where it would not be read back as it is.
pub(super) fn quoted(text: &str) -> String {
    let is_plain = !text.is_empty()
        && !text.contains([' ', '"', '“', '”', '„', '\\', '#', ':'])
        && !text.contains(|ch: char| ch.is_whitespace() || ch.is_control());
    // Ids of the knowledge base hold a colon.
    let is_id = || {
        text.split_once(':').is_some_and(|(head, tail)| {
            let is_plain = |part: &str| part.chars().all(|ch| ch.is_ascii_alphanumeric() || ch == '-');
            !PREFIXES.contains(&head) && is_plain(head) && is_plain(tail)
        })
    };
    if is_plain || is_id() {
        return text.to_owned();
    }
    let escaped = text
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('\t', "\\t")
        .replace('\n', "\\n");
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(line: &str) -> Vec<String> {
        words(line).unwrap().into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn words_are_parted_by_space_and_kept_by_quotes() {
        assert_eq!(
            texts("same Ada \"Ada Moran\" # both"),
            ["same", "Ada", "Ada Moran"]
        );
        assert_eq!(
            texts(r#"hide "the \"Boss\" \\ #1""#),
            ["hide", r#"the "Boss" \ #1"#]
        );
        assert_eq!(texts("hide “Ada Moran”"), ["hide", "Ada Moran"]);
        assert_eq!(texts("# nothing"), Vec::<String>::new());
        assert!(words("hide \"Ada").is_err());
    }

    #[test]
    fn a_type_may_stand_before_a_colon() {
        let word = &words("hide location:\"New Georgia\"").unwrap()[1];
        assert_eq!(
            (word.prefix.as_deref(), word.text.as_str()),
            (Some("location"), "New Georgia")
        );
        let id = &words("hide gn:745042").unwrap()[1];
        assert_eq!((id.prefix.as_deref(), id.text.as_str()), (None, "gn:745042"));
    }

    #[test]
    fn what_is_quoted_is_read_back() {
        for text in [
            "Ada",
            "Ada Moran",
            "a\"b",
            "a\\",
            "#1",
            "gn:745042",
            "person:x",
            "",
            "tab\tbreak\n",
            "“x”",
            "日本",
        ] {
            assert_eq!(texts(&quoted(text)), [text], "{}", quoted(text));
        }
    }
}
