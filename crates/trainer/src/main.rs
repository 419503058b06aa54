//! Trains the tagger: corpora to weights to model card.

mod args;
mod augment;
mod bracketed;
mod clusters;
mod config;
mod corpus;
mod crf;
mod encode;
mod inputs;
mod lists;
mod random;
mod report;
mod train;
mod trim;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Parser;
use relmap_eval::conll;
use relmap_ner::Models;
use relmap_ner::tagger::{Model, Tagger, Wordbook};

use crate::args::{Args, Chosen, Command};
use crate::clusters::Clusters;
use crate::config::{CorpusConfig, Learning};
use crate::corpus::Sample;
use crate::inputs::{Inputs, below};
use crate::report::Card;

fn main() -> Result<()> {
    let args = Args::parse();
    match args.command {
        Some(Command::Clusters {
            vectors,
            words,
            rounds,
            seed,
            output,
        }) => {
            let clusters = clusters::make(&read(&vectors)?, words, [1024, 256, 64], rounds, seed)?;
            write(&output, clusters.to_text().as_bytes())
        }
        Some(Command::Score {
            chosen,
            mistakes,
            reliability,
            gold,
        }) => {
            let models = models(&chosen)?;
            for path in gold {
                let text = read(&path)?;
                if mistakes {
                    say(&report::mistake_lines(&models, &text));
                }
                if reliability {
                    say(&report::reliability(&models, &text));
                }
                say(&report::line(&models, &path.display().to_string(), &text)?);
            }
            Ok(())
        }
        Some(Command::Speed { chosen, text }) => {
            say(&report::speed(&|| models(&chosen), &read(&text)?)?);
            Ok(())
        }
        Some(Command::Documents { config, data, output }) => documents(&config, &data, &output),
        None => {
            let output = args.output.context("--output is missing")?;
            let (model, card) = match args.config {
                Some(config) => configured(&config, &args.data)?,
                None => own(&args.train, &args.dev)?,
            };
            write(&output, &model.to_bytes())?;
            say(card.text());
            write(&output.with_extension("md"), card.text().as_bytes())
        }
    }
}

/// Writes the documents that a configuration says to learn from, one a line, for a trainer in another language.
fn documents(path: &Path, data: &Path, output: &Path) -> Result<()> {
    let mut lines = Vec::new();
    for sample in &Inputs::read(path, data)?.samples {
        let allowed: Vec<_> = (0..sample.sentences.len()).map(|n| sample.allowed(n)).collect();
        let line = serde_json::json!({
            "weight": sample.weight,
            "sentences": sample.sentences,
            "allowed": allowed,
        });
        serde_json::to_writer(&mut lines, &line)?;
        lines.push(b'\n');
    }
    write(output, &lines)
}

/// Trains as a configuration says.
fn configured(path: &Path, data: &Path) -> Result<(Model, Card)> {
    let Inputs {
        config,
        lists,
        samples,
        held_out,
        mut card,
    } = Inputs::read(path, data)?;
    let clusters = match &config.clusters {
        Some(named) => {
            let text = read(&below(path, data, named))?;
            card.input(named, text.as_bytes());
            text
        }
        None => String::new(),
    };
    let clusters = Clusters::from_text(&clusters)?;
    if clusters.coarser.is_empty() != clusters.words.is_empty() {
        bail!("clusters without coarser clusters");
    }
    let words = clusters
        .words
        .iter()
        .map(|(word, cluster, codes)| (word.as_str(), *cluster, *codes));
    let names = lists.names.iter().map(|(name, &bits)| (name.as_str(), bits));
    let wordbook = Wordbook::new(words, &clusters.coarser, names);
    let model = train::train(&samples, wordbook, &config.learning, config.seed, &mut |text| {
        talk(text);
    });
    let tagger = Tagger::new(model);
    for (name, documents) in held_out {
        card.score(&report::documents_line(&tagger, &name, &documents)?);
    }
    for report in &config.report {
        card.score(&report::line(
            &tagger,
            &report.name,
            &read(&data.join(&report.path))?,
        )?);
    }
    Ok((tagger.into_model(), card))
}

/// Trains on a user's files with the words and name lists of the built-in model.
fn own(train: &[PathBuf], dev: &[PathBuf]) -> Result<(Model, Card)> {
    let mut card = Card::new("");
    let mut samples: Vec<Sample> = Vec::new();
    for path in train {
        let text = read(path)?;
        card.input(&path.display().to_string(), text.as_bytes());
        samples.extend(
            corpus::read(
                conll::read(&text),
                &CorpusConfig::new(text.contains("-MISC")),
                None,
            )
            .0,
        );
    }
    if samples.is_empty() {
        bail!("the files hold no sentence: want a token and its tag a line");
    }
    let wordbook = Tagger::embedded()?.into_model().into_wordbook();
    let model = train::train(&samples, wordbook, &Learning::default(), 1, &mut |text| {
        talk(text);
    });
    let tagger = Tagger::new(model);
    for path in dev {
        card.score(&report::line(&tagger, &path.display().to_string(), &read(path)?)?);
    }
    Ok((tagger.into_model(), card))
}

fn models(chosen: &Chosen) -> Result<Models> {
    let file = match &chosen.model {
        Some(path) => Some(fs::read(path).with_context(|| format!("cannot read {}", path.display()))?),
        None => None,
    };
    let mut models = Models::read(chosen.engine, file.as_deref())?;
    if let Some(mix) = chosen.mix {
        models = models.with_mix(mix);
    }
    if let Some(doubt) = chosen.doubt {
        models = models.with_doubt(doubt);
    }
    Ok(models)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// Prints a result; whoever closed the pipe has read enough.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

#[expect(clippy::print_stderr, reason = "talk of a binary goes to stderr")]
fn talk(text: &str) {
    eprintln!("{text}");
}
