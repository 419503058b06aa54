//! Which judgements concern a name, before and while names are joined.

use std::collections::BTreeMap;

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_text::key::fold;
use relmap_types::EntityType;

use super::Judgements;
use crate::name::bare;

/// A class of references that a name is called by.
pub(crate) type Mark = u32;

/// How a reference reaches a name, the surest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Claim {
    /// Some mention is written so.
    Alias,
    /// It is the name itself, or the record's.
    Name,
    /// The record has this id.
    Id,
}

/// A name as judgements see it.
pub(crate) struct Called<'n> {
    /// What it is.
    pub(crate) entity_type: EntityType,
    /// Keys of the name itself.
    pub(crate) keys: Vec<&'n str>,
    /// Everything that is written for it.
    pub(crate) surfaces: Vec<&'n str>,
    /// What the knowledge base says it is.
    pub(crate) record: Option<RecordIdx>,
}

impl<'n> Called<'n> {
    /// A name of one key with all that is written for it, counted.
    pub(crate) fn new(
        entity_type: EntityType,
        key: &'n str,
        surfaces: &'n BTreeMap<String, u32>,
        record: Option<RecordIdx>,
    ) -> Self {
        Self {
            entity_type,
            keys: vec![key],
            surfaces: surfaces.keys().map(String::as_str).collect(),
            record,
        }
    }
}

impl Judgements {
    /// The references that mean this name, in their order, each once by its surest claim.
    pub(super) fn claims(&self, called: &Called<'_>, kb: &KnowledgeBase) -> Vec<(usize, Claim)> {
        let mut claims: Vec<(usize, Claim)> = Vec::new();
        let mut add = |key: &str, claim: Claim| {
            let numbers = self.by_key.get(key).into_iter().flatten();
            claims.extend(numbers.map(|&number| (number, claim)));
        };
        if let Some(record) = called.record.map(|record| kb.record(record)) {
            add(&fold(record.id), Claim::Id);
            add(&fold(bare(record.name)), Claim::Name);
        }
        for key in &called.keys {
            add(key, Claim::Name);
        }
        for surface in &called.surfaces {
            add(&fold(bare(surface)), Claim::Alias);
        }
        claims.retain(|&(number, claim)| {
            let reference = &self.references[number];
            let id = || called.record.map(|record| kb.record(record).id);
            // "gn:12" and "GN 12" fold alike; only one of them is an id.
            reference.is_of(called.entity_type)
                && (claim != Claim::Id || id().is_some_and(|id| id.eq_ignore_ascii_case(&reference.text)))
        });
        claims.sort_unstable_by(|left, right| left.0.cmp(&right.0).then(right.1.cmp(&left.1)));
        claims.dedup_by_key(|claim| claim.0);
        claims
    }

    /// The classes that this name is called by, sorted; empty where no judgement names it.
    pub(crate) fn marks(&self, called: &Called<'_>, kb: &KnowledgeBase) -> Vec<Mark> {
        if self.apart.is_empty() {
            return Vec::new();
        }
        let classes = self
            .claims(called, kb)
            .into_iter()
            .map(|(number, _)| self.class_of[number]);
        let mut marks: Vec<Mark> = classes.collect();
        marks.sort_unstable();
        marks.dedup();
        marks
    }

    /// Whether a judgement keeps two clusters with these marks apart.
    pub(crate) fn are_apart(&self, left: &[Mark], right: &[Mark]) -> bool {
        let pairs = left
            .iter()
            .flat_map(|&a| right.iter().map(move |&b| (a.min(b), a.max(b))));
        !self.apart.is_empty() && pairs.into_iter().any(|pair| self.apart.contains(&pair))
    }

    /// Whether a name may have a record, or whether a judgement says that the record is somebody else.
    ///
    /// Of two names that are kept apart and could both have it, the record stays with the one that is its id, else its
    /// canonical name, else one of its names, else the one that the file names first.
    pub(crate) fn permits(&self, called: &Called<'_>, record: RecordIdx, kb: &KnowledgeBase) -> bool {
        if self.apart.is_empty() {
            return true;
        }
        let own = Called {
            record: None,
            keys: called.keys.clone(),
            surfaces: called.surfaces.clone(),
            ..*called
        };
        let own = self.marks(&own, kb);
        own.iter().all(|&mark| {
            let rivals = self.apart.iter().filter_map(|&(a, b)| match mark {
                _ if mark == a => Some(b),
                _ if mark == b => Some(a),
                _ => None,
            });
            let mine = (self.right_to(mark, record, kb), mark);
            rivals.into_iter().all(|rival| {
                let theirs = self.right_to(rival, record, kb);
                theirs == 0 || theirs < mine.0 || (theirs == mine.0 && mine.1 < rival)
            })
        })
    }

    /// How good a claim the references of a class have to a record; 0 is none.
    fn right_to(&self, class: Mark, record: RecordIdx, kb: &KnowledgeBase) -> u8 {
        let known = kb.record(record);
        let name = fold(bare(known.name));
        let references = self
            .references
            .iter()
            .zip(&self.class_of)
            .filter(|(_, of)| **of == class);
        let rights = references.map(|(reference, _)| {
            if known.id.eq_ignore_ascii_case(&reference.text) {
                3
            } else if name == reference.key {
                2
            } else {
                u8::from(
                    kb.lookup(&reference.key)
                        .iter()
                        .any(|candidate| candidate.record == record),
                )
            }
        });
        rights.max().unwrap_or(0)
    }
}

/// Adds the marks of one cluster to those of another.
pub(crate) fn merge_marks(into: &mut Vec<Mark>, from: &[Mark]) {
    into.extend(from);
    into.sort_unstable();
    into.dedup();
}
