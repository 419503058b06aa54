//! What the report says of single things.

use relmap_types::codepoint::Codepoints;
use relmap_types::{CutReason, MergeRule, Metadata};
use serde::Serialize;

use crate::load::Place;
use crate::{Extracted, Outcome};

/// Code points of a cut that are shown; enough to recognise it.
pub(super) const CUT_SHOWN: usize = 120;

/// Something said about an input.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Note {
    #[serde(flatten)]
    pub(super) place: Place,
    pub(super) reason: String,
}

/// A document that was left out.
#[derive(Clone, Debug, Serialize)]
pub(super) struct LeftOutReport {
    pub(super) id: String,
    pub(super) reason: String,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct DocumentReport {
    pub(super) id: String,
    /// Where it stands, if it is a line of a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<Place>,
    #[serde(flatten)]
    metadata: Metadata,
    /// Length in code points.
    characters: u32,
    sentences: usize,
    mentions: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cuts: Vec<CutReport>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct CutReport {
    pub(super) reason: CutReason,
    start: u32,
    end: u32,
    /// Its beginning.
    text: String,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct MergeReport {
    entity: String,
    surface: String,
    into: String,
    rule: MergeRule,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<String>,
}

impl DocumentReport {
    pub(super) fn new(extracted: &Extracted, file: Option<Place>) -> Self {
        let document = &extracted.document;
        let mut codepoints = Codepoints::new(&document.text);
        let cuts = document.cuts.iter().map(|cut| CutReport {
            reason: cut.reason,
            start: codepoints.at(cut.span.start()),
            end: codepoints.at(cut.span.end()),
            text: document
                .surface(cut.span)
                .trim()
                .chars()
                .take(CUT_SHOWN)
                .collect(),
        });
        Self {
            id: document.id.clone(),
            file,
            metadata: document.metadata.clone(),
            cuts: cuts.collect(),
            characters: codepoints.at(u32::MAX),
            sentences: extracted.sentences.len(),
            mentions: extracted.mentions.len(),
        }
    }
}

/// Every join of two names, in order of the entities.
pub(super) fn merges(outcome: &Outcome) -> Vec<MergeReport> {
    let documents = &outcome.analysis.documents;
    let of_entity = |entity: &relmap_types::Entity| {
        let key = entity.key.clone();
        entity.merges.clone().into_iter().map(move |merge| MergeReport {
            entity: key.clone(),
            surface: merge.surface,
            into: merge.into,
            rule: merge.rule,
            document: documents.get(merge.document.0 as usize).map(|(id, _)| id.clone()),
        })
    };
    outcome.analysis.entities.iter().flat_map(of_entity).collect()
}
