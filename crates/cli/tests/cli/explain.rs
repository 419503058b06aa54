use std::fs;

use crate::{Folder, NEWS, built};

#[test]
fn a_node_is_explained_with_its_sentences() {
    let folder = built();
    let ran = folder
        .run(&["explain", "out/graph.json", "Vladimir Putin"])
        .code(0);
    for words in [
        "Vladimir Putin (person, ",
        "2 mentions in 2 documents",
        "Strongest ties",
        "2020-03-05 [a.txt], Talks\n",
        "«Vladimir Putin» met Turkish President",
    ] {
        assert!(ran.stdout.contains(words), "{words:?} is not in {}", ran.stdout);
    }
    assert!(!ran.stdout.contains('\u{1b}'), "colour is for terminals");
}

#[test]
fn names_need_neither_case_nor_accents() {
    let folder = built();
    let with = folder
        .run(&["explain", "out", "Recep Tayyip Erdoğan", "vladimir PUTIN"])
        .code(0);
    let without = folder
        .run(&["explain", "out", "recep tayyip erdogan", "Vladimir Putin"])
        .code(0);
    assert_eq!(with.stdout, without.stdout);
    assert!(
        with.stdout
            .contains("Edge: weight 2, 2 documents, 2020-03-05 (window: sentence)"),
        "{}",
        with.stdout
    );
}

#[test]
fn json_holds_the_same() {
    let folder = built();
    let ran = folder
        .run(&[
            "explain",
            "out",
            "Moscow",
            "Vladimir Putin",
            "--json",
            "--limit",
            "1",
        ])
        .code(0);
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(json["edge"]["weight"], 2);
    assert_eq!(json["nodes"].as_array().unwrap().len(), 2);
    assert_eq!(json["sentences"].as_array().unwrap().len(), 1);
}

#[test]
fn what_is_not_there_is_said_with_what_comes_near() {
    let folder = built();
    folder
        .run(&["explain", "out", "Vladimir Putln"])
        .code(2)
        .says("near it: Vladimir Putin (");
    folder
        .run(&["explain", "out", "Moscow", "moscow"])
        .code(2)
        .says("no edge to itself");
    folder
        .run(&["explain", "gone", "x"])
        .code(2)
        .says("cannot read gone: there is no such file or folder; give a graph.json or the folder that `relmap build`");
    fs::write(folder.path("bad.json"), "{\"nodes\": 3}").unwrap();
    folder
        .run(&["explain", "bad.json", "x"])
        .code(2)
        .says("error: bad.json: graph file cannot be read: it is JSON of another kind (invalid type: integer `3`, expected a sequence, line 1)");
}

#[test]
fn two_names_are_explained_with_their_joins() {
    let folder = built();
    let why = folder
        .run(&["explain", "out", "erdogan", "putin", "-n", "1"])
        .code(0)
        .stdout;
    for words in [
        "Recep Tayyip Erdoğan (person, Q39259)\n  President of Türkiye (from 2014); TR\n",
        "  Joined: Erdogan to Recep Tayyip Erdoğan, ",
        "\nVladimir Putin (",
        "\nEdge: weight 2, ",
        "\nSentences, 1 of 2 (-n shows more)\n",
    ] {
        assert!(why.contains(words), "{words:?} is not in {why}");
    }
}

#[test]
fn without_an_edge_it_is_said_where_the_two_are() {
    let folder = built();
    let why = folder
        .run(&["explain", "out", "Brussels", "Moscow"])
        .code(0)
        .stdout;
    for words in [
        "\nNo edge: no window (sentence) names both\n",
        "  Brussels stands in a.txt, b.txt\n",
        "\nNearest, 1 character apart\n",
        "in «Moscow» on Thursday.\n",
        "in «Brussels».\n",
    ] {
        assert!(why.contains(words), "{words:?} is not in {why}");
    }
    let json = folder
        .run(&["explain", "out", "Brussels", "Moscow", "--json"])
        .code(0)
        .stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["apart"]["nearest"]["distance"], 1);
    assert!(json.get("edge").is_none());
    let folder = Folder::new(&[
        ("a.txt", b"Bruno Keller met Ada Moran in Lisbon."),
        ("b.txt", b"Carla Keller met Paul Lind in Paris."),
    ]);
    folder.run(&["build", "a.txt", "b.txt", "-o", "out"]).code(0);
    let why = folder
        .run(&["explain", "out", "Ada Moran", "Paul Lind"])
        .code(0)
        .stdout;
    assert!(
        why.contains("  Paul Lind stands in b.txt\n  No document names both"),
        "{why}"
    );
}

#[test]
fn what_the_graph_does_not_keep_is_said() {
    let folder = Folder::new(&[("a.txt", NEWS.as_bytes())]);
    folder
        .run(&["build", "a.txt", "-o", "out", "--evidence", "1"])
        .code(0);
    let why = folder.run(&["explain", "out", "Erdogan"]).code(0).stdout;
    assert!(
        why.contains("\nSentences, 1 of 2 (the graph keeps no more; relmap build --evidence N does)\n"),
        "{why}"
    );
}

#[test]
fn a_graph_may_come_through_a_pipe() {
    let folder = built();
    let graph = folder.read("out/graph.json");
    let ran = folder
        .run_with_stdin(&["explain", "-", "Vladimir Putin"], graph.as_bytes())
        .code(0);
    assert_eq!(
        ran.stdout,
        folder.run(&["explain", "out", "Vladimir Putin"]).stdout
    );
}

#[test]
fn joins_of_a_gazetteer_are_told_from_those_of_the_knowledge_base() {
    let folder = Folder::new(&[
        (
            "a.txt",
            b"The Blue House of Harbours met Erdogan. Harbour Union and Recep Tayyip Erdogan met again.",
        ),
        (
            "names.tsv",
            "name\ttype\taliases\nHarbour Union\torganization\tBlue House of Harbours\n".as_bytes(),
        ),
    ]);
    folder
        .run(&["build", "a.txt", "-o", "out", "--gazetteer", "names.tsv"])
        .code(0);
    let reasons = |name: &str| folder.run(&["explain", "out", name]).code(0).stdout;
    let own = reasons("Harbour Union");
    assert!(
        own.contains("two names of one entry in the gazetteer given with --gazetteer"),
        "{own}"
    );
    assert!(!reasons("Erdogan").contains("gazetteer"));
}
