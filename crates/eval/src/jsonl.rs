//! Gold documents as JSON lines: text and mentions, offsets in code points.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::Value;

use crate::error::{GoldError, GoldFault};
use crate::place::Point;
use crate::record::{Record, wrong};

/// A document with what names stand in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GoldDocument {
    /// Line of the file, from 1.
    pub line: usize,
    /// Its id, if it has one.
    pub id: Option<String>,
    /// The text that offsets count in.
    pub text: String,
    /// In the order of the file.
    pub mentions: Vec<GoldMention>,
    /// Code points of each sentence, if the file says.
    pub sentences: Vec<Range<usize>>,
    /// Parts of the text that were annotated, in code points; empty if all of it was.
    pub judged: Vec<Range<usize>>,
}

/// A mention of a gold document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GoldMention {
    /// Where it stands, in code points.
    pub span: Range<usize>,
    /// Its head, of which a recognizer may find no more, in code points.
    pub head: Option<Range<usize>>,
    /// Type as the corpus writes it.
    pub label: String,
    /// Whom it names.
    pub entity: Option<String>,
    /// A proper name, not a description or a pronoun.
    pub is_name: bool,
    /// Where the place is that it names, if the file says.
    pub point: Option<Point>,
}

/// Reads gold documents, one a line.
///
/// A line is what `relmap extract --until mentions --with-text` prints:
/// `{"doc_id", "text", "mentions": [{"start", "end", "type", "entity"?}]}`. Mentions may stand in `spans`, `entities` or `label`
/// instead, their type in `label`, and each may be a list `[start, end, type]`.
///
/// # Errors
/// [`GoldError`] with the line that cannot be used.
pub fn read(text: &str) -> Result<Vec<GoldDocument>, GoldError> {
    let mut documents = Vec::new();
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (idx, line) in text.lines().enumerate() {
        let number = idx + 1;
        let line = line.trim_start_matches('\u{feff}');
        if line.trim().is_empty() {
            continue;
        }
        let document = document(line, number).map_err(|fault| fault.at(number))?;
        if let Some(id) = document.id.clone()
            && let Some(first) = first.insert(id.clone(), number)
        {
            return Err(GoldFault::DuplicateId { id, first }.at(number));
        }
        documents.push(document);
    }
    if documents.is_empty() {
        return Err(GoldFault::Empty.at(1));
    }
    Ok(documents)
}

fn document(line: &str, number: usize) -> Result<GoldDocument, GoldFault> {
    let mut record = Record::read(line)?;
    let missing = |field| GoldFault::Missing {
        field,
        advice: ": `relmap extract --until mentions --with-text` prints such lines",
    };
    let text = record.text("text")?.ok_or_else(|| missing("text"))?;
    let mut items = None;
    // The first that is there counts; in other dialects `label` is no list.
    for field in ["mentions", "spans", "entities"] {
        if items.is_none() {
            items = record.list(field)?;
        }
    }
    let items = items.or_else(|| record.list("label").ok().flatten());
    let items = items.ok_or_else(|| missing("mentions"))?;
    let sentences = record.list("sentences")?.unwrap_or_default();
    let length = text.chars().count();
    let mut mentions = Vec::with_capacity(items.len());
    for (idx, item) in items.iter().enumerate() {
        let number = idx + 1;
        let mention = mention(item).ok_or(GoldFault::Mention { number })?;
        let Range { start, end } = mention.span;
        if start >= end || end > length {
            return Err(GoldFault::Span {
                number,
                start,
                end,
                length,
            });
        }
        mentions.push(mention);
    }
    Ok(GoldDocument {
        line: number,
        id: record.take("doc_id").or_else(|| record.take("id")).and_then(word),
        text,
        mentions,
        sentences: sentences.iter().map_while(sentence).collect(),
        judged: judged(&mut record)?,
    })
}

/// The parts of the text that were annotated: `eval_spans`, or the one `eval_span`.
fn judged(record: &mut Record) -> Result<Vec<Range<usize>>, GoldFault> {
    let spans = record.list("eval_spans")?.unwrap_or_default();
    let span = record.list("eval_span")?.map(Value::Array);
    let (field, spans) = if spans.is_empty() {
        ("eval_span", span.into_iter().collect())
    } else {
        ("eval_spans", spans)
    };
    let range = |span: &Value| match span.as_array().map(Vec::as_slice) {
        Some([start, end]) => Some(number(start)?..number(end)?).filter(|range| range.start <= range.end),
        _ => None,
    };
    let fault = |span: &Value| {
        wrong(
            field,
            span,
            "start and end as [start, end]; offsets count code points",
        )
    };
    spans
        .iter()
        .map(|span| range(span).ok_or_else(|| fault(span)))
        .collect()
}

fn mention(item: &Value) -> Option<GoldMention> {
    if let Value::Array(parts) = item {
        let [start, end, label, ..] = parts.as_slice() else {
            return None;
        };
        return Some(GoldMention {
            span: number(start)?..number(end)?,
            label: tag(label.as_str()?).to_owned(),
            is_name: true,
            ..GoldMention::default()
        });
    }
    let label = item["type"].as_str().or(item["label"].as_str())?;
    let head = item["head"].as_array();
    Some(GoldMention {
        span: number(&item["start"])?..number(&item["end"])?,
        head: head.and_then(|head| Some(number(head.first()?)?..number(head.get(1)?)?)),
        label: tag(label).to_owned(),
        entity: word(item["entity"].clone()),
        is_name: item["kind"].as_str().is_none_or(|kind| kind == "NAM"),
        point: point(item),
    })
}

/// The point of a place, in degrees; none outside the globe.
fn point(item: &Value) -> Option<Point> {
    let (lat, lon) = (item["lat"].as_f64()?, item["lon"].as_f64()?);
    (lat.abs() <= 90.0 && lon.abs() <= 180.0).then_some(Point { lat, lon })
}

/// The tag of a type that is written as a word.
fn tag(label: &str) -> &str {
    match label {
        "person" => "PER",
        "organization" => "ORG",
        "location" => "LOC",
        _ => label,
    }
}

/// A sentence, as `[start, end]` or as `relmap extract --until sentences` prints it.
fn sentence(item: &Value) -> Option<Range<usize>> {
    let (start, end) = match item {
        Value::Array(ends) => (ends.first()?, ends.get(1)?),
        _ => (&item["start"], &item["end"]),
    };
    Some(number(start)?..number(end)?)
}

fn number(value: &Value) -> Option<usize> {
    value.as_u64().and_then(|number| usize::try_from(number).ok())
}

fn word(value: Value) -> Option<String> {
    match value {
        Value::String(word) => Some(word),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dialect_gives_the_same_mentions() {
        for mentions in [
            r#""mentions":[{"start":0,"end":3,"type":"PER","entity":"Q1"}]"#,
            r#""spans":[{"start":0,"end":3,"label":"PER"}]"#,
            r#""entities":[[0,3,"PER"]]"#,
            r#""label":[[0,3,"PER"]]"#,
            r#""mentions":[{"start":0,"end":3,"type":"PER","kind":"NAM"}],"entities":[{"name":"Ada"}]"#,
        ] {
            let documents = read(&format!("\n{{\"id\":7,\"text\":\"Åda left\",{mentions}}}\n")).unwrap();
            let [document] = documents.as_slice() else {
                panic!("{documents:?}")
            };
            assert_eq!((document.line, document.id.as_deref()), (2, Some("7")));
            let mention = &document.mentions[0];
            assert_eq!(
                (mention.span.clone(), mention.label.as_str(), mention.is_name),
                (0..3, "PER", true)
            );
        }
    }

    #[test]
    fn faults_name_their_line_and_mention() {
        let line = |rest: &str| format!("{{\"id\":1,\"text\":\"Ada\",\"mentions\":[]}}\n{{\"id\":2{rest}}}");
        for (text, want) in [
            (String::new(), "line 1: nothing in the file"),
            (line(""), "line 2: field `text` is missing"),
            (line(",\"text\":\"Ada\""), "line 2: field `mentions` is missing"),
            (
                line(",\"text\":\"Ada\",\"mentions\":[[0,1,\"PER\"],{}]"),
                "line 2: mention 2: want start",
            ),
            (
                line(",\"text\":\"Åda\",\"mentions\":[[1,4,\"PER\"]]"),
                "line 2: mention 1: 1..4 is no part",
            ),
            (
                line(",\"text\":\"Ada\",\"mentions\":[[-1,2,\"PER\"]]"),
                "line 2: mention 1",
            ),
            (
                line(",\"text\":\"Ada\",\"mentions\":[]}\n{\"id\":2"),
                "line 3: field `text`",
            ),
            (
                line(",\"text\":\"Ada\",\"mentions\":[]}\n{\"id\":2,\"text\":\"A\",\"mentions\":[]"),
                "line 3: id \"2\" is that of line 2",
            ),
            (
                "{\n\"id\": 1}".to_owned(),
                "line 1: the line ends in the middle of a JSON object",
            ),
            ("Ada B-PER".to_owned(), "line 1: no JSON object"),
            ("[{}]".to_owned(), "line 1: a list where an object should be"),
            (
                "{\"text\": \"Ada\" \"mentions\": []}".to_owned(),
                "line 1: no JSON from column 16 on",
            ),
            (
                line(",\"text\":5"),
                "line 2: field `text` is a number: want text in quotes",
            ),
            (
                line(",\"text\":\"Ada\",\"mentions\":[],\"eval_span\":[3,1]"),
                "line 2: field `eval_span` is a list: want start and end",
            ),
        ] {
            let error = read(&text).unwrap_err().to_string();
            assert!(error.starts_with(want), "{error}");
        }
    }
}
