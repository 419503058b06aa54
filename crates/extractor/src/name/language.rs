//! In what language an organization's name is, as far as its words tell.

use relmap_kb::KnowledgeBase;
use relmap_text::key::fold;

use super::is_small;

/// How many of a name's words are what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordCounts {
    /// All but the small ones.
    all: usize,
    /// English words, peoples and numbers.
    known: usize,
    /// Names of places.
    places: usize,
}

impl WordCounts {
    /// Counts the words of a name. O(words).
    pub(crate) fn of(name: &str, kb: &KnowledgeBase) -> Self {
        let mut counts = Self::default();
        let key = fold(name);
        for word in key.split(' ').filter(|word| !is_small(word)) {
            counts.all += 1;
            if is_known(word, kb) {
                counts.known += 1;
            } else if !kb.lookup(word).is_empty() {
                counts.places += 1;
            }
        }
        counts
    }

    /// Whether all words are English or known names.
    pub(crate) fn is_english(self) -> bool {
        self.all > 1 && self.known + self.places >= self.all && self.known > 0
    }

    /// Whether at most half of the words are English.
    pub(crate) fn is_foreign(self) -> bool {
        self.all > 1 && self.known * 2 <= self.all
    }

    /// Whether at most half of the words are English or known names.
    pub(crate) fn is_all_foreign(self) -> bool {
        self.all > 1 && (self.known + self.places) * 2 <= self.all
    }
}

fn is_known(word: &str, kb: &KnowledgeBase) -> bool {
    kb.is_english_word(word)
        || kb.demonym(word).is_some()
        || kb.is_group(word)
        || word.chars().all(|ch| ch.is_ascii_digit())
}
