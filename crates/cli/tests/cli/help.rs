use std::fs;
use std::path::Path;

use crate::Folder;

/// Help is part of the interface: a change shows in the diff of `help/`. `UPDATE_EXPECT=1` rewrites it.
#[test]
fn help_is_as_recorded() {
    let folder = Folder::new(&[]);
    let recorded = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/help");
    for (name, args) in [
        ("relmap", &["--help"][..]),
        ("build", &["build", "--help"]),
        ("extract", &["extract", "--help"]),
        ("explain", &["explain", "--help"]),
        ("eval", &["eval", "--help"]),
        ("eval-mentions", &["eval", "mentions", "--help"]),
        ("eval-graph", &["eval", "graph", "--help"]),
        ("entities", &["entities", "--help"]),
        ("eval-pairs", &["eval", "pairs", "--help"]),
        ("eval-places", &["eval", "places", "--help"]),
        ("top", &["top", "--help"]),
        ("path", &["path", "--help"]),
        ("diff", &["diff", "--help"]),
        ("export", &["export", "--help"]),
    ] {
        let help = folder.run(args).code(0).stdout;
        let path = recorded.join(format!("{name}.txt"));
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&path, &help).unwrap();
        }
        assert_eq!(
            help,
            fs::read_to_string(&path).unwrap_or_default(),
            "{name}: see the comment of this test"
        );
    }
}

#[test]
fn wrong_arguments_say_what_is_right() {
    let folder = Folder::new(&[]);
    for (args, words) in [
        (&[][..], "Usage: relmap <COMMAND>"),
        (&["build"], "--output <DIR>"),
        (
            &["build", "x", "-o", "y", "--window", "page"],
            "use sentence, sentences:N with N from 1 to 100, paragraph or document",
        ),
        (
            &["build", "x", "-o", "y", "--window", "sentences:101"],
            "N from 1 to 100",
        ),
        (&["build", "x", "-o", "y", "--top", "0"], "must be at least 1"),
        (
            &["build", "x", "-o", "y", "--layout", "circle"],
            "stress, geo, neato, fdp, sfdp, dot",
        ),
        (
            &["build", "x", "-o", "y", "--min-confidence", "2"],
            "must be a number from 0 to 1",
        ),
        (
            &["extract", "x", "--until", "never"],
            "documents, sentences, tokens, mentions, entities, cooccurrences",
        ),
    ] {
        let ran = folder.run(args).code(2).says(words);
        assert_eq!(ran.stdout, "");
    }
}

#[test]
fn papers_are_printed() {
    let folder = Folder::new(&[]);
    assert!(
        folder
            .run(&["completions", "bash"])
            .code(0)
            .stdout
            .contains("--keep-boilerplate")
    );
    let page = folder.run(&["man"]).code(0).stdout;
    assert!(
        page.starts_with(".ie") && page.contains("keep\\-boilerplate"),
        "{page}"
    );
    assert!(folder.run(&["--version"]).code(0).stdout.starts_with("relmap "));
}
