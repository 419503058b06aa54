//! The kind of thing that a name is in most documents.

use std::cmp::Ordering;

use relmap_kb::KnowledgeBase;
use relmap_text::key::fold;
use relmap_types::EntityType;
use rustc_hash::FxHashMap;

use crate::document::{DocumentEntities, LocalEntity};

/// Documents in which a name of one word must be of one type, to be so in another as well.
const FEW_TYPED: u32 = 3;

/// What documents without a record say of the kind of thing that a name is.
#[derive(Clone, Copy, Default)]
struct Votes {
    documents: [u32; EntityType::ALL.len()],
    /// Documents that write a legal form behind it.
    registered: u32,
    /// How sure the surest document is, by type.
    score: [f32; EntityType::ALL.len()],
}

impl Votes {
    fn add(&mut self, local: &LocalEntity) {
        let at = local.entity_type as usize;
        self.documents[at] += 1;
        self.score[at] = self.score[at].max(local.score);
        let name = local.organization.as_ref();
        let is_registered = name.is_some_and(|name| fold(&name.display) != name.key());
        self.registered += u32::from(local.entity_type == EntityType::Organization && is_registered);
    }

    /// The type of a name of several words: a company if it is registered as one, else what most documents say, of equals the
    /// one that some document is surer of.
    ///
    /// A company that bears somebody's full name is told apart from him, unless most documents mean it: "Bruno Keller Ltd".
    fn of_long_name(&self, has_forename: bool) -> Option<EntityType> {
        if self.registered > 0 {
            let companies = self.documents[EntityType::Organization as usize];
            let is_usual = 2 * companies > self.documents.iter().sum();
            return (!has_forename || is_usual).then_some(EntityType::Organization);
        }
        let rank = |of: EntityType| (self.documents[of as usize], self.score[of as usize]);
        let mut types = EntityType::ALL;
        types.sort_by(|&left, &right| rank(right).partial_cmp(&rank(left)).unwrap_or(Ordering::Equal));
        (rank(types[0]) > rank(types[1])).then_some(types[0])
    }

    /// The type of a name of one word: that of several documents, where one at most says another.
    fn of_word(&self) -> Option<EntityType> {
        let most = *self.documents.iter().max()?;
        let others = self.documents.iter().sum::<u32>() - most;
        let at = self.documents.iter().position(|&n| n == most)?;
        (most >= FEW_TYPED && others == 1).then_some(EntityType::ALL[at])
    }
}

/// The kind of thing that a name is in most documents, for names that some take for another.
pub(super) fn usual_types<'d>(
    documents: &'d [DocumentEntities],
    kb: &KnowledgeBase,
) -> FxHashMap<&'d str, EntityType> {
    let mut votes: FxHashMap<&str, Votes> = FxHashMap::default();
    for local in documents.iter().flat_map(|document| &document.entities) {
        if local.record.is_none() && local.seat.is_none() {
            votes.entry(&local.key).or_default().add(local);
        }
    }
    let usual = votes.into_iter().filter_map(|(key, votes)| {
        let is_told = votes.documents.iter().filter(|&&n| n > 0).count() > 1;
        let usual = match key.split_once(' ') {
            Some((first, _)) => votes.of_long_name(kb.forename(first).is_some()),
            None => votes.of_word(),
        };
        Some((key, usual.filter(|_| is_told)?))
    });
    usual.collect()
}
