//! What stands against a join.

use relmap_types::{MergeRule, RefusalReason};

use super::Forest;
use crate::name::{PersonName, is_spelling};

impl Forest<'_> {
    /// What stands against joining `i`, with all that was joined to it, to the tree of `root`.
    ///
    /// Every full name on one side is held against every one on the other, so that two people never meet through a third.
    /// Names that the knowledge base has joined, nicknames and other names that a text gives, are exempt: there one person may go by two forenames.
    pub(super) fn conflict(&self, i: usize, root: usize) -> Option<RefusalReason> {
        if let (Some(left), Some(right)) = (self.record[i], self.record[root])
            && left != right
        {
            return Some(RefusalReason::TwoRecords);
        }
        let right: Vec<&PersonName> = self.full_names(root).collect();
        self.full_names(i)
            .find_map(|left| right.iter().find_map(|right| self.between(left, right)))
    }

    /// The full names of persons in a tree, without those that are there by the knowledge base alone.
    fn full_names(&self, root: usize) -> impl Iterator<Item = &PersonName> {
        let below = self.members.get(&root).into_iter().flatten().copied();
        std::iter::once(root)
            .chain(below)
            .filter(|&i| {
                !matches!(
                    self.to[i],
                    Some((
                        _,
                        MergeRule::KnowledgeBase
                            | MergeRule::Judgement
                            | MergeRule::Nickname
                            | MergeRule::OtherName
                    ))
                )
            })
            .filter_map(|i| self.bearers[i].person)
            .filter(|name| name.parts.len() > 1 || name.suffix.is_some())
    }

    /// What tells two full names apart, if anything.
    fn between(&self, left: &PersonName, right: &PersonName) -> Option<RefusalReason> {
        if let (Some(a), Some(b)) = (&left.suffix, &right.suffix)
            && a != b
        {
            return Some(RefusalReason::TwoSuffixes);
        }
        if left.parts.len().min(right.parts.len()) < 2 {
            return None;
        }
        let (short, full) = if left.parts.len() <= right.parts.len() {
            (left, right)
        } else {
            (right, left)
        };
        let is_one = short.is_short_for(full, self.lexicon)
            || is_spelling(short, full, self.kb, self.lexicon)
            || short.shares_forename(full, self.kb, self.lexicon)
            || short.is_turned(full);
        if is_one {
            return None;
        }
        if let (Some(a), Some(b)) = (left.gender, right.gender)
            && a != b
        {
            return Some(RefusalReason::TwoGenders);
        }
        Some(RefusalReason::TwoForenames)
    }
}
