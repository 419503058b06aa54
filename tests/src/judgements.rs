//! What `relmap entities --as-judgements` writes changes nothing as it stands.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use relmap_cli::Exit;
use serde_json::Value;
use tempfile::TempDir;

use crate::program::run;

/// Couples and namesakes, whole and by parts, known to the knowledge base and not.
const NAMES: &[&str] = &[
    "Bruno Keller",
    "Carla Keller",
    "Mr Keller",
    "Mrs Keller",
    "Keller",
    "Bruno",
    "Dr. Keller",
    "Bruno Keller Jr.",
    "John Howard",
    "Mrs Howard",
    "Howard",
    "Michael Howard",
    "Mr Clinton",
    "Hillary Clinton",
    "Mrs Clinton",
    "Bill Clinton",
    "Clinton",
    "Jordan",
    "Northern Co. Ltd",
    "Northern",
    "Peter Jones",
    "the Supreme Court",
    "the Supreme Court of Kenya",
    "the Supreme Court of Ghana",
];

/// What they do, and where.
const DEEDS: &[&str] = &[
    "met",
    "spoke to",
    "wrote a letter to",
    "flew to Perth with his wife,",
    "opened a school in Hobart with",
    "left Kampala, Uganda, without",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn on_any_names(texts in vec(vec((select(NAMES), select(DEEDS), select(NAMES)), 1..5), 1..5)) {
        let news = tempfile::tempdir().expect("a temporary folder can be made");
        for (i, sentences) in texts.iter().enumerate() {
            let sentence = |(who, does, whom): &(&str, &str, &str)| format!("On Monday {who} {does} {whom}.");
            let text: Vec<String> = sentences.iter().map(sentence).collect();
            fs::write(news.path().join(format!("{i}.txt")), text.join(" ")).expect("a file can be written");
        }
        changes_nothing(news.path());
    }
}

#[test]
fn on_couples() {
    let news = tempfile::tempdir().expect("a temporary folder can be made");
    for (name, text) in [
        (
            "1.txt",
            "John Howard met Tony Blair in London. Howard smiled. Later Howard spoke.",
        ),
        (
            "2.txt",
            "John Howard flew to Perth with his wife. Mrs Howard spoke in Perth to Kim Beazley.",
        ),
        (
            "3.txt",
            "Mrs Howard opened a school in Hobart. Mrs Howard spoke to Paul Lennon.",
        ),
        (
            "4.txt",
            "Bruno Keller met Ada Moran in Lisbon. Mrs Keller met Mr Keller in Paris.",
        ),
        (
            "5.txt",
            "Carla Keller met Ada Moran. Bruno Keller Jr. met Bruno Keller Sr. in Rome.",
        ),
    ] {
        fs::write(news.path().join(name), text).expect("a file can be written");
    }
    let lines = changes_nothing(news.path());
    assert!(lines.contains("\n# different "), "{lines}");
    assert!(lines.contains("\ndifferent "), "{lines}");
}

#[test]
fn on_the_seeds() {
    changes_nothing(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds"));
}

/// Builds twice, the second time with the lines that the first graph gives, and compares; gives the lines.
fn changes_nothing(news: &Path) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = |name: &str| folder.path().join(name);
    build(news, &path("before"), &[]);
    let lines = run(
        ["entities", as_str(&path("before")), "--as-judgements"],
        Exit::Done,
    )
    .0;
    fs::write(path("judged.txt"), &lines).expect("a file can be written");
    let talk = build(
        news,
        &path("after"),
        &["--judgements", as_str(&path("judged.txt"))],
    );
    assert_eq!(talk, "", "{lines}");
    let (before, after) = (graph(&folder, "before"), graph(&folder, "after"));
    for part in ["nodes", "edges", "evidence"] {
        assert_eq!(before[part], after[part], "{lines}");
    }
    lines
}

/// Builds with the fast engine; gives what was said on standard error.
fn build(news: &Path, output: &Path, more: &[&str]) -> String {
    let mut args = vec![
        "build",
        as_str(news),
        "-o",
        as_str(output),
        "--quiet",
        "--engine",
        "fast",
    ];
    args.extend(more);
    run(&args, Exit::Done).1
}

fn graph(folder: &TempDir, name: &str) -> Value {
    let path: PathBuf = folder.path().join(name).join("graph.json");
    let text = fs::read_to_string(path).expect("the graph was written");
    serde_json::from_str(&text).expect("the graph is JSON")
}

fn as_str(path: &Path) -> &str {
    path.to_str().expect("temporary folders have plain names")
}
