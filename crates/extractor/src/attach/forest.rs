//! The attachments so far, as trees.

use std::cell::Cell;
use std::cmp::Reverse;

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_types::{MergeRule, RefusalReason};
use rustc_hash::FxHashMap;

use super::{Attached, Bearer, MAX_LISTED, Matter, Scope};
use crate::judgement::{Judgements, Mark, merge_marks};

/// The attachments so far. The root of a tree carries the record, the marks and the full names of the whole.
pub(super) struct Forest<'b> {
    pub(super) bearers: &'b [Bearer<'b>],
    pub(super) scope: Scope,
    pub(super) matter: &'b dyn Matter,
    pub(super) kb: &'b KnowledgeBase,
    judgements: &'b Judgements,
    pub(super) to: Vec<Option<(usize, MergeRule)>>,
    /// For each bearer one nearer to its root than it is, halfway and more after a search, so that chains cost little.
    above: Vec<Cell<usize>>,
    pub(super) record: Vec<Option<RecordIdx>>,
    /// By bearer: whom the knowledge base knows by its name, but who is not meant, neither by it nor by what was joined to it.
    pub(super) barred: Vec<Option<RecordIdx>>,
    marks: Vec<Vec<Mark>>,
    /// Of each root the full names of persons below it that others are held against.
    pub(super) held: FxHashMap<usize, Vec<usize>>,
    pub(super) refused: Vec<(usize, usize, RefusalReason)>,
}

impl<'b> Forest<'b> {
    pub(super) fn new(
        bearers: &'b [Bearer<'b>],
        scope: Scope,
        matter: &'b dyn Matter,
        kb: &'b KnowledgeBase,
        judgements: &'b Judgements,
    ) -> Self {
        Self {
            bearers,
            scope,
            matter,
            kb,
            judgements,
            to: vec![None; bearers.len()],
            above: (0..bearers.len()).map(Cell::new).collect(),
            record: bearers.iter().map(|bearer| bearer.record).collect(),
            barred: bearers.iter().map(|bearer| bearer.barred).collect(),
            marks: bearers.iter().map(|bearer| bearer.marks.clone()).collect(),
            held: FxHashMap::default(),
            refused: Vec::new(),
        }
    }

    pub(super) fn is_attached(&self, i: usize) -> bool {
        self.to[i].is_some()
    }

    /// What stands for all that `i` is joined with.
    pub(super) fn root(&self, mut i: usize) -> usize {
        loop {
            let next = self.above[self.above[i].get()].get();
            if next == i {
                return i;
            }
            self.above[i].set(next);
            i = next;
        }
    }

    /// The distinct roots of `candidates` but `i` itself, ascending.
    pub(super) fn roots(&self, i: usize, candidates: &[usize]) -> Vec<usize> {
        let mut roots: Vec<usize> = candidates
            .iter()
            .map(|&candidate| self.root(candidate))
            .filter(|&root| root != i)
            .collect();
        roots.sort_unstable();
        roots.dedup();
        roots
    }

    /// Attaches `i` to the only root among `candidates`; not if there are several or none, or something stands against it.
    pub(super) fn attach_to_only(&mut self, i: usize, candidates: &[usize], rule: MergeRule) -> bool {
        match self.roots(i, candidates).as_slice() {
            [] => false,
            &[root] => self.join(i, root, rule),
            several => {
                self.refuse(i, several.to_vec(), RefusalReason::SeveralBearers);
                false
            }
        }
    }

    /// As [`Self::attach_to_only`], for one part of a name: across documents the two must have to do with each other.
    ///
    /// A person of the knowledge base is known to all documents; whom a document introduces itself is nobody else's ("Keller, a
    /// striker,"), nor is who stands in one document with the full name and apart from it.
    pub(super) fn attach_part_to_only(&mut self, i: usize, candidates: &[usize], rule: MergeRule) -> bool {
        if self.scope == Scope::Corpus
            && let &[root] = self.roots(i, candidates).as_slice()
        {
            let is_near = self.record[root].is_some() || self.matter.is_shared(i, root);
            if !is_near || self.bearers[i].hints.is_introduced || self.meet(i, root) {
                return false;
            }
        }
        self.attach_to_only(i, candidates, rule)
    }

    /// Whether the documents of letters speak of a country or of somebody that those of a full name speak of too.
    ///
    /// Three letters are many bodies' at once: the port authority of one country is not the farmers' union of another.
    pub(super) fn has_to_do(&self, letters: usize, full: usize) -> bool {
        self.scope == Scope::Document
            || self.matter.shares_country(letters, full)
            || self.matter.is_shared(letters, full)
    }

    /// Lists `i` as kept apart from those of `roots` that are named most; ties go to the earlier.
    pub(super) fn refuse(&mut self, i: usize, mut roots: Vec<usize>, reason: RefusalReason) {
        roots.sort_unstable_by_key(|&root| (Reverse(self.bearers[root].n_mentions), root));
        roots.truncate(MAX_LISTED);
        self.refused
            .extend(roots.into_iter().map(|root| (i, root, reason)));
    }

    /// Attaches `i` to `root` unless something stands against it.
    pub(super) fn join(&mut self, i: usize, root: usize, rule: MergeRule) -> bool {
        let root = self.root(root);
        if !self.may_join(i, root) {
            return false;
        }
        if let Some(reason) = self.conflict(i, root) {
            self.refused.push((i, root, reason));
            return false;
        }
        self.put(i, root, rule);
        true
    }

    /// Attaches a nickname or another name to its bearer, whatever the two have in common.
    pub(super) fn join_other(&mut self, i: usize, bearer: usize, rule: MergeRule) -> bool {
        let root = self.root(bearer);
        let two_records = matches!((self.record[i], self.record[root]), (Some(a), Some(b)) if a != b);
        if two_records || !self.may_join(i, root) {
            return false;
        }
        self.put(i, root, rule);
        true
    }

    /// Whether `i` stands for itself, `root` for something else, and no judgement keeps them apart.
    ///
    /// Two rules may each take the other for the fuller name; the second must not close a ring.
    fn may_join(&self, i: usize, root: usize) -> bool {
        root != i && !self.is_attached(i) && !self.judgements.are_apart(&self.marks[i], &self.marks[root])
    }

    fn put(&mut self, i: usize, root: usize, rule: MergeRule) {
        if self.record[root].is_none() {
            self.record[root] = self.record[i];
        }
        if self.barred[root].is_none() {
            self.barred[root] = self.barred[i];
        }
        self.to[i] = Some((root, rule));
        self.above[i].set(root);
        self.hold(i, root, rule);
        let marks = std::mem::take(&mut self.marks[i]);
        merge_marks(&mut self.marks[root], &marks);
    }

    /// What a person has said outranks records too.
    pub(super) fn attach_by_judgement(&mut self) {
        for i in 0..self.bearers.len() {
            if let Some(root) = self.bearers[i].judged {
                self.put(i, root, MergeRule::Judgement);
            }
        }
    }

    /// Names that the text itself says are one's: "Ada Moran, also known as Zorka".
    pub(super) fn attach_by_text(&mut self) {
        for i in 0..self.bearers.len() {
            let Some((other, rule)) = self.bearers[i].also else {
                continue;
            };
            // The one that the knowledge base knows stands.
            let (short, full) = if self.record[i].is_some() && self.record[self.root(other)].is_none() {
                (other, i)
            } else {
                (i, other)
            };
            self.join_other(short, full, rule);
        }
    }

    /// Bearers of one record are one; the first stands for all.
    pub(super) fn attach_by_record(&mut self) {
        let mut first: FxHashMap<RecordIdx, usize> = FxHashMap::default();
        for i in 0..self.bearers.len() {
            if let Some(record) = self.bearers[i].record {
                let root = self.root(*first.entry(record).or_insert(i));
                if self.may_join(i, root) {
                    self.put(i, root, MergeRule::KnowledgeBase);
                }
            }
        }
    }

    /// What came of it all.
    pub(super) fn attached(mut self) -> Attached {
        let root: Vec<usize> = (0..self.to.len()).map(|i| self.root(i)).collect();
        // Both ends may have been joined since by another way.
        self.refused.retain(|&(left, right, _)| root[left] != root[right]);
        self.refused.sort_unstable();
        self.refused.dedup();
        Attached {
            to: self.to,
            root,
            refused: self.refused,
        }
    }
}
