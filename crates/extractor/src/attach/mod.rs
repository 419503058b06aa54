//! Which short name belongs to which full one: the same rules within a document and across documents.

mod acronym;
mod body;
mod conflict;
mod index;
mod organization;
mod person;
mod place;

use std::cmp::Reverse;

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_ner::Lexicon;
use relmap_types::{EntityType, MergeRule, RefusalReason};
use rustc_hash::FxHashMap;

use crate::config::Coreference;
use crate::document::{Hints, Seat};
use crate::judgement::{Judgements, Mark, merge_marks};
use crate::name::{OrganizationName, PersonName};

/// Most bearers of one name that are listed as kept apart.
const MAX_LISTED: usize = 8;

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
    /// Its mentions in the order of the document; empty for an entity of a document.
    pub(crate) mentions: &'n [u32],
    /// How often it is named.
    pub(crate) n_mentions: u32,
    /// The bearer that the document says it is another name of.
    pub(crate) also: Option<usize>,
    /// The document introduces it as somebody's relative: "his brother, Bruno Keller".
    pub(crate) is_kin: bool,
    /// What the document says around it.
    pub(crate) hints: Hints,
    /// Whose it is, if many countries have a body of that name.
    pub(crate) seat: Option<&'n Seat>,
    /// Where it is named, ascending: sentences of a document, documents of a corpus.
    pub(crate) places: Vec<u32>,
}

/// How far the rules reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// One document: a forename alone may stand for the one person who bears it.
    Document,
    /// All documents.
    Corpus,
}

/// What was attached to what, and what was refused.
pub(crate) struct Attached {
    /// For each bearer the fuller one that it belongs to and why, or `None` if it stands for itself.
    pub(crate) to: Vec<Option<(usize, MergeRule)>>,
    /// Pairs of bearers that were considered and kept apart.
    pub(crate) refused: Vec<(usize, usize, RefusalReason)>,
}

/// Attaches every bearer to the fuller one that it belongs to, if there is one.
///
/// Chains end: a bearer is attached to one that is longer, or earlier among equals. Two bearers with different records,
/// two forenames or "Jr" and "Sr", and those that a judgement keeps apart, are never joined, not even through a third.
/// Candidates come from indexes by surname with another part or its letter, forename, initials and first word, so that this is
/// near-linear in the bearers as long as few share all of a key. Within a document slips of the pen are looked for among all
/// names with one first letter.
pub(crate) fn attach(
    bearers: &[Bearer<'_>],
    scope: Scope,
    is_shared: &dyn Fn(usize, usize) -> bool,
    coreference: Coreference,
    kb: &KnowledgeBase,
    lexicon: &Lexicon,
    judgements: &Judgements,
) -> Attached {
    let mut forest = Forest::new(bearers, scope, is_shared, kb, lexicon, judgements);
    forest.attach_by_judgement();
    forest.attach_by_record();
    if coreference != Coreference::None {
        forest.attach_by_text();
        person::attach(&mut forest, scope);
        organization::attach(&mut forest, scope);
        if scope == Scope::Corpus {
            body::attach(&mut forest);
        }
    }
    let mut refused = forest.refused;
    // Both ends may have been joined since by another way.
    let root = |mut i: usize| {
        while let Some((parent, _)) = forest.to[i] {
            i = parent;
        }
        i
    };
    refused.retain(|&(left, right, _)| root(left) != root(right));
    refused.sort_unstable();
    refused.dedup();
    Attached {
        to: forest.to,
        refused,
    }
}

/// The attachments so far. The root of a tree carries the record, the marks and the members of the whole.
struct Forest<'b> {
    bearers: &'b [Bearer<'b>],
    scope: Scope,
    /// Whether the documents of a short name have to do with those of a full one.
    is_shared: &'b dyn Fn(usize, usize) -> bool,
    kb: &'b KnowledgeBase,
    lexicon: &'b Lexicon,
    judgements: &'b Judgements,
    to: Vec<Option<(usize, MergeRule)>>,
    record: Vec<Option<RecordIdx>>,
    marks: Vec<Vec<Mark>>,
    /// Of each root the full names of persons below it.
    members: FxHashMap<usize, Vec<usize>>,
    refused: Vec<(usize, usize, RefusalReason)>,
}

impl<'b> Forest<'b> {
    fn new(
        bearers: &'b [Bearer<'b>],
        scope: Scope,
        is_shared: &'b dyn Fn(usize, usize) -> bool,
        kb: &'b KnowledgeBase,
        lexicon: &'b Lexicon,
        judgements: &'b Judgements,
    ) -> Self {
        Self {
            bearers,
            scope,
            is_shared,
            kb,
            lexicon,
            judgements,
            to: vec![None; bearers.len()],
            record: bearers.iter().map(|bearer| bearer.record).collect(),
            marks: bearers.iter().map(|bearer| bearer.marks.clone()).collect(),
            members: FxHashMap::default(),
            refused: Vec::new(),
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

    /// The distinct roots of `candidates` but `i` itself, ascending.
    fn roots(&self, i: usize, candidates: &[usize]) -> Vec<usize> {
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
    fn attach_to_only(&mut self, i: usize, candidates: &[usize], rule: MergeRule) -> bool {
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
    fn attach_part_to_only(&mut self, i: usize, candidates: &[usize], rule: MergeRule) -> bool {
        if self.scope == Scope::Corpus
            && let &[root] = self.roots(i, candidates).as_slice()
        {
            let is_near = self.record[root].is_some() || (self.is_shared)(i, root);
            if !is_near || self.bearers[i].hints.is_introduced || self.meet(i, root) {
                return false;
            }
        }
        self.attach_to_only(i, candidates, rule)
    }

    /// Lists `i` as kept apart from those of `roots` that are named most; ties go to the earlier.
    fn refuse(&mut self, i: usize, mut roots: Vec<usize>, reason: RefusalReason) {
        roots.sort_unstable_by_key(|&root| (Reverse(self.bearers[root].n_mentions), root));
        roots.truncate(MAX_LISTED);
        self.refused
            .extend(roots.into_iter().map(|root| (i, root, reason)));
    }

    /// Attaches `i` to `root` unless something stands against it.
    fn join(&mut self, i: usize, root: usize, rule: MergeRule) -> bool {
        // Two rules may each take the other for the fuller name; the second must not close a ring.
        let root = self.root(root);
        if root == i || self.to[i].is_some() {
            return false;
        }
        if self.judgements.are_apart(&self.marks[i], &self.marks[root]) {
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
    fn join_other(&mut self, i: usize, bearer: usize, rule: MergeRule) -> bool {
        let root = self.root(bearer);
        let two_records = matches!((self.record[i], self.record[root]), (Some(a), Some(b)) if a != b);
        if root == i
            || self.is_attached(i)
            || two_records
            || self.judgements.are_apart(&self.marks[i], &self.marks[root])
        {
            return false;
        }
        self.put(i, root, rule);
        true
    }

    fn put(&mut self, i: usize, root: usize, rule: MergeRule) {
        if self.record[root].is_none() {
            self.record[root] = self.record[i];
        }
        self.to[i] = Some((root, rule));
        let moved = self.members.remove(&i).unwrap_or_default();
        let members = self.members.entry(root).or_default();
        members.extend(moved);
        members.push(i);
        let marks = std::mem::take(&mut self.marks[i]);
        merge_marks(&mut self.marks[root], &marks);
    }

    /// What a person has said outranks records too.
    fn attach_by_judgement(&mut self) {
        for i in 0..self.bearers.len() {
            if let Some(root) = self.bearers[i].judged {
                self.put(i, root, MergeRule::Judgement);
            }
        }
    }

    /// Names that the text itself says are one's: "Ada Moran, also known as Zorka".
    fn attach_by_text(&mut self) {
        for i in 0..self.bearers.len() {
            let Some(other) = self.bearers[i].also else {
                continue;
            };
            // The one that the knowledge base knows stands.
            let (short, full) = if self.record[i].is_some() && self.record[self.root(other)].is_none() {
                (other, i)
            } else {
                (i, other)
            };
            self.join_other(short, full, MergeRule::OtherName);
        }
    }

    /// Bearers of one record are one; the first stands for all.
    fn attach_by_record(&mut self) {
        let mut first: FxHashMap<RecordIdx, usize> = FxHashMap::default();
        for i in 0..self.bearers.len() {
            if let Some(record) = self.bearers[i].record {
                let root = self.root(*first.entry(record).or_insert(i));
                let is_free = root != self.root(i) && !self.is_attached(i);
                if is_free && !self.judgements.are_apart(&self.marks[i], &self.marks[root]) {
                    self.put(i, root, MergeRule::KnowledgeBase);
                }
            }
        }
    }
}
