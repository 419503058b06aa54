//! Files, folders and JSON lines to [`Document`]s.
//!
//! The only library module that opens inputs. One bad file or record never stops a run: it is listed in
//! [`Loaded::skipped`] with its reason, and what could be read only in part in [`Loaded::warnings`]. The order of
//! the inputs, and of the files on disk, changes nothing: documents come sorted by id.

mod walk;

mod decode;

mod front_matter;

mod jsonl;

mod date;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use relmap_types::{Document, Metadata};
use serde::Serialize;

pub use crate::error::SkipReason;

/// Longest text of one document in bytes: spans count bytes in 32 bits.
pub const MAX_TEXT_BYTES: u64 = u32::MAX as u64;

/// Where documents come from.
pub enum Input {
    /// A file, or a folder that is searched for `.txt`, `.md` and `.jsonl` files.
    Path(PathBuf),
    /// A stream such as standard input: JSON lines if it begins with `{`, otherwise one text.
    Stream {
        /// What to call it in ids and messages.
        name: String,
        /// The bytes.
        reader: Box<dyn Read>,
    },
}

/// What was read, and what was not.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Sorted by id; ids are unique.
    pub documents: Vec<Document>,
    /// Inputs and records that gave no document, sorted by place.
    pub skipped: Vec<Skipped>,
    /// Documents that were read with a loss, sorted by place.
    pub warnings: Vec<Warning>,
    /// Files in folders that were left alone: other formats, read-me files, hidden files.
    pub passed_over: u32,
}

/// A file, or a line of one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The path as given, or as found below a given folder.
    pub path: String,
    /// Line from 1, for formats with one document a line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        self.line.map_or(Ok(()), |line| write!(f, ":{line}"))
    }
}

/// An input that gave no document.
#[derive(Debug)]
pub struct Skipped {
    /// Which.
    pub place: Place,
    /// Why.
    pub reason: SkipReason,
}

/// A loss that leaves the document usable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Where.
    pub place: Place,
    /// What was lost.
    pub kind: WarningKind,
}

/// What was lost in reading.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WarningKind {
    /// Bytes that are not UTF-8 (or UTF-16, where the file says it is) became U+FFFD.
    #[error(
        "{count} invalid byte sequence(s) replaced by U+FFFD, the first at byte {first}: save the file as UTF-8"
    )]
    InvalidEncoding {
        /// Replacements.
        count: usize,
        /// Offset of the first in the file or line, in bytes.
        first: usize,
    },
    /// A date that is not a day, or in a form that could be two days.
    #[error("date {value:?} not understood: write it as YYYY-MM-DD")]
    Date {
        /// As written.
        value: String,
    },
}

/// Reads every document of the inputs.
pub fn load(inputs: Vec<Input>) -> Loaded {
    let mut gathering = Gathering::default();
    let mut paths = Vec::new();
    for input in inputs {
        match input {
            Input::Path(path) => paths.push(path),
            Input::Stream { name, reader } => {
                let place = Place {
                    path: name.clone(),
                    line: None,
                };
                if let Err(reason) = gathering.read(&name, &place, Format::Unknown, reader) {
                    gathering.skip(place, reason);
                }
            }
        }
    }
    let found = walk::find(paths);
    gathering.loaded.skipped.extend(found.skipped);
    gathering.loaded.passed_over = found.passed_over;
    for file in found.files {
        let place = Place {
            path: file.path.display().to_string(),
            line: None,
        };
        let read = open(&file.path)
            .and_then(|opened| gathering.read(&file.id, &place, Format::of(&file.path), Box::new(opened)));
        if let Err(reason) = read {
            gathering.skip(place, reason);
        }
    }
    gathering.finish()
}

fn open(path: &Path) -> Result<File, SkipReason> {
    let file = File::open(path)?;
    let known = file.metadata()?;
    if known.is_file() && known.len() > MAX_TEXT_BYTES && Format::of(path) != Format::JsonLines {
        return Err(SkipReason::TooLarge);
    }
    Ok(file)
}

/// How documents lie in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// The file is one document.
    Text,
    /// Every line is one record.
    JsonLines,
    /// Decided by the first byte that is not white space.
    Unknown,
}

impl Format {
    fn of(path: &Path) -> Self {
        match path
            .extension()
            .and_then(|extension| extension.to_str())
            .map(str::to_ascii_lowercase)
            .as_deref()
        {
            Some("txt" | "md") => Self::Text,
            Some("jsonl" | "ndjson") => Self::JsonLines,
            _ => Self::Unknown,
        }
    }
}

/// Documents on their way, with the place of each to settle clashes of ids.
#[derive(Default)]
struct Gathering {
    read: Vec<(Document, Place)>,
    loaded: Loaded,
}

impl Gathering {
    fn read(
        &mut self,
        id: &str,
        place: &Place,
        format: Format,
        reader: Box<dyn Read>,
    ) -> Result<(), SkipReason> {
        // Large enough that the first fill shows the first word of any sane file.
        let mut reader = BufReader::with_capacity(1 << 16, reader);
        let json_lines = match format {
            Format::Text => false,
            Format::JsonLines => true,
            Format::Unknown => decode::skip_mark(reader.fill_buf()?)
                .iter()
                .find(|byte| !byte.is_ascii_whitespace())
                .is_some_and(|&byte| byte == b'{'),
        };
        if json_lines {
            return jsonl::read(reader, id, place, self);
        }
        let mut bytes = Vec::new();
        reader.take(MAX_TEXT_BYTES + 1).read_to_end(&mut bytes)?;
        let document = self.text(id, place, bytes)?;
        self.read.push((document, place.clone()));
        Ok(())
    }

    fn text(&mut self, id: &str, place: &Place, bytes: Vec<u8>) -> Result<Document, SkipReason> {
        if bytes.len() as u64 > MAX_TEXT_BYTES {
            return Err(SkipReason::TooLarge);
        }
        let decoded = decode::decode(bytes)?;
        if let Some(kind) = decoded.loss {
            self.warn(place.clone(), kind);
        }
        let mut document = Document::new(id, decoded.text);
        if let Some(value) = front_matter::read(&mut document) {
            self.warn(place.clone(), WarningKind::Date { value });
        }
        let article = document.cuts.last().map_or(0, |cut| cut.span.range().end);
        if document.text[article..].trim().is_empty() {
            return Err(SkipReason::Empty);
        }
        Ok(document)
    }

    fn skip(&mut self, place: Place, reason: SkipReason) {
        self.loaded.skipped.push(Skipped { place, reason });
    }

    fn warn(&mut self, place: Place, kind: WarningKind) {
        self.loaded.warnings.push(Warning { place, kind });
    }

    /// Sorts, and keeps one document an id, whatever the order of the inputs and of the lines of a file.
    ///
    /// The first file by path is taken, within it the longest text, then the first by alphabet.
    fn finish(mut self) -> Loaded {
        fn rank((document, place): &(Document, Place)) -> impl Ord {
            let Metadata { title, date, source } = &document.metadata;
            let text = (Reverse(document.text.len()), &document.text);
            (&document.id, &place.path, text, (title, date, source), place.line)
        }
        self.read.sort_by(|left, right| rank(left).cmp(&rank(right)));
        let mut first: BTreeMap<String, Place> = BTreeMap::new();
        for (document, place) in self.read {
            if let Some(first) = first.get(&document.id) {
                let reason = SkipReason::DuplicateId {
                    id: document.id,
                    first: first.clone(),
                };
                self.loaded.skipped.push(Skipped { place, reason });
            } else {
                first.insert(document.id.clone(), place);
                self.loaded.documents.push(document);
            }
        }
        self.loaded.skipped.sort_by(|a, b| a.place.cmp(&b.place));
        self.loaded.warnings.sort_by(|a, b| a.place.cmp(&b.place));
        self.loaded
    }
}

#[cfg(test)]
mod tests;
