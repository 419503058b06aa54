//! The scores agree to the digit with the reference scorer that the quality tables are made with.
//!
//! The figures below were printed by the reference for the same generated files. Set `RELMAP_REFERENCE_SCORER` to the
//! script to run it again beside ours.

use std::fmt::Write as _;
use std::process::Command;

use relmap_eval::{Scheme, Scores, conll, score};

/// Generated files: dialects, odd tags, comments, types that do not count, other names of types.
struct Generator(u64);

impl Generator {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }

    /// Gold and predicted text with the same tokens; `mixed` has every dialect and prefixes out of order.
    fn files(&mut self, n_sentences: usize, mixed: bool) -> (String, String) {
        let (mut gold, mut predicted) = (String::new(), String::new());
        for n in 0..n_sentences {
            if n % 7 == 0 {
                gold.push_str("-DOCSTART-\tO\n\n");
            }
            if n % 5 == 0 {
                predicted.push_str("# text = a comment of five words\n");
            }
            for token in 0..=self.below(20) {
                let tag = self.tag(mixed);
                let guess = if self.below(4) == 0 {
                    self.tag(mixed)
                } else {
                    tag.clone()
                };
                let parted = if self.below(2) == 0 { "\t" } else { " " };
                let _ = write!(gold, "w{token}{parted}NN{parted}{tag}\r\n");
                let _ = writeln!(predicted, "w{token}\t{guess}");
            }
            gold.push('\n');
            predicted.push_str("\n\n");
        }
        (gold, predicted)
    }

    fn tag(&mut self, mixed: bool) -> String {
        let labels = ["PER", "ORG", "LOC", "MISC", "GPE", "Person", "FAC"];
        let label = labels[self.below(labels.len())];
        let prefixes: &[&str] = if mixed {
            &["B", "I", "E", "S", "L", "U", "M"]
        } else {
            &["B", "I"]
        };
        match self.below(6) {
            0 if mixed => label.to_owned(),
            0 | 1 => "O".to_owned(),
            _ => format!("{}-{label}", prefixes[self.below(prefixes.len())]),
        }
    }
}

/// Precision, recall and F1 in percent by label, micro and untyped, then macro F1, as the reference rounds them.
fn digits(scores: &Scores) -> String {
    let mut lines = Vec::new();
    let micro = [
        ("micro".to_owned(), scores.micro()),
        ("untyped".to_owned(), scores.untyped),
    ];
    for (label, counts) in scores.by_label.iter().cloned().chain(micro) {
        let (p, r) = (100.0 * counts.precision(), 100.0 * counts.recall());
        let (right, spurious, missed) = (counts.right, counts.spurious, counts.missed);
        lines.push(format!(
            "{label} {p:.2} {r:.2} {:.2} {right} {spurious} {missed}",
            counts.f1()
        ));
    }
    lines.push(format!(
        "macro {:.2} {} {}",
        scores.macro_f1(),
        scores.sentences,
        scores.tokens
    ));
    lines.join("\n")
}

/// The same from the reference's JSON.
#[expect(clippy::unwrap_used, reason = "test harness")]
fn reference_digits(json: &str) -> String {
    let json: serde_json::Value = serde_json::from_str(json).unwrap();
    let mut lines = Vec::new();
    for label in ["PER", "ORG", "LOC", "micro", "untyped"] {
        let of = |key: &str| json[label][key].as_f64().unwrap();
        let counts = (&json[label]["tp"], &json[label]["fp"], &json[label]["fn"]);
        lines.push(format!(
            "{label} {:.2} {:.2} {:.2} {} {} {}",
            of("p"),
            of("r"),
            of("f1"),
            counts.0,
            counts.1,
            counts.2
        ));
    }
    lines.push(format!(
        "macro {:.2} {} {}",
        json["macro_f1"].as_f64().unwrap(),
        json["sentences"],
        json["tokens"]
    ));
    lines.join("\n")
}

#[test]
fn scores_agree_with_the_reference() {
    for (seed, mixed, want) in [
        (1, false, include_str!("reference/plain.txt")),
        (2, true, include_str!("reference/mixed.txt")),
    ] {
        let (gold, predicted) = Generator(seed).files(200, mixed);
        let scores = score(&conll::read(&gold), &conll::read(&predicted), &Scheme::default()).unwrap();
        let ours = digits(&scores);
        if let Some(script) = std::env::var_os("RELMAP_REFERENCE_SCORER") {
            let folder = tempfile::tempdir().unwrap();
            let (gold_path, predicted_path) = (folder.path().join("gold"), folder.path().join("predicted"));
            std::fs::write(&gold_path, gold).unwrap();
            std::fs::write(&predicted_path, predicted).unwrap();
            let output = Command::new("python3")
                .arg(script)
                .args([gold_path, predicted_path])
                .output()
                .expect("python3 runs");
            assert!(
                output.status.success(),
                "{}",
                String::from_utf8_lossy(&output.stderr)
            );
            assert_eq!(ours, reference_digits(&String::from_utf8(output.stdout).unwrap()));
        }
        assert_eq!(ours, want.trim_end());
    }
}
