//! What can fail: reading an input, writing an output.

use std::io;
use std::path::PathBuf;

use relmap_types::Window;
use thiserror::Error;

use crate::load::{Foreign, Place};

/// What the system said, in words and with what to do where that is known.
///
/// ```
/// use std::io::{Error, ErrorKind};
/// let refused = Error::from(ErrorKind::PermissionDenied);
/// assert_eq!(relmap_pipeline::io_problem(&refused), "the system does not permit it: check whose it is");
/// ```
pub fn io_problem(error: &io::Error) -> String {
    let known = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder",
        io::ErrorKind::PermissionDenied => "the system does not permit it: check whose it is",
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only: choose another folder",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full",
        io::ErrorKind::IsADirectory => "it is a folder",
        io::ErrorKind::NotADirectory => "a part of the path is a file",
        io::ErrorKind::InvalidData => "it is not UTF-8 text",
        _ => {
            let words = error.to_string();
            // The number is of use to no reader.
            return words.split(" (os error").next().unwrap_or_default().to_owned();
        }
    };
    known.to_owned()
}

/// Why a run failed as a whole.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// A window of no sentences, or of too many.
    #[error("cannot count pairs in windows of {0}: use sentences:1 to sentences:{most}, paragraph or document", most = Window::MOST_SENTENCES)]
    Window(Window),
    /// The system gives no threads.
    #[error("cannot start the threads: {0}; ask for fewer with --jobs")]
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// The model cannot be read.
    #[error("cannot use the model: {0}")]
    Model(#[from] relmap_ner::tagger::ModelError),
    /// The user's names cannot be joined to the knowledge base.
    #[error("cannot use the gazetteer: {0}")]
    Gazetteer(#[from] relmap_kb::KbError),
    /// Judgements contradict each other in these documents.
    #[error("cannot follow the judgements: {0}")]
    Judgements(#[from] relmap_extractor::JudgementError),
    /// The output folder does not exist and cannot be made.
    #[error("cannot make the output folder {path}: {why}", path = path.display(), why = io_problem(source))]
    CreateFolder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file stands where the output folder should be.
    #[error("cannot write into {path}: it is a file; choose another folder", path = path.display())]
    NoFolder {
        /// The file.
        path: PathBuf,
    },
    /// The output folder takes no files.
    #[error("cannot write into {path}: {why}", path = path.display(), why = io_problem(source))]
    Refused {
        /// The folder, or the one above that is there.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Something that is not a file stands where an output should go.
    #[error("cannot write {path}: a folder of that name is in the way; move it or choose another", path = path.display())]
    InTheWay {
        /// The output.
        path: PathBuf,
    },
    /// An output cannot be written.
    #[error("cannot write {path}: {why}", path = path.display(), why = io_problem(source))]
    Write {
        /// The output.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Why one input or record is not among the documents. It never stops a run.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum SkipReason {
    /// Nothing is there.
    #[error("no such file or folder: check the path")]
    NotFound,
    /// A symbolic link leads nowhere.
    #[error("symbolic link to nothing: remove it or restore what it points to")]
    BrokenLink,
    /// A pipe, a socket or a device, which might never end.
    #[error("neither a file nor a folder: write what it gives to a file, or pipe it to -")]
    NoFile,
    /// A folder without a file of a known format.
    #[error("no .txt, .md, .json or .jsonl file in this folder")]
    NothingInFolder,
    /// The system refuses.
    #[error("cannot be read: {}", io_problem(.0))]
    Unreadable(#[from] io::Error),
    /// No text, or white space only.
    #[error("empty: holds no text")]
    Empty,
    /// A picture, an archive, an office document.
    #[error("not text: holds NUL bytes; convert it to UTF-8 text first")]
    NotText,
    /// A page, a table, an archive.
    #[error("not text but {0}")]
    Foreign(Foreign),
    /// JSON about something else.
    #[error(
        "JSON without an article: write an object with its text in the field `text`, `body` or `content`, or an array of such objects"
    )]
    NoArticle,
    /// Beyond what a span can count.
    #[error("larger than 4 GiB: split it into documents")]
    TooLarge,
    /// A line of a `.jsonl` file, or an item of an array, that is not a document.
    #[error("not a document record: {message}")]
    Record {
        /// What is wrong with it.
        message: String,
    },
    /// The same text under the same id; the first by path is read.
    #[error("the same document stands in {first}")]
    Copy {
        /// The document that was read.
        first: Place,
    },
    /// Two documents with one id: of the lines of one file the longest text is read.
    #[error("id {id:?} is taken by {first}, which is read: give every document its own")]
    DuplicateId {
        /// The id.
        id: String,
        /// The document that was read.
        first: Place,
    },
}
