//! The graph's scores agree to the digit with the reference scorer that the quality tables are made with.
//!
//! The figures below were printed by the reference for the same generated documents. Set `RELMAP_REFERENCE_GRAPH_SCORER` to
//! the script to run it again beside ours.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::process::Command;

use relmap_eval::graph::{Comparison, GraphScores, Scope, Share, SystemMention};
use relmap_eval::jsonl;
use serde_json::{Value, json};

/// Code points of the generated texts.
const LENGTH: usize = 400;

/// Generated documents: names, descriptions, heads, unknown types, overlaps, ties.
struct Generator(u64);

impl Generator {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }

    fn pick<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }

    /// Gold and system lines of a document.
    fn document(&mut self, number: usize) -> (Value, Value) {
        let id = format!("news '{number}'");
        let words = [
            "Ada ",
            "met ",
            "Bruno. ",
            "the ",
            "U.S. ",
            "(“Élan”) ",
            "left!\n",
            "Mr. ",
            "no… ",
            "so. ",
        ];
        let mut text = String::new();
        while text.chars().count() < LENGTH {
            text.push_str(self.pick(&words));
        }
        let (mut gold, mut system) = (Vec::new(), Vec::new());
        for _ in 0..5 + self.below(25) {
            let start = self.below(LENGTH - 20);
            let end = start + 1 + self.below(12);
            let entity = format!("e{}", self.below(12));
            let mut mention = json!({
                "start": start, "end": end, "entity": entity,
                "type": self.pick(&["PER", "ORG", "LOC", "MISC", "UNK"]),
                "kind": self.pick(&["NAM", "NAM", "NAM", "NOM", "PRO"]),
            });
            if self.below(3) == 0 && end - start > 2 {
                mention["head"] = json!([start + 1, end - 1]);
            }
            gold.push(mention);
            if self.below(4) > 0 {
                let entity = if self.below(3) == 0 {
                    format!("x \"{}\"", self.below(9))
                } else {
                    format!("s'{entity}")
                };
                system.push(json!({
                    "start": start + self.below(2), "end": end + self.below(3), "entity": entity,
                    "type": self.pick(&["PER", "ORG", "LOC"]),
                }));
            }
        }
        let mut document = json!({"doc_id": id, "text": text, "mentions": gold});
        match self.below(3) {
            0 => document["sentences"] = json!([[0, 90], [90, 200], [200, 399]]),
            1 => document["eval_span"] = json!([0, 300]),
            _ => {}
        }
        (document, json!({"doc_id": id, "mentions": system}))
    }

    fn files(&mut self, n: usize) -> (String, String) {
        let (mut gold, mut system) = (String::new(), String::new());
        for number in 0..n {
            let (document, found) = self.document(number);
            let _ = writeln!(gold, "{document}");
            // The system does not know every document.
            if number % 9 != 8 {
                let _ = writeln!(system, "{found}");
            }
        }
        (gold, system)
    }
}

#[expect(clippy::unwrap_used, reason = "test harness")]
fn read_system(text: &str) -> BTreeMap<String, Vec<SystemMention>> {
    let mention = |item: &Value| SystemMention {
        start: usize::try_from(item["start"].as_u64().unwrap()).unwrap(),
        end: usize::try_from(item["end"].as_u64().unwrap()).unwrap(),
        label: item["type"].as_str().unwrap().to_owned(),
        entity: item["entity"].as_str().unwrap().to_owned(),
    };
    let document = |line: &str| {
        let line: Value = serde_json::from_str(line).unwrap();
        let mentions = line["mentions"].as_array().unwrap().iter().map(mention).collect();
        (line["doc_id"].as_str().unwrap().to_owned(), mentions)
    };
    text.lines().map(document).collect()
}

fn digits(scores: &GraphScores) -> String {
    let share = |name: &str, share: Share| {
        let (p, r, f1) = (share.precision(), share.recall(), share.f1());
        format!(
            "{name} {p:.4} {r:.4} {f1:.4} {} {} {}",
            share.right, share.system, share.gold
        )
    };
    [
        share("node", scores.node),
        share("edge", scores.edge),
        share("mention", scores.mention),
        format!(
            "b3 {:.4} {:.4} {:.4}",
            scores.b3_precision,
            scores.b3_recall,
            scores.b3_f1()
        ),
        format!("splits {} merges {}", scores.splits, scores.merges),
        format!("weights {:.4}", scores.weighted_edge_jaccard),
        format!(
            "types {:.4} hubs {:.4}",
            scores.type_accuracy.unwrap_or(-1.0),
            scores.hub_overlap.unwrap_or(-1.0)
        ),
        format!("documents {} missing {}", scores.documents, scores.missing),
    ]
    .join("\n")
}

/// The same from the reference's JSON.
fn reference_digits(json: &Value) -> String {
    let number = |value: &Value| format!("{:.4}", value.as_f64().unwrap_or(-1.0));
    let three = |of: &Value| format!("{} {} {}", number(&of["p"]), number(&of["r"]), number(&of["f1"]));
    let share = |name: &str| {
        let of = &json[name];
        format!(
            "{name} {} {} {} {}",
            three(of),
            of["tp"],
            of["system"],
            of["gold"]
        )
    };
    [
        share("node"),
        share("edge"),
        share("mention"),
        format!("b3 {}", three(&json["b3"])),
        format!("splits {} merges {}", json["splits"], json["merges"]),
        format!("weights {}", number(&json["weighted_edge_jaccard"])),
        format!(
            "types {} hubs {}",
            number(&json["node_type_accuracy"]),
            number(&json["hub_overlap"])
        ),
        format!(
            "documents {} missing {}",
            json["docs"], json["docs_missing_in_system"]
        ),
    ]
    .join("\n")
}

#[test]
fn scores_agree_with_the_reference() {
    for (scope, word, want) in [
        (Scope::Document, "doc", include_str!("reference/graph_doc.txt")),
        (
            Scope::Corpus,
            "corpus",
            include_str!("reference/graph_corpus.txt"),
        ),
    ] {
        let (gold, system) = Generator(7).files(60);
        let documents = jsonl::read(&gold).unwrap();
        let scores = Comparison::new(&documents, &read_system(&system), scope)
            .unwrap()
            .scores();
        let ours = digits(&scores);
        if let Some(script) = std::env::var_os("RELMAP_REFERENCE_GRAPH_SCORER") {
            let folder = tempfile::tempdir().unwrap();
            let (gold_path, system_path) = (folder.path().join("gold"), folder.path().join("system"));
            std::fs::write(&gold_path, gold).unwrap();
            std::fs::write(&system_path, system).unwrap();
            let output = Command::new("python3")
                .arg(script)
                .args([&gold_path, &system_path])
                .args(["--scope", word])
                .output()
                .expect("python3 runs");
            assert!(
                output.status.success(),
                "{}",
                String::from_utf8_lossy(&output.stderr)
            );
            let reference: Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!(ours, reference_digits(&reference), "{word}");
        }
        assert_eq!(ours, want.trim_end(), "{word}");
    }
}

#[test]
fn a_graph_of_nothing_has_scores() {
    let gold = jsonl::read("{\"id\":1,\"text\":\"Nobody.\",\"mentions\":[]}").unwrap();
    let scores = Comparison::new(&gold, &BTreeMap::new(), Scope::Corpus)
        .unwrap()
        .scores();
    assert!((scores.edge.f1() - 1.0).abs() < 1e-9 && scores.hub_overlap.is_none() && scores.missing == 1);
}

#[test]
fn gold_without_ids_or_entities_is_refused() {
    for (line, want) in [
        (
            r#"{"text":"Ada","mentions":[]}"#,
            "line 1: field `doc_id` is missing",
        ),
        (
            r#"{"id":1,"text":"Ada","mentions":[[0,3,"PER"]]}"#,
            "line 1: mention 1: field `entity` is missing",
        ),
    ] {
        let gold = jsonl::read(line).unwrap();
        let error = Comparison::new(&gold, &BTreeMap::new(), Scope::Document)
            .err()
            .unwrap();
        assert!(error.to_string().starts_with(want), "{error}");
    }
}
