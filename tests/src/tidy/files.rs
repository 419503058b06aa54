//! Length of sources, and addresses that bind the repository to one machine or to one registry.

use std::fs;
use std::path::{Path, PathBuf};

use crate::expect::{files_below, root};

/// Lines of a Rust source file at most, tests apart.
const MAX_LINES: usize = 400;

/// Folders that a run or a tool writes.
const WRITTEN: [&str; 5] = [".git", "target", "output", "__pycache__", "node_modules"];

/// Files whose content is made by a tool that names registries.
const MADE_BY_TOOLS: [&str; 1] = ["Cargo.lock"];

/// Every file of ours.
fn ours() -> Vec<PathBuf> {
    let top = fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().path());
    let kept = top.filter(|path| !is_written(path));
    let mut files: Vec<PathBuf> = kept
        .flat_map(|path| {
            if path.is_dir() {
                files_below(&path)
            } else {
                vec![path]
            }
        })
        .collect();
    files.retain(|path| !path.ancestors().any(is_written));
    files
}

fn is_written(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| WRITTEN.iter().any(|written| name == *written))
        && path.strip_prefix(root()).is_ok()
}

#[test]
fn sources_keep_to_size() {
    let mut long = Vec::new();
    for path in ours() {
        let below = path.strip_prefix(root()).unwrap();
        let is_test =
            below.components().any(|part| part.as_os_str() == "tests") || path.ends_with("tests.rs");
        if path.extension().is_none_or(|extension| extension != "rs") || is_test {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        // Tests at the end of a file do not count.
        let source = text
            .split("\n#[cfg(test)]\nmod tests {")
            .next()
            .unwrap_or_default();
        let n = source.lines().count();
        if n > MAX_LINES {
            long.push(format!("{}: {n} lines", below.display()));
        }
    }
    assert!(
        long.is_empty(),
        "more than {MAX_LINES} lines:\n{}",
        long.join("\n")
    );
}

/// Hosts and paths in two parts, so that this file does not hold them.
const REGISTRIES: [(&str, &str); 5] = [
    ("crates.", "io"),
    ("py", "pi.org"),
    ("npm", "js.org"),
    ("python", "hosted.org"),
    ("an", "aconda.org"),
];
const MACHINES: [(&str, &str); 5] = [
    ("/wo", "rk/"),
    ("/t", "mp/"),
    ("/ro", "ot/"),
    ("/ho", "me/"),
    ("/Us", "ers/"),
];

#[test]
fn no_address_of_a_registry_or_a_machine() {
    let mut found = Vec::new();
    for path in ours() {
        let below = path.strip_prefix(root()).unwrap();
        // Files that are not text have no lines to read.
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        if MADE_BY_TOOLS.iter().any(|name| below == Path::new(name)) {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            if names_registry(line) || names_machine(line) {
                found.push(format!("{}:{}: {}", below.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(
        found.is_empty(),
        "addresses that do not belong here:\n{}",
        found.join("\n")
    );
}

fn names_registry(line: &str) -> bool {
    line.match_indices("://").any(|(at, scheme)| {
        let rest = &line[at + scheme.len()..];
        let host = rest.split(['/', ' ', '"', ')', '>']).next().unwrap_or_default();
        REGISTRIES
            .iter()
            .any(|(start, end)| host.strip_suffix(end).is_some_and(|host| host.ends_with(start)))
    })
}

/// Whether a line holds a path from the root of a machine, not as the end of a longer one or of an address.
fn names_machine(line: &str) -> bool {
    MACHINES.iter().any(|(start, end)| {
        line.match_indices(&format!("{start}{end}")).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            before.is_none_or(|ch| !(ch.is_alphanumeric() || ".-_}])".contains(ch)))
        })
    })
}

#[test]
fn addresses_are_seen() {
    for (start, end) in REGISTRIES {
        assert!(names_registry(&format!("see https://www.{start}{end}/x")));
        assert!(!names_registry(&format!(
            "see {start}{end} of https://example.org"
        )));
    }
    for (start, end) in MACHINES {
        assert!(names_machine(&format!("cd {start}{end}x")));
        assert!(!names_machine(&format!(
            "https://example.org{start}{end}x a{start}{end}"
        )));
    }
}
