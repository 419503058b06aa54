//! Files, folders and JSON lines to [`Document`]s.
//!
//! The only library module that opens inputs. One bad file or record never stops a run: it is listed in
//! [`Loaded::skipped`] with its reason, and what could be read only in part in [`Loaded::warnings`]. The order of
//! the inputs, and of the files on disk, changes nothing: documents come sorted by id.

mod gather;

mod walk;

mod foreign;

mod decode;

mod entity;

mod front_matter;

mod record;

mod jsonl;

mod json;

mod date;

use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use relmap_types::Document;
use serde::Serialize;

pub use crate::error::SkipReason;
pub use foreign::Foreign;
use gather::Gathering;

/// Longest text of one document in bytes: spans count bytes in 32 bits.
pub const MAX_TEXT_BYTES: u64 = u32::MAX as u64;

/// Where documents come from.
pub enum Input {
    /// A file, or a folder that is searched for `.txt`, `.md`, `.json` and `.jsonl` files.
    Path(PathBuf),
    /// A stream such as standard input: JSON lines if it begins with `{`, a JSON array if with `[{`, otherwise one text.
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
    /// Files that were left alone, sorted by path.
    pub passed_over: Vec<PassedOver>,
    /// Where the documents stand whose ids are not made of their paths, by id.
    pub lines: BTreeMap<String, Place>,
}

/// A file that was left alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PassedOver {
    /// Its path below the given folder.
    pub path: String,
    /// Why.
    pub reason: PassReason,
}

/// Why a file was left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[non_exhaustive]
pub enum PassReason {
    /// Its name begins with a dot.
    #[error("hidden")]
    Hidden,
    /// It is about the folder.
    #[error("read-me file")]
    ReadMe,
    /// A known format that holds no plain text.
    #[error("not text but {0}")]
    Foreign(Foreign),
    /// A note that `relmap export --format obsidian` wrote: read as news it would count every name again.
    #[error("a note that relmap wrote, no news: keep such notes in a folder of their own")]
    OwnNote,
    /// JSON about something else.
    #[error("{}", SkipReason::NoArticle)]
    NoArticle,
    /// Any other extension, or none.
    #[error("neither .txt, .md, .json nor .jsonl: name it so if it is text")]
    Unknown,
}

impl PassReason {
    /// What the extension says of a file that is none of those that are read.
    fn of_path(path: &Path) -> Self {
        Foreign::of_path(path).map_or(Self::Unknown, Self::Foreign)
    }

    /// Whether a person might have wanted it read.
    pub const fn is_telling(self) -> bool {
        !matches!(self, Self::Hidden | Self::ReadMe)
    }
}

/// A file, or a line of one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The path as given, or as found below a given folder.
    pub path: String,
    /// Line from 1, for formats with one document a line; in a JSON array the item from 1.
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
    /// Bytes that are not UTF-8 were read as Windows-1252.
    #[error("not UTF-8 (first at byte {first}): read as Windows-1252; save the file as UTF-8")]
    Windows1252 {
        /// Offset of the first such byte in the file or line.
        first: usize,
    },
    /// Entities of HTML became the characters that they name, so that spans count in the text so read.
    #[error("{count} HTML entities such as &amp; read as characters; offsets count in the text so read")]
    Entities {
        /// Entities.
        count: usize,
    },
    /// A date that is not a day, or in a form that could be two days.
    #[error("date {value:?} not understood: write it as YYYY-MM-DD")]
    Date {
        /// As written.
        value: String,
    },
    /// A block of metadata that does not end.
    #[error(
        "title, date and source are not read: end the block at the head of the file with a line of three hyphens"
    )]
    OpenFrontMatter,
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
        let known = Foreign::of_path(&file.path).map_or(Ok(()), |known| Err(SkipReason::Foreign(known)));
        let read = known
            .and_then(|()| open(&file.path))
            .and_then(|opened| gathering.read(&file.id, &place, Format::of(&file.path), Box::new(opened)));
        match read {
            // Settings and the like stand beside articles; what was given by name was meant.
            Err(SkipReason::NoArticle) if !file.is_given => {
                gathering.pass_over(file.id, PassReason::NoArticle);
            }
            Err(reason) => gathering.skip(place, reason),
            Ok(()) => {}
        }
    }
    gathering.finish()
}

/// Reads a file of the user's, such as a gazetteer, in any encoding that news may have; says what was lost.
///
/// # Errors
/// [`SkipReason`] if the system refuses, or the file holds no text.
pub fn read_text(path: &Path) -> Result<(String, Option<WarningKind>), SkipReason> {
    let mut bytes = Vec::new();
    File::open(path)?.read_to_end(&mut bytes)?;
    if let Some(foreign) = Foreign::of_bytes(&bytes) {
        return Err(SkipReason::Foreign(foreign));
    }
    let decoded = decode::decode(bytes)?;
    Ok((decoded.text, decoded.loss))
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
    /// One record or an array of them.
    Json,
    /// Every line is one record.
    JsonLines,
    /// Decided by the first bytes that are not white space.
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
            Some("json") => Self::Json,
            Some("jsonl" | "ndjson") => Self::JsonLines,
            _ => Self::Unknown,
        }
    }

    /// What the first bytes of a file without a telling extension say.
    fn of_bytes(head: &[u8]) -> Self {
        let head = head.trim_ascii_start();
        if head.starts_with(b"{") && !head.starts_with(b"{\\rtf") {
            return Self::JsonLines;
        }
        match Foreign::of_bytes(head) {
            Some(Foreign::JsonArray) => Self::Json,
            _ => Self::Text,
        }
    }
}

#[cfg(test)]
mod tests;
