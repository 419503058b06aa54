//! The fields of an article in JSON, whether it is a line of a file, an item of an array or a file of its own.

use std::borrow::Cow;
use std::fmt;

use relmap_types::{Document, Metadata};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::{MAX_TEXT_BYTES, SkipReason, date, entity};

/// Names of fields that are in use, in any case, by what they say; of several the first that says something counts.
const ID: &[&str] = &["id", "doc_id"];
const TEXT: &[&str] = &["text", "maintext", "articlebody", "body", "content"];
pub(super) const TITLE: &[&str] = &["title", "headline"];
pub(super) const DATE: &[&str] = &[
    "date",
    "published",
    "pubdate",
    "published_at",
    "publishedat",
    "date_publish",
    "publish_date",
    "datepublished",
];
pub(super) const SOURCE: &[&str] = &["source", "outlet", "publisher", "url"];

/// Names of fields under which an object that is no article lists some.
const LISTS: &[&str] = &["articles", "docs", "documents", "items", "news", "results"];

/// An object as written; fields of other names are passed over.
#[derive(Default)]
pub(super) struct Record {
    /// Name in lower case, and value.
    fields: Vec<(String, Value)>,
    /// What it lists under one of [`LISTS`].
    pub(super) listed: Vec<Shape>,
}

/// The document of a record.
pub(super) struct Article {
    pub(super) document: Document,
    /// Its date as written, where that is not understood.
    pub(super) bad_date: Option<String>,
    /// Entities of HTML in its text.
    pub(super) n_entities: usize,
}

impl Record {
    /// Whether it was meant as an article: it has a `text`, or words under another name for it.
    pub(super) fn is_article(&self) -> bool {
        self.text().is_some() || self.value(&TEXT[..1]).is_some()
    }

    /// The document, with an id of its own or else the given one.
    pub(super) fn article(self, default_id: impl FnOnce() -> String) -> Result<Article, SkipReason> {
        let Some(text) = self.text() else {
            let problem = match self.value(TEXT) {
                None => "field `text` is missing",
                Some(Value::Null) => "field `text` is null: write the text as a string",
                Some(_) => "field `text` is no string: write the text in quotes",
            };
            return Err(fault(problem.to_owned()));
        };
        if text.trim().is_empty() {
            return Err(SkipReason::Empty);
        }
        if text.len() as u64 > MAX_TEXT_BYTES {
            return Err(SkipReason::TooLarge);
        }
        let id = match self.value(ID) {
            None | Some(Value::Null) => None,
            Some(Value::String(word)) => Some(word.clone()).filter(|word| !word.is_empty()),
            Some(Value::Number(number)) => Some(number.to_string()),
            Some(_) => return Err(fault("`id` must be a string or a number".to_owned())),
        };
        let written = self.words(DATE);
        let date = written.as_deref().and_then(date::parse);
        let (text, n_entities) = entity::decode(text);
        let mut document = Document::new(id.unwrap_or_else(default_id), text);
        document.metadata = Metadata {
            title: self
                .words(TITLE)
                .map(|title| entity::decode(&title).0.into_owned()),
            date,
            source: self.words(SOURCE),
        };
        Ok(Article {
            document,
            bad_date: written.filter(|_| date.is_none()),
            n_entities,
        })
    }

    /// The text; an empty one only where no other name has more.
    fn text(&self) -> Option<&str> {
        let texts = || self.values(TEXT).filter_map(Value::as_str);
        texts()
            .find(|text| !text.trim().is_empty())
            .or_else(|| texts().next())
    }

    /// Metadata as text. A list or an object is no reason to lose the document.
    fn words(&self, names: &'static [&'static str]) -> Option<String> {
        self.values(names).find_map(|value| match value {
            Value::String(words) => Some(words.clone()).filter(|words| !words.trim().is_empty()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        })
    }

    /// The first value that is there and not null, else null if that is there.
    fn value(&self, names: &'static [&'static str]) -> Option<&Value> {
        let values = || self.values(names);
        values()
            .find(|value| !value.is_null())
            .or_else(|| values().next())
    }

    /// The values under the names, in order of these.
    fn values(&self, names: &'static [&'static str]) -> impl Iterator<Item = &Value> {
        let fields = |name| self.fields.iter().filter(move |(key, _)| key == name);
        names
            .iter()
            .flat_map(move |name| fields(*name))
            .map(|(_, value)| value)
    }
}

pub(super) const fn fault(message: String) -> SkipReason {
    SkipReason::Record { message }
}

/// What a value of JSON is to this reader.
pub(super) enum Shape {
    Object(Record),
    Array(Vec<Shape>),
    /// A number, a string, a truth value or null.
    Other,
}

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ShapeVisitor)
    }
}

struct ShapeVisitor;

impl<'de> Visitor<'de> for ShapeVisitor {
    type Value = Shape;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Shape, A::Error> {
        let mut record = Record::default();
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            let name = key.to_lowercase();
            let is_known = [ID, TEXT, TITLE, DATE, SOURCE]
                .iter()
                .any(|names| names.contains(&name.as_str()));
            if is_known {
                record.fields.push((name, map.next_value()?));
            } else if LISTS.contains(&name.as_str()) {
                if let Shape::Array(items) = map.next_value()? {
                    record.listed.extend(items);
                }
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Shape::Object(record))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Shape, A::Error> {
        let mut shapes = Vec::new();
        while let Some(shape) = items.next_element()? {
            shapes.push(shape);
        }
        Ok(Shape::Array(shapes))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Shape, E> {
        Ok(Shape::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Shape, E> {
        Ok(Shape::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Shape, E> {
        Ok(Shape::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Shape, E> {
        Ok(Shape::Other)
    }

    fn visit_str<E>(self, _: &str) -> Result<Shape, E> {
        Ok(Shape::Other)
    }

    fn visit_unit<E>(self) -> Result<Shape, E> {
        Ok(Shape::Other)
    }
}
