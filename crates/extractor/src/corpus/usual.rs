//! The kind of thing that a name is in most documents.

use std::cmp::Ordering;

use relmap_kb::KnowledgeBase;
use relmap_text::key::fold;
use relmap_types::EntityType;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::{DocumentEntities, LocalEntity};
use crate::name::short_forms;

/// Documents in which a name of one word must be of one type, to be so in another as well.
const FEW_TYPED: u32 = 3;

/// What documents without a record say of the kind of thing that a name is.
#[derive(Clone, Copy, Default)]
struct Votes {
    documents: [u32; EntityType::ALL.len()],
    /// Documents that write a legal form behind it.
    registered: u32,
    /// Documents that say what kind of thing it is, by type.
    told: [u32; EntityType::ALL.len()],
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
        let is_registered = local.entity_type == EntityType::Organization && is_registered;
        self.registered += u32::from(is_registered);
        self.told[at] += u32::from(local.is_told || is_registered);
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

    /// The type of a name of one word that some document says, or a firm of some document is short for, where no other says another.
    ///
    /// The recognizer takes a lone word for a person's name as often as not: a headline, a question. Where nothing is said at all,
    /// it was no person if some document is surer of something else.
    fn of_told_word(&self, is_firm: bool, is_surname: bool) -> Option<EntityType> {
        let is_weaker =
            |of: EntityType, than: EntityType| self.score[of as usize] < self.score[than as usize];
        let mut told = EntityType::ALL
            .into_iter()
            .filter(|&of| self.told[of as usize] > 0);
        let (told, is_told) = match (told.next(), told.next()) {
            (Some(told), None) => (told, true),
            (None, None) if is_firm => (
                EntityType::Organization,
                self.documents[EntityType::Location as usize] == 0,
            ),
            (None, None) if !is_surname => {
                let (place, body) = (EntityType::Location, EntityType::Organization);
                (if is_weaker(place, body) { body } else { place }, false)
            }
            _ => return None,
        };
        let mut others = EntityType::ALL
            .into_iter()
            .filter(|&of| of != told && self.documents[of as usize] > 0);
        let gives_way = |of| is_told && of == EntityType::Person || is_weaker(of, told);
        (told != EntityType::Person && others.all(gives_way)).then_some(told)
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
    let locals = || documents.iter().flat_map(|document| &document.entities);
    let mut votes: FxHashMap<&str, Votes> = FxHashMap::default();
    let mut firms: FxHashSet<String> = FxHashSet::default();
    let mut people: FxHashSet<&str> = FxHashSet::default();
    for local in locals() {
        if local.record.is_none() && local.seat.is_none() {
            votes.entry(&local.key).or_default().add(local);
        }
        match (local.entity_type, &local.organization, &local.person) {
            (EntityType::Organization, Some(name), _) => firms.extend(short_forms(&name.words)),
            (EntityType::Person, _, Some(name)) if name.parts.len() > 1 => {
                people.extend(name.parts.iter().map(String::as_str));
            }
            _ => {}
        }
    }
    let usual = votes.into_iter().filter_map(|(key, votes)| {
        let is_told = votes.documents.iter().filter(|&&n| n > 0).count() > 1;
        let is_nobody = || !people.contains(key) && kb.forename(key).is_none();
        let usual = match key.split_once(' ') {
            Some((first, _)) => votes
                .of_long_name(kb.forename(first).is_some())
                .filter(|_| is_told),
            None => votes.of_word().filter(|_| is_told).or_else(|| {
                let is_firm = firms.contains(key);
                votes
                    .of_told_word(is_firm, kb.is_surname(key))
                    .filter(|_| (is_told || is_firm) && is_nobody())
            }),
        };
        Some((key, usual?))
    });
    usual.collect()
}
