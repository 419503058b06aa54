//! What can be wrong with a file of judgements.

/// A file of judgements that cannot be followed; every fault is listed, a line each.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.messages().join("\n"))]
pub struct JudgementError {
    /// The file's name, as it was given.
    pub source_name: String,
    /// At least one, in order of their lines.
    pub faults: Vec<JudgementFault>,
}

/// One thing wrong with a file of judgements.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct JudgementFault {
    /// Lines that it concerns, from 1; the last is where it shows.
    pub lines: Vec<u32>,
    /// What is wrong and what to do.
    pub problem: String,
}

impl JudgementError {
    /// Each fault with the file and the line where it shows.
    pub fn messages(&self) -> Vec<String> {
        let message = |fault: &JudgementFault| {
            let line = fault.lines.last().copied().unwrap_or_default();
            format!("{}:{line}: {}", self.source_name, fault.problem)
        };
        self.faults.iter().map(message).collect()
    }
}

/// "line 3", "lines 3, 5 and 9".
pub(super) fn listed(lines: &[u32]) -> String {
    let words: Vec<String> = lines.iter().map(u32::to_string).collect();
    match words.as_slice() {
        [only] => format!("line {only}"),
        [before @ .., last] => format!("lines {} and {last}", before.join(", ")),
        [] => String::new(),
    }
}
