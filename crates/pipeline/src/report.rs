//! `report.json`: what a run read, skipped, cut and joined.

use std::collections::BTreeMap;

use relmap_types::codepoint::Codepoints;
use relmap_types::{CutReason, EntityType, MergeRule, Metadata};
use serde::Serialize;
use serde_json::Value;

use crate::load::{PassedOver, Place, Skipped, Warning};
use crate::{Extracted, LeftOut, Outcome};

/// Name and version of the report's shape.
const SCHEMA: &str = "relmap-report/1";

/// Code points of a cut that are shown; enough to recognise it.
const CUT_SHOWN: usize = 120;

/// Files passed over that are named; `counts` has the number of all.
const MAX_PASSED_OVER: usize = 1_000;

/// What a run read, skipped, cut and joined. Spans count Unicode code points of the text as given.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    schema: &'static str,
    generator: String,
    config: Value,
    counts: Counts,
    skipped: Vec<Note>,
    warnings: Vec<Note>,
    /// Files that were left alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    passed_over: Vec<Note>,
    /// Documents that were read and do not count.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<LeftOutReport>,
    /// Judgements that could not be followed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unheeded: Vec<Note>,
    documents: Vec<DocumentReport>,
    merges: Vec<MergeReport>,
}

/// How much of everything.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Counts {
    /// Documents read.
    pub documents: usize,
    /// Inputs and records skipped.
    pub skipped: usize,
    /// Documents without a date.
    pub undated: usize,
    /// Files that were left alone.
    pub passed_over: usize,
    /// Documents that were read and do not count.
    pub left_out: usize,
    /// Sentences, cuts left out.
    pub sentences: u64,
    /// Windows.
    pub windows: u64,
    /// Mentions, words that make no node included.
    pub mentions: usize,
    /// Entities by type.
    pub entities: EntityCounts,
    /// Co-occurrences: each pair once for every window that names both.
    pub cooccurrences: usize,
    /// Edges: each pair once.
    pub edges: usize,
    /// Parts cut from documents.
    pub cuts: usize,
}

/// Entities by type.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct EntityCounts {
    /// Persons.
    pub person: usize,
    /// Organizations.
    pub organization: usize,
    /// Locations.
    pub location: usize,
}

/// Something said about an input.
#[derive(Clone, Debug, Serialize)]
struct Note {
    #[serde(flatten)]
    place: Place,
    reason: String,
}

/// A document that was left out.
#[derive(Clone, Debug, Serialize)]
struct LeftOutReport {
    id: String,
    reason: String,
}

#[derive(Clone, Debug, Serialize)]
struct DocumentReport {
    id: String,
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
struct CutReport {
    reason: CutReason,
    start: u32,
    end: u32,
    /// Its beginning.
    text: String,
}

#[derive(Clone, Debug, Serialize)]
struct MergeReport {
    entity: String,
    surface: String,
    into: String,
    rule: MergeRule,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<String>,
}

/// What was not read, or not wholly.
#[derive(Clone, Copy, Debug, Default)]
pub struct Losses<'a> {
    /// Inputs and records that gave no document.
    pub skipped: &'a [Skipped],
    /// Documents read with a loss.
    pub warnings: &'a [Warning],
    /// Files left alone.
    pub passed_over: &'a [PassedOver],
    /// Documents read that do not count.
    pub left_out: &'a [LeftOut],
    /// Where documents stand that are lines of a file, by id.
    pub lines: Option<&'a BTreeMap<String, Place>>,
    /// Name of the judgement file.
    pub judgements: &'a str,
}

impl Report {
    /// Gathers the report of a run: `generator` is the program and its version, `config` the settings as it words
    /// them.
    pub fn new(generator: &str, config: Value, outcome: &Outcome, losses: Losses<'_>) -> Self {
        let place = |id: &str| losses.lines?.get(id).cloned();
        let documents: Vec<_> = outcome
            .documents
            .iter()
            .map(|extracted| DocumentReport::new(extracted, place(&extracted.document.id)))
            .collect();
        Self {
            schema: SCHEMA,
            generator: generator.to_owned(),
            config,
            counts: Counts::new(outcome, losses),
            skipped: losses
                .skipped
                .iter()
                .map(|skipped| Note {
                    place: skipped.place.clone(),
                    reason: skipped.reason.to_string(),
                })
                .collect(),
            warnings: losses
                .warnings
                .iter()
                .map(|warning| Note {
                    place: warning.place.clone(),
                    reason: warning.kind.to_string(),
                })
                .collect(),
            passed_over: losses
                .passed_over
                .iter()
                .take(MAX_PASSED_OVER)
                .map(|file| Note {
                    place: Place {
                        path: file.path.clone(),
                        line: None,
                    },
                    reason: file.reason.to_string(),
                })
                .collect(),
            left_out: losses
                .left_out
                .iter()
                .map(|one| LeftOutReport {
                    id: one.id.clone(),
                    reason: one.reason.to_string(),
                })
                .collect(),
            unheeded: outcome
                .unheeded
                .iter()
                .map(|unheeded| Note {
                    place: Place {
                        path: losses.judgements.to_owned(),
                        line: Some(unheeded.line.into()),
                    },
                    reason: unheeded.reason.clone(),
                })
                .collect(),
            documents,
            merges: merges(outcome),
        }
    }

    /// How much of everything.
    pub const fn counts(&self) -> &Counts {
        &self.counts
    }

    /// The file's bytes: indented JSON with a line feed at the end.
    ///
    /// # Panics
    /// Never: a report holds strings and whole numbers only.
    pub fn to_json(&self) -> Vec<u8> {
        let mut bytes =
            serde_json::to_vec_pretty(self).expect("a report holds strings and whole numbers only");
        bytes.push(b'\n');
        bytes
    }
}

impl Counts {
    fn new(outcome: &Outcome, losses: Losses<'_>) -> Self {
        let analysis = &outcome.analysis;
        let of_type = |entity_type| {
            analysis
                .entities
                .iter()
                .filter(|e| e.entity_type == entity_type)
                .count()
        };
        // Sorted as they are, the records of one pair stand together.
        let edges = analysis
            .cooccurrences
            .chunk_by(|x, y| (x.a, x.b) == (y.a, y.b))
            .count();
        Self {
            documents: outcome.documents.len(),
            skipped: losses.skipped.len(),
            undated: outcome
                .documents
                .iter()
                .filter(|extracted| extracted.document.metadata.date.is_none())
                .count(),
            passed_over: losses.passed_over.len(),
            left_out: losses.left_out.len(),
            sentences: analysis.sentences,
            windows: analysis.windows,
            mentions: outcome
                .documents
                .iter()
                .map(|extracted| extracted.mentions.len())
                .sum(),
            entities: EntityCounts {
                person: of_type(EntityType::Person),
                organization: of_type(EntityType::Organization),
                location: of_type(EntityType::Location),
            },
            cooccurrences: analysis.cooccurrences.len(),
            edges,
            cuts: outcome
                .documents
                .iter()
                .map(|extracted| extracted.document.cuts.len())
                .sum(),
        }
    }
}

impl EntityCounts {
    /// Entities of every type together.
    pub const fn total(self) -> usize {
        self.person + self.organization + self.location
    }
}

impl DocumentReport {
    fn new(extracted: &Extracted, file: Option<Place>) -> Self {
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
fn merges(outcome: &Outcome) -> Vec<MergeReport> {
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

#[cfg(test)]
mod tests {
    use relmap_types::{Cut, Document, Span};

    use super::*;
    use crate::load::SkipReason;

    #[test]
    fn cuts_count_code_points_and_show_their_beginning() {
        let text = format!("Erdoğan spoke.\n© {}\n", "é".repeat(300));
        let start = text.find('©').unwrap();
        let mut document = Document::new("a1", text.clone());
        document.cuts.push(Cut {
            span: Span::from_range(start..text.len()).unwrap(),
            reason: CutReason::Legal,
        });
        let extracted = Extracted {
            document,
            sentences: Vec::new(),
            mentions: Vec::new(),
            entities: Vec::new(),
        };
        let outcome = Outcome {
            documents: vec![extracted],
            ..Outcome::default()
        };
        let place = Place {
            path: "b.jsonl".to_owned(),
            line: Some(7),
        };
        let skipped = [Skipped {
            place,
            reason: SkipReason::Empty,
        }];
        let losses = Losses {
            skipped: &skipped,
            ..Losses::default()
        };
        let report = Report::new("relmap 0.1.0", Value::Null, &outcome, losses);
        let json: Value = serde_json::from_slice(&report.to_json()).unwrap();
        let cut = &json["documents"][0]["cuts"][0];
        assert_eq!(
            (&cut["start"], &cut["end"], &cut["reason"]),
            (&15.into(), &318.into(), &"legal".into())
        );
        assert_eq!(cut["text"].as_str().unwrap().chars().count(), CUT_SHOWN);
        assert_eq!(json["documents"][0]["characters"], 318);
        assert_eq!(json["skipped"][0]["path"], "b.jsonl");
        assert_eq!(json["skipped"][0]["line"], 7);
        assert_eq!(json["counts"]["skipped"], 1);
    }
}
