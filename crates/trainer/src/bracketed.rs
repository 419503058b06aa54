//! Annotated text as people write it: a sentence a line, names in brackets with their type.
//!
//! `[Ada Moran|PER] told [Reuters|ORG].` An empty line ends a document, a line that begins with `#` is a comment.

use anyhow::{Context, Result, bail};
use relmap_eval::conll::{self, LabelledSpan, TaggedSentence};
use relmap_ner::tagger::label::NameType;
use relmap_types::Document;

/// Reads annotated text; the tokens are those that a run would make.
pub(crate) fn read(text: &str) -> Result<Vec<TaggedSentence>> {
    let mut sentences = Vec::new();
    let mut starts_document = true;
    for (number, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            starts_document = true;
        } else if !line.starts_with('#') {
            let sentence = sentence(line).with_context(|| format!("line {}", number + 1))?;
            sentences.push(TaggedSentence {
                starts_document: std::mem::take(&mut starts_document),
                ..sentence
            });
        }
    }
    Ok(sentences)
}

/// A name as bytes of the text without brackets.
struct Name<'a> {
    start: usize,
    end: usize,
    label: &'a str,
}

fn sentence(line: &str) -> Result<TaggedSentence> {
    let (text, names) = unbracket(line)?;
    let document = Document::new("line", text);
    let sentences = relmap_text::segment(&document);
    let spans: Vec<_> = sentences
        .iter()
        .flat_map(|sentence| &sentence.tokens)
        .map(|token| token.span)
        .collect();
    let labelled = |name: Name| {
        let first = spans.iter().position(|span| span.range().start == name.start);
        let last = spans.iter().position(|span| span.range().end == name.end);
        let (Some(first), Some(last)) = (first, last) else {
            bail!(
                "{:?} does not begin and end where tokens do",
                &document.text[name.start..name.end]
            );
        };
        Ok(LabelledSpan {
            start: first,
            end: last + 1,
            label: name.label.to_owned(),
        })
    };
    let names = names.into_iter().map(labelled).collect::<Result<Vec<_>>>()?;
    Ok(TaggedSentence {
        tokens: spans
            .iter()
            .map(|&span| document.surface(span).to_owned())
            .collect(),
        tags: conll::tags(spans.len(), &names),
        starts_document: false,
    })
}

/// Takes the brackets out of a line.
fn unbracket(line: &str) -> Result<(String, Vec<Name<'_>>)> {
    let (mut text, mut names) = (String::with_capacity(line.len()), Vec::new());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('[') {
        let (inner, after) = after
            .split_once(']')
            .context("has a bracket that is not closed")?;
        let (name, label) = inner
            .rsplit_once('|')
            .with_context(|| format!("has a name without a type: {inner:?}"))?;
        if !NameType::ALL.iter().any(|known| known.corpus_label() == label) {
            bail!("has the unknown type {label:?}");
        }
        text.push_str(before);
        let start = text.len();
        text.push_str(name);
        names.push(Name {
            start,
            end: text.len(),
            label,
        });
        rest = after;
    }
    text.push_str(rest);
    if text.contains(['[', ']']) {
        bail!("has a bracket too many");
    }
    Ok((text, names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_become_tags_and_empty_lines_part_documents() {
        let text = "# talks\n[Russia|LOC]-[Turkey|LOC] talks, Mr [Ada Moran|PER]’s aide said.\n\nYes.\n";
        let sentences = read(text).unwrap();
        let starts: Vec<bool> = sentences.iter().map(|s| s.starts_document).collect();
        assert_eq!(starts, [true, true]);
        assert_eq!(
            sentences[0].tokens.join(" "),
            "Russia - Turkey talks , Mr Ada Moran ’s aide said ."
        );
        assert_eq!(
            sentences[0].tags.join(" "),
            "B-LOC O B-LOC O O O B-PER I-PER O O O O"
        );
    }

    #[test]
    fn slips_are_named_with_their_line() {
        for (text, message) in [
            (
                "Yes.\n[Ada Moran|PRE] left.",
                "line 2: has the unknown type \"PRE\"",
            ),
            ("[Ada Moran left.", "line 1: has a bracket that is not closed"),
            (
                "[Ada Moran] left.",
                "line 1: has a name without a type: \"Ada Moran\"",
            ),
            ("Ada|PER] left.", "line 1: has a bracket too many"),
            (
                "[Ada|PER]ptive",
                "line 1: \"Ada\" does not begin and end where tokens do",
            ),
        ] {
            let error = read(text).unwrap_err();
            assert_eq!(format!("{error:#}"), message);
        }
    }
}
