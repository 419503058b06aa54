use std::fs;
use std::path::{Path, PathBuf};

use crate::{Folder, NEWS};

fn built_in() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../ner/model/fast.model")
}

#[test]
fn a_model_from_a_file_works_as_the_built_in_one() {
    let folder = Folder::new(&[("a.txt", NEWS.as_bytes())]);
    fs::copy(built_in(), folder.path("my.model")).unwrap();
    let found = |more: &[&str]| {
        folder
            .run(&[&["extract", "a.txt", "--until", "mentions"], more].concat())
            .code(0)
            .stdout
    };
    assert_eq!(found(&["--model", "my.model"]), found(&[]));
    folder
        .run(&["build", "a.txt", "-o", "own", "--model", "my.model"])
        .code(0);
    folder.run(&["build", "a.txt", "-o", "built-in"]).code(0);
    let (own, other) = (folder.json("own/graph.json"), folder.json("built-in/graph.json"));
    assert_eq!(own["nodes"], other["nodes"]);
    // Whoever reads the graph sees that it is of another model.
    assert!(own["graph"]["config"]["model"].is_string() && other["graph"]["config"]["model"].is_null());
}

#[test]
fn a_file_that_is_no_model_is_refused_by_name() {
    let whole = fs::read(built_in()).unwrap();
    let mut changed = whole.clone();
    changed[whole.len() / 2] ^= 1;
    let mut newer = whole.clone();
    newer[8] = 99;
    let folder = Folder::new(&[
        ("a.txt", NEWS.as_bytes()),
        ("cut.model", &whole[..whole.len() - 1]),
        ("changed.model", &changed),
        ("newer.model", &newer),
        ("foreign.model", b"PK\x03\x04"),
        ("empty.model", b""),
    ]);
    for (file, words) in [
        ("cut.model", "error: cut.model: tagger model has"),
        ("changed.model", "error: changed.model: tagger model is damaged"),
        ("newer.model", "error: newer.model: tagger model has version 99"),
        ("foreign.model", "error: foreign.model: not a tagger model"),
        ("empty.model", "error: empty.model: not a tagger model"),
        ("absent.model", "error: absent.model: cannot read the model"),
    ] {
        for args in [
            &["extract", "a.txt", "--model", file][..],
            &["build", "a.txt", "-o", "out", "--model", file],
            &["eval", "mentions", "a.txt", "--model", file],
        ] {
            let ran = folder.run(args).code(2).says(words);
            assert_eq!(ran.stdout, "");
        }
    }
    assert!(!folder.path("out/graph.json").exists());
}
