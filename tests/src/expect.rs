//! What a test wants, what it gets, and the difference.

use std::path::{Path, PathBuf};

/// Lines compared with each other in full; beyond, only the part around the first difference is shown.
const MAX_COMPARED: usize = 400;

/// Equal lines shown before and after a difference.
const CONTEXT: usize = 2;

/// Whether to rewrite what is wanted instead of failing.
pub(crate) fn is_updating() -> bool {
    std::env::var("UPDATE_EXPECT").is_ok_and(|value| value == "1")
}

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("this crate is a folder of the repository")
}

/// Every file below a folder, sorted.
pub(crate) fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a folder can be listed").path())
        .collect();
    paths.sort();
    paths
        .into_iter()
        .flat_map(|path| {
            if path.is_dir() {
                files_below(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

/// The lines of `want` that are gone (`-`) and of `got` that are new (`+`), with some context; `None` if equal.
pub(crate) fn diff(want: &str, got: &str) -> Option<String> {
    if want == got {
        return None;
    }
    let (want, got): (Vec<&str>, Vec<&str>) = (want.lines().collect(), got.lines().collect());
    let same = want
        .iter()
        .zip(&got)
        .take_while(|(left, right)| left == right)
        .count();
    let start = same.saturating_sub(CONTEXT);
    let (want, got) = (&want[start..], &got[start..]);
    let cut = want.len().max(got.len()) > MAX_COMPARED;
    let (want, got) = (
        &want[..want.len().min(MAX_COMPARED)],
        &got[..got.len().min(MAX_COMPARED)],
    );
    let mut lines = edits(want, got);
    if let Some(last) = lines.iter().rposition(|line| !line.starts_with(' ')) {
        lines.truncate(last + CONTEXT + 1);
    }
    if cut {
        lines.push("  … (more below)".to_owned());
    }
    Some(format!("  from line {}:\n{}", start + 1, lines.join("\n")))
}

/// The shortest way from `want` to `got`, line by line: longest common subsequence, O(n·m).
fn edits(want: &[&str], got: &[&str]) -> Vec<String> {
    // common[i][j]: lines that want[i..] and got[j..] have in common.
    let mut common = vec![vec![0_u32; got.len() + 1]; want.len() + 1];
    for i in (0..want.len()).rev() {
        for j in (0..got.len()).rev() {
            common[i][j] = if want[i] == got[j] {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    let (mut i, mut j, mut lines) = (0, 0, Vec::new());
    while i < want.len() || j < got.len() {
        if i < want.len() && j < got.len() && want[i] == got[j] {
            lines.push(format!("  {}", want[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == got.len() || i < want.len() && common[i + 1][j] >= common[i][j + 1] {
            lines.push(format!("- {}", want[i]));
            i += 1;
        } else {
            lines.push(format!("+ {}", got[j]));
            j += 1;
        }
    }
    lines
}

#[test]
fn a_difference_shows_lines_gone_and_new() {
    assert_eq!(diff("a\nb\n", "a\nb\n"), None);
    let shown = diff("a\nb\nc\nd\ne\nf\ng\n", "a\nb\nc\nD\ne\nf\ng\n").unwrap();
    assert_eq!(shown, "  from line 2:\n  b\n  c\n- d\n+ D\n  e\n  f");
    assert_eq!(diff("", "a\n").unwrap(), "  from line 1:\n+ a");
}
