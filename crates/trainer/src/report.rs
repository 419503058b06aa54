//! Scores and speed of a model.

use std::fmt::Write as _;
use std::time::Instant;

use anyhow::Result;
use relmap_eval::conll::{self, LabelledSpan, TaggedSentence};
use relmap_eval::{Mistake, Scheme, Scores, mistakes, score};
use relmap_ner::Models;
use relmap_ner::tagger::{NameTagger, TaggedName, training};

use crate::corpus;

/// Bounds between the steps of [`reliability`].
const STEPS: [f32; 4] = [0.5, 0.7, 0.85, 0.95];

/// Rounds of the speed measurement.
const SPEED_ROUNDS: usize = 5;

/// Scores of a corpus as a line of a table.
pub(crate) fn line(tagger: &dyn NameTagger, name: &str, gold: &str) -> Result<String> {
    documents_line(tagger, name, &corpus::documents(conll::read(gold), 1))
}

/// Scores of documents as a line of a table.
pub(crate) fn documents_line(
    tagger: &dyn NameTagger,
    name: &str,
    documents: &[Vec<TaggedSentence>],
) -> Result<String> {
    let scores = scores(tagger, documents)?;
    let micro = scores.micro();
    let labels = ["PER", "ORG", "LOC"]
        .map(|label| format!("{label} {:.1}", scores.label(label).f1()))
        .join("  ");
    Ok(format!(
        "{name:<28} F1 {:.2}  P {:.2}  R {:.2}  {labels}  untyped {:.2}",
        micro.f1(),
        100.0 * micro.precision(),
        100.0 * micro.recall(),
        scores.untyped.f1()
    ))
}

/// Strict scores on gold tokens.
pub(crate) fn scores(tagger: &dyn NameTagger, documents: &[Vec<TaggedSentence>]) -> Result<Scores> {
    let gold: Vec<TaggedSentence> = documents.iter().flatten().cloned().collect();
    let predicted: Vec<TaggedSentence> = documents
        .iter()
        .flat_map(|document| tag(tagger, document))
        .collect();
    Ok(score(&gold, &predicted, &Scheme::default())?)
}

/// Errors as lines: kind, gold name, predicted name, context.
pub(crate) fn mistake_lines(tagger: &dyn NameTagger, gold: &str) -> String {
    let documents = corpus::documents(conll::read(gold), 1);
    let gold: Vec<TaggedSentence> = documents.iter().flatten().cloned().collect();
    let predicted: Vec<TaggedSentence> = documents
        .iter()
        .flat_map(|document| tag(tagger, document))
        .collect();
    let show = |name: Option<(String, String)>| {
        name.map_or_else(|| "-".to_owned(), |(name, label)| format!("{name}/{label}"))
    };
    let line = |m: Mistake| {
        format!(
            "{}\t{}\t{}\t{}",
            m.kind,
            show(m.gold),
            show(m.predicted),
            m.context
        )
    };
    mistakes(&gold, &predicted, &Scheme::default())
        .into_iter()
        .map(line)
        .collect::<Vec<_>>()
        .join("\n")
}

/// How often names of a confidence are right, in five steps: the share that is right beside the mean confidence.
pub(crate) fn reliability(tagger: &dyn NameTagger, gold: &str) -> String {
    let mut steps = [(0_u32, 0_u32, 0.0_f32); 5];
    for document in corpus::documents(conll::read(gold), 1) {
        let tokens: Vec<&Vec<String>> = document.iter().map(|sentence| &sentence.tokens).collect();
        let tokens: Vec<Vec<&str>> = tokens
            .iter()
            .map(|t| t.iter().map(String::as_str).collect())
            .collect();
        for (sentence, names) in document.iter().zip(tagger.tag(&tokens)) {
            let spans = conll::spans(&sentence.tags);
            for tagged in names {
                let name = tagged.name;
                let right = spans.iter().any(|span| {
                    (span.start, span.end) == (name.start, name.end)
                        && span.label == name.name_type.corpus_label()
                });
                let step = STEPS.iter().filter(|&&bound| tagged.confidence >= bound).count();
                steps[step].0 += 1;
                steps[step].1 += u32::from(right);
                steps[step].2 += tagged.confidence;
            }
        }
    }
    let show = |&(n, right, sum): &(u32, u32, f32)| {
        let n_names = n.max(1) as f32;
        format!(
            "{:.2} said, {:.2} right, {n} names",
            sum / n_names,
            right as f32 / n_names
        )
    };
    steps.iter().map(show).collect::<Vec<_>>().join("; ")
}

/// A document with the tagger's labels.
pub(crate) fn tag(tagger: &dyn NameTagger, document: &[TaggedSentence]) -> Vec<TaggedSentence> {
    let tokens: Vec<Vec<&str>> = document
        .iter()
        .map(|sentence| sentence.tokens.iter().map(String::as_str).collect())
        .collect();
    let names = tagger.tag(&tokens);
    let labelled = |(sentence, names): (&TaggedSentence, Vec<TaggedName>)| {
        let spans: Vec<LabelledSpan> = names
            .iter()
            .map(|tagged| LabelledSpan {
                start: tagged.name.start,
                end: tagged.name.end,
                label: tagged.name.name_type.corpus_label().to_owned(),
            })
            .collect();
        TaggedSentence {
            tags: conll::tags(sentence.tokens.len(), &spans),
            ..sentence.clone()
        }
    };
    document.iter().zip(names).map(labelled).collect()
}

/// Loading time and tokens a second of tagging, the thread's own work only.
pub(crate) fn speed(load: &dyn Fn() -> Result<Models>, text: &str) -> Result<String> {
    let clock = Instant::now();
    let start = worked(clock);
    let models = load()?;
    let loading = worked(clock) - start;
    let documents: Vec<Vec<Vec<&str>>> = text
        .split("\n\n")
        .map(|document| {
            document
                .lines()
                .map(|line| line.split_whitespace().collect())
                .collect()
        })
        .collect();
    let n_tokens: usize = documents.iter().flatten().map(Vec::len).sum();
    // The best of several rounds: the machine may have other work.
    let mut best = f64::MAX;
    let mut n_names = 0;
    for _ in 0..SPEED_ROUNDS {
        let start = worked(clock);
        let names = documents.iter().flat_map(|document| models.tag(document));
        n_names = names.map(|names| names.len()).sum();
        best = best.min(worked(clock) - start);
    }
    Ok(format!(
        "load {:.1} ms, {n_tokens} tokens, {n_names} names, {:.0} tokens/s",
        loading * 1e3,
        n_tokens as f64 / best
    ))
}

/// Seconds for which this thread was at work, or since `clock` where the system does not tell.
fn worked(clock: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|line| line.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| clock.elapsed().as_secs_f64(), |n| n / 1e9)
}

/// What a model was made from and how well it does, for its card.
#[derive(Debug)]
pub(crate) struct Card {
    text: String,
}

impl Card {
    /// Begins a card with the configuration.
    pub(crate) fn new(config: &str) -> Self {
        let mut card = Self {
            text: "| input | bytes | checksum |\n|---|---|---|\n".to_owned(),
        };
        if !config.is_empty() {
            card.input("train.toml", config.as_bytes());
        }
        card
    }

    /// Adds a file that the model was made from.
    pub(crate) fn input(&mut self, path: &str, bytes: &[u8]) {
        let _ = writeln!(
            self.text,
            "| {path} | {} | {:016x} |",
            bytes.len(),
            training::checksum(bytes)
        );
    }

    /// Adds a line of scores.
    pub(crate) fn score(&mut self, line: &str) {
        let _ = write!(self.text, "\n    {line}");
    }

    /// The card as text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }
}
