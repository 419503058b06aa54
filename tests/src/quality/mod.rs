//! Quality on our own gold news, and on other gold files where they are at hand; those are not ours to keep here.
//!
//! `RELMAP_DATA`, or the folder `shared/data` beside the repository, holds them below `ner` and `graph`.

mod floors;

mod reference;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use relmap_cli::Exit;
use serde_json::Value;

use crate::expect::root;
use crate::program::run;

/// The folder with the gold files; without one, `test` says that it is skipped.
fn data(test: &str) -> Option<PathBuf> {
    let named = std::env::var_os("RELMAP_DATA").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| root().join("../shared/data"));
    there(test, folder)
}

/// The path, if something is there; otherwise `test` says that it is skipped.
fn there(test: &str, path: PathBuf) -> Option<PathBuf> {
    if path.exists() {
        return Some(path);
    }
    // Past the test harness, which hides what passing tests print.
    let note = format!(
        "\nSKIPPED {test}: {} is not there (set RELMAP_DATA)\n",
        path.display()
    );
    std::io::stderr()
        .write_all(note.as_bytes())
        .expect("standard error can be written");
    None
}

/// What relmap prints for these arguments.
fn relmap(args: &[&str]) -> String {
    run(args, Exit::Done).0
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON was asked for")
}

fn path(path: &Path) -> &str {
    path.to_str().expect("the path is UTF-8")
}
