use crate::{Folder, NEWS, fits_a_terminal};

fn two() -> Folder {
    let more = format!("{NEWS} Vladimir Putin met Recep Tayyip Erdoğan. Bruno Keller spoke with Ada Moran.");
    let folder = Folder::new(&[("a.txt", NEWS.as_bytes()), ("b.txt", more.as_bytes())]);
    folder.run(&["build", "a.txt", "-o", "old"]).code(0);
    folder.run(&["build", "b.txt", "-o", "new"]).code(0);
    folder
}

#[test]
fn what_appeared_and_changed_is_shown() {
    let folder = two();
    let ran = folder.run(&["diff", "old", "new"]).code(0);
    fits_a_terminal(&ran.stdout);
    for words in [
        "Names that appeared, 2 rows",
        "Ties that appeared, 1 row",
        "Ties that changed, 1 row",
        "1 → 2 (+1)",
    ] {
        assert!(ran.stdout.contains(words), "{words:?} is not in {}", ran.stdout);
    }
    assert!(!ran.stdout.contains("vanished"), "{ran:?}");
    let back = folder.run(&["diff", "new", "old", "--json"]).code(0);
    let json: serde_json::Value = serde_json::from_str(&back.stdout).unwrap();
    assert_eq!(
        (&json["nodes"]["n_vanished"], &json["nodes"]["n_appeared"]),
        (&2.into(), &0.into())
    );
    assert_eq!(json["edges"]["vanished"][0]["weight_before"], 1);
}

#[test]
fn the_same_graph_does_not_differ_and_other_windows_do_not_compare() {
    let folder = two();
    let ran = folder.run(&["diff", "old", "old"]).code(0);
    assert_eq!(
        ran.stdout,
        "The graphs do not differ in names, ties and counts.\n"
    );
    folder
        .run(&["build", "a.txt", "-o", "whole", "--window", "document"])
        .code(0);
    folder
        .run(&["diff", "old", "whole"])
        .code(2)
        .says("the graphs count different windows (sentence and document)");
}

#[test]
fn rows_are_cut_and_counted() {
    let folder = two();
    let ran = folder.run(&["diff", "old", "new", "-n", "1"]).code(0);
    assert!(ran.stdout.contains("Names that appeared, 1 of 2\n"), "{ran:?}");
}
