//! Following `same` and `different`, before the rules.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_types::EntityType;

use super::error::listed;
use super::mark::{Called, Claim, Mark, merge_marks};
use super::parse::root;
use super::shown::{NEITHER, Shown, nobody, unknown};
use super::{JudgementError, JudgementFault, Judgements, Reference, Unheeded, Verdict};

/// Ids that a message offers.
pub(super) const MAX_OFFERED: usize = 5;

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

/// The names that a reference means.
struct Meant {
    names: Vec<usize>,
    record: Option<RecordIdx>,
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
        for (place, claim) in judgements.claims(called, kb) {
            claims[place].push((claim, i));
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
                let mean = |place: usize, entity_type| {
                    meant(
                        &judgements.references[place],
                        &claims[place],
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

/// What both sides of a line mean; the type of a clear side decides between namesakes on the other.
fn both(
    left: impl Fn(Option<EntityType>) -> Result<Meant, String>,
    right: impl Fn(Option<EntityType>) -> Result<Meant, String>,
    names: &[Called<'_>],
) -> Result<[Meant; 2], String> {
    let type_of = |meant: &Result<Meant, String>| {
        let first = *meant.as_ref().ok()?.names.first()?;
        Some(names[first].entity_type)
    };
    let (mut a, mut b) = (left(None), right(None));
    if a.is_err() {
        a = left(type_of(&b));
    } else if b.is_err() {
        b = right(type_of(&a));
    }
    let (a, b) = (a?, b?);
    if a.names.is_empty() && b.names.is_empty() {
        return Err(NEITHER.to_owned());
    }
    Ok([a, b])
}

/// The names that a reference means by its surest claim.
fn meant(
    reference: &Reference,
    claims: &[(Claim, usize)],
    names: &[Called<'_>],
    entity_type: Option<EntityType>,
    kb: &KnowledgeBase,
) -> Result<Meant, String> {
    let fits = |i: usize| entity_type.is_none_or(|wanted| names[i].entity_type == wanted);
    let claims = || claims.iter().filter(|(_, i)| fits(*i));
    let Some(best) = claims().map(|(claim, _)| *claim).max() else {
        let record = kb.record_by_id(&reference.text);
        let names = Vec::new();
        return record.map_or_else(
            || Err(nobody(reference, kb)),
            |record| {
                Ok(Meant {
                    names,
                    record: Some(record),
                })
            },
        );
    };
    let meant: Vec<usize> = claims()
        .filter(|(claim, _)| *claim == best)
        .map(|(_, i)| *i)
        .collect();
    // Two records, two types, or an alias of two names: a person has to say which.
    let kinds: BTreeSet<(EntityType, Option<RecordIdx>, usize)> = meant
        .iter()
        .map(|&i| {
            let called = &names[i];
            (
                called.entity_type,
                called.record,
                if best == Claim::Alias { i } else { 0 },
            )
        })
        .collect();
    let types: BTreeSet<EntityType> = kinds.iter().map(|kind| kind.0).collect();
    let n_records = kinds.iter().filter(|kind| kind.1.is_some()).count();
    if types.len() > 1 {
        let words: Vec<String> = types.iter().map(|each| format!("{}:…", each.word())).collect();
        return Err(format!(
            "{reference} is of several types: write {}",
            words.join(" or ")
        ));
    }
    if n_records > 1 || (best == Claim::Alias && kinds.len() > 1) {
        let offered = meant.iter().take(MAX_OFFERED).map(|&i| match names[i].record {
            Some(record) => kb.record(record).id.to_owned(),
            None => names[i].keys.first().copied().unwrap_or_default().to_owned(),
        });
        let offered: Vec<String> = offered.collect();
        return Err(format!(
            "{reference} means several, write which: {}",
            offered.join(", ")
        ));
    }
    Ok(Meant {
        names: meant,
        record: None,
    })
}

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
                && let classes = [a, b].map(|place| self.class_of[place])
                && clusters
                    .iter()
                    .any(|marks| classes.iter().all(|class| marks.contains(class)))
            {
                let (a, b) = (&self.references[a], &self.references[b]);
                unheeded.push(Unheeded {
                    line: judgement.line,
                    reason: format!(
                        "{a} and {b} are one name but for titles or case: nothing tells them apart"
                    ),
                });
            }
        }
        unheeded
    }
}

/// Finds joins that the file forbids elsewhere.
fn check(
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
            let classes = [a, b].map(|place| judgements.class_of[place]);
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
