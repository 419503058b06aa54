//! Rows in, blob out; the counterpart of [`crate::blob`].
//!
//! `build.rs` includes this file and runs it over `data/`; the crate runs it over the rows of a user's gazetteer.

use std::collections::BTreeMap;

use crate::kind::Kind;
use crate::layout::{
    COUNTRY_LEN, DEGREE, HEADER_LEN, MAGIC, N_SECTIONS, NO_COORDINATE, NO_YEAR, Posting, RECORD_LEN, VERSION,
    checksum, field, weight,
};
use crate::name_keys::{Keys, add_names};
use crate::row::EntityRow;
use crate::words::WordFacts;

/// What a row may not be, because the layout has no room for it.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub(crate) enum CompileError {
    /// A string that its length byte cannot count.
    #[error("{id}: {text:?} is longer than 255 bytes")]
    TooLong { id: String, text: String },
    /// The maps could not be built.
    #[error("keys cannot be mapped: {0}")]
    Map(String),
}

impl From<fst::Error> for CompileError {
    fn from(error: fst::Error) -> Self {
        Self::Map(error.to_string())
    }
}

/// Compiles rows and word facts to a blob.
///
/// Of rows with one id the first gives the fields, the others their names as aliases.
pub(crate) fn compile(
    rows: Vec<EntityRow>,
    words: &BTreeMap<String, WordFacts>,
) -> Result<Vec<u8>, CompileError> {
    let rows = unite(rows);
    let mut heap = Heap::default();
    let mut records = Vec::with_capacity(rows.len() * RECORD_LEN);
    let mut names = Keys::new();
    let mut surnames = Keys::new();
    for (record_idx, row) in rows.iter().enumerate() {
        records.extend(record(row, &mut heap)?);
        add_names(row, record_idx as u32, &mut names, &mut surnames);
    }
    let mut postings = Vec::new();
    let names = postings_map(&names, &rows, &mut postings)?;
    let surnames = postings_map(&surnames, &rows, &mut postings)?;
    let mut facts = fst::MapBuilder::memory();
    for (word, fact) in words {
        facts.insert(word, fact.0)?;
    }
    let sections = [
        records,
        heap.text,
        postings,
        countries(&rows),
        names,
        surnames,
        facts.into_inner()?,
    ];
    Ok(assemble(&sections))
}

/// Sorts rows by id and joins those that share one.
fn unite(rows: Vec<EntityRow>) -> Vec<EntityRow> {
    let mut united: BTreeMap<String, EntityRow> = BTreeMap::new();
    for row in rows {
        if let Some(first) = united.get_mut(&row.id) {
            first.aliases.push(row.name);
            first.aliases.extend(row.aliases);
        } else {
            united.insert(row.id.clone(), row);
        }
    }
    united.into_values().collect()
}

/// Strings, each distinct one once.
#[derive(Default)]
struct Heap {
    text: Vec<u8>,
    offsets: BTreeMap<String, u32>,
}

impl Heap {
    /// Offset and length, as they stand in a record.
    fn add(&mut self, text: &str, id: &str) -> Result<[u8; 5], CompileError> {
        let Ok(len) = u8::try_from(text.len()) else {
            return Err(CompileError::TooLong {
                id: id.to_owned(),
                text: text.to_owned(),
            });
        };
        let offset = *self.offsets.entry(text.to_owned()).or_insert_with(|| {
            let offset = self.text.len() as u32;
            self.text.extend(text.as_bytes());
            offset
        });
        let [a, b, c, d] = offset.to_le_bytes();
        Ok([a, b, c, d, len])
    }
}

fn record(row: &EntityRow, heap: &mut Heap) -> Result<[u8; RECORD_LEN], CompileError> {
    let mut bytes = [0; RECORD_LEN];
    let mut put = |at: usize, value: &[u8]| bytes[at..at + value.len()].copy_from_slice(value);
    let degrees =
        |value: Option<f64>| value.map_or(NO_COORDINATE, |degrees| (degrees * DEGREE).round() as i32);
    put(field::ID, &heap.add(&row.id, &row.id)?);
    put(field::NAME, &heap.add(&row.name, &row.id)?);
    put(field::DESCRIPTION, &heap.add(&row.description, &row.id)?);
    put(field::COUNTRY, &row.country.unwrap_or_default());
    put(field::LAT, &degrees(row.lat).to_le_bytes());
    put(field::LON, &degrees(row.lon).to_le_bytes());
    put(field::FROM, &row.from.unwrap_or(NO_YEAR).to_le_bytes());
    put(field::TO, &row.to.unwrap_or(NO_YEAR).to_le_bytes());
    put(field::POPULARITY, &[row.popularity]);
    put(field::KIND, &[row.kind as u8]);
    put(field::OF, &heap.add(&row.of, &row.id)?);
    Ok(bytes)
}

/// Writes the candidates of each key, best first, and maps the key to the first of them.
fn postings_map(keys: &Keys, rows: &[EntityRow], postings: &mut Vec<u8>) -> Result<Vec<u8>, CompileError> {
    let mut map = fst::MapBuilder::memory();
    for (key, candidates) in keys {
        map.insert(key, postings.len() as u64 / 4)?;
        let mut candidates: Vec<(u32, bool)> =
            candidates.iter().map(|(&record, &flag)| (record, flag)).collect();
        let of = |(record, flag): (u32, bool)| weight(rows[record as usize].popularity, flag);
        candidates.sort_by(|&a, &b| of(b).total_cmp(&of(a)).then(a.0.cmp(&b.0)));
        let last = candidates.len() - 1;
        for (at, (record, is_canonical)) in candidates.into_iter().enumerate() {
            postings.extend(Posting::new(record, is_canonical, at == last).0.to_le_bytes());
        }
    }
    Ok(map.into_inner()?)
}

/// Codes of countries and territories, each with its record; of two records the more popular.
fn countries(rows: &[EntityRow]) -> Vec<u8> {
    let mut records: BTreeMap<[u8; 2], usize> = BTreeMap::new();
    for (record_idx, row) in rows.iter().enumerate() {
        let is_country = matches!(row.kind, Kind::Country | Kind::Territory);
        if let Some(country) = row.country.filter(|_| is_country) {
            let known = records.entry(country).or_insert(record_idx);
            if rows[*known].popularity < row.popularity {
                *known = record_idx;
            }
        }
    }
    let mut bytes = Vec::with_capacity(records.len() * COUNTRY_LEN);
    for (country, record_idx) in records {
        bytes.extend([country[0], country[1], 0, 0]);
        bytes.extend((record_idx as u32).to_le_bytes());
    }
    bytes
}

fn assemble(sections: &[Vec<u8>; N_SECTIONS]) -> Vec<u8> {
    let mut checked = Vec::new();
    let mut offset = HEADER_LEN as u32;
    for section in sections {
        checked.extend(offset.to_le_bytes());
        checked.extend((section.len() as u32).to_le_bytes());
        offset += section.len() as u32;
    }
    checked.extend(sections.concat());
    let mut bytes = Vec::with_capacity(checked.len() + HEADER_LEN);
    bytes.extend(MAGIC.as_bytes());
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend((N_SECTIONS as u32).to_le_bytes());
    bytes.extend(checksum(&checked).to_le_bytes());
    bytes.extend(checked);
    bytes
}
