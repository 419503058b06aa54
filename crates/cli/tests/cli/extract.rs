use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use serde_json::Value;

use crate::{Folder, NEWS};

#[test]
fn every_step_prints_one_line_a_document() {
    let front_matter = format!("---\ntitle: Talks\ndate: 5 March 2020\n---\n{NEWS}");
    let folder = Folder::new(&[("b.txt", NEWS.as_bytes()), ("a.txt", front_matter.as_bytes())]);
    for (step, field) in [
        ("documents", "text"),
        ("sentences", "sentences"),
        ("tokens", "sentences"),
        ("mentions", "mentions"),
        ("entities", "entities"),
        ("cooccurrences", "cooccurrences"),
    ] {
        let lines = folder
            .run(&["extract", "a.txt", "b.txt", "--until", step])
            .code(0)
            .lines();
        let ids: Vec<&Value> = lines.iter().map(|line| &line["doc_id"]).collect();
        assert_eq!(ids, ["a.txt", "b.txt"]);
        for line in &lines {
            assert!(!line[field].is_null(), "{step}: {line}");
        }
        if step == "documents" {
            assert_eq!(
                (&lines[0]["title"], &lines[0]["date"]),
                (&"Talks".into(), &"2020-03-05".into())
            );
            assert_eq!(lines[0]["cuts"][0]["reason"], "front-matter");
            assert_eq!(lines[0]["text"], front_matter);
        }
    }
}

#[test]
fn offsets_count_code_points_of_the_text_as_given() {
    let text = format!("\u{1F6F3}é — {NEWS}");
    let folder = Folder::new(&[("a.txt", text.as_bytes())]);
    let lines = folder
        .run(&["extract", "a.txt", "--until", "mentions", "--with-text"])
        .code(0)
        .lines();
    assert_eq!(lines[0]["text"], text);
    let mentions = lines[0]["mentions"].as_array().unwrap();
    assert!(!mentions.is_empty());
    for mention in mentions {
        let number = |field: &str| usize::try_from(mention[field].as_u64().unwrap()).unwrap();
        let (start, end) = (number("start"), number("end"));
        let surface: String = text.chars().skip(start).take(end - start).collect();
        assert_eq!(mention["text"], surface);
        assert!(mention["entity"].is_string(), "{mention}");
        assert!(["person", "organization", "location"].contains(&mention["type"].as_str().unwrap()));
    }
}

#[test]
fn labels_may_be_those_of_conll() {
    let folder = Folder::new(&[]);
    let args = ["extract", "-", "--labels", "conll"];
    let lines = folder.run_with_stdin(&args, NEWS.as_bytes()).code(0).lines();
    let putin = lines[0]["mentions"]
        .as_array()
        .unwrap()
        .iter()
        .find(|mention| mention["text"] == "Vladimir Putin");
    assert_eq!(putin.unwrap()["type"], "PER");
}

#[test]
fn standard_input_may_be_json_lines() {
    let folder = Folder::new(&[]);
    let input = format!("\n  {{\"doc_id\": 7, \"text\": {NEWS:?}}}\n{{\"text\": {NEWS:?}}}\n");
    let lines = folder
        .run_with_stdin(&["extract", "-", "--until", "documents"], input.as_bytes())
        .code(0)
        .lines();
    let ids: Vec<&Value> = lines.iter().map(|line| &line["doc_id"]).collect();
    assert_eq!(ids, ["7", "stdin:3"]);
}

#[test]
fn quiet_leaves_warnings_out() {
    let folder = Folder::new(&[
        ("news/a.txt", b"Ada Moran met Jos\xE9 Quill."),
        ("news/b.html", b"x"),
    ]);
    let run = |more: &[&str]| folder.run(&[&["extract", "news"], more].concat()).code(0);
    let (loud, quiet) = (run(&[]), run(&["--quiet"]));
    assert!(loud.stderr.starts_with("warning: ") && loud.stderr.contains("passed over: "));
    assert_eq!((loud.stdout, quiet.stderr.as_str()), (quiet.stdout, ""));
}

#[test]
fn a_reader_who_has_enough_is_no_failure() {
    // Far more than a pipe holds, so that the writer must meet the closed end.
    let record = |n: u32| format!("{{\"id\":\"{n:05}\",\"text\":{NEWS:?}}}");
    let records = (0..4000).map(record).collect::<Vec<_>>().join("\n");
    let folder = Folder::new(&[("news.jsonl", records.as_bytes())]);
    let mut command = folder.command(&["extract", "news.jsonl", "--until", "sentences"]);
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut first)
        .unwrap();
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(first.starts_with("{\"doc_id\":\"00000\""));
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));
}
