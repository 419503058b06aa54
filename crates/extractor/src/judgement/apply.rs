//! Following `same` and `different`, before the rules.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use relmap_kb::{KnowledgeBase, RecordIdx};

use super::check::check;
use super::class::root;
use super::mark::{Called, Claim, Mark};
use super::meant::{Meant, both, meant};
use super::shown::{Shown, unknown};
use super::{JudgementError, Judgements, Unheeded, Verdict};

/// What `same` and `different` mean for the names of a corpus.
#[derive(Debug, Default)]
pub(crate) struct Judged {
    /// For each name the classes that may be apart from others.
    pub(crate) marks: Vec<Vec<Mark>>,
    /// For each name the one that `same` joins it to.
    pub(crate) to: Vec<Option<usize>>,
    /// For each name the record that `same` gives it.
    pub(crate) record: Vec<Option<RecordIdx>>,
    /// Lines that could not be followed.
    pub(crate) unheeded: Vec<Unheeded>,
}

/// Joins the names that the file says are the same; `names` are those of the whole corpus.
///
/// Where a reference is no name of a text, the entities that `shown` gives are asked: outputs put a country or a number behind
/// names that several bear.
///
/// # Errors
/// [`JudgementError`] if two names that stay apart are the same by way of names that only the corpus shows.
pub(crate) fn judge(
    names: &[Called<'_>],
    shown: impl FnOnce() -> Vec<Shown>,
    judgements: &Judgements,
    kb: &KnowledgeBase,
) -> Result<Judged, JudgementError> {
    let mut judged = Judged {
        marks: vec![Vec::new(); names.len()],
        to: vec![None; names.len()],
        record: vec![None; names.len()],
        unheeded: Vec::new(),
    };
    let mut claims: Vec<Vec<(Claim, usize)>> = vec![Vec::new(); judgements.references.len()];
    for (i, called) in names.iter().enumerate() {
        for (number, claim) in judgements.claims(called, kb) {
            claims[number].push((claim, i));
        }
        judged.marks[i] = judgements.marks(called, kb);
    }
    judgements.ask_shown(&mut claims, &mut judged.marks, names, shown, kb);
    let mut joins = Joins::new(names.len());
    for judgement in &judgements.lines {
        let line = judgement.line;
        let reasons = match judgement.verdict {
            Verdict::Same(a, b) => {
                let mean = |number: usize, entity_type| {
                    let reference = &judgements.references[number];
                    meant(reference, &claims[number], names, entity_type, kb)
                };
                let sides = both(|of| mean(a, of), |of| mean(b, of), names);
                sides
                    .map(|sides| joins.add(&sides, line))
                    .err()
                    .into_iter()
                    .collect()
            }
            Verdict::Different(a, b) => unknown(judgements, [a, b], &claims, kb),
            _ => Vec::new(),
        };
        let reasons = reasons.into_iter().map(|reason| Unheeded::new(line, reason));
        judged.unheeded.extend(reasons);
    }
    let components = joins.components();
    check(
        judgements,
        &judged.marks,
        &components,
        &joins.lines,
        &mut joins.parent,
    )?;
    for members in components.values().filter(|members| members.len() > 1) {
        let best = members
            .iter()
            .copied()
            .max_by_key(|&i| (rank(&names[i]), Reverse(i)));
        let best = best.expect("a component has members");
        for &i in members.iter().filter(|&&i| i != best) {
            judged.to[i] = Some(best);
        }
    }
    judged.adopt(&joins.adopted, names, kb);
    Ok(judged)
}

/// The joins of `same` so far.
struct Joins {
    /// A forest of the names.
    parent: Vec<usize>,
    /// The lines that joined names, each with one of these.
    lines: Vec<(u32, usize)>,
    /// Names that a line gives a record, with the line.
    adopted: Vec<(usize, RecordIdx, u32)>,
}

impl Joins {
    fn new(n_names: usize) -> Self {
        Self {
            parent: (0..n_names).collect(),
            lines: Vec::new(),
            adopted: Vec::new(),
        }
    }

    /// Joins what the two sides of a line mean.
    fn add(&mut self, [left, right]: &[Meant; 2], line: u32) {
        let all: Vec<usize> = left.names.iter().chain(&right.names).copied().collect();
        for &i in &all {
            let (x, y) = (root(&mut self.parent, all[0]), root(&mut self.parent, i));
            self.parent[x.max(y)] = x.min(y);
        }
        self.lines.push((line, all[0]));
        if let Some(record) = left.record.or(right.record) {
            self.adopted.push((all[0], record, line));
        }
    }

    /// The names by root.
    fn components(&mut self) -> BTreeMap<usize, Vec<usize>> {
        let mut components: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for i in 0..self.parent.len() {
            let root = root(&mut self.parent, i);
            components.entry(root).or_default().push(i);
        }
        components
    }
}

impl Judged {
    /// Gives names the records that lines say, unless they have another.
    fn adopt(&mut self, adopted: &[(usize, RecordIdx, u32)], names: &[Called<'_>], kb: &KnowledgeBase) {
        for &(i, record, line) in adopted {
            let i = self.to[i].unwrap_or(i);
            let known = names[i].record.or(self.record[i]);
            match known.filter(|known| *known != record) {
                None => self.record[i] = Some(record),
                Some(known) => {
                    let (id, other) = (kb.record(known).id, kb.record(record).id);
                    let reason = format!("the other side is {id} already, which {other} cannot replace");
                    self.unheeded.push(Unheeded::new(line, reason));
                }
            }
        }
    }
}

/// What stands for the whole: a record, then most words, then most letters.
fn rank(called: &Called<'_>) -> (bool, usize, usize) {
    let key = called.keys.first().copied().unwrap_or_default();
    (called.record.is_some(), key.split(' ').count(), key.len())
}
