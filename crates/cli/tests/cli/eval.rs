use serde_json::Value;

use crate::{Folder, NEWS};

/// Two sentences of which one name is of the wrong type, so that a mistake is certain.
const GOLD: &str = "-DOCSTART-\tO\n\nRussian\tO\nPresident\tO\nVladimir\tB-PER\nPutin\tI-PER\nmet\tO\nErdogan\tB-PER\nin\tO\n\
    Moscow\tB-PER\n.\tO\n\nHe\tO\nleft\tO\n.\tO\n";

#[test]
fn names_are_scored_on_gold_tokens_and_on_running_text() {
    let folder = Folder::new(&[("gold.conll", GOLD.as_bytes())]);
    for how in [&[][..], &["--detokenize"]] {
        let args = [
            &[
                "eval",
                "mentions",
                "gold.conll",
                "--json",
                "--mistakes",
                "--predictions",
                "found/a.conll",
            ],
            how,
        ]
        .concat();
        let ran = folder.run(&args).code(0);
        let report: Value = serde_json::from_str(&ran.stdout).unwrap();
        let file = &report["files"][0];
        assert_eq!((&file["sentences"], &file["tokens"]), (&2.into(), &12.into()));
        let found = folder.read("found/a.conll");
        assert!(
            found.starts_with("-DOCSTART-\tO\n\nRussian\tO\nPresident\tO\nVladimir\tB-PER\nPutin\tI-PER\n"),
            "{found}"
        );
        assert!(found.contains("Moscow\tB-LOC\n"), "{found}");
        let mistakes = file["mistakes"].as_array().unwrap();
        let moscow = mistakes
            .iter()
            .find(|mistake| mistake["gold"]["text"] == "Moscow")
            .unwrap();
        assert_eq!(
            (&moscow["kind"], &moscow["line"], &moscow["found"]["type"]),
            (&"type".into(), &3.into(), &"LOC".into())
        );
    }
}

#[test]
fn several_gold_files_have_a_mean() {
    let right = GOLD.replace("Moscow\tB-PER", "Moscow\tB-LOC");
    let folder = Folder::new(&[("a.conll", GOLD.as_bytes()), ("b.conll", right.as_bytes())]);
    let ran = folder
        .run(&["eval", "mentions", "a.conll", "b.conll", "--mistakes"])
        .code(0);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert!(
        lines
            .iter()
            .any(|line| line.starts_with("a.conll:3\ttype\tMoscow/PER\tMoscow/LOC\t")),
        "{}",
        ran.stdout
    );
    let first = |line: &str| {
        line.split_whitespace()
            .take(2)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let rows: Vec<Vec<String>> = lines[lines.len() - 3..].iter().map(|line| first(line)).collect();
    let f1 = |row: usize| rows[row][1].parse::<f64>().unwrap();
    assert_eq!(
        [&rows[0][0], &rows[1][0], &rows[2][0]],
        ["a.conll", "b.conll", "mean"]
    );
    assert!(
        f1(0) < f1(1) && (f1(2) * 2.0 - f1(0) - f1(1)).abs() < 0.02,
        "{}",
        ran.stdout
    );
    folder
        .run(&["eval", "mentions", "a.conll", "b.conll", "--predictions", "x"])
        .code(2)
        .says("give one");
}

#[test]
fn what_extract_prints_is_gold() {
    let folder = Folder::new(&[("a.txt", NEWS.as_bytes())]);
    for (step, name) in [("mentions", "names.jsonl"), ("entities", "graph.jsonl")] {
        let ran = folder
            .run(&["extract", "a.txt", "--until", step, "--with-text"])
            .code(0);
        std::fs::write(folder.path(name), ran.stdout).unwrap();
    }
    let ran = folder
        .run(&["eval", "mentions", "names.jsonl", "--detokenize", "--json"])
        .code(0);
    let report: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(report["files"][0]["micro"]["f1"], 100.0, "{report}");
    assert!(report["files"][0]["micro"]["tp"].as_u64().unwrap() >= 5);
    for scope in ["doc", "corpus"] {
        let ran = folder
            .run(&["eval", "graph", "graph.jsonl", "--scope", scope, "--json"])
            .code(0);
        let scores: Value = serde_json::from_str(&ran.stdout).unwrap();
        assert_eq!(
            (&scores["edge"]["f1"], &scores["splits"]),
            (&1.0.into(), &0.into()),
            "{scores}"
        );
        assert!(scores["edge"]["gold"].as_u64().unwrap() >= 3);
    }
    let ran = folder.run(&["eval", "graph", "graph.jsonl"]).code(0);
    assert!(
        ran.stdout.contains("\nedges     1.000  1.000  1.000"),
        "{}",
        ran.stdout
    );
}

#[test]
fn annotated_articles_are_gold_and_mistakes_are_listed() {
    let folder = Folder::new(&[
        (
            "gold/a.md",
            b"---\ndate: 2023-04-18\n---\n[Angela Merkel](PER:merkel) met [Emmanuel Macron](PER:macron) in [Berlin](LOC:berlin).\n",
        ),
        (
            "gold/b.md",
            b"[Macron](PER:someone-else) left [Berlin](LOC:berlin) for [Zorkal Ferries](ORG:zorkal).\n",
        ),
        ("gold/notes.txt", b"not an article"),
        ("bare/a.md", b"Nobody left.\n"),
        ("empty/a.txt", b"Nobody left.\n"),
    ]);
    let ran = folder
        .run(&["eval", "graph", "gold", "--scope", "corpus", "--mistakes"])
        .code(0);
    for line in [
        "\nlost edges: ",
        "merge\tseveral entities on one node\ta\tEmmanuel Macron\tEmmanuel Macron\tMacron\n",
        "lost edge\tanother entity\tb\t",
    ] {
        assert!(ran.stdout.contains(line), "{}", ran.stdout);
    }
    let ran = folder.run(&["eval", "graph", "gold/a.md", "--json"]).code(0);
    let scores: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(
        (&scores["edge"]["f1"], &scores["lost_edges"]["no_name"]),
        (&1.0.into(), &0.into()),
        "{scores}"
    );
    folder
        .run(&["eval", "graph", "bare"])
        .code(2)
        .says("a.md:1: no name is marked");
    folder
        .run(&["eval", "graph", "empty"])
        .code(2)
        .says("no annotated article (.md) in empty");
}

#[test]
fn gold_that_cannot_be_read_is_named_with_its_line() {
    let folder = Folder::new(&[
        ("untagged.conll", b"Ada\tB-PER\nMoran\n"),
        ("empty.conll", b"\n\n"),
        (
            "broken.jsonl",
            b"{\"text\":\"Ada\",\"mentions\":[]}\n{\"text\":\"Ada\"\n",
        ),
        (
            "outside.jsonl",
            b"\n{\"doc_id\":1,\"text\":\"Ada\",\"mentions\":[{\"start\":0,\"end\":9,\"type\":\"PER\"}]}\n",
        ),
        (
            "nobody.jsonl",
            b"{\"doc_id\":1,\"text\":\"Ada\",\"mentions\":[{\"start\":0,\"end\":3,\"type\":\"PER\"}]}\n",
        ),
        (
            "typed.jsonl",
            b"{\"doc_id\":1,\"text\":\"Ada\",\"mentions\":[{\"start\":0,\"end\":3,\"type\":\"Human\"}]}\n",
        ),
        (
            "pairs.jsonl",
            b"{\"context\":\"c\",\"a\":\"Ada\",\"b\":\"Bo\",\"type\":\"Human\",\"same\":true}\n",
        ),
    ]);
    for (what, file, words) in [
        (
            "mentions",
            "typed.jsonl",
            "typed.jsonl: no name counts, the types are Human: want PER, ORG or LOC",
        ),
        (
            "places",
            "nobody.jsonl",
            "nobody.jsonl: no name counts, the types are PER: want mentions of type LOC with lat and lon",
        ),
        (
            "pairs",
            "pairs.jsonl",
            "pairs.jsonl:1: field `type` is \"Human\": want PER, ORG or LOC",
        ),
        (
            "graph",
            "untagged.conll",
            "untagged.conll:1: no JSON object: want one a line",
        ),
        (
            "mentions",
            "untagged.conll",
            "untagged.conll:2: \"Moran\" has no tag",
        ),
        ("mentions", "empty.conll", "empty.conll:1: nothing in the file"),
        (
            "mentions",
            "broken.jsonl",
            "broken.jsonl:2: the line ends in the middle of a JSON object",
        ),
        (
            "mentions",
            "outside.jsonl",
            "outside.jsonl:2: mention 1: 0..9 is no part of a text of 3 code points",
        ),
        ("mentions", "absent.conll", "cannot read absent.conll"),
        (
            "graph",
            "nobody.jsonl",
            "nobody.jsonl:1: mention 1: field `entity` is missing",
        ),
    ] {
        folder.run(&["eval", what, file]).code(2).says(words);
    }
}

#[test]
fn pairs_are_read_after_a_byte_order_mark() {
    let folder = Folder::new(&[(
        "pairs.jsonl",
        "\u{feff}{\"context\":\"c\",\"a\":\"Ada Moran\",\"b\":\"Moran\",\"type\":\"PER\",\"same\":true}\n"
            .as_bytes(),
    )]);
    let ran = folder.run(&["eval", "pairs", "pairs.jsonl", "--json"]).code(0);
    let scores: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(scores[0][1]["correct"], 1, "{scores}");
}
