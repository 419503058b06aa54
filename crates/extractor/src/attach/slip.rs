//! Words that are one slip of the pen apart.

use super::MAX_COMPARED;

/// Multiplier of the sums that stand for words; any odd number of many bits does.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// Words by what is left of them without one letter.
///
/// Two words of which a letter was left out, added, changed or exchanged with its neighbour share such a rest, so that slips are
/// found without comparing each word with each. The first letter always stays.
#[derive(Default)]
pub(super) struct Slips {
    /// Sums of the rests and the words' numbers, sorted.
    rests: Vec<(u64, usize)>,
}

impl Slips {
    /// Words with their numbers and what else two must have in common.
    pub(super) fn new<'w>(words: impl Iterator<Item = (usize, &'w str, u64)>) -> Self {
        let mut rests: Vec<(u64, usize)> = Vec::new();
        for (number, word, common) in words {
            rests.extend(sums(word, common).into_iter().map(|sum| (sum, number)));
        }
        rests.sort_unstable();
        Self { rests }
    }

    /// The numbers of the words that may be a slip away, ascending, and some others; none if they are too many to tell.
    pub(super) fn near(&self, word: &str, common: u64) -> Vec<usize> {
        let mut near = Vec::new();
        for sum in sums(word, common) {
            let from = self.rests.partition_point(|&(other, _)| other < sum);
            let found = self.rests[from..].iter().take_while(|&&(other, _)| other == sum);
            let n_before = near.len();
            near.extend(found.take(MAX_COMPARED + 1).map(|&(_, number)| number));
            if near.len() - n_before > MAX_COMPARED {
                return Vec::new();
            }
        }
        near.sort_unstable();
        near.dedup();
        near
    }
}

/// What stands for a word and for each of its rests: sums of its letters, each times the base to the power of its place from the
/// end. O(letters).
fn sums(word: &str, common: u64) -> Vec<u64> {
    let letters: Vec<u64> = word.chars().map(u64::from).collect();
    let mut before = Vec::with_capacity(letters.len() + 1);
    before.push(common.wrapping_add(1));
    for (i, &letter) in letters.iter().enumerate() {
        before.push(before[i].wrapping_mul(BASE).wrapping_add(letter));
    }
    let mut sums = vec![before[letters.len()]];
    let (mut after, mut power) = (0_u64, 1_u64);
    for i in (1..letters.len()).rev() {
        // Of two equal letters side by side either leaves the same.
        if letters.get(i + 1) != Some(&letters[i]) {
            sums.push(before[i].wrapping_mul(power).wrapping_add(after));
        }
        after = after.wrapping_add(letters[i].wrapping_mul(power));
        power = power.wrapping_mul(BASE);
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::is_slip;

    #[test]
    fn every_slip_is_found() {
        let words = [
            "moranik", "moranikk", "mroanik", "moranki", "moranic", "morank", "moraniks", "zoranik", "mm",
            "m", "", "kéler", "keler",
        ];
        let slips = Slips::new(words.iter().enumerate().map(|(number, word)| (number, *word, 7)));
        for word in words {
            let near = slips.near(word, 7);
            for (number, other) in words.iter().enumerate() {
                assert!(!is_slip(word, other) || near.contains(&number), "{word} {other}");
            }
            assert!(near.len() < words.len(), "{word}");
            assert!(slips.near(word, 8).is_empty(), "{word}");
        }
    }

    #[test]
    fn words_with_one_beginning_share_few_rests() {
        let n = 20_000;
        let words: Vec<String> = (0..n).map(|i| format!("zorkal{i:05}")).collect();
        let slips = Slips::new(
            words
                .iter()
                .enumerate()
                .map(|(number, word)| (number, word.as_str(), 0)),
        );
        let n_near: usize = words.iter().map(|word| slips.near(word, 0).len()).sum();
        // One of five digits goes, one of ten comes at one of six places; a list by first letter would hold each word against each.
        assert!(n_near < 5 * 10 * 6 * n, "{n_near}");
    }

    #[test]
    fn words_that_differ_in_one_place_are_too_many_to_tell() {
        let words: Vec<String> = ('一'..)
            .take(MAX_COMPARED + 1)
            .map(|ch| format!("ab{ch}de"))
            .collect();
        let slips = Slips::new(
            words
                .iter()
                .enumerate()
                .map(|(number, word)| (number, word.as_str(), 0)),
        );
        assert!(slips.near("abcde", 0).is_empty());
    }
}
