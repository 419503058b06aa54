//! The binary from outside: flags, streams, exit codes, files.

mod build;
mod diff;
mod eval;
mod explain;
mod export;
mod extract;
mod help;
mod judgements;
mod model;
mod path;
mod show;
mod top;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Two sentences that any recognizer of news reads: persons with titles, a city, an organization.
const NEWS: &str = "Russian President Vladimir Putin met Turkish President Recep Tayyip Erdoğan in Moscow on Thursday. \
    Erdogan later spoke to NATO Secretary General Jens Stoltenberg in Brussels.";

/// A folder to work in.
struct Folder(TempDir);

impl Folder {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let folder = Self(tempfile::tempdir().expect("a temporary folder can be made"));
        for (name, bytes) in files {
            let path = folder.path(name);
            fs::create_dir_all(path.parent().expect("a file lies in a folder"))
                .expect("a folder can be made");
            fs::write(path, bytes).expect("a file can be written");
        }
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn json(&self, name: &str) -> serde_json::Value {
        serde_json::from_str(&self.read(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Names of all files and folders below a name, sorted.
    fn names(&self, name: &str) -> Vec<String> {
        names(&self.path(name))
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_relmap"));
        command
            .args(args)
            .current_dir(self.0.path())
            .env_remove("NO_COLOR")
            .env_remove("COLUMNS");
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        Ran::new(&self.command(args).output().expect("the binary starts"))
    }

    fn run_with_stdin(&self, args: &[&str], input: &[u8]) -> Ran {
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let mut stdin = child.stdin.take().expect("the pipe was asked for");
        // A run that fails early does not read.
        let _ = stdin.write_all(input);
        drop(stdin);
        Ran::new(&child.wait_with_output().expect("the binary ends"))
    }
}

fn names(path: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(path) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// A graph of two documents on one meeting, in `out`.
fn built() -> Folder {
    let dated = format!("---\ntitle: Talks\ndate: 2020-03-05\n---\n{NEWS}");
    let folder = Folder::new(&[("a.txt", dated.as_bytes()), ("b.txt", NEWS.as_bytes())]);
    folder.run(&["build", "a.txt", "b.txt", "-o", "out"]).code(0);
    folder
}

/// Checks that no line is longer than a terminal is wide.
#[track_caller]
fn fits_a_terminal(text: &str) {
    for line in text.lines() {
        assert!(line.chars().count() <= 80, "{line:?} has more than 80 characters");
    }
}

/// How a run ended and what it said.
#[derive(Debug)]
struct Ran {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Ran {
    fn new(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the binary writes UTF-8");
        Self {
            code: output.status.code(),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }

    /// The run, if it ended with this code.
    #[track_caller]
    fn code(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:?}");
        self
    }

    /// The run, if it said this on standard error.
    #[track_caller]
    fn says(self, words: &str) -> Self {
        assert!(self.stderr.contains(words), "{words:?} is not in {self:?}");
        self
    }

    /// The JSON lines on standard output.
    #[track_caller]
    fn lines(&self) -> Vec<serde_json::Value> {
        self.stdout
            .lines()
            .map(|line| serde_json::from_str(line).expect("every line is JSON"))
            .collect()
    }
}
