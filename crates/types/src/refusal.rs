//! Joins that were considered and refused.

use serde::{Deserialize, Serialize};

use crate::{DocumentIdx, EntityId};

/// Two names that look like one thing and were kept apart, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Refusal {
    /// The name that found no bearer, or the rarer of the two.
    pub left: String,
    /// The name that it could have been joined to.
    pub right: String,
    /// What stood against it.
    pub reason: RefusalReason,
    /// The entity of `left`.
    pub left_entity: EntityId,
    /// The entity of `right`, never that of `left`.
    pub right_entity: EntityId,
    /// Mentions of `left` that the join would have moved, at least 1: the more, the more the refusal matters.
    pub mentions: u32,
    /// The first document that names `left` so.
    pub document: DocumentIdx,
}

/// What stands against a join.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RefusalReason {
    /// One surname with two forenames: "Nadia Keller", "Bruno Keller".
    TwoForenames,
    /// Father and son: "Jr" and "Sr".
    TwoSuffixes,
    /// Two entries of the knowledge base.
    TwoRecords,
    /// A title, or the forename's usual bearers, tell of another gender.
    TwoGenders,
    /// A short name that several names in reach are short for; the most mentioned of these get a refusal each.
    SeveralBearers,
    /// One name for two kinds of thing: "Jordan" the person and the country.
    TwoTypes,
    /// A name that many countries have a body of: "Supreme Court" in Ghana and in Kenya.
    TwoCountries,
    /// The text tells them apart: "not to be confused with", or two spellings of one name in one sentence.
    ToldApart,
}

impl RefusalReason {
    /// The reason in words, for `explain` and the report.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::TwoForenames => "two forenames",
            Self::TwoSuffixes => "one is senior, one junior",
            Self::TwoRecords => "two entries of the knowledge base",
            Self::TwoGenders => "title or forename of another gender",
            Self::SeveralBearers => "short for several names",
            Self::TwoTypes => "one name for two kinds of thing",
            Self::TwoCountries => "bodies of two countries",
            Self::ToldApart => "told apart by the text",
        }
    }
}
