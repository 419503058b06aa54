//! Trains the tagger: corpora to weights to model card.

mod args;

mod config;

mod random;

mod clusters;

mod lists;

mod corpus;

mod augment;

mod encode;

mod crf;

mod train;

mod report;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use clap::Parser;
use relmap_ner::tagger::{Wordbook, Tagger};

use crate::args::{Args, Command};
use crate::clusters::Clusters;
use crate::config::Config;
use crate::lists::Lists;

fn main() -> Result<()> {
    let args = Args::parse();
    match args.command {
        Command::Clusters { vectors, words, rounds, seed, output } => {
            let clusters = clusters::make(&read(&vectors)?, words, [1024, 256, 64], rounds, seed)?;
            fs::write(&output, clusters.to_text()).with_context(|| format!("cannot write {}", output.display()))
        }
        Command::Train { config, data, output } => {
            let folder = config.parent().unwrap_or(Path::new("."));
            make_model(&toml::from_str(&read(&config)?).context("configuration")?, folder, &data, &output)
        }
        Command::Score { model, mistakes, gold } => {
            let bytes = fs::read(&model).with_context(|| format!("cannot read {}", model.display()))?;
            let tagger = Tagger::from_bytes(&bytes)?;
            for path in gold {
                let text = read(&path)?;
                if mistakes {
                    say(&report::mistake_lines(&tagger, &text));
                }
                say(&report::line(&tagger, &path.display().to_string(), &text)?);
            }
            Ok(())
        }
        Command::Speed { model, text } => {
            let bytes = fs::read(&model).with_context(|| format!("cannot read {}", model.display()))?;
            say(&report::speed(&bytes, &read(&text)?)?);
            Ok(())
        }
    }
}

fn make_model(config: &Config, folder: &Path, data: &Path, output: &Path) -> Result<()> {
    let mut lists = Lists::default();
    for list in &config.lists {
        let base = if list.path.starts_with('.') { folder } else { data };
        lists.add(&read(&base.join(&list.path))?, list)?;
    }
    lists.finish();
    let clusters = match &config.clusters {
        Some(path) => Clusters::from_text(&read(&data.join(path))?)?,
        None => Clusters::default(),
    };
    if clusters.coarser.is_empty() != clusters.words.is_empty() {
        bail!("clusters without coarser clusters");
    }
    let words = clusters.words.iter().map(|(word, cluster, codes)| (word.as_str(), *cluster, *codes));
    let wordbook = Wordbook::new(words, &clusters.coarser, lists.names.iter().map(|(name, &bits)| (name.as_str(), bits)));
    let mut samples = Vec::new();
    let mut held_out = Vec::new();
    for corpus in &config.corpus {
        let (train, held) = corpus::read(&read(&data.join(&corpus.path))?, corpus);
        samples.extend(train);
        if !held.is_empty() {
            held_out.push((format!("{} held out", corpus.name), held));
        }
    }
    corpus::reconcile(&mut samples, &lists);
    augment::vary(&mut samples, &config.augmentation, &lists, config.seed);
    let model = train::train(&samples, wordbook, &config.learning, config.seed, &mut |text| talk(text));
    fs::write(output, model.to_bytes()).with_context(|| format!("cannot write {}", output.display()))?;
    let tagger = Tagger::new(model);
    for (name, documents) in held_out {
        say(&report::documents_line(&tagger, &name, &documents)?);
    }
    for report in &config.report {
        say(&report::line(&tagger, &report.name, &read(&data.join(&report.path))?)?);
    }
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

#[expect(clippy::print_stdout, reason = "results of a binary go to stdout")]
fn say(text: &str) {
    println!("{text}");
}

#[expect(clippy::print_stderr, reason = "talk of a binary goes to stderr")]
fn talk(text: &str) {
    eprintln!("{text}");
}
