use std::fs;
use std::path::{Path, PathBuf};

use crate::{Folder, NEWS};

fn built_in(engine: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../ner/model/{engine}.model"))
}

#[test]
fn a_model_from_a_file_works_as_the_built_in_one() {
    let folder = Folder::new(&[("a.txt", NEWS.as_bytes())]);
    for engine in ["fast", "accurate"] {
        fs::copy(built_in(engine), folder.path("my.model")).unwrap();
        let found = |more: &[&str]| {
            let args = ["extract", "a.txt", "--until", "mentions", "--engine", engine];
            folder.run(&[&args, more].concat()).code(0).stdout
        };
        assert_eq!(found(&["--model", "my.model"]), found(&[]));
        let built = |out: &str, more: &[&str]| {
            let args = ["build", "a.txt", "-o", out, "--engine", engine];
            folder.run(&[&args, more].concat()).code(0);
            folder.json(&format!("{out}/graph.json"))
        };
        let (own, other) = (built("own", &["--model", "my.model"]), built("built-in", &[]));
        assert_eq!(own["nodes"], other["nodes"]);
        // Whoever reads the graph sees that it is of another model.
        assert!(own["graph"]["config"]["model"].is_string() && other["graph"]["config"]["model"].is_null());
        assert_eq!(own["graph"]["config"]["engine"], engine);
    }
}

#[test]
fn a_file_that_is_no_model_is_refused_by_name() {
    let whole = fs::read(built_in("fast")).unwrap();
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
        ("cut.model", "error: cut.model: the model has"),
        ("changed.model", "error: changed.model: the model is damaged"),
        ("newer.model", "error: newer.model: the model has version 99"),
        ("foreign.model", "error: foreign.model: not "),
        ("empty.model", "error: empty.model: not "),
        ("absent.model", "error: absent.model: cannot read the model"),
    ] {
        for args in [
            &["extract", "a.txt", "--engine", "fast", "--model", file][..],
            &["build", "a.txt", "-o", "out", "--engine", "fast", "--model", file],
            &["eval", "mentions", "a.txt", "--engine", "fast", "--model", file],
        ] {
            let ran = folder.run(args).code(2).says(words);
            assert_eq!(ran.stdout, "");
        }
    }
    assert!(!folder.path("out/graph.json").exists());
}
