//! The wordbook: what is known about words and names before the text is read: word clusters and name lists, by hash.

use super::error::ModelError;
use super::file::{Reader, Writer};
use super::hash;
use super::table::Table;

/// Most words in a listed name; longer ones are cut from the list.
pub const MAX_NAME_WORDS: usize = 8;

/// Numbers that stand for a word's vector.
pub const N_CODES: usize = 10;

/// A word's vector by slices: the number of the nearest centre in each, from 1; 0 for the unknown word.
pub type Codes = [u8; N_CODES];

/// Words and names with what is known about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wordbook {
    words: Table,
    /// `[n_words]`: cluster from 1.
    clusters: Vec<u16>,
    /// `[n_words]`
    codes: Vec<Codes>,
    /// `[n_clusters + 1]`: a coarser cluster for each cluster.
    coarse: Vec<u16>,
    /// `[n_clusters + 1]`: a coarser one still.
    coarsest: Vec<u16>,
    names: Table,
    /// `[n_names]`: lists that hold the name, one bit each.
    lists: Vec<u16>,
}

/// Clusters of a word at three granularities; 0 is the unknown word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Clusters {
    pub(crate) fine: u16,
    pub(crate) coarse: u16,
    pub(crate) coarsest: u16,
    pub(crate) codes: Codes,
}

impl Wordbook {
    /// Makes a wordbook of words with their clusters (from 1), of the coarser clusters of each cluster, and of names
    /// (folded words parted by spaces) with the lists that hold them.
    pub fn new<'a>(
        words: impl IntoIterator<Item = (&'a str, u16, Codes)>,
        coarser: &[(u16, u16)],
        names: impl IntoIterator<Item = (&'a str, u16)>,
    ) -> Self {
        let words = words
            .into_iter()
            .map(|(word, cluster, codes)| (hash::bytes(word.as_bytes()), (cluster, codes)));
        let (words, clusters) = keyed(words);
        let (clusters, codes) = clusters.into_iter().unzip();
        let names = names
            .into_iter()
            .filter(|(name, _)| name.split(' ').count() <= MAX_NAME_WORDS);
        let (names, lists) = keyed(names.map(|(name, lists)| (name_key(name), lists)));
        let with_unknown =
            |of: fn(&(u16, u16)) -> u16| std::iter::once(0).chain(coarser.iter().map(of)).collect();
        Self {
            words,
            clusters,
            codes,
            coarse: with_unknown(|c| c.0),
            coarsest: with_unknown(|c| c.1),
            names,
            lists,
        }
    }

    /// Clusters of a word, by the hash of its lower-case form.
    pub(crate) fn clusters(&self, word: u64) -> Clusters {
        let Some(place) = self.words.get(word) else {
            return Clusters::default();
        };
        let (fine, codes) = (self.clusters[place], self.codes[place]);
        Clusters {
            fine,
            codes,
            coarse: self.coarse[fine as usize],
            coarsest: self.coarsest[fine as usize],
        }
    }

    /// Lists that hold a name, by the hash of its folded words; 0 if none does.
    pub(crate) fn lists(&self, name: u64) -> u16 {
        self.names.get(name).map_or(0, |place| self.lists[place])
    }

    pub(crate) fn write(&self, out: &mut Writer) {
        self.words.write(out);
        out.u16s(&self.clusters);
        out.u8s(self.codes.as_flattened());
        out.u16s(&self.coarse);
        out.u16s(&self.coarsest);
        self.names.write(out);
        out.u16s(&self.lists);
    }

    pub(crate) fn read(input: &mut Reader<'_>) -> Result<Self, ModelError> {
        let wordbook = Self {
            words: Table::read(input)?,
            clusters: input.u16s()?,
            codes: input.u8s()?.as_chunks().0.to_vec(),
            coarse: input.u16s()?,
            coarsest: input.u16s()?,
            names: Table::read(input)?,
            lists: input.u16s()?,
        };
        let fits = wordbook.words.len() == wordbook.clusters.len()
            && wordbook.words.len() == wordbook.codes.len()
            && wordbook.names.len() == wordbook.lists.len()
            && !wordbook.coarse.is_empty()
            && wordbook.coarse.len() == wordbook.coarsest.len()
            && wordbook
                .clusters
                .iter()
                .all(|&cluster| (cluster as usize) < wordbook.coarse.len());
        if fits {
            Ok(wordbook)
        } else {
            Err(ModelError::Inconsistent("wordbook"))
        }
    }
}

/// Hash of one folded word of a name.
pub(crate) fn name_word(word: &str) -> u64 {
    hash::bytes(word.as_bytes())
}

/// Hash of a folded name: its words, joined in order.
fn name_key(name: &str) -> u64 {
    name.split(' ')
        .fold(hash::EMPTY, |key, word| hash::join(key, name_word(word)))
}

/// A table and the values at its positions; of equal keys one is kept.
fn keyed<V: Copy + Ord>(entries: impl Iterator<Item = (u64, V)>) -> (Table, Vec<V>) {
    let mut entries: Vec<(u64, V)> = entries.collect();
    entries.sort_unstable();
    let (table, keys) = Table::build(entries.iter().map(|&(key, _)| key));
    let value = |key: &u64| entries[entries.partition_point(|entry| entry.0 < *key)].1;
    let values = keys.iter().map(value).collect();
    (table, values)
}
