//! Which short name belongs to which full one: the same rules within a document and across documents.

mod acronym;
mod bearer;
mod body;
mod conflict;
mod forest;
mod headed;
mod index;
mod misspelt;
mod organization;
mod person;
mod place;
mod run;
mod shorter;
mod slip;

use relmap_kb::KnowledgeBase;

use crate::config::Coreference;
use crate::judgement::Judgements;
pub(crate) use acronym::may_be_known;
pub(crate) use bearer::{Attached, Bearer, Matter, OneDocument, Scope};
use bearer::{MAX_COMPARED, MAX_LISTED, few};
use forest::Forest;
pub(crate) use run::Runs;

/// Attaches every bearer to the fuller one that it belongs to, if there is one.
///
/// Chains end: a bearer is attached to one that is longer, or earlier among equals. Two bearers with different records,
/// two forenames or "Jr" and "Sr", and those that a judgement keeps apart, are never joined, not even through a third.
/// Candidates come from indexes by the rarest part that two names must share, or by the run of words, so that this is near-linear
/// in the bearers; where many share all of a key, they are as many as [`bearer::MAX_COMPARED`] and [`conflict::MAX_HELD`] say.
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
