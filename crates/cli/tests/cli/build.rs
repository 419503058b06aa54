use std::fs;
use std::io::Write;

use relmap_cli::OUTPUTS;

use crate::{Folder, NEWS};

#[test]
fn a_folder_becomes_files_and_a_summary() {
    let folder = Folder::new(&[("news/a.txt", NEWS.as_bytes())]);
    let ran = folder.run(&["build", "news", "-o", "out/deep"]).code(0);
    let mut names = OUTPUTS;
    names.sort_unstable();
    assert_eq!(folder.names("out/deep"), names);
    assert!(ran.stdout.starts_with("1 document, 2 sentences\n"), "{ran:?}");
    for words in [
        "Strongest ties\n",
        "Vladimir Putin",
        "(window: sentence)",
        "Written: out/deep/graph.json",
    ] {
        assert!(ran.stdout.contains(words), "{words:?} is not in {ran:?}");
    }
    assert_eq!(ran.stderr, "", "progress is for terminals");
    let graph = folder.json("out/deep/graph.json");
    assert_eq!(graph["graph"]["documents"], 1);
    assert!(
        graph["nodes"].as_array().is_some_and(|nodes| nodes.len() >= 4),
        "{graph}"
    );
    assert_eq!(
        folder
            .run(&["build", "news", "-o", "out", "--quiet"])
            .code(0)
            .stdout,
        ""
    );
}

#[test]
fn the_same_bytes_whatever_the_threads_and_the_order() {
    let texts: Vec<(String, String)> = (0..12)
        .map(|n| (format!("news/{n:02}.txt"), format!("Report {n}. {NEWS}")))
        .collect();
    let files: Vec<(&str, &[u8])> = texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    let folder = Folder::new(&files);
    folder.run(&["build", "news", "-o", "one", "--jobs", "1"]).code(0);
    let mut shuffled: Vec<&str> = files.iter().map(|(name, _)| *name).rev().collect();
    shuffled.swap(2, 7);
    let args = [&["build", "-o", "two", "--jobs", "3"], shuffled.as_slice()].concat();
    folder.run(&args).code(0);
    for output in OUTPUTS {
        let (one, two) = (
            folder.read(&format!("one/{output}")),
            folder.read(&format!("two/{output}")),
        );
        assert!(one == two, "{output} differs");
    }
}

#[test]
fn a_missing_path_is_named_and_the_rest_read() {
    let folder = Folder::new(&[("a.txt", NEWS.as_bytes()), ("empty.txt", b"")]);
    let ran = folder
        .run(&["build", "a.txt", "nowhere.txt", "empty.txt", "-o", "out"])
        .code(1);
    ran.says("skipped nowhere.txt: no such file or folder")
        .says("skipped empty.txt: empty");
    let report = folder.json("out/report.json");
    assert_eq!(report["skipped"][0]["path"], "empty.txt");
    assert_eq!(report["skipped"][1]["path"], "nowhere.txt");
    assert_eq!(report["counts"]["documents"], 1);
}

#[test]
fn nothing_to_read_is_a_failure_that_writes_nothing() {
    let folder = Folder::new(&[("empty.txt", b" \n"), ("none/table.csv", b"1,2")]);
    for input in ["nowhere", "empty.txt", "none"] {
        folder
            .run(&["build", input, "-o", "out"])
            .code(2)
            .says(&format!("skipped {input}: "))
            .says("error: no document");
        assert!(!folder.path("out").exists());
    }
}

#[cfg(unix)]
#[test]
fn links_to_nothing_and_pipes_do_not_stop_a_run() {
    let folder = Folder::new(&[
        ("news/a.txt", NEWS.as_bytes()),
        ("news/x.txt/inner.txt", b"Ada Moran met Bruno Keller in Lisbon."),
    ]);
    std::os::unix::fs::symlink("gone", folder.path("news/link.txt")).unwrap();
    std::os::unix::fs::symlink("..", folder.path("news/up")).unwrap();
    std::process::Command::new("mkfifo")
        .arg(folder.path("news/pipe.txt"))
        .status()
        .unwrap();
    folder
        .run(&["build", "news", "-o", "out"])
        .code(1)
        .says("link.txt: symbolic link to nothing");
    let report = folder.json("out/report.json");
    let ids: Vec<_> = report["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|document| &document["id"])
        .collect();
    assert_eq!(ids, ["a.txt", "x.txt/inner.txt"]);
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_skipped_with_its_reason() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new(&[
        ("news/a.txt", NEWS.as_bytes()),
        ("news/secret.txt", NEWS.as_bytes()),
    ]);
    let secret = folder.path("news/secret.txt");
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&secret).is_ok() {
        // The superuser reads everything, so there is nothing to see.
        return;
    }
    folder
        .run(&["build", "news", "-o", "out"])
        .code(1)
        .says("secret.txt: cannot be read: ");
}

#[test]
fn invalid_utf8_is_replaced_and_reported() {
    let text = [NEWS.as_bytes(), b" caf\xE9 \xFF\xFE"].concat();
    let folder = Folder::new(&[("a.txt", &text)]);
    folder
        .run(&["build", "a.txt", "-o", "out"])
        .code(0)
        .says("warning: a.txt: 3 invalid byte sequence(s) replaced");
    let report = folder.json("out/report.json");
    assert_eq!(report["warnings"][0]["path"], "a.txt");
    let given = folder
        .run(&["extract", "a.txt", "--until", "documents"])
        .code(0)
        .lines();
    assert!(
        given[0]["text"]
            .as_str()
            .unwrap()
            .ends_with(" caf\u{FFFD} \u{FFFD}\u{FFFD}")
    );
}

#[test]
fn a_broken_line_is_numbered_and_the_rest_read() {
    let lines = format!(
        "{{\"id\":\"a\",\"text\":{NEWS:?}}}\n{{\"id\":\"b\",\"text\":\n{{\"id\":\"c\",\"text\":\"Later: \" }}\n"
    );
    let folder = Folder::new(&[("news.jsonl", lines.as_bytes())]);
    folder
        .run(&["build", "news.jsonl", "-o", "out"])
        .code(1)
        .says("skipped news.jsonl:2: not a document record: the line ends in the middle of an object");
    let report = folder.json("out/report.json");
    assert_eq!(report["skipped"][0]["line"], 2);
    let file = &report["documents"][1]["file"];
    assert_eq!((&file["path"], &file["line"]), (&"news.jsonl".into(), &3.into()));
    assert_eq!(report["counts"]["documents"], 2);
}

#[test]
fn articles_in_json_are_read_and_other_json_is_passed_over() {
    let article = format!("{{\"title\": \"Talks\", \"date\": \"2025-07-18\",\n \"body\": {NEWS:?}}}\n");
    let folder = Folder::new(&[
        ("news/a.json", article.as_bytes()),
        (
            "news/list.json",
            b"[{\"content\": \"Ada Moran met Bruno Keller.\"}]",
        ),
        ("news/package.json", b"{\"name\": \"scraper\"}"),
    ]);
    folder
        .run(&["build", "news", "-o", "out"])
        .code(0)
        .says("passed over: 1 .json file without an article (no words in a field text, body or content)");
    let report = folder.json("out/report.json");
    assert_eq!(report["documents"][0]["id"], "a.json");
    assert_eq!(report["documents"][1]["id"], "list.json:1");
    assert_eq!(report["passed_over"][0]["path"], "package.json");
    fs::write(folder.path("news/broken.json"), "{\"text\":\n \"Ada Moran}").unwrap();
    folder
        .run(&["build", "news", "-o", "out"])
        .code(1)
        .says("skipped news/broken.json:2: not a document record: the JSON ends too early, at column 12");
    folder
        .run(&["build", "out/graph.json", "-o", "again"])
        .code(2)
        .says("skipped out/graph.json: JSON without an article: write an object with its text in the field `text`");
}

#[test]
fn what_stands_in_the_way_is_left_alone() {
    let folder = Folder::new(&[
        ("a.txt", NEWS.as_bytes()),
        ("file", b"mine"),
        ("out/graph.json", b"old"),
        ("out/graph.svg/x", b""),
    ]);
    folder
        .run(&["build", "a.txt", "-o", "file"])
        .code(2)
        .says("cannot write into file: it is a file");
    assert_eq!(folder.read("file"), "mine");
    folder
        .run(&["build", "a.txt", "-o", "out"])
        .code(2)
        .says("a folder of that name is in the way");
    assert_eq!(folder.names("out"), ["graph.json", "graph.svg"]);
    assert_eq!(folder.read("out/graph.json"), "old");
    folder
        .run(&["build", "a.txt", "-o", "file/below"])
        .code(2)
        .says("cannot write into file: it is a file");
}

/// Not even the superuser makes a file there.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_files_is_known_before_the_work() {
    let folder = Folder::new(&[("a.txt", NEWS.as_bytes())]);
    for output in ["/proc/relmap", "/proc"] {
        let ran = folder.run(&["build", "gone.txt", "-o", output]).code(2);
        assert!(
            ran.stderr.starts_with("error: cannot write into /proc: "),
            "{ran:?}"
        );
    }
}

#[test]
fn a_picture_that_cannot_be_drawn_loses_no_graph() {
    let folder = Folder::new(&[("a.txt", NEWS.as_bytes())]);
    folder
        .run(&["build", "a.txt", "-o", "out", "--focus", "Nobody"])
        .code(2)
        .says(
            "graph.json, graph.html, report.json are written without pictures, which relmap export out draws",
        )
        .says("--focus: no node is called \"Nobody\"");
    assert_eq!(folder.names("out"), ["graph.html", "graph.json", "report.json"]);
    folder.run(&["explain", "out", "putin"]).code(0);
}

#[test]
fn a_text_in_several_files_counts_once() {
    let dated = format!("{{\"id\": \"w\", \"text\": {NEWS:?}, \"date\": \"18.07.2025\"}}\n");
    let folder = Folder::new(&[
        ("news/a.txt", NEWS.as_bytes()),
        ("news/b.txt", NEWS.as_bytes()),
        ("news/wire.jsonl", dated.as_bytes()),
    ]);
    folder
        .run(&["build", "news", "-o", "out"])
        .code(0)
        .says("2 documents are copies and not counted: a.txt has the same text as w");
    let report = folder.json("out/report.json");
    assert_eq!(report["counts"]["documents"], 1);
    assert_eq!(report["counts"]["left_out"], 2);
    assert_eq!(report["left_out"][1]["id"], "b.txt");
    assert_eq!(report["left_out"][1]["reason"], "the same text as w");
    let ran = folder
        .run(&["build", "news", "-o", "out", "--keep-copies"])
        .code(0);
    assert!(
        ran.stdout
            .starts_with("3 documents (2 without a date), 6 sentences"),
        "{ran:?}"
    );
}

#[test]
fn our_own_notes_are_no_news() {
    let folder = Folder::new(&[("news/a.txt", NEWS.as_bytes())]);
    folder.run(&["build", "news", "-o", "out"]).code(0);
    let notes = ["export", "out", "--format", "obsidian", "-o", "news/notes/"];
    folder.run(&notes).code(0);
    let n_notes = folder.names("news/notes").len();
    folder
        .run(&["build", "news", "-o", "again"])
        .code(0)
        .says(&format!("passed over: {n_notes} notes that relmap export wrote"));
    assert_eq!(folder.read("again/graph.json"), folder.read("out/graph.json"));
    let report = folder.json("again/report.json");
    assert!(
        report["passed_over"][0]["reason"]
            .as_str()
            .unwrap()
            .contains("no news"),
        "{report}"
    );
}

#[test]
fn a_block_that_is_not_closed_is_said() {
    let text = format!("---\ntitle: Talks\ndate: 2020-03-05\n\n{NEWS}");
    let folder = Folder::new(&[("a.txt", text.as_bytes())]);
    folder
        .run(&["build", "a.txt", "-o", "out"])
        .code(0)
        .says("warning: a.txt: title, date and source are not read: end the block");
}

#[cfg(unix)]
#[test]
fn an_interrupt_leaves_nothing_behind() {
    let folder = Folder::new(&[]);
    let mut child = folder
        .command(&["build", "-", "-o", "out"])
        .stdin(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    // More than a pipe holds: once it is written, the run is reading, and it goes on waiting for the end.
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(&vec![b'a'; 1 << 20]).unwrap();
    let interrupt = format!("kill -INT {}", child.id());
    std::process::Command::new("sh")
        .args(["-c", &interrupt])
        .status()
        .unwrap();
    let ran = crate::Ran::new(&child.wait_with_output().unwrap());
    ran.code(130).says("interrupted, nothing written");
    assert!(folder.names("out").is_empty());
}

#[test]
fn standard_output_takes_the_graph_alone() {
    let folder = Folder::new(&[]);
    let ran = folder
        .run_with_stdin(&["build", "-", "-o", "-"], NEWS.as_bytes())
        .code(0)
        .says("1 document, 2 sentences");
    let graph: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(graph["documents"][0]["id"], "stdin");
    assert!(folder.names("").is_empty());
}

#[test]
fn hostile_names_stay_names_in_every_output() {
    let name = "\"]; }\n</text><script>alert(1)</script>\u{202e}\\ & 'x' <!-- ]]>";
    let gazetteer = serde_json::json!({"name": name, "type": "organization", "aliases": ["Harbour Union"], "id": "x\"<&"});
    let news = serde_json::json!({"id": "</script>\u{1b}[2J", "text": "Harbour Union met Vladimir Putin in Moscow.", "title": name});
    let folder = Folder::new(&[
        ("names.jsonl", gazetteer.to_string().as_bytes()),
        ("news.jsonl", news.to_string().as_bytes()),
    ]);
    let args = [
        "build",
        "news.jsonl",
        "--gazetteer",
        "names.jsonl",
        "-o",
        "out",
        "--title",
        name,
    ];
    let ran = folder.run(&args).code(0);
    assert!(!ran.stdout.contains(['\u{202e}', '\u{1b}']), "{ran:?}");
    let graph = folder.json("out/graph.json");
    let labels: Vec<_> = graph["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| node["label"].as_str().unwrap())
        .collect();
    assert!(labels.contains(&name), "{labels:?}");
    let svg = folder.read("out/graph.svg");
    assert!(!svg.contains("<script"), "{svg}");
    let mut reader = quick_xml::Reader::from_str(&svg);
    while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
    let explained = folder.run(&["explain", "out", "harbour union"]).code(0);
    assert!(
        !explained.stdout.contains(['\u{202e}', '\u{1b}']),
        "{explained:?}"
    );
    assert!(folder.read("out/report.json").contains("\\u001b"));
}

#[test]
fn a_gazetteer_with_a_fault_is_named_with_its_line() {
    let folder = Folder::new(&[
        ("a.txt", NEWS.as_bytes()),
        (
            "names.tsv",
            b"Harbour Union\torganization\nAda\tplanet\n\tperson\n",
        ),
    ]);
    let run = |file| {
        folder
            .run(&["build", "a.txt", "-o", "out", "--gazetteer", file])
            .code(2)
    };
    run("names.tsv")
        .says("error: names.tsv:2: type: \"planet\" is none of")
        .says("\nnames.tsv:3: name: is empty");
    run("gone.tsv").says("gone.tsv: cannot read the gazetteer: there is no such file");
    assert!(!folder.path("out").exists());
}

#[test]
fn a_gazetteer_may_have_commas_and_call_a_location_a_place() {
    let folder = Folder::new(&[
        ("a.txt", b"Ada Moran met Bruno Keller at the Blue Quay on Monday."),
        ("names.csv", b"name,type,id\nBlue Quay,place,quay\n"),
        ("names.txt", b"Blue Quay,place\n"),
    ]);
    folder
        .run(&["build", "a.txt", "-o", "out", "-q", "--gazetteer", "names.csv"])
        .code(0);
    let graph = folder.json("out/graph.json");
    let nodes = graph["nodes"].as_array().unwrap();
    assert!(
        nodes
            .iter()
            .any(|node| node["id"] == "quay" && node["type"] == "location")
    );
    folder
        .run(&["build", "a.txt", "-o", "out", "--gazetteer", "names.txt"])
        .code(2)
        .says("names.txt:1: columns: tabs part the columns");
}

#[test]
fn a_gazetteer_from_a_spreadsheet_is_read_or_refused_with_advice() {
    let folder = Folder::new(&[
        (
            "a.txt",
            b"Ada Moran met Bruno Keller at the Caf\xC3\xA9 Zorkal on Monday.",
        ),
        (
            "semicolons.csv",
            b"name;type;id\nCaf\xE9 Zorkal;place;zorkal\nHarbour Union;organization;\n",
        ),
        ("kind.csv", b"name,kind\nBlue Quay,place\n"),
        ("book.xlsx", b"PK\x03\x04rest"),
        (
            "twice.csv",
            b"name,type,id\nAda Moran,person,a1\nAda Moran,person,a2\n",
        ),
    ]);
    let run = |file| folder.run(&["build", "a.txt", "-o", "out", "--gazetteer", file]);
    let ran = run("semicolons.csv")
        .code(0)
        .says("warning: semicolons.csv: not UTF-8 (first at byte 16): read as Windows-1252");
    assert!(
        ran.stdout
            .contains("\n2 entries in the gazetteer, 1 named here\n"),
        "{ran:?}"
    );
    run("kind.csv")
        .code(2)
        .says("kind.csv:1: columns: no column is called type, found name, kind: name them name, type,");
    run("book.xlsx")
        .code(2)
        .says("book.xlsx: cannot read the gazetteer: no text file; save it as .csv");
    run("twice.csv")
        .code(0)
        .says("warning: the gazetteer has \"Ada Moran\" twice: person a1 and person a2");
}

#[test]
fn other_formats_are_named_in_folders_and_refused_alone() {
    let folder = Folder::new(&[
        ("news/a.txt", NEWS.as_bytes()),
        ("news/b.html", b"<p>Ada Moran</p>"),
        ("news/c.csv", b"1,2"),
        ("news/.d", b""),
    ]);
    folder
        .run(&["build", "news", "-o", "out"])
        .code(0)
        .says("passed over: 2 files in folders, not text (1 .csv, 1 .html)");
    let report = folder.json("out/report.json");
    assert_eq!(report["counts"]["passed_over"], 3);
    assert_eq!(report["passed_over"][1]["path"], "b.html");
    assert!(
        report["passed_over"][1]["reason"]
            .as_str()
            .unwrap()
            .contains("HTML")
    );
    folder
        .run(&["build", "news/a.txt", "news/b.html", "-o", "out"])
        .code(1)
        .says("skipped news/b.html: not text but HTML: save the page as text");
}

#[test]
fn names_across_lines_are_one_name() {
    let text = "The leaders saw Turkish President Recep Tayyip\nErdoğan on July 9 in Ankara. He went on to New\nYork with the Russian President Vladimir\nPutin and his envoy Zabor Kel-\nler on the next day.\n";
    let folder = Folder::new(&[
        ("a.txt", text.as_bytes()),
        ("b.txt", text.replace('\n', "\r\n").as_bytes()),
    ]);
    folder
        .run(&["build", "a.txt", "b.txt", "-o", "out", "-q"])
        .code(0);
    let graph = folder.json("out/graph.json");
    let labels: Vec<&str> = graph["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| node["label"].as_str().unwrap())
        .collect();
    for name in ["New York City", "Vladimir Putin", "Zabor Keller"] {
        assert!(labels.contains(&name), "{labels:?}");
    }
    assert!(
        graph["nodes"].as_array().unwrap().iter().all(|node| {
            node["aliases"].as_array().unwrap().iter().all(|alias| {
                let alias = alias.as_str().unwrap();
                !alias.contains(['\n', '\r']) && !alias.contains("  ")
            })
        }),
        "{graph}"
    );
}

#[test]
fn a_cause_is_said_once() {
    let folder = Folder::new(&[("a.txt", NEWS.as_bytes()), ("file", b"mine")]);
    let ran = folder.run(&["build", "a.txt", "-o", "file/below"]).code(2);
    assert_eq!(ran.stderr.matches("is a file").count(), 1, "{ran:?}");
}

#[cfg(unix)]
#[test]
fn a_pipe_among_the_inputs_does_not_block() {
    let folder = Folder::new(&[("news/a.txt", NEWS.as_bytes())]);
    for name in ["pipe", "news/pipe.txt"] {
        let made = std::process::Command::new("mkfifo")
            .arg(folder.path(name))
            .status();
        assert!(made.unwrap().success());
    }
    let reason = "neither a file nor a folder";
    folder
        .run(&["build", "pipe", "/dev/null", "news", "-o", "out"])
        .code(1)
        .says(&format!("skipped pipe: {reason}"))
        .says(&format!("skipped /dev/null: {reason}"))
        .says(&format!("skipped news/pipe.txt: {reason}"));
}

#[cfg(unix)]
#[test]
fn a_graphviz_that_draws_nothing_is_named() {
    use std::os::unix::fs::PermissionsExt;
    for (script, words) in [
        ("#!/bin/sh\nexit 0\n", "wrote no SVG"),
        ("#!/bin/sh\necho hello\n", "wrote no SVG but \"hello\""),
        ("#!/bin/sh\nexit 3\n", "failed and did not say why"),
        ("#!/bin/sh\necho bad graph >&2\nexit 1\n", "bad graph"),
    ] {
        let folder = Folder::new(&[("a.txt", NEWS.as_bytes()), ("bin/dot", script.as_bytes())]);
        std::fs::set_permissions(folder.path("bin/dot"), std::fs::Permissions::from_mode(0o755)).unwrap();
        let mut command = folder.command(&["build", "a.txt", "-o", "out", "--layout", "neato"]);
        let path = format!("{}:/bin:/usr/bin", folder.path("bin").display());
        let ran = crate::Ran::new(&command.env("PATH", path).output().unwrap()).code(2);
        assert!(ran.stderr.contains(words), "{words}: {ran:?}");
        assert_eq!(folder.names("out"), ["graph.html", "graph.json", "report.json"]);
    }
}

#[test]
fn a_line_of_fifty_megabytes_is_read() {
    const LENGTH: usize = 50 << 20;
    let text = format!("{NEWS} ").repeat(LENGTH / (NEWS.len() + 1) + 1);
    let folder = Folder::new(&[("long.txt", text.as_bytes())]);
    folder
        .run(&["build", "long.txt", "-o", "out", "--engine", "fast"])
        .code(0);
    let graph = folder.json("out/graph.json");
    assert_eq!(
        graph["graph"]["sentences"].as_u64(),
        Some(2 * (text.len() / (NEWS.len() + 1)) as u64)
    );
}
