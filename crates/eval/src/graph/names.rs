//! The names of both sides, and how they lie over each other.

use std::collections::BTreeSet;
use std::ops::Range;

use super::align::Weights;
use super::overlap::{Overlap, Place, overlaps};
use super::sides::{Sides, id_of};
use super::{SystemMention, sentences};
use crate::{GoldDocument, GoldError};

/// Types whose entities are nodes.
const LABELS: [&str; 3] = ["PER", "ORG", "LOC"];

/// The type of gold mentions that a system may find or not.
const UNKNOWN: &str = "UNK";

/// Least overlap of two mentions that speaks for aligning their nodes.
const MIN_OVERLAP: f64 = 0.2;

/// Overlap from which two mentions are the same.
const SAME: f64 = 0.5;

/// A name of one side.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// Number of its document.
    pub(super) document: usize,
    /// Number of its sentence in the document.
    pub(super) sentence: usize,
    pub(super) node: usize,
    /// Code points.
    pub(super) span: Range<usize>,
    /// Node of the other side's name that overlaps it most.
    pub(super) met: Option<usize>,
    /// It stands inside another node's name of its side, or around one.
    pub(super) is_nested: bool,
}

/// The names of all documents.
#[derive(Default)]
pub(super) struct Names {
    /// Gold names that are to be found.
    pub(super) gold: Vec<Name>,
    /// What the system found, but for gold descriptions and pronouns.
    pub(super) system: Vec<Name>,
    /// What speaks for aligning a gold and a system node.
    pub(super) weights: Weights,
    /// Gold and system node of mentions that are the same.
    pub(super) pairs: Vec<(usize, usize)>,
}

impl Names {
    /// Takes in the document of a number, with what the system found in it.
    ///
    /// # Errors
    /// [`GoldError`] if it has no id.
    pub(super) fn add(
        &mut self,
        number: usize,
        document: &GoldDocument,
        mentions: &[SystemMention],
        sides: &Sides,
    ) -> Result<(), GoldError> {
        let id = id_of(document)?;
        let judged = |span: &Range<usize>| {
            let holds = |part: &Range<usize>| part.start <= span.start && span.end <= part.end;
            document.judged.is_empty() || document.judged.iter().any(holds)
        };
        let (gold, passed) = gold_names(id, document, sides, judged);
        let system = system_names(id, document, mentions, sides, judged);
        let system = without_passed(&gold, &passed, system);
        let gold_places: Vec<Place> = gold.iter().map(|(_, place)| place.clone()).collect();
        let system_spans: Vec<Range<usize>> = system.iter().map(|(_, span)| span.clone()).collect();
        let overlaps = overlaps(&gold_places, &system_spans);
        for overlap in overlaps.iter().filter(|overlap| overlap.share >= MIN_OVERLAP) {
            let nodes = (gold[overlap.gold].0, system[overlap.system].0);
            *self.weights.entry(nodes).or_default() += overlap.share;
        }
        let starts = if document.sentences.is_empty() {
            sentences::starts(&document.text)
        } else {
            document.sentences.iter().map(|sentence| sentence.start).collect()
        };
        let name = |(node, span): (usize, Range<usize>), met: Option<usize>| Name {
            document: number,
            sentence: starts
                .partition_point(|&start| start <= span.start)
                .saturating_sub(1),
            node,
            span,
            met,
            is_nested: false,
        };
        let met_gold = met(&overlaps, gold.len(), |overlap| (overlap.gold, overlap.system));
        let met_system = met(&overlaps, system.len(), |overlap| (overlap.system, overlap.gold));
        self.pairs.extend(
            same(&overlaps, &gold_places, &system_spans).map(|(one, other)| (gold[one].0, system[other].0)),
        );
        let first = self.gold.len();
        self.gold.extend(
            gold.iter()
                .zip(met_gold)
                .map(|((node, place), met)| name((*node, place.span.clone()), met.map(|met| system[met].0))),
        );
        mark_nested(&mut self.gold[first..]);
        self.system.extend(
            system
                .iter()
                .zip(met_system)
                .map(|(found, met)| name(found.clone(), met.map(|met| gold[met].0))),
        );
        Ok(())
    }
}

type Places = Vec<(usize, Place)>;

/// Gold names that are to be found, and mentions that may be found or not, each with its node.
fn gold_names(
    id: &str,
    document: &GoldDocument,
    sides: &Sides,
    judged: impl Fn(&Range<usize>) -> bool,
) -> (Places, Places) {
    let (mut kept, mut passed) = (Vec::new(), Vec::new());
    for mention in document.mentions.iter().filter(|mention| judged(&mention.span)) {
        let entity = mention.entity.as_deref().unwrap_or_default();
        let Some(node) = sides.gold.number(id, entity, sides.scope) else {
            continue;
        };
        let place = Place {
            span: mention.span.clone(),
            head: mention.head.clone(),
        };
        let label = sides.gold_labels[&node].as_str();
        if LABELS.contains(&label) && mention.is_name && sides.named.contains(&node) {
            kept.push((node, place));
        } else if LABELS.contains(&label) || label == UNKNOWN {
            passed.push((node, place));
        }
    }
    (kept, passed)
}

/// What the system found in the parts that were annotated, with its nodes.
fn system_names(
    id: &str,
    document: &GoldDocument,
    mentions: &[SystemMention],
    sides: &Sides,
    judged: impl Fn(&Range<usize>) -> bool,
) -> Vec<(usize, Range<usize>)> {
    let length = document.text.chars().count();
    mentions
        .iter()
        .filter(|mention| mention.start < mention.end && mention.end <= length)
        .filter_map(|mention| {
            let node = sides.system.number(id, &mention.entity, sides.scope)?;
            Some((node, mention.start..mention.end))
        })
        .filter(|(node, span)| judged(span) && LABELS.contains(&sides.system_labels[node].as_str()))
        .collect()
}

/// The system's names without those that are rather a mention that may be found or not.
fn without_passed(
    gold: &Places,
    passed: &Places,
    system: Vec<(usize, Range<usize>)>,
) -> Vec<(usize, Range<usize>)> {
    let places = |of: &Places| -> Vec<Place> { of.iter().map(|(_, place)| place.clone()).collect() };
    let spans: Vec<Range<usize>> = system.iter().map(|(_, span)| span.clone()).collect();
    let mut best = vec![0.0_f64; system.len()];
    for overlap in overlaps(&places(gold), &spans) {
        best[overlap.system] = best[overlap.system].max(overlap.share);
    }
    let rather: BTreeSet<usize> = overlaps(&places(passed), &spans)
        .into_iter()
        .filter(|overlap| overlap.share >= SAME && overlap.share > best[overlap.system])
        .map(|overlap| overlap.system)
        .collect();
    let kept = system.into_iter().enumerate();
    kept.filter(|(idx, _)| !rather.contains(idx))
        .map(|(_, name)| name)
        .collect()
}

/// Gold and system names that overlap by half or more, one to one, the largest overlap first.
fn same(
    overlaps: &[Overlap],
    gold: &[Place],
    system: &[Range<usize>],
) -> impl Iterator<Item = (usize, usize)> {
    let mut ranked = overlaps.to_vec();
    let starts = |overlap: &Overlap| (gold[overlap.gold].span.start, system[overlap.system].start);
    ranked.sort_by(|a, b| {
        b.share
            .total_cmp(&a.share)
            .then_with(|| starts(a).cmp(&starts(b)))
    });
    let (mut used_gold, mut used_system) = (BTreeSet::new(), BTreeSet::new());
    ranked.into_iter().filter_map(move |overlap| {
        let is_free = overlap.share >= SAME
            && !used_gold.contains(&overlap.gold)
            && !used_system.contains(&overlap.system);
        is_free.then(|| {
            used_gold.insert(overlap.gold);
            used_system.insert(overlap.system);
            (overlap.gold, overlap.system)
        })
    })
}

/// For each of `n` names of one side the name of the other that overlaps it most, the first of equals.
fn met(overlaps: &[Overlap], n: usize, sides: impl Fn(&Overlap) -> (usize, usize)) -> Vec<Option<usize>> {
    let mut met: Vec<Option<(f64, usize)>> = vec![None; n];
    for overlap in overlaps {
        let (own, other) = sides(overlap);
        if met[own].is_none_or(|(share, _)| share < overlap.share) {
            met[own] = Some((overlap.share, other));
        }
    }
    met.into_iter().map(|met| met.map(|(_, other)| other)).collect()
}

/// Marks the names of a document that overlap another node's name.
fn mark_nested(names: &mut [Name]) {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&idx| names[idx].span.start);
    let mut active: Vec<usize> = Vec::new();
    let mut nested = BTreeSet::new();
    for idx in order {
        active.retain(|&other| names[other].span.end > names[idx].span.start);
        for &other in active
            .iter()
            .filter(|&&other| names[other].node != names[idx].node)
        {
            nested.extend([idx, other]);
        }
        active.push(idx);
    }
    for idx in nested {
        names[idx].is_nested = true;
    }
}
