//! What is read, and what finds names in it.

use std::path::PathBuf;

use relmap_pipeline::{Coreference, Engine as NameEngine, Metonyms};
use relmap_types::Window;

use super::value::{positive, share, words};

/// What is read, and how names and pairs are found in it.
#[derive(Debug, clap::Args)]
pub struct ReadArgs {
    /// Read these files, or folders with .txt, .md, .json and .jsonl files at any depth; - is standard input
    ///
    /// A .jsonl file holds one document a line: {"text", "id"?, "title"?, "date"?, "source"?}; a .json file one such
    /// object or an array of them. Instead of text, body or content will do. Text files may begin with title, date and
    /// source between two lines of three hyphens; a date is 2025-07-18, 18 July 2025, July 18, 2025 or 18.07.2025.
    /// Folders are searched without hidden files, README.md and notes of relmap export.
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,

    /// Count pairs per sentence, sentences:N (N sentences in a row, at most 100), paragraph or document
    #[arg(long, default_value = "sentence", value_name = "WINDOW")]
    pub window: Window,

    /// Keep menus, offers, credits and repeated headlines instead of cutting them
    #[arg(long)]
    pub keep_boilerplate: bool,

    /// Add names from a file: columns name, type (person, organization, place), aliases (parted by |), id, country,
    /// kind (town, party, minister ...), between tabs; or .csv, or .jsonl with these fields
    #[arg(long, value_name = "FILE")]
    pub gazetteer: Vec<PathBuf>,

    /// What finds names.
    #[command(flatten)]
    pub model: ModelArgs,

    /// Follow the judgements in a file: lines like same "A" "B", different "A" "B", rename "A" "B", type "A" person,
    /// hide "A"
    ///
    /// A is an id or any name, B a name; # begins a comment. `relmap entities` lists what to judge.
    #[arg(long, value_name = "FILE")]
    pub judgements: Option<PathBuf>,

    /// Drop mentions that are less certain than this, from 0 to 1
    #[arg(long, default_value_t = 0.0, value_name = "SCORE", value_parser = share)]
    pub min_confidence: f32,

    /// Join equal names and names of one entry of the knowledge base (none), short names as well (names), or also
    /// descriptions and pronouns (full)
    #[arg(long, default_value = Coreference::default().as_str(), value_name = "LEVEL", value_parser = words::<Coreference, _>(Coreference::ALL.map(Coreference::as_str)))]
    pub coreference: Coreference,

    /// Count a capital that stands for its government ("Moscow said") as the place or as the government's country
    #[arg(long, default_value = Metonyms::default().as_str(), value_name = "READING", value_parser = words::<Metonyms, _>(Metonyms::ALL.map(Metonyms::as_str)))]
    pub metonyms: Metonyms,

    /// Work in this many threads [default: as many as there are cores]; the result is the same
    #[arg(long, value_name = "N", value_parser = positive)]
    pub jobs: Option<usize>,
}

/// What finds names.
#[derive(Debug, clap::Args)]
pub struct ModelArgs {
    /// Find names with this engine: accurate makes fewer mistakes, fast takes hundreds of thousands of words a second
    #[arg(long, default_value = NameEngine::DEFAULT.as_str(), value_name = "ENGINE", value_parser = words::<NameEngine, _>(NameEngine::ALL.map(NameEngine::as_str)))]
    pub engine: NameEngine,

    /// Find names with this model of the engine, made by relmap-train for the fast one, instead of the built-in one
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
}
