//! Rows in, blob out; the counterpart of [`crate::blob`].
//!
//! `build.rs` includes this file and runs it over `data/`; the crate runs it over the rows of a user's gazetteer.

use std::collections::BTreeMap;

use relmap_text::key;
use relmap_types::EntityType;

use crate::layout::{
    COUNTRY_LEN, DEGREE, HEADER_LEN, MAGIC, N_SECTIONS, NO_COORDINATE, NO_YEAR, Posting, RECORD_LEN, VERSION,
    checksum, field, type_byte, weight,
};
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

/// Candidates of each key: record index and whether the key is its canonical name.
type Keys = BTreeMap<String, BTreeMap<u32, bool>>;

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
    put(field::TYPE, &[type_byte(row.entity_type)]);
    Ok(bytes)
}

/// Enters a row under every key that its names fold to.
fn add_names(row: &EntityRow, record: u32, names: &mut Keys, surnames: &mut Keys) {
    let unused = unused_surname(row);
    for (name, is_canonical) in
        std::iter::once((&row.name, true)).chain(row.aliases.iter().map(|alias| (alias, false)))
    {
        for key in key::variants(name) {
            if row.entity_type == EntityType::Person {
                for shorter in shorter_names(&key) {
                    enter(names, shorter, record, false);
                }
                for surname in surname_keys(&key, row.country) {
                    if Some(&surname) == unused.as_ref() {
                        continue;
                    }
                    enter(surnames, surname, record, is_canonical);
                }
            }
            enter(names, key, record, is_canonical);
        }
        // An alias may well be "Norway's Harbour Ministry", where the country is named too.
        if is_canonical && let Some(key) = parted_key(name) {
            enter(names, key, record, is_canonical);
        }
    }
}

/// The last word of a person's name where an alias is another word of it: news call Ada Zorka da Moran by "Zorka", and mean
/// somebody else by "Moran".
fn unused_surname(row: &EntityRow) -> Option<String> {
    let name = key::fold(&row.name);
    let (before, last) = name.rsplit_once(' ')?;
    let is_other = |alias: &String| before.split(' ').any(|word| word == key::fold(alias));
    row.aliases.iter().any(is_other).then(|| last.to_owned())
}

/// The key of a name with "'s" within it, as it comes of its tokens: `zorkal s of harbour` for "Zorkal's of Harbour".
///
/// One that ends in "'s" has none, for every name may.
fn parted_key(name: &str) -> Option<String> {
    let parted = ["'s ", "’s "].map(|mark| name.replace(mark, " s "));
    parted
        .into_iter()
        .find(|parted| parted != name)
        .map(|parted| key::fold(&parted))
}

fn enter(keys: &mut Keys, key: String, record: u32, is_canonical: bool) {
    if !key.is_empty() {
        *keys.entry(key).or_default().entry(record).or_default() |= is_canonical;
    }
}

/// Words that belong to the surname after them, written with a capital ("St John", "Ten Brink") or without.
///
/// Not the recognizer's particles, which are the words that may be small inside a name.
const PARTICLES: [&str; 42] = [
    "abd", "abu", "al", "ap", "bar", "ben", "bin", "bint", "da", "das", "de", "del", "della", "den", "der",
    "di", "dos", "du", "el", "ibn", "la", "las", "le", "les", "lo", "los", "mac", "mc", "o", "ould", "san",
    "santa", "st", "te", "ten", "ter", "ul", "van", "vom", "von", "zu", "zur",
];

/// Words after the surname.
const SUFFIXES: [&str; 7] = ["jr", "sr", "ii", "iii", "iv", "v", "jnr"];

/// Titles that stand before a name without a surname, also where they are part of it: "Prince Harry", "Lady Gaga".
const BEFORE_FORENAMES: [&str; 9] = [
    "emperor",
    "king",
    "lady",
    "patriarch",
    "pope",
    "prince",
    "princess",
    "queen",
    "sultan",
];

/// Countries whose people are named family first in English news.
const FAMILY_FIRST: [[u8; 2]; 7] = [*b"CN", *b"HK", *b"KP", *b"KR", *b"MO", *b"TW", *b"VN"];

/// The same name without initials between its ends ("cory a booker") or without the article ("bashar al assad").
fn shorter_names(key: &str) -> Vec<String> {
    let words: Vec<&str> = key.split(' ').collect();
    if words.len() < 3 {
        return Vec::new();
    }
    let kept = |drop: &dyn Fn(&str) -> bool| -> Option<String> {
        let last = words.len() - 1;
        let kept: Vec<&str> = words
            .iter()
            .enumerate()
            .filter(|&(at, word)| at == 0 || at == last || !drop(word))
            .map(|(_, &word)| word)
            .collect();
        (kept.len() < words.len()).then(|| kept.join(" "))
    };
    let without_initials = kept(&|word| word.len() == 1);
    let without_article = kept(&|word| matches!(word, "al" | "el"));
    without_initials.into_iter().chain(without_article).collect()
}

/// The ends of a person's name that news use for the whole: "putin"; "assad" and "al assad"; "von der leyen".
fn surname_keys(key: &str, country: Option<[u8; 2]>) -> Vec<String> {
    let mut words: Vec<&str> = key.split(' ').collect();
    while words.len() > 1 && words.last().is_some_and(|last| SUFFIXES.contains(last)) {
        words.pop();
    }
    if words.len() < 2 || BEFORE_FORENAMES.contains(&words[0]) {
        return Vec::new();
    }
    let mut surnames = Vec::new();
    if country.is_some_and(|country| FAMILY_FIRST.contains(&country)) {
        surnames.push(words[0].to_owned());
        // Vietnamese leaders go by their last name, and emigrants turn their names around.
        if country != Some(*b"VN") && words.len() == 3 {
            return surnames;
        }
    }
    let mut start = words.len() - 1;
    surnames.push(words[start].to_owned());
    while start > 1 && PARTICLES.contains(&words[start - 1]) {
        start -= 1;
        surnames.push(words[start..].join(" "));
    }
    // Double surnames: "suu kyi", "lopez obrador", and either half of the Spanish ones.
    if start + 1 == words.len() && words.len() > 2 && words[start - 1].chars().count() > 1 {
        surnames.push(words[start - 1..].join(" "));
        if country.is_some_and(|country| TWO_SURNAMES.contains(&country)) {
            surnames.push(words[start - 1].to_owned());
        }
    }
    surnames
}

/// Countries where people bear their father's surname before their mother's.
const TWO_SURNAMES: [[u8; 2]; 19] = [
    *b"AR", *b"BO", *b"CL", *b"CO", *b"CR", *b"CU", *b"DO", *b"EC", *b"ES", *b"GQ", *b"GT", *b"HN", *b"MX",
    *b"NI", *b"PA", *b"PE", *b"PY", *b"SV", *b"VE",
];

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
        let is_country = row.entity_type == EntityType::Location
            && ["country", "territory"]
                .iter()
                .any(|kind| row.description.starts_with(kind));
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
