//! What a configuration says to learn from: its corpora and lists, read, made to agree and varied.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use relmap_eval::conll::{self, TaggedSentence};
use relmap_ner::encoder::Encoder;
use relmap_ner::tagger::NameTagger;

use crate::config::{Config, CorpusKind};
use crate::corpus::{self, Sample};
use crate::lists::Lists;
use crate::report::Card;
use crate::{augment, bracketed, read};

/// What a configuration says to learn from.
pub(crate) struct Inputs {
    pub(crate) config: Config,
    pub(crate) lists: Lists,
    /// Cleaned, reconciled and varied.
    pub(crate) samples: Vec<Sample>,
    /// By corpus, the documents that are scored instead.
    pub(crate) held_out: Vec<(String, Vec<Vec<TaggedSentence>>)>,
    /// Says which files were read.
    pub(crate) card: Card,
}

impl Inputs {
    /// Reads a configuration and all its corpora and lists but the clusters.
    pub(crate) fn read(path: &Path, data: &Path) -> Result<Self> {
        let text = read(path)?;
        let config: Config = toml::from_str(&text).with_context(|| format!("{}", path.display()))?;
        let mut files = Files {
            config: path,
            data,
            card: Card::new(&text),
        };
        let mut teachers = Vec::new();
        for corpus in &config.corpus {
            let mut read =
                |named: &String| Encoder::from_bytes(&files.bytes(named)?).with_context(|| named.clone());
            teachers.push(corpus.teacher.as_ref().map(&mut read).transpose()?);
        }
        let mut lists = Lists::default();
        for list in &config.lists {
            lists.add(&files.text(&list.path)?, list)?;
        }
        lists.finish();
        let mut samples = Vec::new();
        let mut held_out = Vec::new();
        for (corpus, teacher) in config.corpus.iter().zip(&teachers) {
            let sentences = match corpus.kind {
                CorpusKind::Conll => conll::read(&files.text(&corpus.path)?),
                CorpusKind::Bracketed => files.bracketed(&corpus.path)?,
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
            card: files.card,
        })
    }
}

/// The files that a configuration names, said in the card as they are read.
struct Files<'p> {
    config: &'p Path,
    data: &'p Path,
    card: Card,
}

impl Files<'_> {
    fn bytes(&mut self, named: &str) -> Result<Vec<u8>> {
        let file = below(self.config, self.data, named);
        let bytes = fs::read(&file).with_context(|| format!("{}", file.display()))?;
        self.card.input(named, &bytes);
        Ok(bytes)
    }

    fn text(&mut self, named: &str) -> Result<String> {
        String::from_utf8(self.bytes(named)?).with_context(|| named.to_owned())
    }

    /// Annotated texts: a file, or all `.txt` files of a folder in the order of their names.
    fn bracketed(&mut self, named: &str) -> Result<Vec<TaggedSentence>> {
        let path = below(self.config, self.data, named);
        let mut files = vec![path.clone()];
        if path.is_dir() {
            let entries = fs::read_dir(&path).with_context(|| format!("{}", path.display()))?;
            let all: Result<Vec<PathBuf>, _> = entries.map(|entry| entry.map(|entry| entry.path())).collect();
            files = all?;
            files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
            files.sort();
        }
        let (mut sentences, mut bytes) = (Vec::new(), Vec::new());
        for file in files {
            let text = read(&file)?;
            sentences.extend(bracketed::read(&text).with_context(|| format!("{}", file.display()))?);
            bytes.extend_from_slice(text.as_bytes());
        }
        self.card.input(named, &bytes);
        Ok(sentences)
    }
}

/// A file that a configuration names: below `data`, or beside the configuration if it begins with a dot.
pub(crate) fn below(config: &Path, data: &Path, named: &str) -> PathBuf {
    let folder = config.parent().unwrap_or(Path::new("."));
    if named.starts_with('.') { folder } else { data }.join(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_read_as_its_texts_one_after_the_other() {
        let mut files = Files {
            config: Path::new("train.toml"),
            data: Path::new(env!("CARGO_MANIFEST_DIR")),
            card: Card::new(""),
        };
        let all = files.bracketed("data/sentences").unwrap();
        assert!(all.len() >= 17_000, "{} sentences", all.len());
        let first = files.bracketed("data/sentences/africa_business.txt").unwrap();
        assert_eq!(all[..first.len()], first[..]);
        assert!(files.bracketed("data/sentences/none.txt").is_err());
    }
}
