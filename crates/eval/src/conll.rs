//! `CoNLL` text: one token a line, its tag in the last column, a blank line after each sentence.

use crate::error::{GoldError, GoldFault};

/// A sentence of a corpus: tokens and one tag for each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaggedSentence {
    /// First column of each line.
    pub tokens: Vec<String>,
    /// Last column of each line, as written.
    pub tags: Vec<String>,
    /// Whether a `-DOCSTART-` line stands before it.
    pub starts_document: bool,
}

/// A name in a sentence: tokens `start..end` and the label of its tags.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LabelledSpan {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// Type as the corpus writes it.
    pub label: String,
}

/// Reads `CoNLL` text; total, so odd lines give odd tokens and never an error.
///
/// Columns are parted by tabs if the line holds one, else by white space. Lines that start with `# ` and have
/// neither a tab nor exactly two words are comments (`CoNLL-U`), `-DOCSTART-` lines part documents.
pub fn read(text: &str) -> Vec<TaggedSentence> {
    parse(text).sentences
}

/// Sentences of a gold file and the line of each one's first token, from 1.
///
/// # Errors
/// [`GoldError`] if a line has one column only, or if there is no sentence.
pub fn read_gold(text: &str) -> Result<(Vec<TaggedSentence>, Vec<usize>), GoldError> {
    let parsed = parse(text);
    match parsed.untagged {
        Some((line, token)) => Err(GoldFault::NoTag { token }.at(line)),
        None if parsed.sentences.is_empty() => Err(GoldFault::Empty.at(1)),
        None => Ok((parsed.sentences, parsed.lines)),
    }
}

/// What a file holds.
#[derive(Default)]
struct Parsed {
    sentences: Vec<TaggedSentence>,
    /// Line of each sentence's first token, from 1.
    lines: Vec<usize>,
    /// The first line with one column, from 1.
    untagged: Option<(usize, String)>,
}

fn parse(text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let mut sentence = TaggedSentence::default();
    let mut starts_document = false;
    // A lone carriage return ends a line too, as in old Macintosh files.
    let lines = text
        .split('\n')
        .flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'));
    for (idx, line) in lines.enumerate() {
        if line.chars().all(is_space) {
            if !sentence.tokens.is_empty() {
                parsed.sentences.push(std::mem::take(&mut sentence));
            }
            continue;
        }
        if line.starts_with("-DOCSTART-") {
            starts_document = true;
            continue;
        }
        let tabbed = line.contains('\t');
        if line.starts_with("# ") && !tabbed && words(line).count() != 2 {
            continue;
        }
        let (first, last) = if tabbed {
            (line.split('\t').next(), line.rsplit('\t').next())
        } else {
            (words(line).next(), words(line).last())
        };
        if !tabbed && words(line).nth(1).is_none() && parsed.untagged.is_none() {
            parsed.untagged = Some((idx + 1, first.unwrap_or_default().to_owned()));
        }
        if sentence.tokens.is_empty() {
            parsed.lines.push(idx + 1);
            sentence.starts_document = std::mem::take(&mut starts_document);
        }
        sentence.tokens.push(first.unwrap_or_default().to_owned());
        sentence.tags.push(last.unwrap_or_default().to_owned());
    }
    if !sentence.tokens.is_empty() {
        parsed.sentences.push(sentence);
    }
    parsed
}

/// Parts sentences into documents: where the file marks them, else every sentence is its own.
pub fn documents(sentences: &[TaggedSentence]) -> impl Iterator<Item = &[TaggedSentence]> {
    let marked = sentences.iter().any(|sentence| sentence.starts_document);
    sentences.chunk_by(move |_, next| marked && !next.starts_document)
}

/// Writes sentences as [`read`] takes them: token, tab, tag.
pub fn write(sentences: &[TaggedSentence]) -> String {
    let mut text = String::new();
    for sentence in sentences {
        if sentence.starts_document {
            text.push_str("-DOCSTART-\tO\n\n");
        }
        for (token, tag) in sentence.tokens.iter().zip(&sentence.tags) {
            text.push_str(token);
            text.push('\t');
            text.push_str(tag);
            text.push('\n');
        }
        text.push('\n');
    }
    text
}

/// Names in a sentence's tags, by conlleval's rules, which take every dialect of tags.
///
/// A name begins at `B`, `S` or `U`, and at any other tag whose label differs from the open name's or that follows
/// `O` or the end of a name. A tag without a dash is a label on its own.
pub fn spans<S: AsRef<str>>(tags: &[S]) -> Vec<LabelledSpan> {
    let mut spans = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    let mut previous = "O";
    for (idx, tag) in tags.iter().map(AsRef::as_ref).chain(["O"]).enumerate() {
        let (prefix, label) = match tag {
            "O" | "-" | "_" | "" => ("O", ""),
            _ => match tag.split_once('-') {
                Some((prefix, label)) if !label.is_empty() => (prefix, label),
                _ => ("I", tag),
            },
        };
        let ended = matches!(previous, "E" | "S" | "L" | "U");
        let begins = matches!(prefix, "B" | "S" | "U")
            || (matches!(prefix, "I" | "E" | "L" | "M") && (ended || open.is_none_or(|(_, l)| l != label)));
        if let Some((start, label)) = open.filter(|_| prefix == "O" || begins) {
            spans.push(LabelledSpan {
                start,
                end: idx,
                label: label.to_owned(),
            });
            open = None;
        }
        if begins {
            open = Some((idx, label));
        }
        previous = prefix;
    }
    spans
}

/// Tags in IOB2 for spans that do not overlap; what overlaps an earlier span is left out.
pub fn tags(len: usize, spans: &[LabelledSpan]) -> Vec<String> {
    let mut tags = vec!["O".to_owned(); len];
    for span in spans {
        let Some(slots) = tags.get_mut(span.start..span.end) else {
            continue;
        };
        if slots.iter().any(|tag| tag != "O") {
            continue;
        }
        for (idx, slot) in slots.iter_mut().enumerate() {
            *slot = format!("{}-{}", if idx == 0 { 'B' } else { 'I' }, span.label);
        }
    }
    tags
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(is_space).filter(|word| !word.is_empty())
}

/// White space as Python's `str.split` knows it: the information separators count.
pub(crate) fn is_space(ch: char) -> bool {
    ch.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&ch)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labelled(tags: &[&str]) -> Vec<(usize, usize, String)> {
        spans(tags)
            .into_iter()
            .map(|s| (s.start, s.end, s.label))
            .collect()
    }

    #[test]
    fn every_dialect_gives_the_same_spans() {
        let want = vec![
            (0, 2, "PER".to_owned()),
            (3, 4, "LOC".to_owned()),
            (4, 6, "LOC".to_owned()),
        ];
        for tags in [
            ["B-PER", "I-PER", "O", "B-LOC", "B-LOC", "I-LOC"],
            ["I-PER", "I-PER", "O", "I-LOC", "B-LOC", "I-LOC"],
            ["B-PER", "E-PER", "O", "S-LOC", "B-LOC", "E-LOC"],
            ["B-PER", "L-PER", "O", "U-LOC", "B-LOC", "L-LOC"],
        ] {
            assert_eq!(labelled(&tags), want, "{tags:?}");
        }
    }

    #[test]
    fn labels_without_prefix_run_on() {
        assert_eq!(
            labelled(&["PER", "PER", "LOC"]),
            [(0, 2, "PER".into()), (2, 3, "LOC".into())]
        );
        assert_eq!(labelled(&["-", "_", ""]), []);
    }

    #[test]
    fn reads_documents_comments_and_columns() {
        let text = "-DOCSTART- O\n\n# sent_id 1 of 2\nAda NNP B-PER\r\n# B-ORG\n\n\nLisbon\tx y\tB-LOC\n";
        let sentences = read(text);
        assert_eq!(sentences.len(), 2);
        assert!(sentences[0].starts_document && !sentences[1].starts_document);
        assert_eq!(sentences[0].tokens, ["Ada", "#"]);
        assert_eq!(sentences[1].tags, ["B-LOC"]);
        assert_eq!(read(&write(&sentences)), sentences);
    }

    #[test]
    fn gold_lines_are_counted_and_need_a_tag() {
        let text = "-DOCSTART- O\n\n# a comment of words\nAda B-PER\n\nleft O\r\n";
        assert_eq!(read_gold(text).unwrap().1, [4, 6]);
        let error = read_gold("Ada B-PER\n\nleft\n").unwrap_err().to_string();
        assert!(error.starts_with("line 3: \"left\" has no tag"), "{error}");
        assert!(read_gold("\n-DOCSTART- O\n").is_err());
    }

    #[test]
    fn documents_begin_where_the_file_says() {
        let lengths = |text: &str| -> Vec<usize> { documents(&read(text)).map(<[_]>::len).collect() };
        assert_eq!(
            lengths("-DOCSTART- O\n\na O\n\nb O\n\n-DOCSTART- O\n\nc O\n"),
            [2, 1]
        );
        assert_eq!(lengths("a O\n\nb O\n"), [1, 1]);
    }

    #[test]
    fn tags_and_spans_are_inverse() {
        let tags_in = ["B-PER", "I-PER", "B-PER", "O", "B-ORG"];
        assert_eq!(tags(5, &spans(&tags_in)), tags_in);
    }
}
