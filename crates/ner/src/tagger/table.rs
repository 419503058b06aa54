//! A read-only hash table in three flat arrays, small enough to embed.
//!
//! Keys are 64-bit hashes. The top bits choose a bucket, the low 16 bits tell its entries apart, so that an unknown
//! key passes for a known one about once in 16,000 look-ups. Values are the positions of entries.

use super::error::ModelError;
use super::file::{Reader, Writer};

/// Entries a bucket holds on average: few enough to scan, many enough that offsets stay small.
const ENTRIES_PER_BUCKET: usize = 4;

/// Maps hashes to positions `0..len`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Table {
    /// Right shift that leaves the bucket's number.
    shift: u32,
    /// `[n_buckets + 1]`: where each bucket's entries begin.
    offsets: Vec<u32>,
    /// `[len]`: low bits of each key, grouped by bucket.
    checks: Vec<u16>,
}

impl Table {
    /// Builds a table of distinct keys; returns it with the key at each position, dropping those that collide.
    pub(crate) fn build(keys: impl IntoIterator<Item = u64>) -> (Self, Vec<u64>) {
        let mut keys: Vec<u64> = keys.into_iter().collect();
        let bits = (keys.len() / ENTRIES_PER_BUCKET).max(2).ilog2();
        let shift = 64 - bits;
        keys.sort_unstable_by_key(|&key| (key >> shift, key as u16, key));
        keys.dedup_by_key(|key| (*key >> shift, *key as u16));
        let mut offsets = vec![0; (1 << bits) + 1];
        for &key in &keys {
            offsets[(key >> shift) as usize + 1] += 1;
        }
        for bucket in 1..offsets.len() {
            offsets[bucket] += offsets[bucket - 1];
        }
        let checks = keys.iter().map(|&key| key as u16).collect();
        (
            Self {
                shift,
                offsets,
                checks,
            },
            keys,
        )
    }

    /// Number of entries.
    pub(crate) fn len(&self) -> usize {
        self.checks.len()
    }

    /// Position of a key.
    #[inline]
    pub(crate) fn get(&self, key: u64) -> Option<usize> {
        let bucket = (key >> self.shift) as usize;
        let (start, end) = (self.offsets[bucket] as usize, self.offsets[bucket + 1] as usize);
        let check = key as u16;
        self.checks[start..end]
            .iter()
            .position(|&known| known == check)
            .map(|place| start + place)
    }

    pub(crate) fn write(&self, out: &mut Writer) {
        out.u32(self.shift);
        out.u32s(&self.offsets);
        out.u16s(&self.checks);
    }

    /// Reads what [`Table::write`] wrote and checks that no look-up can leave the arrays.
    pub(crate) fn read(input: &mut Reader<'_>) -> Result<Self, ModelError> {
        let shift = input.u32()?;
        let offsets = input.u32s()?;
        let checks = input.u16s()?;
        let fits = (32..64).contains(&shift)
            && offsets.len() == (1_usize << (64 - shift)) + 1
            && offsets.is_sorted()
            && offsets.first() == Some(&0)
            && offsets.last().is_some_and(|&last| last as usize == checks.len());
        if fits {
            Ok(Self {
                shift,
                offsets,
                checks,
            })
        } else {
            Err(ModelError::Inconsistent("hash table"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::hash;

    #[test]
    fn finds_what_it_holds_and_little_else() {
        let key = |idx: u32| hash::bytes(&idx.to_le_bytes());
        let (table, keys) = Table::build((0..10_000).map(key));
        assert!(keys.len() > 9_990);
        for (place, &key) in keys.iter().enumerate() {
            assert_eq!(table.get(key), Some(place));
        }
        let strangers = (10_000..110_000)
            .filter(|&idx| table.get(key(idx)).is_some())
            .count();
        assert!(strangers < 20, "{strangers}");
    }

    #[test]
    fn an_empty_table_finds_nothing() {
        let (table, _) = Table::build([]);
        assert_eq!(table.get(hash::EMPTY), None);
    }
}
