//! Trains the tagger: corpora to weights to model card.

mod args;

mod config;

mod random;

mod clusters;

mod lists;

mod bracketed;

mod corpus;

mod trim;

mod augment;

mod encode;

mod crf;

mod train;

mod report;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Parser;
use relmap_eval::conll::{self, TaggedSentence};
use relmap_ner::Models;
use relmap_ner::encoder::Encoder;
use relmap_ner::tagger::{Model, NameTagger, Tagger, Wordbook};

use crate::args::{Args, Chosen, Command};
use crate::clusters::Clusters;
use crate::config::{Config, CorpusConfig, CorpusKind, Learning};
use crate::corpus::Sample;
use crate::lists::Lists;
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

/// What a configuration says to learn from.
struct Inputs {
    config: Config,
    lists: Lists,
    /// Cleaned, reconciled and varied.
    samples: Vec<Sample>,
    /// By corpus, the documents that are scored instead.
    held_out: Vec<(String, Vec<Vec<TaggedSentence>>)>,
    /// Says which files were read.
    card: Card,
}

impl Inputs {
    /// Reads a configuration and all its corpora and lists but the clusters.
    fn read(path: &Path, data: &Path) -> Result<Self> {
        let text = read(path)?;
        let config: Config = toml::from_str(&text).with_context(|| format!("{}", path.display()))?;
        let mut card = Card::new(&text);
        let mut bytes = |named: &str| -> Result<Vec<u8>> {
            let file = below(path, data, named);
            let bytes = fs::read(&file).with_context(|| format!("{}", file.display()))?;
            card.input(named, &bytes);
            Ok(bytes)
        };
        let mut teachers = Vec::new();
        for corpus in &config.corpus {
            let read = |named: &String| Encoder::from_bytes(&bytes(named)?).with_context(|| named.clone());
            teachers.push(corpus.teacher.as_ref().map(read).transpose()?);
        }
        let mut input = |named: &str| String::from_utf8(bytes(named)?).with_context(|| named.to_owned());
        let mut lists = Lists::default();
        for list in &config.lists {
            lists.add(&input(&list.path)?, list)?;
        }
        lists.finish();
        let mut samples = Vec::new();
        let mut held_out = Vec::new();
        for (corpus, teacher) in config.corpus.iter().zip(&teachers) {
            let sentences = match corpus.kind {
                CorpusKind::Conll => conll::read(&input(&corpus.path)?),
                CorpusKind::Bracketed => {
                    let mut sentences = Vec::new();
                    for named in texts(path, data, &corpus.path)? {
                        let text = input(&named)?;
                        sentences.extend(bracketed::read(&text).with_context(|| named.clone())?);
                    }
                    sentences
                }
            };
            let teacher = teacher.as_ref().map(|teacher| teacher as &dyn NameTagger);
            let (train, held) = corpus::read(sentences, corpus, teacher);
            samples.extend(train);
            if !held.is_empty() {
                held_out.push((format!("{} held out", corpus.name), held));
            }
        }
        corpus::reconcile(&mut samples, &lists);
        augment::vary(&mut samples, &config.augmentation, &lists, config.seed);
        Ok(Self {
            config,
            lists,
            samples,
            held_out,
            card,
        })
    }
}

/// A file that a configuration names: below `data`, or beside the configuration if it begins with a dot.
fn below(config: &Path, data: &Path, named: &str) -> PathBuf {
    let folder = config.parent().unwrap_or(Path::new("."));
    if named.starts_with('.') { folder } else { data }.join(named)
}

/// The text files of a folder that a configuration names, in the order of their names, or the file that it names.
fn texts(config: &Path, data: &Path, named: &str) -> Result<Vec<String>> {
    let folder = below(config, data, named);
    if !folder.is_dir() {
        return Ok(vec![named.to_owned()]);
    }
    let mut texts = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("{}", folder.display()))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if Path::new(&name).extension().is_some_and(|ext| ext == "txt") {
            texts.push(format!("{named}/{name}"));
        }
    }
    texts.sort();
    Ok(texts)
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
    let models = Models::read(chosen.engine, file.as_deref())?;
    Ok(match chosen.mix {
        Some(mix) => models.with_mix(mix),
        None => models,
    })
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
