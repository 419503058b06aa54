//! `report.json`: what a run read, skipped, cut and joined.

mod counts;

mod rows;

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::load::{PassedOver, Place, Skipped, Warning};
use crate::{LeftOut, Outcome};
pub use counts::{Counts, EntityCounts};
use rows::{DocumentReport, LeftOutReport, MergeReport, Note, merges};

/// Name and version of the report's shape.
const SCHEMA: &str = "relmap-report/1";

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

#[cfg(test)]
mod tests {
    use relmap_types::{Cut, CutReason, Document, Span};

    use super::rows::CUT_SHOWN;
    use super::*;
    use crate::Extracted;
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
