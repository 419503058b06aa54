//! Streams and exit codes.

use std::fmt::Display;
use std::io::{self, ErrorKind, Read, Write};
use std::process::ExitCode;

use relmap_pipeline::io_problem;

use crate::words::plain;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is done.
    Done,
    /// Done, with some documents skipped.
    Partial,
    /// Nothing was done.
    Failed,
}

impl Exit {
    /// Code of a program that an interrupt ended: 128 and the number of the signal.
    pub const INTERRUPTED: u8 = 130;

    /// The code that the system sees.
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Partial => 1,
            Self::Failed => 2,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        exit.code().into()
    }
}

/// The streams of a run.
pub struct Io<'a> {
    /// Input for `-`; taken by the first who reads it.
    pub stdin: Option<Box<dyn Read>>,
    /// Data.
    pub stdout: &'a mut dyn Write,
    /// Talk.
    pub stderr: &'a mut dyn Write,
    /// Who is listening.
    pub terminal: Terminal,
}

/// Which streams a person looks at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Terminal {
    /// Standard output.
    pub stdout: bool,
    /// Standard error.
    pub stderr: bool,
    /// Whether that person wants colour (`NO_COLOR` is not set).
    pub color: bool,
}

impl Io<'_> {
    /// Says something to the person who waits.
    pub(crate) fn say(&mut self, words: impl Display) {
        // Nobody can be told that nobody listens.
        let _ = writeln!(self.stderr, "{words}");
    }

    /// Shows help, version, or what is wrong with the arguments.
    pub(crate) fn usage(&mut self, error: &clap::Error) -> Exit {
        let (looks, exit) = if error.use_stderr() {
            (self.terminal.stderr, Exit::Failed)
        } else {
            (self.terminal.stdout, Exit::Done)
        };
        let words = error.render();
        let words = if looks && self.terminal.color {
            words.ansi().to_string()
        } else {
            words.to_string()
        };
        let out: &mut dyn Write = if error.use_stderr() {
            self.stderr
        } else {
            self.stdout
        };
        // A pipe that closes on help is no fault either.
        let _ = out.write_all(words.as_bytes()).and_then(|()| out.flush());
        exit
    }

    /// Says why a run failed. A reader who has enough and closes the pipe is no failure.
    pub(crate) fn failed(&mut self, error: &anyhow::Error) -> Exit {
        let kinds = error
            .chain()
            .filter_map(|cause| cause.downcast_ref::<io::Error>().map(io::Error::kind));
        if kinds.into_iter().any(|kind| kind == ErrorKind::BrokenPipe) {
            return Exit::Done;
        }
        // What was written before stands; it is of no use to the message whether it reached its reader.
        let _ = self.stdout.flush();
        // A file with several faults has a line for each.
        let words = format!("error: {}", causes(error));
        words.lines().for_each(|line| self.say(plain(line)));
        Exit::Failed
    }
}

/// The chain of causes; one that repeats how the last ended says nothing more.
fn causes(error: &anyhow::Error) -> String {
    let mut words = String::new();
    let in_words = |cause: &(dyn std::error::Error + 'static)| {
        let system = cause.downcast_ref::<io::Error>();
        system.map_or_else(|| cause.to_string(), io_problem)
    };
    for cause in error.chain().map(in_words) {
        if words.is_empty() {
            words = cause;
        } else if !words.contains(&cause) {
            words.push_str(": ");
            words.push_str(&cause);
        }
    }
    words
}
