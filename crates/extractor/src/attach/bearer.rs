//! What bears a name, and what comes of attaching it.

use relmap_kb::RecordIdx;
use relmap_types::{EntityType, MergeRule, RefusalReason};

use crate::around::hint::Hints;
use crate::judgement::Mark;
use crate::name::{OrganizationName, PersonName, Seat};

/// Most bearers of one name that are listed as kept apart.
pub(super) const MAX_LISTED: usize = 8;

/// Most names of one key that a name is compared with, so that ten thousand names made alike take ten times as long as a
/// thousand.
///
/// A name that more than so many could be short for, or another spelling of, has no clear bearer. In news the fullest keys hold
/// a few dozen names.
pub(super) const MAX_COMPARED: usize = 256;

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
    /// What names it, ascending: sentences of a document, documents of a corpus.
    pub(crate) named_in: Vec<u32>,
}

/// How far the rules reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// One document: a forename alone may stand for the one person who bears it.
    Document,
    /// All documents.
    Corpus,
}

/// What the texts in which names stand have to do with each other.
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

/// The names of one key, none if they are more than can be told apart.
pub(super) fn few(names: &[usize]) -> &[usize] {
    if names.len() > MAX_COMPARED { &[] } else { names }
}
