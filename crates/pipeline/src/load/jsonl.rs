//! One document a line: `{"id","text","title"?,"date"?,"source"?}`.

use std::io::{BufRead, Cursor};

use relmap_kb::json_problem;

use super::gather::Gathering;
use super::record::{Article, Shape, fault};
use super::{Place, SkipReason, decode};

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
        match article(&decoded.text, || format!("{id}:{number}")) {
            Ok(article) => gathering.push_article(article, place, id),
            Err(reason) => gathering.skip(place, reason),
        }
    }
    if any { Ok(()) } else { Err(SkipReason::Empty) }
}

/// Reads one line.
fn article(line: &str, default_id: impl FnOnce() -> String) -> Result<Article, SkipReason> {
    if !line.trim_start().starts_with('{') {
        return Err(fault("the line is no JSON object: begin it with {".to_owned()));
    }
    match serde_json::from_str(line).map_err(|error| fault(json_problem(&error)))? {
        Shape::Object(record) => record.article(default_id),
        Shape::Array(_) | Shape::Other => Err(fault("the line is no JSON object".to_owned())),
    }
}
