use std::collections::BTreeSet;

use serde_json::Value;

use crate::Folder;

/// Two people called Keller, one of them by the surname alone, and an organization.
const TALKS: &[(&str, &[u8])] = &[
    (
        "news/a.txt",
        b"Bruno Keller met Ada Moran in Lisbon. Keller later spoke to the Harbour Union.",
    ),
    (
        "news/b.txt",
        b"Carla Keller met Ada Moran in Paris. Mr Quill met Ada Moran in Lisbon.",
    ),
    ("names.tsv", b"Harbour Union\torganization\n"),
];

/// The folder with a judgement file, and the arguments that build from it.
fn judged(judgements: &str) -> (Folder, Vec<&'static str>) {
    let mut files = TALKS.to_vec();
    files.push(("judged.txt", judgements.as_bytes()));
    let args = [
        "build",
        "news",
        "-o",
        "out",
        "--gazetteer",
        "names.tsv",
        "--judgements",
        "judged.txt",
    ];
    (Folder::new(&files), args.to_vec())
}

fn nodes(folder: &Folder) -> Vec<(String, String, BTreeSet<String>)> {
    let graph = folder.json("out/graph.json");
    let word = |value: &Value| value.as_str().expect("a word").to_owned();
    let node = |node: &Value| {
        let aliases = node["aliases"].as_array().expect("a list").iter().map(word);
        (word(&node["label"]), word(&node["type"]), aliases.collect())
    };
    graph["nodes"]
        .as_array()
        .expect("nodes")
        .iter()
        .map(node)
        .collect()
}

fn aliases(folder: &Folder, label: &str) -> Vec<String> {
    let nodes = nodes(folder);
    let node = nodes.iter().find(|(name, ..)| name == label);
    node.unwrap_or_else(|| panic!("{label} is not in {nodes:?}"))
        .2
        .iter()
        .cloned()
        .collect()
}

#[test]
fn same_joins_what_no_rule_would() {
    let (folder, args) = judged("same \"Mr Quill\" \"Bruno Keller\"  # seen with his passport\n");
    let ran = folder.run(&args).code(0);
    assert_eq!(ran.stderr, "");
    assert_eq!(
        aliases(&folder, "Bruno Keller"),
        ["Bruno Keller", "Keller", "Quill"]
    );
    let why = folder.run(&["explain", "out", "Quill"]).code(0).stdout;
    assert!(
        why.contains("Joined: Quill to Bruno Keller, the judgement file says so"),
        "{why}"
    );
}

#[test]
fn different_holds_within_a_document_and_through_third_names() {
    let (folder, args) = judged("different Keller \"Bruno Keller\"\n");
    folder.run(&args).code(0);
    assert_eq!(aliases(&folder, "Bruno Keller"), ["Bruno Keller"]);
    // Now Keller belongs to Bruno by judgement and to Carla by none.
    let (folder, args) = judged("same Keller Quill\ndifferent Quill \"Bruno Keller\"\n");
    folder.run(&args).code(0);
    assert_eq!(aliases(&folder, "Bruno Keller"), ["Bruno Keller"]);
}

#[test]
fn names_types_and_hiding_come_last() {
    let (folder, args) = judged(
        "rename \"ada moran\" \"Dr Ada Moran\"\ntype \"Harbour Union\" location\nhide Lisbon\nhide \"Dr Ada Moran\"\n",
    );
    folder.run(&args).code(0);
    let nodes = nodes(&folder);
    assert!(
        nodes
            .iter()
            .any(|(label, kind, _)| label == "Harbour Union" && kind == "location")
    );
    assert!(
        !nodes
            .iter()
            .any(|(label, ..)| label.contains("Moran") || label == "Lisbon"),
        "{nodes:?}"
    );
    let (folder, args) = judged("rename \"Ada Moran\" \"Dr Moran\"\n");
    folder.run(&args).code(0);
    let graph = folder.json("out/graph.json");
    let renamed = graph["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .find(|node| node["id"] == "ada-moran");
    assert_eq!(renamed.unwrap()["label"], "Dr Moran", "the id stays");
}

#[test]
fn a_new_name_that_another_bears_is_given_and_noted() {
    let (folder, args) = judged("rename Quill \"ADA MORAN\"\nrename Lisbon \"Porto Alder\"\n");
    let ran = folder.run(&args).code(0);
    let note = "\"ADA MORAN\" is the name of ada-moran too: write same quill ada-moran if they are one";
    assert_eq!(ran.stderr, format!("note: judged.txt:1: {note}\n"));
    assert!(nodes(&folder).iter().any(|(label, ..)| label == "ADA MORAN"));
    let report = folder.json("out/report.json");
    assert_eq!(report["unheeded"][0]["reason"], note);
    // Nobody sees a hidden bearer, and one is no two.
    for judgements in [
        "rename Quill \"Ada Moran\"\nhide ada-moran\n",
        "rename Quill \"Ada Moran\"\nsame Quill \"Ada Moran\"\n",
    ] {
        let (folder, args) = judged(judgements);
        assert_eq!(folder.run(&args).code(0).stderr, "", "{judgements}");
    }
}

#[test]
fn a_line_that_matches_nothing_is_reported() {
    let (folder, args) = judged("# ours\nsame \"Zed Zog\" \"Ada Moran\"\nhide Nobody\n");
    folder
        .run(&args)
        .code(0)
        .says("not followed: judged.txt:2: nothing in these documents is called \"Zed Zog\"")
        .says("not followed: judged.txt:3: nothing in these documents is called Nobody");
    let report = folder.json("out/report.json");
    assert_eq!(report["unheeded"][0]["line"], 2);
    assert_eq!(report["unheeded"][1]["path"], "judged.txt");
}

#[test]
fn faults_and_contradictions_end_the_run_before_any_output() {
    for (judgements, words) in [
        (
            "same Keller\n",
            "judged.txt:1: same takes two names, here stand 1: write same \"A\" \"B\"",
        ),
        ("join a b\n", "judged.txt:1: \"join\" is no judgement"),
        (
            "same Quill Keller\ndifferent keller QUILL\n",
            "judged.txt:2: Keller and Quill are different here and the same by line 1: delete one",
        ),
        (
            "same Lisbon Quill\nsame \"Lisbon\" \"Carla Keller\"\ndifferent lisbon quill\n",
            "the same by line 1: delete one",
        ),
    ] {
        let (folder, args) = judged(judgements);
        folder.run(&args).code(2).says(words);
        assert!(!folder.path("out").exists(), "{judgements}");
    }
    let (folder, mut args) = judged("");
    args.pop();
    args.push("gone.txt");
    folder
        .run(&args)
        .code(2)
        .says("gone.txt: cannot read the judgements: ");
}

#[test]
fn ids_and_names_that_outputs_show_are_understood() {
    let news = "The Supreme Court in Kampala, Uganda, ruled on Monday. The Supreme Court was clear. Ada Moran of the Harbour Union spoke.";
    let folder = Folder::new(&[
        ("a.txt", news.as_bytes()),
        ("names.tsv", b"Harbour Union\torganization\n"),
    ]);
    let build = |lines: &str| {
        std::fs::write(folder.path("judged.txt"), lines).unwrap();
        let mut args = vec!["build", "a.txt", "-o", "out", "-q", "--gazetteer", "names.tsv"];
        args.extend(["--judgements", "judged.txt"]);
        folder.run(&args).code(0)
    };
    assert_eq!(build("").stderr, "");
    let shown = "Supreme Court (Uganda)";
    assert!(nodes(&folder).iter().any(|(label, ..)| label == shown));
    for line in [
        "same supreme-court-uganda harbour-union",
        "same \"Supreme Court (Uganda)\" \"Harbour Union\"",
    ] {
        assert_eq!(build(line).stderr, "", "{line}");
        assert_eq!(
            aliases(&folder, "Harbour Union"),
            ["Harbour Union", "Supreme Court"],
            "{line}"
        );
    }
    build("same supreme-court-uganda Q0999999\nhide Q148\n")
        .says("judged.txt:1: the knowledge base of this program has no Q0999999")
        .says("judged.txt:2: no document here names Q148 (China)");
}

#[test]
fn a_name_is_taken_from_a_record_of_the_knowledge_base() {
    let folder = Folder::new(&[
        (
            "a.txt",
            b"Vladimir Putin, who owns a bakery in Leeds, met Sarah Hill in London on Monday.",
        ),
        ("judged.txt", b"different \"Vladimir Putin\" Q7747\n"),
    ]);
    let ran = folder
        .run(&["build", "a.txt", "-o", "out", "-q", "--judgements", "judged.txt"])
        .code(0);
    assert_eq!(ran.stderr, "");
    let graph = folder.json("out/graph.json");
    let nodes = graph["nodes"].as_array().unwrap();
    let node = nodes
        .iter()
        .find(|node| node["label"] == "Vladimir Putin")
        .unwrap();
    assert_eq!(node["id"], "vladimir-putin");
    assert!(node.get("description").is_none(), "{node}");
}

#[test]
fn review_judge_and_run_again() {
    let (folder, args) = judged("");
    folder.run(&args).code(0);
    let table = folder.run(&["entities", "out"]).code(0).stdout;
    assert!(
        table.starts_with("cluster\tid\tname\ttype\talias\tcount\tjoined\n"),
        "{table}"
    );
    assert!(
        table.contains("\tbruno-keller\tBruno Keller\tperson\tKeller\t1\tsurname of the only person"),
        "{table}"
    );
    folder
        .run(&["entities", "out", "-o", "review/entities.tsv"])
        .code(0);
    assert_eq!(folder.read("review/entities.tsv"), table);
    // Pairs as a graph file holds them.
    let mut graph = folder.json("out/graph.json");
    graph["refusals"] = serde_json::json!([
        {"rule": "two-forenames", "reason": "two forenames", "source": "bruno-keller", "target": "carla-keller",
         "left": "Bruno Keller", "right": "Carla Keller", "mentions": 2, "document": "a.txt"}]);
    std::fs::write(folder.path("out/graph.json"), graph.to_string()).unwrap();
    let pairs = folder.run(&["entities", "out", "--pairs"]).code(0).stdout;
    assert!(
        pairs.contains(
            "\nBruno Keller\tCarla Keller\t0.58\ttwo forenames\t2\tbruno-keller\tcarla-keller\ta.txt\n"
        ),
        "{pairs}"
    );
    let lines = folder.run(&["entities", "out", "--as-judgements"]).code(0).stdout;
    assert!(
        lines.contains("\ndifferent \"Bruno Keller\" \"Carla Keller\""),
        "{lines}"
    );
    let why = folder.run(&["explain", "out", "Carla Keller"]).code(0).stdout;
    assert!(
        why.contains("Kept apart: Carla Keller from Bruno Keller (bruno-keller), two forenames [a.txt]"),
        "{why}"
    );
    let why = folder
        .run(&["explain", "out", "Carla Keller", "bruno-keller"])
        .code(0)
        .stdout;
    assert!(why.contains("No edge: no window (sentence) names both"), "{why}");
    // Pasted as they are, the lines are read and change nothing.
    let before = nodes(&folder);
    std::fs::write(folder.path("judged.txt"), &lines).unwrap();
    assert_eq!(folder.run(&args).code(0).stderr, "");
    assert_eq!(nodes(&folder), before);
    std::fs::write(folder.path("judged.txt"), lines.replace("different", "same")).unwrap();
    folder.run(&args).code(0);
    assert_eq!(
        aliases(&folder, "Bruno Keller"),
        ["Bruno Keller", "Carla Keller", "Keller"]
    );
}

/// Written in another way, the name would be that of another file.
#[cfg(unix)]
#[test]
fn an_output_whose_name_is_not_utf_8_is_refused() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let folder = crate::built();
    let output = folder
        .command(&["entities", "out", "-o"])
        .arg(OsStr::from_bytes(b"review\xff.tsv"))
        .output()
        .unwrap();
    crate::Ran::new(&output).code(2).says("its name is not UTF-8");
    assert_eq!(folder.names("."), ["a.txt", "b.txt", "out"]);
}
