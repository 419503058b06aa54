//! All of `seeds/` through the command line: the bytes in `tests/golden`, for any threads and any order of files.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use relmap_cli::{Exit, OUTPUTS};

use crate::expect::{diff, is_updating, root};
use crate::program::run;

/// The page holds `graph.json` once more, and a script: it is compared between runs, and not kept.
const KEPT: [&str; 4] = ["graph.json", "graph.dot", "graph.svg", "report.json"];

#[test]
fn the_seeds_give_the_golden_files() {
    let seeds = root().join("seeds");
    let golden = root().join("tests/golden");
    let one = build(std::slice::from_ref(&seeds), 1);
    assert_same(
        &one,
        &build(std::slice::from_ref(&seeds), 8),
        "with 1 and with 8 threads",
    );
    assert_same(&one, &build(&[seeds], 1), "in the second run");

    for (name, got) in one.iter().filter(|(name, _)| KEPT.contains(name)) {
        let path = golden.join(name);
        if is_updating() {
            fs::write(&path, got).unwrap();
        }
        let want = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        if let Some(difference) = diff(&want, got) {
            panic!("tests/golden/{name} differs (UPDATE_EXPECT=1 accepts what is got)\n{difference}");
        }
    }
    let known: Vec<PathBuf> = KEPT.iter().map(|name| golden.join(name)).collect();
    let strays: Vec<PathBuf> = crate::expect::files_below(&golden)
        .into_iter()
        .filter(|path| !known.contains(path))
        .collect();
    assert!(strays.is_empty(), "no run writes {strays:?}");
}

#[test]
fn files_in_any_order_give_what_their_folder_gives() {
    let seeds = root().join("seeds");
    let mut files: Vec<PathBuf> = crate::expect::files_below(&seeds);
    files.retain(|path| is_news(path));
    let folder = build(&[seeds], 2);
    files.reverse();
    let reversed = build(&files, 3);
    let third = files.len() / 3;
    files.rotate_left(third);
    assert_same(&reversed, &build(&files, 1), "in two orders");
    // A folder holds other files too, and the report names them.
    let without = |outputs: Outputs| {
        outputs.map(|(name, text)| {
            let Some(mut report) =
                (name == "report.json").then(|| serde_json::from_str::<serde_json::Value>(&text).unwrap())
            else {
                return (name, text);
            };
            report["counts"]["passed_over"] = 0.into();
            report.as_object_mut().unwrap().remove("passed_over");
            (name, serde_json::to_string_pretty(&report).unwrap())
        })
    };
    assert_same(&without(folder), &without(reversed), "as a folder and as files");
}

/// Name and content of each output.
type Outputs = [(&'static str, String); OUTPUTS.len()];

/// Runs `relmap build` on paths, in process.
fn build(inputs: &[PathBuf], jobs: u32) -> Outputs {
    let out = tempfile::tempdir().unwrap();
    let mut args: Vec<OsString> = vec!["build".into()];
    args.extend(inputs.iter().map(Into::into));
    args.extend([
        "--jobs".into(),
        jobs.to_string().into(),
        "-o".into(),
        out.path().into(),
    ]);
    run(args, Exit::Done);
    OUTPUTS.map(|name| (name, fs::read_to_string(out.path().join(name)).unwrap()))
}

fn assert_same(left: &Outputs, right: &Outputs, when: &str) {
    for ((name, left), (_, right)) in left.iter().zip(right) {
        if let Some(difference) = diff(left, right) {
            panic!("{name} is not the same {when}\n{difference}");
        }
    }
}

/// What a folder is searched for.
fn is_news(path: &Path) -> bool {
    let is_text = path
        .extension()
        .is_some_and(|extension| extension == "txt" || extension == "md");
    is_text && path.file_name().is_some_and(|name| name != "README.md")
}
