//! `relmap eval` prints the figures of the scorers that come with the gold files, to the digit.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::{data, json, path, relmap, there};

/// Gold names in different dialects: source labels, three types, long documents.
const NAMES: [&str; 3] = [
    "en_worldwide/dev.conll",
    "uner_ewt/dev.per_org_loc.conll",
    "gum_open_derived/dev.per_org_loc.conll",
];

/// Gold graphs with their scope: with sentences and without, annotated in part, with descriptions and pronouns.
const GRAPHS: [(&str, &str); 4] = [
    ("meantime/meantime_airbus_apple.jsonl", "corpus"),
    ("gum/gum_news.jsonl", "doc"),
    ("dwie/dwie_dev.jsonl", "doc"),
    ("wikievents/wikievents_dev.jsonl", "doc"),
];

/// Figures of the graph that both scorers print.
const FIGURES: [&str; 11] = [
    "node",
    "edge",
    "weighted_edge_jaccard",
    "node_type_accuracy",
    "mention",
    "b3",
    "splits",
    "merges",
    "hub_overlap",
    "docs",
    "docs_missing_in_system",
];

fn reference(script: &Path, args: &[&str]) -> Value {
    let output = Command::new("python3")
        .arg(script)
        .args(args)
        .output()
        .expect("python3 runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    json(&String::from_utf8(output.stdout).expect("the scorer prints UTF-8"))
}

/// The same number, whole or not.
fn same(ours: &Value, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Value::Object(ours), _) => ours.iter().all(|(key, value)| same(value, &theirs[key])),
        (Value::Number(_), Value::Number(_)) => {
            let (ours, theirs) = (ours.as_f64(), theirs.as_f64());
            ours.zip(theirs)
                .is_some_and(|(ours, theirs)| (ours - theirs).abs() < 1e-9)
        }
        _ => ours == theirs,
    }
}

#[test]
fn name_scores_are_those_of_the_reference() {
    let Some(data) = data("name_scores_are_those_of_the_reference") else {
        return;
    };
    let script = data.join("../bench/ner_f1.py");
    let Some(script) = there("name_scores_are_those_of_the_reference", script) else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    for file in NAMES {
        let Some(gold) = there(file, data.join("ner").join(file)) else {
            continue;
        };
        for how in [&["--json"][..], &["--json", "--detokenize"]] {
            let found = folder.path().join("found.conll");
            let args = [
                &["eval", "mentions", path(&gold), "--predictions", path(&found)],
                how,
            ]
            .concat();
            let ours = json(&relmap(&args));
            let theirs = reference(&script, &[path(&gold), path(&found)]);
            let ours = ours["files"][0].as_object().unwrap();
            for (key, value) in ours.iter().filter(|(key, _)| *key != "gold") {
                assert!(
                    same(value, &theirs[key]),
                    "{file} {how:?}: {key} is {value}, not {}",
                    theirs[key]
                );
            }
            assert!(theirs["micro"]["tp"].as_u64().unwrap() > 0);
        }
    }
}

#[test]
fn graph_scores_are_those_of_the_reference() {
    let Some(data) = data("graph_scores_are_those_of_the_reference") else {
        return;
    };
    let script = data.join("graph/graph_f1.py");
    let Some(script) = there("graph_scores_are_those_of_the_reference", script) else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    for (file, scope) in GRAPHS {
        let Some(gold) = there(file, data.join("graph").join(file)) else {
            continue;
        };
        let found = folder.path().join("found.jsonl");
        let ours = json(&relmap(&[
            "eval",
            "graph",
            path(&gold),
            "--scope",
            scope,
            "--json",
        ]));
        let extracted = relmap(&["extract", path(&gold), "--until", "entities", "--labels", "conll"]);
        fs::write(&found, extracted).unwrap();
        let theirs = reference(&script, &[path(&gold), path(&found), "--scope", scope]);
        for figure in FIGURES {
            let (ours, theirs) = (&ours[figure], &theirs[figure]);
            assert!(same(ours, theirs), "{file}: {figure} is {ours}, not {theirs}");
        }
    }
}
