//! Which short name belongs to which full one: the same rules within a document and across documents.

mod organization;
mod person;

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_ner::Lexicon;
use relmap_types::{EntityType, MergeRule};
use rustc_hash::FxHashMap;

use crate::judgement::{Judgements, Mark, merge_marks};
use crate::name::{OrganizationName, PersonName};

/// Something that bears a name: a group of equal mentions, or an entity of one document.
pub(crate) struct Bearer<'n> {
    /// What it is.
    pub(crate) entity_type: EntityType,
    /// Its name taken apart, for persons.
    pub(crate) person: Option<&'n PersonName>,
    /// Its name taken apart, for organizations and places.
    pub(crate) organization: Option<&'n OrganizationName>,
    /// Folded acronyms that a text defines for it.
    pub(crate) acronyms: &'n [String],
    /// What the knowledge base says it is.
    pub(crate) record: Option<RecordIdx>,
    /// The judgements that it is named in.
    pub(crate) marks: Vec<Mark>,
    /// The bearer that a judgement joins it to, itself joined to none.
    pub(crate) judged: Option<usize>,
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
/// Chains end: a bearer is attached to one that is longer, or earlier among equals. Two bearers with different records, or
/// that a judgement keeps apart, are never joined, not even through a third. Near-linear: candidates come from an index by surname, forename, initials
/// and first word.
pub(crate) fn attach(
    bearers: &[Bearer<'_>],
    scope: Scope,
    kb: &KnowledgeBase,
    lexicon: &Lexicon,
    judgements: &Judgements,
) -> Vec<Option<(usize, MergeRule)>> {
    let mut forest = Forest::new(bearers, judgements);
    forest.attach_by_judgement();
    forest.attach_by_record();
    person::attach(&mut forest, scope, kb, lexicon);
    organization::attach(&mut forest, scope, kb, lexicon);
    forest.to
}

/// The attachments so far. The root of a tree carries the record and the marks of the whole.
struct Forest<'b> {
    bearers: &'b [Bearer<'b>],
    judgements: &'b Judgements,
    to: Vec<Option<(usize, MergeRule)>>,
    record: Vec<Option<RecordIdx>>,
    marks: Vec<Vec<Mark>>,
}

impl<'b> Forest<'b> {
    fn new(bearers: &'b [Bearer<'b>], judgements: &'b Judgements) -> Self {
        Self {
            bearers,
            judgements,
            to: vec![None; bearers.len()],
            record: bearers.iter().map(|bearer| bearer.record).collect(),
            marks: bearers.iter().map(|bearer| bearer.marks.clone()).collect(),
        }
    }

    fn is_attached(&self, i: usize) -> bool {
        self.to[i].is_some()
    }

    fn root(&self, mut i: usize) -> usize {
        while let Some((parent, _)) = self.to[i] {
            i = parent;
        }
        i
    }

    /// Attaches `i` to the only root among `candidates`; not if there are several or none, or records differ.
    fn attach_to_only(&mut self, i: usize, candidates: &[usize], rule: MergeRule) -> bool {
        let mut only = None;
        for &candidate in candidates {
            let root = self.root(candidate);
            if root == i || only == Some(root) {
                continue;
            }
            if only.is_some() {
                return false;
            }
            only = Some(root);
        }
        only.is_some_and(|root| self.join(i, root, rule))
    }

    /// Attaches `i` to `root` unless their records differ or a judgement keeps them apart.
    fn join(&mut self, i: usize, root: usize, rule: MergeRule) -> bool {
        if self.judgements.are_apart(&self.marks[i], &self.marks[root]) {
            return false;
        }
        match (self.record[i], self.record[root]) {
            (Some(left), Some(right)) if left != right => return false,
            (Some(record), None) => self.record[root] = Some(record),
            _ => {}
        }
        self.put(i, root, rule);
        true
    }

    fn put(&mut self, i: usize, root: usize, rule: MergeRule) {
        self.to[i] = Some((root, rule));
        let marks = std::mem::take(&mut self.marks[i]);
        merge_marks(&mut self.marks[root], &marks);
    }

    /// What a person has said outranks records too.
    fn attach_by_judgement(&mut self) {
        for i in 0..self.bearers.len() {
            if let Some(root) = self.bearers[i].judged {
                self.record[root] = self.record[root].or(self.record[i]);
                self.put(i, root, MergeRule::Judgement);
            }
        }
    }

    /// Bearers of one record are one; the first stands for all.
    fn attach_by_record(&mut self) {
        let mut first: FxHashMap<RecordIdx, usize> = FxHashMap::default();
        for i in 0..self.bearers.len() {
            if let Some(record) = self.bearers[i].record {
                let root = self.root(*first.entry(record).or_insert(i));
                if root != self.root(i) && !self.is_attached(i) {
                    self.join(i, root, MergeRule::KnowledgeBase);
                }
            }
        }
    }
}
