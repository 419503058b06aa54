//! `train.toml`: corpora, word lists and every hyperparameter.

use serde::{Deserialize, Serialize};

/// Everything that decides the bytes of a model, apart from the input files themselves.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// Seed of every random choice.
    pub(crate) seed: u64,
    /// Word clusters, as the `clusters` command writes them; none if empty.
    #[serde(default)]
    pub(crate) clusters: Option<String>,
    /// Name lists.
    #[serde(default)]
    pub(crate) lists: Vec<ListConfig>,
    /// What is learned how.
    #[serde(default)]
    pub(crate) learning: Learning,
    /// How sentences are varied.
    #[serde(default)]
    pub(crate) augmentation: Augmentation,
    /// Corpora to learn from.
    pub(crate) corpus: Vec<CorpusConfig>,
    /// Corpora to score and never to learn from.
    #[serde(default)]
    pub(crate) report: Vec<ReportConfig>,
}

/// A file of names.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListConfig {
    /// Path below the data folder, or from the folder of `train.toml` if it begins with a dot.
    pub(crate) path: String,
    /// How the file is laid out.
    pub(crate) kind: ListKind,
    /// Values of the `source` column to leave out.
    #[serde(default)]
    pub(crate) without: Vec<String>,
}

/// Layouts of name files.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ListKind {
    /// Columns `id type name aliases country lat lon role popularity source`, aliases parted by `|`.
    KnowledgeBase,
    /// The same with `description kind of from to` for `role` and types in full: the tables of the knowledge base itself.
    Table,
    /// A word in the first column, parted from the rest by a tab or semicolon: peoples and their adjectives.
    Demonyms,
    /// One folded name a line: names that are common words.
    CommonWords,
    /// Comma-separated, romanised name in the last column.
    Forenames,
    /// Comma-separated, romanised name in the sixth column.
    Surnames,
}

/// A corpus to learn from.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CorpusConfig {
    /// Name in reports.
    pub(crate) name: String,
    /// Path below the data folder, or from the folder of `train.toml` if it begins with a dot. Of bracketed texts it may be a
    /// folder: all its `.txt` files.
    pub(crate) path: String,
    /// How the file is laid out.
    #[serde(default)]
    pub(crate) kind: CorpusKind,
    /// Weight of its sentences.
    #[serde(default = "one")]
    pub(crate) weight: f32,
    /// Take about this many sentences, evenly spread over the file; all if absent.
    #[serde(default)]
    pub(crate) sentences: Option<usize>,
    /// Whether its `MISC` names are to be learned; else a token outside may be of type other.
    #[serde(default)]
    pub(crate) other: bool,
    /// Drop sentences' labels on @handles, and the handles.
    #[serde(default)]
    pub(crate) drop_handles: bool,
    /// Trim small words and titles from the ends of names.
    #[serde(default)]
    pub(crate) trim: bool,
    /// Hold out every n-th document and score it instead.
    #[serde(default)]
    pub(crate) hold_out: Option<usize>,
    /// Sentences in a made-up document where the file marks none.
    #[serde(default = "one_sentence")]
    pub(crate) group: usize,
    /// Model of the accurate engine that names the names, whatever the file says; a path like the other.
    #[serde(default)]
    pub(crate) teacher: Option<String>,
}

impl CorpusConfig {
    /// A user's corpus: all of it, as it is; `other` says whether it labels names of other types.
    pub(crate) const fn new(other: bool) -> Self {
        Self {
            name: String::new(),
            path: String::new(),
            kind: CorpusKind::Conll,
            weight: 1.0,
            sentences: None,
            other,
            drop_handles: false,
            trim: false,
            hold_out: None,
            group: 1,
            teacher: None,
        }
    }
}

/// Layouts of corpora.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum CorpusKind {
    /// A token and its tag a line.
    #[default]
    Conll,
    /// A sentence a line, names in brackets with their type.
    Bracketed,
}

/// A corpus to score.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReportConfig {
    /// Name in reports.
    pub(crate) name: String,
    /// Path below the data folder.
    pub(crate) path: String,
}

/// Hyperparameters.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Learning {
    /// Passes over the data for the model.
    pub(crate) epochs: usize,
    /// Runs whose mean the weights of the first pass are; they differ by their seed.
    pub(crate) runs: usize,
    /// Passes for each fold of the jackknife.
    pub(crate) fold_epochs: usize,
    /// Parts of the jackknife whose predictions the second pass learns from; 0 for no second pass.
    pub(crate) folds: usize,
    /// Passes for the second pass.
    pub(crate) second_epochs: usize,
    /// Step of `AdaGrad` in the second pass.
    pub(crate) second_rate: f32,
    /// Share of features hidden in the second pass's training.
    pub(crate) second_dropout: f32,
    /// Features of the second pass seen in fewer tokens are left out.
    pub(crate) second_min_count: u32,
    /// Features seen in fewer tokens are left out.
    pub(crate) min_count: u32,
    /// Step of `AdaGrad`.
    pub(crate) rate: f32,
    /// Pull of every touched weight towards 0, a step.
    pub(crate) decay: f32,
    /// Share of a token's features that are hidden in training.
    pub(crate) dropout: f32,
    /// Weights beyond this many nats are cut.
    pub(crate) max_weight: f32,
    /// Features whose largest weight is below this many nats are left out of the file.
    pub(crate) min_weight: f32,
    /// Divisor of scores before they are taken for logarithms of probabilities.
    pub(crate) temperature: f32,
}

impl Default for Learning {
    fn default() -> Self {
        Self {
            epochs: 10,
            runs: 1,
            fold_epochs: 10,
            folds: 3,
            second_epochs: 6,
            second_rate: 0.02,
            second_dropout: 0.3,
            second_min_count: 10,
            min_count: 3,
            rate: 0.015,
            decay: 0.003,
            dropout: 0.6,
            max_weight: 2.5,
            min_weight: 0.05,
            temperature: 1.0,
        }
    }
}

/// Shares of documents that get a varied copy, by kind.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Augmentation {
    /// Sentences in capitals.
    pub(crate) upper: f32,
    /// Sentences with a capital on every content word.
    pub(crate) title: f32,
    /// Other marks for the same words: split possessives, hyphens, abbreviations, curly quotes.
    pub(crate) marks: f32,
    /// Names replaced by names of the same type from the lists.
    pub(crate) names: f32,
}

fn one() -> f32 {
    1.0
}

fn one_sentence() -> usize {
    1
}
