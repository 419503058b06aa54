//! One document a line: `{"id","text","title"?,"date"?,"source"?}`.

use std::io::{BufRead, Cursor};

use relmap_kb::json_problem;
use relmap_types::{Document, Metadata};
use serde::Deserialize;
use serde_json::Value;

use super::gather::Gathering;
use super::{MAX_TEXT_BYTES, Place, SkipReason, WarningKind, date, decode, entity};

/// A line as written; other fields are passed over.
#[derive(Deserialize)]
struct Record {
    id: Option<Id>,
    doc_id: Option<Id>,
    #[serde(default)]
    text: Text,
    #[serde(default)]
    title: Value,
    #[serde(default)]
    date: Value,
    #[serde(default)]
    source: Value,
    #[serde(default)]
    url: Value,
}

/// What stands in the field `text`.
#[derive(Default, Deserialize)]
#[serde(untagged)]
enum Text {
    #[serde(skip)]
    #[default]
    Missing,
    Words(String),
    Null(()),
    Other(serde::de::IgnoredAny),
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "`id` must be a string or a number")]
enum Id {
    Word(String),
    Number(serde_json::Number),
}

impl Id {
    fn into_word(self) -> String {
        match self {
            Self::Word(word) => word,
            Self::Number(number) => number.to_string(),
        }
    }
}

/// Reads every line; a broken one is skipped by number and the rest read.
pub(super) fn read(
    mut reader: impl BufRead,
    id: &str,
    place: &Place,
    gathering: &mut Gathering,
) -> Result<(), SkipReason> {
    if decode::is_utf16(reader.fill_buf()?) {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes)?;
        let decoded = decode::decode(bytes)?;
        if let Some(kind) = decoded.loss {
            gathering.warn(place.clone(), kind);
        }
        return read_lines(Cursor::new(decoded.text), id, place, gathering);
    }
    read_lines(reader, id, place, gathering)
}

fn read_lines(
    mut reader: impl BufRead,
    id: &str,
    place: &Place,
    gathering: &mut Gathering,
) -> Result<(), SkipReason> {
    let mut any = false;
    for number in 1.. {
        let mut bytes = Vec::new();
        if reader.by_ref().read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        if number == 1 {
            bytes = decode::skip_mark(&bytes).to_vec();
        }
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        any = true;
        let place = Place {
            path: place.path.clone(),
            line: Some(number),
        };
        let decoded = decode::decode_utf8(bytes);
        if let Some(kind) = decoded.loss {
            gathering.warn(place.clone(), kind);
        }
        match document(&decoded.text, || format!("{id}:{number}")) {
            Ok(read) => {
                if let Some(value) = read.bad_date {
                    gathering.warn(place.clone(), WarningKind::Date { value });
                }
                if read.n_entities > 0 {
                    let count = read.n_entities;
                    gathering.warn(place.clone(), WarningKind::Entities { count });
                }
                gathering.push(read.document, place, id);
            }
            Err(reason) => gathering.skip(place, reason),
        }
    }
    if any { Ok(()) } else { Err(SkipReason::Empty) }
}

/// The document of one line.
struct Row {
    document: Document,
    /// Its date as written, where that is not understood.
    bad_date: Option<String>,
    /// Entities of HTML in its text.
    n_entities: usize,
}

/// Reads one line.
fn document(line: &str, default_id: impl FnOnce() -> String) -> Result<Row, SkipReason> {
    let fault = |message: String| SkipReason::Record { message };
    if !line.trim_start().starts_with('{') {
        return Err(fault("the line is no JSON object: begin it with {".to_owned()));
    }
    let record: Record = serde_json::from_str(line).map_err(|error| fault(json_problem(&error)))?;
    let text = match record.text {
        Text::Words(text) => text,
        Text::Missing => return Err(fault("field `text` is missing".to_owned())),
        Text::Null(()) => {
            return Err(fault(
                "field `text` is null: write the text as a string".to_owned(),
            ));
        }
        Text::Other(_) => {
            return Err(fault(
                "field `text` is no string: write the text in quotes".to_owned(),
            ));
        }
    };
    if text.trim().is_empty() {
        return Err(SkipReason::Empty);
    }
    if text.len() as u64 > MAX_TEXT_BYTES {
        return Err(SkipReason::TooLarge);
    }
    let id = record
        .id
        .or(record.doc_id)
        .map(Id::into_word)
        .filter(|id| !id.is_empty())
        .unwrap_or_else(default_id);
    let written = words(record.date);
    let date = written.as_deref().and_then(date::parse);
    let (text, n_entities) = entity::decode(&text);
    let mut document = Document::new(id, text);
    document.metadata = Metadata {
        title: words(record.title).map(|title| entity::decode(&title).0.into_owned()),
        date,
        source: words(record.source).or_else(|| words(record.url)),
    };
    Ok(Row {
        document,
        bad_date: written.filter(|_| date.is_none()),
        n_entities,
    })
}

/// Metadata as text. A list or an object is no reason to lose the document.
fn words(value: Value) -> Option<String> {
    match value {
        Value::String(words) => Some(words).filter(|words| !words.trim().is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
