//! Which short name belongs to which full one: the same rules within a document and across documents.

mod acronym;
mod body;
mod conflict;
mod forest;
mod index;
mod misspelt;
mod organization;
mod person;
mod place;
mod run;
mod shorter;
mod slip;

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_types::{EntityType, MergeRule, RefusalReason};

use crate::around::hint::Hints;
use crate::config::Coreference;
use crate::judgement::{Judgements, Mark};
use crate::name::Seat;
use crate::name::{OrganizationName, PersonName};
pub(crate) use acronym::may_be_known;
use forest::Forest;
pub(crate) use run::Runs;

/// Most bearers of one name that are listed as kept apart.
const MAX_LISTED: usize = 8;

/// Most names of one key that a name is compared with, so that ten thousand names made alike take ten times as long as a
/// thousand.
///
/// A name that more than so many could be short for, or another spelling of, has no clear bearer. In news the fullest keys hold
/// a few dozen names.
const MAX_COMPARED: usize = 256;

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
    /// The bearer that it is another name of, as the document says, and by which rule.
    pub(crate) also: Option<(usize, MergeRule)>,
    /// The bearers that the document says it is not.
    pub(crate) apart: &'n [usize],
    /// Who bears its name in the knowledge base, but is not meant.
    pub(crate) barred: Option<RecordIdx>,
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

/// What the places where names stand have to do with each other.
pub(crate) trait Matter {
    /// Whether the documents of a short name have to do with those of a full one.
    fn is_shared(&self, short: usize, full: usize) -> bool;

    /// Whether a document of one name speaks of a country that one of the other speaks of.
    fn shares_country(&self, left: usize, right: usize) -> bool;
}

/// One document: all in it has to do with all.
pub(crate) struct OneDocument;

impl Matter for OneDocument {
    fn is_shared(&self, _: usize, _: usize) -> bool {
        true
    }

    fn shares_country(&self, _: usize, _: usize) -> bool {
        true
    }
}

/// What was attached to what, and what was refused.
pub(crate) struct Attached {
    /// For each bearer the fuller one that it belongs to and why, or `None` if it stands for itself.
    pub(crate) to: Vec<Option<(usize, MergeRule)>>,
    /// For each bearer the one that stands for all it is joined with, itself if it stands alone.
    pub(crate) root: Vec<usize>,
    /// Pairs of bearers that were considered and kept apart.
    pub(crate) refused: Vec<(usize, usize, RefusalReason)>,
}

/// Attaches every bearer to the fuller one that it belongs to, if there is one.
///
/// Chains end: a bearer is attached to one that is longer, or earlier among equals. Two bearers with different records,
/// two forenames or "Jr" and "Sr", and those that a judgement keeps apart, are never joined, not even through a third.
/// Candidates come from indexes by the rarest part that two names must share, or by the run of words, so that this is near-linear
/// in the bearers; where many share all of a key, they are as many as [`MAX_COMPARED`] and [`conflict::MAX_HELD`] say.
pub(crate) fn attach(
    bearers: &[Bearer<'_>],
    scope: Scope,
    matter: &dyn Matter,
    coreference: Coreference,
    kb: &KnowledgeBase,
    judgements: &Judgements,
) -> Attached {
    let mut forest = Forest::new(bearers, scope, matter, kb, judgements);
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
    forest.attached()
}

/// The names of one key, none if they are more than can be told apart.
fn few(names: &[usize]) -> &[usize] {
    if names.len() > MAX_COMPARED { &[] } else { names }
}
