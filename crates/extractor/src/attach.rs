//! Which short name belongs to which full one: the same rules within a document and across documents.

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_ner::Lexicon;
use relmap_types::{EntityType, MergeRule};
use rustc_hash::FxHashMap;

use crate::name::{OrganizationName, PersonName, initials};

/// Something that bears a name: a group of equal mentions, or an entity of one document.
pub(crate) struct Bearer<'n> {
    /// What it is.
    pub(crate) entity_type: EntityType,
    /// Its name taken apart, for persons.
    pub(crate) person: Option<&'n PersonName>,
    /// Its name taken apart, for organizations.
    pub(crate) organization: Option<&'n OrganizationName>,
    /// Folded acronyms that a text defines for it.
    pub(crate) acronyms: &'n [String],
    /// What the knowledge base says it is.
    pub(crate) record: Option<RecordIdx>,
}

/// How far the rules reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// One document: a forename alone may stand for the one person who bears it.
    Document,
    /// All documents.
    Corpus,
}

/// For each bearer the fuller one that it belongs to and why, or `None` if it stands for itself.
///
/// Chains end: a bearer is attached to one that is longer, or earlier among equals. Two bearers with different records are
/// never joined, not even through a third. Near-linear: candidates come from an index by surname, forename, initials
/// and first word.
pub(crate) fn attach(
    bearers: &[Bearer<'_>],
    scope: Scope,
    kb: &KnowledgeBase,
    lexicon: &Lexicon,
) -> Vec<Option<(usize, MergeRule)>> {
    let mut forest = Forest::new(bearers);
    forest.attach_by_record();
    forest.attach_persons(scope, kb, lexicon);
    forest.attach_organizations(kb);
    forest.to
}

/// The attachments so far. The root of a tree carries the record of the whole.
struct Forest<'b> {
    bearers: &'b [Bearer<'b>],
    to: Vec<Option<(usize, MergeRule)>>,
    record: Vec<Option<RecordIdx>>,
}

impl<'b> Forest<'b> {
    fn new(bearers: &'b [Bearer<'b>]) -> Self {
        Self {
            bearers,
            to: vec![None; bearers.len()],
            record: bearers.iter().map(|bearer| bearer.record).collect(),
        }
    }

    fn root(&self, mut i: usize) -> usize {
        while let Some((parent, _)) = self.to[i] {
            i = parent;
        }
        i
    }

    /// Attaches `i` to the only root among `candidates`; nothing if there are several or none, or records differ.
    fn attach_to_only(&mut self, i: usize, candidates: impl Iterator<Item = usize>, rule: MergeRule) -> bool {
        let mut only = None;
        for candidate in candidates {
            let root = self.root(candidate);
            if root == i || only == Some(root) {
                continue;
            }
            if only.is_some() {
                return false;
            }
            only = Some(root);
        }
        let Some(root) = only else { return false };
        match (self.record[i], self.record[root]) {
            (Some(left), Some(right)) if left != right => return false,
            (Some(record), None) => self.record[root] = Some(record),
            _ => {}
        }
        self.to[i] = Some((root, rule));
        true
    }

    /// Bearers of one record are one; the first stands for all.
    fn attach_by_record(&mut self) {
        let mut first: FxHashMap<RecordIdx, usize> = FxHashMap::default();
        for i in 0..self.bearers.len() {
            if let Some(record) = self.bearers[i].record {
                let root = *first.entry(record).or_insert(i);
                if root != i {
                    self.to[i] = Some((root, MergeRule::KnowledgeBase));
                }
            }
        }
    }

    fn attach_persons(&mut self, scope: Scope, kb: &KnowledgeBase, lexicon: &Lexicon) {
        let persons: Vec<(usize, &PersonName)> =
            self.bearers.iter().enumerate().filter_map(|(i, bearer)| Some((i, bearer.person?))).collect();
        let mut by_surname: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        let mut by_forename: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for &(i, name) in persons.iter().filter(|(_, name)| name.parts.len() > 1) {
            by_surname.entry(name.surname(kb).unwrap_or_default()).or_default().push(i);
            by_forename.entry(name.forename(kb).unwrap_or_default()).or_default().push(i);
        }
        // Full names first, so that what a surname points at is settled when its turn comes.
        let mut order = persons.clone();
        order.sort_by_key(|&(i, name)| (std::cmp::Reverse(name.parts.len()), i));
        for (i, name) in order {
            if self.to[i].is_some() {
                continue;
            }
            if let [only] = name.parts.as_slice() {
                let namesakes = by_surname.get(only.as_str()).map_or(&[][..], Vec::as_slice);
                let fitting = namesakes.iter().copied().filter(|&other| {
                    let theirs = self.bearers[other].person.and_then(|full| full.gender(kb));
                    name.gender.is_none() || theirs.is_none() || name.gender == theirs
                });
                let fitting: Vec<usize> = fitting.collect();
                let attached = self.attach_to_only(i, fitting.into_iter(), MergeRule::Surname);
                if !attached && namesakes.is_empty() && scope == Scope::Document {
                    let namesakes = by_forename.get(only.as_str()).map_or(&[][..], Vec::as_slice);
                    self.attach_to_only(i, namesakes.iter().copied(), MergeRule::Forename);
                }
            } else {
                let namesakes = by_surname.get(name.surname(kb).unwrap_or_default()).map_or(&[][..], Vec::as_slice);
                let fuller: Vec<usize> = namesakes
                    .iter()
                    .copied()
                    .filter(|&other| {
                        let full = self.bearers[other].person;
                        other != i
                            && full.is_some_and(|full| {
                                name.is_short_for(full, lexicon)
                                    // Of two that could each be short for the other, the earlier stands.
                                    && (full.parts.len() > name.parts.len() || other < i)
                            })
                    })
                    .collect();
                self.attach_to_only(i, fuller.into_iter(), MergeRule::ShorterName);
            }
        }
    }

    fn attach_organizations(&mut self, kb: &KnowledgeBase) {
        let organizations: Vec<(usize, &OrganizationName)> =
            self.bearers.iter().enumerate().filter_map(|(i, bearer)| Some((i, bearer.organization?))).collect();
        let mut by_initials: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let mut by_first_word: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for &(i, name) in &organizations {
            for acronym in self.bearers[i].acronyms {
                by_initials.entry(acronym.clone()).or_default().push(i);
            }
            if name.words.len() > 1 {
                for letters in initials(&name.words) {
                    by_initials.entry(letters).or_default().push(i);
                }
                by_first_word.entry(name.words[0].as_str()).or_default().push(i);
            }
        }
        let mut order = organizations.clone();
        order.sort_by_key(|&(i, name)| (std::cmp::Reverse(name.words.len()), i));
        for (i, name) in order {
            if self.to[i].is_some() {
                continue;
            }
            if let Some(acronym) = &name.acronym
                && let Some(spelled) = by_initials.get(acronym)
                && self.attach_to_only(i, spelled.iter().copied(), MergeRule::Acronym)
            {
                continue;
            }
            // A name that the knowledge base knows is complete as it stands: "Apple" is not short for "Apple Corps".
            if self.record[i].is_none() && is_distinctive(name, kb) {
                let longer = by_first_word.get(name.words[0].as_str()).map_or(&[][..], Vec::as_slice);
                let longer: Vec<usize> = longer
                    .iter()
                    .copied()
                    .filter(|&other| self.bearers[other].organization.is_some_and(|full| name.opens(full)))
                    .collect();
                self.attach_to_only(i, longer.into_iter(), MergeRule::ShorterOrganization);
            }
        }
    }
}

/// Whether a short name says enough to stand for a longer one: not a place, a demonym or ordinary words alone.
fn is_distinctive(name: &OrganizationName, kb: &KnowledgeBase) -> bool {
    name.acronym.is_none()
        && name.words.iter().any(|word| word.len() > 2 && !kb.is_english_word(word) && kb.demonym(word).is_none())
        && !kb.lookup(&name.key()).iter().any(|candidate| kb.record(candidate.record).entity_type == EntityType::Location)
}
