//! A read-only hash table in flat arrays, small enough to embed.
//!
//! Keys are 64-bit hashes. The top bits choose a bucket, the low 16 bits tell its entries apart, so that an unknown
//! key passes for a known one about once in 16,000 look-ups. Values are the positions of entries.
//! A file has the buckets' beginnings and the low bits. In memory buckets are parted further by the upper ones of the low
//! bits, in whose order entries lie, into bins of 16 bytes that are searched without a branch.

use super::error::ModelError;
use super::file::{Reader, Writer};

/// Entries a bucket holds on average: few enough to scan, many enough that offsets stay small.
const ENTRIES_PER_BUCKET: usize = 4;

/// Entries that a bin has room for.
const ROOM: usize = 6;

/// Entries a bin holds on average at most, so that few need more room than they have.
const ENTRIES_PER_BIN: usize = 3;

/// Most of the low bits that part a bucket into bins.
const MOST_BIN_BITS: u32 = 8;

/// Keys that are looked up together.
const TOGETHER: usize = 64;

/// Maps hashes to positions `0..len`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Table {
    /// Right shift that leaves the bucket's number.
    shift: u32,
    /// How many of the low bits choose a bin of the bucket, at least 1.
    bin_bits: u32,
    /// `[n_buckets << bin_bits]`, and one more where the entries end.
    bins: Vec<Bin>,
    /// `[len]`: low bits of each key, grouped by bucket, ascending.
    checks: Vec<u16>,
}

/// Entries with the same upper bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(align(16))]
struct Bin {
    /// Position of the first entry.
    start: u32,
    /// Low bits of the entries; where there are fewer, bits that no key of this bin has.
    checks: [u16; ROOM],
}

/// Flag of a bin's start: it has more entries than room.
const FULL: u32 = 1 << 31;

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
        (Self::new(shift, &offsets, checks), keys)
    }

    /// Parts the buckets, whose beginnings are given with the end of the last, into bins.
    fn new(shift: u32, offsets: &[u32], checks: Vec<u16>) -> Self {
        let n_buckets = offsets.len() - 1;
        let bin_bits = (1..MOST_BIN_BITS)
            .find(|bits| checks.len() >> bits <= ENTRIES_PER_BIN * n_buckets)
            .unwrap_or(MOST_BIN_BITS);
        let mut bins = Vec::with_capacity((n_buckets << bin_bits) + 1);
        for bucket in offsets.windows(2) {
            let (mut at, end) = (bucket[0] as usize, bucket[1] as usize);
            for upper in 0..1_u16 << bin_bits {
                let start = at;
                // Bits of another bin: nobody asks for them here.
                let mut own = [upper << (16 - bin_bits) ^ 1 << 15; ROOM];
                while at < end && checks[at] >> (16 - bin_bits) == upper {
                    if let Some(own) = own.get_mut(at - start) {
                        *own = checks[at];
                    }
                    at += 1;
                }
                let full = if at - start > ROOM { FULL } else { 0 };
                bins.push(Bin {
                    start: start as u32 | full,
                    checks: own,
                });
            }
        }
        bins.push(Bin {
            start: checks.len() as u32,
            checks: [0; ROOM],
        });
        Self {
            shift,
            bin_bits,
            bins,
            checks,
        }
    }

    /// Number of entries.
    pub(crate) fn len(&self) -> usize {
        self.checks.len()
    }

    /// Position of a key.
    pub(crate) fn get(&self, key: u64) -> Option<usize> {
        let number = self.number(key);
        let place = self.place_in(&self.bins[number], number, key);
        (place < self.len()).then_some(place)
    }

    /// Adds the positions of keys to `places`, [`Table::len`] for those that are unknown.
    ///
    /// Whether a key is known cannot be foretold, so that a branch would cost more than the search. Bins are fetched
    /// before they are searched: their ways from memory do not wait for each other.
    pub(crate) fn places(&self, keys: &[u64], places: &mut Vec<u32>) {
        for keys in keys.chunks(TOGETHER) {
            let mut bins = [Bin::default(); TOGETHER];
            for (bin, &key) in bins.iter_mut().zip(keys) {
                *bin = self.bins[self.number(key)];
            }
            let place = |(bin, &key): (&Bin, &u64)| self.place_in(bin, self.number(key), key) as u32;
            places.extend(bins.iter().zip(keys).map(place));
        }
    }

    /// Number of the bin that a key belongs to.
    #[inline]
    fn number(&self, key: u64) -> usize {
        (key >> self.shift << self.bin_bits) as usize | usize::from(key as u16 >> (16 - self.bin_bits))
    }

    /// Position of a key in its bin.
    #[inline]
    fn place_in(&self, bin: &Bin, number: usize, key: u64) -> usize {
        let check = key as u16;
        if bin.start & FULL != 0 {
            return self.place_in_full(number, check);
        }
        let mut hits = 0_u32;
        for (idx, &known) in bin.checks.iter().enumerate() {
            hits |= u32::from(known == check) << idx;
        }
        let place = (bin.start + hits.trailing_zeros()) as usize;
        if hits == 0 { self.checks.len() } else { place }
    }

    #[cold]
    fn place_in_full(&self, number: usize, check: u16) -> usize {
        let [start, end] = [number, number + 1].map(|number| (self.bins[number].start & !FULL) as usize);
        let found = self.checks[start..end].binary_search(&check);
        found.map_or(self.checks.len(), |place| start + place)
    }

    pub(crate) fn write(&self, out: &mut Writer) {
        out.u32(self.shift);
        let firsts = self.bins.iter().step_by(1 << self.bin_bits);
        let offsets: Vec<u32> = firsts.map(|bin| bin.start & !FULL).collect();
        out.u32s(&offsets);
        out.u16s(&self.checks);
    }

    /// Reads what [`Table::write`] wrote and checks that no look-up can leave the arrays.
    pub(crate) fn read(input: &mut Reader<'_>) -> Result<Self, ModelError> {
        let shift = input.u32()?;
        let offsets = input.u32s()?;
        let checks = input.u16s()?;
        let fits = (32..64).contains(&shift)
            && checks.len() < FULL as usize
            && offsets.len() == (1_usize << (64 - shift)) + 1
            && offsets.is_sorted()
            && offsets.first() == Some(&0)
            && offsets.last().is_some_and(|&last| last as usize == checks.len())
            && offsets
                .windows(2)
                .all(|bucket| checks[bucket[0] as usize..bucket[1] as usize].is_sorted());
        if fits {
            Ok(Self::new(shift, &offsets, checks))
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
