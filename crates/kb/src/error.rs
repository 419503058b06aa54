//! What can go wrong outside of text.

/// Why a knowledge base or a gazetteer cannot be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum KbError {
    /// The bytes are no knowledge base.
    #[error("not a knowledge base: it does not begin with {expected:?}")]
    Magic {
        /// What it should begin with.
        expected: &'static str,
    },
    /// The bytes are a knowledge base of another version.
    #[error("knowledge base has version {found}, this program reads version {expected}: build it anew")]
    Version {
        /// Version in the header.
        found: u32,
        /// Version that this program reads.
        expected: u32,
    },
    /// The bytes end early, go on too long, or a section does not fit.
    #[error("knowledge base is damaged: {problem}")]
    Damaged {
        /// What does not fit.
        problem: &'static str,
    },
    /// Lines of a gazetteer cannot be read; all of them are listed, a line each.
    #[error("{}", .faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Gazetteer {
        /// At least one, in order of their lines.
        faults: Vec<GazetteerFault>,
    },
}

/// One thing wrong with a line of a gazetteer.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
#[error("line {line}, {field}: {problem}")]
pub struct GazetteerFault {
    /// Line, from 1.
    pub line: usize,
    /// Column or key.
    pub field: &'static str,
    /// What is wrong and what to do.
    pub problem: String,
}

/// What is wrong with a line of JSON, in words, without its line number: every line is line 1 to the parser.
///
/// ```
/// let cut = serde_json::from_str::<serde_json::Value>("{\"name\": ").unwrap_err();
/// assert_eq!(relmap_kb::json_problem(&cut), "the line ends in the middle of an object: write each whole on a line of its own");
/// ```
pub fn json_problem(error: &serde_json::Error) -> String {
    match error.classify() {
        serde_json::error::Category::Eof => {
            "the line ends in the middle of an object: write each whole on a line of its own".to_owned()
        }
        serde_json::error::Category::Syntax | serde_json::error::Category::Io => {
            format!(
                "the line is no JSON from column {} on: look for a missing quote, comma or brace",
                error.column()
            )
        }
        serde_json::error::Category::Data => {
            let message = error.to_string();
            let words = message
                .rsplit_once(" at line ")
                .map_or(message.as_str(), |(words, _)| words);
            format!("{words} (column {})", error.column())
        }
    }
}
