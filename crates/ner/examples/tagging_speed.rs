//! CPU time of finding names alone, sentences and tokens given.
//!
//! `cargo run --release --example tagging_speed -- TEXT.jsonl ENGINE [--layers]` reads documents (`text`), one a line, and prints the CPU
//! seconds of loading and of tagging as JSON: of the model alone, or with the layers that complete and correct it.
//! `scripts/tagging_speed.py` sets them beside a peer's. Linux only: it asks the system how long the thread has run.

use std::fs;
use std::io::{BufRead, BufReader, Write};

use relmap_kb::KnowledgeBase;
use relmap_ner::{Engine, LayeredRecognizer, ModelAlone, Models, Recognizer};
use relmap_text::segment;
use relmap_types::Document;
use serde_json::{Value, json};

/// Documents that are timed together: the system counts in steps of some milliseconds.
const BATCH: usize = 64;

const USAGE: &str = "usage: tagging_speed TEXT.jsonl fast|accurate [--layers]";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let path = args.next().ok_or(USAGE)?;
    let engine: Engine = args.next().ok_or(USAGE)?.parse()?;
    let with_layers = args.any(|flag| flag == "--layers");

    let start = cpu_seconds()?;
    let models = Models::read(engine, None)?;
    let alone = ModelAlone(&models);
    let layered = LayeredRecognizer::new(&models, KnowledgeBase::embedded());
    let recognizer: &dyn Recognizer = if with_layers { &layered } else { &alone };
    let load = cpu_seconds()? - start;

    let (mut tagging, mut names, mut tokens) = (0.0, 0, 0);
    let lines: Vec<String> = BufReader::new(fs::File::open(path)?)
        .lines()
        .collect::<Result<_, _>>()?;
    for lines in lines.chunks(BATCH) {
        let mut batch = Vec::new();
        for line in lines {
            let record: Value = serde_json::from_str(line)?;
            let document = Document::new("", record["text"].as_str().unwrap_or_default());
            let sentences = segment(&document);
            tokens += sentences
                .iter()
                .map(|sentence| sentence.tokens.len())
                .sum::<usize>();
            batch.push((document, sentences));
        }
        let start = cpu_seconds()?;
        let found = batch
            .iter()
            .map(|(document, sentences)| recognizer.recognize(document, sentences).len());
        names += found.sum::<usize>();
        tagging += cpu_seconds()? - start;
    }
    let report = json!({"load_s": load, "tagging_s": tagging, "names": names, "tokens": tokens});
    writeln!(std::io::stdout(), "{report}")?;
    Ok(())
}

/// Seconds that this thread has run.
fn cpu_seconds() -> Result<f64, Box<dyn std::error::Error>> {
    let stat = fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanoseconds: f64 = stat.split(' ').next().unwrap_or_default().parse()?;
    Ok(nanoseconds / 1e9)
}
