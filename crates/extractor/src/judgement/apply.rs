//! Following `same` and `different`, before the rules.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use relmap_kb::{KnowledgeBase, RecordIdx};

use super::check::check;
use super::class::root;
use super::mark::{Called, Claim, Mark};
use super::meant::{both, meant};
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
    let mut parent: Vec<usize> = (0..names.len()).collect();
    let mut joins: Vec<(u32, usize)> = Vec::new();
    let mut adopted: Vec<(usize, RecordIdx, u32)> = Vec::new();
    for judgement in &judgements.lines {
        let line = judgement.line;
        match judgement.verdict {
            Verdict::Same(a, b) => {
                let mean = |number: usize, entity_type| {
                    meant(
                        &judgements.references[number],
                        &claims[number],
                        names,
                        entity_type,
                        kb,
                    )
                };
                match both(
                    |entity_type| mean(a, entity_type),
                    |entity_type| mean(b, entity_type),
                    names,
                ) {
                    Ok([left, right]) => {
                        let all: Vec<usize> = left.names.iter().chain(&right.names).copied().collect();
                        for &i in &all {
                            let (x, y) = (root(&mut parent, all[0]), root(&mut parent, i));
                            parent[x.max(y)] = x.min(y);
                        }
                        joins.push((line, all[0]));
                        if let Some(record) = left.record.or(right.record) {
                            adopted.push((all[0], record, line));
                        }
                    }
                    Err(reason) => judged.unheeded.push(Unheeded { line, reason }),
                }
            }
            Verdict::Different(a, b) => {
                let reasons = unknown(judgements, [a, b], &claims, kb);
                let reasons = reasons.into_iter().map(|reason| Unheeded { line, reason });
                judged.unheeded.extend(reasons);
            }
            _ => {}
        }
    }
    let mut components: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in 0..names.len() {
        components.entry(root(&mut parent, i)).or_default().push(i);
    }
    check(judgements, &judged.marks, &components, &joins, &mut parent)?;
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
    for (i, record, line) in adopted {
        let i = judged.to[i].unwrap_or(i);
        match names[i]
            .record
            .or(judged.record[i])
            .filter(|known| *known != record)
        {
            None => judged.record[i] = Some(record),
            Some(known) => {
                let (id, other) = (kb.record(known).id, kb.record(record).id);
                let reason = format!("the other side is {id} already, which {other} cannot replace");
                judged.unheeded.push(Unheeded { line, reason });
            }
        }
    }
    Ok(judged)
}

/// What stands for the whole: a record, then most words, then most letters.
fn rank(called: &Called<'_>) -> (bool, usize, usize) {
    let key = called.keys.first().copied().unwrap_or_default();
    (called.record.is_some(), key.split(' ').count(), key.len())
}
