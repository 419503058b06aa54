//! Judgements that these documents make impossible to follow.

use std::collections::BTreeMap;

use super::class::root;
use super::error::listed;
use super::mark::{Mark, merge_marks};
use super::{JudgementError, JudgementFault, Judgements, Unheeded, Verdict};

impl Judgements {
    /// The `different` lines whose two sides are written alike, so that nothing tells them apart; `clusters` holds the
    /// marks of each entity.
    pub(crate) fn not_parted(&self, clusters: &[Vec<Mark>]) -> Vec<Unheeded> {
        let mut unheeded = Vec::new();
        let clusters: Vec<&Vec<Mark>> = clusters
            .iter()
            .filter(|marks| self.are_apart(marks, marks))
            .collect();
        for judgement in &self.lines {
            if let Verdict::Different(a, b) = judgement.verdict
                && let classes = [a, b].map(|number| self.class_of[number])
                && clusters
                    .iter()
                    .any(|marks| classes.iter().all(|class| marks.contains(class)))
            {
                let (a, b) = (&self.references[a], &self.references[b]);
                let reason =
                    format!("{a} and {b} are one name but for titles or case: nothing tells them apart");
                unheeded.push(Unheeded::new(judgement.line, reason));
            }
        }
        unheeded
    }
}

/// Finds joins that the file forbids elsewhere.
pub(super) fn check(
    judgements: &Judgements,
    marks: &[Vec<Mark>],
    components: &BTreeMap<usize, Vec<usize>>,
    joins: &[(u32, usize)],
    parent: &mut [usize],
) -> Result<(), JudgementError> {
    let mut faults = Vec::new();
    for (&whole, members) in components.iter().filter(|(_, members)| members.len() > 1) {
        let mut all = Vec::new();
        for &i in members {
            merge_marks(&mut all, &marks[i]);
        }
        for judgement in &judgements.lines {
            let Verdict::Different(a, b) = judgement.verdict else {
                continue;
            };
            let classes = [a, b].map(|number| judgements.class_of[number]);
            if !classes.iter().all(|class| all.contains(class)) {
                continue;
            }
            let mut lines: Vec<u32> = Vec::new();
            for &(line, i) in joins {
                if root(parent, i) == whole {
                    lines.push(line);
                }
            }
            let (a, b) = (&judgements.references[a], &judgements.references[b]);
            let problem = format!(
                "{a} and {b} are different here and in these documents the same by {}: delete one",
                listed(&lines)
            );
            lines.push(judgement.line);
            faults.push(JudgementFault { lines, problem });
        }
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(JudgementError {
            source_name: judgements.source.clone(),
            faults,
        })
    }
}
