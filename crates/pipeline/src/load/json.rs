//! A file of JSON: one article, an array of articles, an object that lists articles, or one a line.

use std::io::Cursor;

use serde::Deserialize;
use serde_json::error::Category;

use super::gather::Gathering;
use super::record::{Shape, fault};
use super::{MAX_TEXT_BYTES, Place, SkipReason, decode, jsonl};

/// Reads the articles of a file; items of an array are numbered from 1 as lines are.
///
/// # Errors
/// [`SkipReason::NoArticle`] if it is sound JSON about something else.
pub(super) fn read(
    bytes: Vec<u8>,
    id: &str,
    place: &Place,
    gathering: &mut Gathering,
) -> Result<(), SkipReason> {
    if bytes.len() as u64 > MAX_TEXT_BYTES {
        return Err(SkipReason::TooLarge);
    }
    let decoded = decode::decode(bytes)?;
    let text = decoded.text;
    if text.trim().is_empty() {
        return Err(SkipReason::Empty);
    }
    let mut values = serde_json::Deserializer::from_str(&text);
    let shape = match Shape::deserialize(&mut values) {
        Ok(shape) => shape,
        Err(error) => {
            gathering.skip(at(place, error.line()), fault(problem(&error)));
            return Ok(());
        }
    };
    let warn = |gathering: &mut Gathering| {
        if let Some(kind) = decoded.loss {
            gathering.warn(place.clone(), kind);
        }
    };
    if let Err(error) = values.end() {
        // Several objects, as many call it .json too.
        if matches!(shape, Shape::Object(_)) {
            warn(gathering);
            return jsonl::read(Cursor::new(text), id, place, gathering);
        }
        gathering.skip(at(place, error.line()), fault(problem(&error)));
        return Ok(());
    }
    // What a service answers: {"status": "ok", "articles": [...]}.
    let shape = match shape {
        Shape::Object(record) if !record.is_article() && !record.listed.is_empty() => {
            Shape::Array(record.listed)
        }
        shape => shape,
    };
    match shape {
        Shape::Object(record) if record.is_article() => {
            warn(gathering);
            gathering.push_article(record.article(|| id.to_owned())?, place.clone(), id);
        }
        Shape::Array(items) if items.iter().any(is_article) => {
            warn(gathering);
            for (number, item) in (1..).zip(items) {
                let article = match item {
                    Shape::Object(record) => record.article(|| format!("{id}:{number}")),
                    Shape::Array(_) | Shape::Other => Err(fault("the item is no JSON object".to_owned())),
                };
                match article {
                    Ok(article) => gathering.push_article(article, at(place, number), id),
                    Err(reason) => gathering.skip(at(place, number), reason),
                }
            }
        }
        Shape::Object(_) | Shape::Array(_) | Shape::Other => return Err(SkipReason::NoArticle),
    }
    Ok(())
}

fn is_article(item: &Shape) -> bool {
    matches!(item, Shape::Object(record) if record.is_article())
}

fn at(place: &Place, number: usize) -> Place {
    Place {
        path: place.path.clone(),
        line: Some(number as u64),
    }
}

/// What is wrong with a file that is no JSON; its line is told by its place.
fn problem(error: &serde_json::Error) -> String {
    // A line feed within quotes counts as column 0 of the next line.
    let column = error.column().max(1);
    match error.classify() {
        Category::Eof => {
            format!("the JSON ends too early, at column {column}: write the file anew, it may be cut off")
        }
        Category::Syntax | Category::Io | Category::Data => {
            format!("no JSON from column {column} on: look for a missing quote, comma or brace")
        }
    }
}
