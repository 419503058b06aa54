//! Numbers that look random and are the same everywhere.

/// `SplitMix64` (Steele, Lea, Flood 2014): 64 bits of state, enough for a layout, and a few lines long.
pub(crate) struct Random {
    state: u64,
}

impl Random {
    /// Starts the sequence that belongs to `seed`.
    pub(crate) const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number in `[0, 1)`.
    pub(crate) fn unit(&mut self) -> f64 {
        // The upper 53 bits fill the mantissa of an f64.
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Puts `items` that are in random order already into another one, many of them block by block.
    ///
    /// Blocks fit into the processor's cache, so that for many items it takes a fraction of the time.
    pub(crate) fn shuffle_again<T>(&mut self, items: &mut [T]) {
        const BLOCK: usize = 1 << 12;
        if items.len() <= 8 * BLOCK {
            return self.shuffle(items);
        }
        // Blocks begin elsewhere each time, so that items find new company.
        let offset = (self.next() % BLOCK as u64) as usize;
        let (first, rest) = items.split_at_mut(offset);
        for block in std::iter::once(first).chain(rest.chunks_mut(BLOCK)) {
            for last in (1..block.len()).rev() {
                // A share of a block: a division would take longer than the rest.
                let chosen = ((self.next() >> 32) * (last as u64 + 1)) >> 32;
                block.swap(last, chosen as usize);
            }
        }
    }

    /// Puts `items` in random order (Fisher and Yates).
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let chosen = (self.next() % (last as u64 + 1)) as usize;
            items.swap(last, chosen);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_many_blocks_change_their_places_and_stay() {
        let mut items: Vec<usize> = (0..100_000).collect();
        let mut random = Random::new(1);
        random.shuffle(&mut items);
        let before = items.clone();
        random.shuffle_again(&mut items);
        let same = items.iter().zip(&before).filter(|(a, b)| a == b).count();
        assert!(same < 100, "{same} stayed");
        items.sort_unstable();
        assert!(items.into_iter().eq(0..100_000));
    }

    #[test]
    fn the_sequence_is_the_published_one() {
        // First outputs of the reference implementation for the seed 1234567.
        let mut random = Random::new(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| random.next()).collect();
        assert_eq!(
            first,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
    }

    #[test]
    fn shuffling_keeps_every_item() {
        let mut items: Vec<u32> = (0..50).collect();
        Random::new(3).shuffle(&mut items);
        assert_ne!(items, (0..50).collect::<Vec<_>>());
        items.sort_unstable();
        assert_eq!(items, (0..50).collect::<Vec<_>>());
    }
}
