//! What pictures show, and what no picture changes.

use crate::{Folder, NEWS};

fn svg_and_graph(args: &[&str]) -> (String, serde_json::Value) {
    let folder = Folder::new(&[("a.txt", NEWS.as_bytes())]);
    folder
        .run(&[&["build", "a.txt", "-o", "out"], args].concat())
        .code(0);
    (folder.read("out/graph.svg"), folder.json("out/graph.json"))
}

#[test]
fn narrowing_changes_pictures_and_not_the_graph() {
    let (_, whole) = svg_and_graph(&[]);
    for (args, shown, hidden, words) in [
        (
            &["--type", "person"][..],
            "Jens Stoltenberg, person",
            "Moscow, location",
            "only people",
        ),
        (
            &["--focus", "stoltenberg"],
            "Brussels, location",
            "Moscow, location",
            "within 1 tie of Jens Stoltenberg",
        ),
        (
            &["--focus", "moscow", "--type", "person,place"],
            "Moscow, location",
            "Stoltenberg, person",
            "people and places",
        ),
    ] {
        let (svg, graph) = svg_and_graph(args);
        assert!(svg.contains(shown) && !svg.contains(hidden), "{args:?}: {svg}");
        assert!(svg.contains(words), "{words:?}: {svg}");
        assert_eq!(
            (&graph["nodes"], &graph["edges"]),
            (&whole["nodes"], &whole["edges"]),
            "{args:?}"
        );
    }
}

#[test]
fn the_settings_of_a_picture_are_in_the_file() {
    let (_, graph) = svg_and_graph(&["--backbone", "0.5", "--focus", "moscow", "--hops", "2"]);
    let config = &graph["graph"]["config"];
    assert_eq!((&config["backbone"], &config["hops"]), (&"0.5".into(), &2.into()));
    assert!(config["since"].is_null() && config["types"].is_null());
}

#[test]
fn what_cannot_be_shown_is_refused() {
    let folder = Folder::new(&[("a.txt", NEWS.as_bytes())]);
    for (args, words) in [
        (&["--backbone", "2"][..], "use auto, off or a number from 0 to 1"),
        (&["--type", "planet"], "use person, organization or place"),
        (&["--hops", "2"], "--focus"),
        (&["--since", "yesterday"], "--since"),
        (
            &["--since", "2030-01-01"],
            "none of 1 document lies within --since and --until; 1 has no date",
        ),
    ] {
        folder
            .run(&[&["build", "a.txt", "-o", "out"], args].concat())
            .code(2)
            .says(words);
        assert!(!folder.path("out").exists());
    }
}

#[test]
fn dates_choose_documents() {
    let dated = |date: &str| format!("---\ndate: {date}\n---\n{NEWS}");
    let (old, new) = (dated("2020-03-05"), dated("2024-01-01"));
    let folder = Folder::new(&[
        ("a.txt", old.as_bytes()),
        ("b.txt", new.as_bytes()),
        ("c.txt", NEWS.as_bytes()),
    ]);
    let args = [
        "build",
        "a.txt",
        "b.txt",
        "c.txt",
        "-o",
        "out",
        "--since",
        "2020-03-05",
        "--until",
        "2023-12-31",
    ];
    folder
        .run(&args)
        .code(0)
        .says("left out by date: 2 documents, 1 of them without one");
    let graph = folder.json("out/graph.json");
    assert_eq!(graph["documents"].as_array().map(Vec::len), Some(1));
    assert_eq!(graph["documents"][0]["id"], "a.txt");
}
