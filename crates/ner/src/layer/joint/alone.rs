//! The names that a document has without a joint in them.

use relmap_types::{EntityType, Mention};
use rustc_hash::FxHashSet;

use super::sign::is_and;
use crate::layer::is_name;
use crate::text::Text;
use crate::word::{Word, keys_in};

/// Keys of names that stand without a mark.
pub(super) struct Alone {
    /// Of all, and of their last words.
    pub(super) names: FxHashSet<String>,
    /// Of persons in full.
    pub(super) persons: FxHashSet<String>,
}

impl Alone {
    pub(super) fn of(text: &Text<'_>, mentions: &[Mention]) -> Self {
        let (mut names, mut persons) = (FxHashSet::default(), FxHashSet::default());
        for mention in mentions.iter().filter(|mention| is_name(mention)) {
            let name = text.name(mention).words();
            if name.iter().any(|word| word.key.is_empty() || is_and(word)) {
                continue;
            }
            names.extend(name.last().map(|word| word.key.as_str().to_owned()));
            names.insert(keys_in(name));
            if mention.entity_type == EntityType::Person && is_full(name) {
                persons.insert(keys_in(name));
            }
        }
        Self { names, persons }
    }
}

/// Two capitalised words or more, and no other.
pub(super) fn is_full(name: &[Word]) -> bool {
    name.len() > 1 && name.iter().all(Word::is_capital)
}
