//! The comparison itself.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::align::{Weights, align};
use super::cluster::clusters;
use super::node::{Edges, Nodes, edges};
use super::overlap::{Overlap, Place, overlaps};
use super::{GraphScores, Scope, Share, SystemMention, hub, sentences};
use crate::{GoldDocument, GoldError, GoldFault, GoldMention};

/// Types whose entities are nodes.
const LABELS: [&str; 3] = ["PER", "ORG", "LOC"];

/// The type of gold mentions that a system may find or not.
const UNKNOWN: &str = "UNK";

/// Least overlap of two mentions that speaks for aligning their nodes.
const MIN_OVERLAP: f64 = 0.2;

/// Overlap from which two mentions are the same.
const SAME: f64 = 0.5;

/// Scores a system's mentions, by document id, against gold documents.
///
/// Only names count: a system mention that is rather a gold description or pronoun than a gold name is passed over.
///
/// # Errors
/// [`GoldError`] if a gold document has no id, or one of its mentions does not say whom it names.
pub fn score(
    gold: &[GoldDocument],
    system: &BTreeMap<String, Vec<SystemMention>>,
    scope: Scope,
) -> Result<GraphScores, GoldError> {
    let sides = Sides::new(gold, system, scope)?;
    let mut found = Found::default();
    for (idx, document) in gold.iter().enumerate() {
        let mentions = system.get(id_of(document)?).map_or(&[][..], Vec::as_slice);
        found.document(idx, document, mentions, &sides);
    }
    Ok(found.scores(gold, system, &sides))
}

/// Entities of both sides, numbered, with their types.
struct Sides {
    scope: Scope,
    gold: Nodes,
    system: Nodes,
    /// By node: the type of most of its mentions.
    gold_labels: BTreeMap<usize, String>,
    system_labels: BTreeMap<usize, String>,
    /// Gold nodes that are named at least once.
    named: BTreeSet<usize>,
}

impl Sides {
    fn new(
        gold: &[GoldDocument],
        system: &BTreeMap<String, Vec<SystemMention>>,
        scope: Scope,
    ) -> Result<Self, GoldError> {
        let mut gold_mentions: Vec<(usize, &str, &str, &GoldMention)> = Vec::new();
        for (idx, document) in gold.iter().enumerate() {
            for (number, mention) in document.mentions.iter().enumerate() {
                let entity = mention.entity.as_deref();
                let fault = || GoldFault::NoEntity { number: number + 1 }.at(document.line);
                gold_mentions.push((idx, id_of(document)?, entity.ok_or_else(fault)?, mention));
            }
        }
        let gold_nodes = Nodes::new(
            gold_mentions
                .iter()
                .map(|&(idx, id, entity, _)| (idx, id, entity)),
            scope,
        );
        let places: BTreeMap<&str, usize> = gold
            .iter()
            .enumerate()
            .filter_map(|(idx, document)| Some((document.id.as_deref()?, idx)))
            .collect();
        let system_mentions = || {
            system
                .iter()
                .flat_map(|(id, mentions)| mentions.iter().map(move |mention| (id.as_str(), mention)))
        };
        let system_nodes = Nodes::new(
            system_mentions().map(|(id, mention)| {
                (
                    places.get(id).copied().unwrap_or(usize::MAX),
                    id,
                    mention.entity.as_str(),
                )
            }),
            scope,
        );
        let gold_node = |id, entity| gold_nodes.number(id, entity, scope);
        let gold_labels =
            majority(gold_mentions.iter().filter_map(|&(_, id, entity, mention)| {
                Some((gold_node(id, entity)?, mention.label.as_str()))
            }));
        let system_labels = majority(system_mentions().filter_map(|(id, mention)| {
            Some((
                system_nodes.number(id, &mention.entity, scope)?,
                mention.label.as_str(),
            ))
        }));
        let named = gold_mentions
            .iter()
            .filter(|(.., mention)| mention.is_name)
            .filter_map(|&(_, id, entity, _)| gold_node(id, entity))
            .collect();
        Ok(Self {
            scope,
            gold: gold_nodes,
            system: system_nodes,
            gold_labels,
            system_labels,
            named,
        })
    }
}

/// What the documents gave so far.
#[derive(Default)]
struct Found {
    /// Document, sentence, node.
    gold: Vec<(usize, usize, usize)>,
    system: Vec<(usize, usize, usize)>,
    weights: Weights,
    /// Gold and system node of mentions that are the same.
    pairs: Vec<(usize, usize)>,
}

impl Found {
    fn document(&mut self, idx: usize, document: &GoldDocument, mentions: &[SystemMention], sides: &Sides) {
        let starts = if document.sentences.is_empty() {
            sentences::starts(&document.text)
        } else {
            document.sentences.iter().map(|sentence| sentence.start).collect()
        };
        let sentence = |at: usize| starts.partition_point(|&start| start <= at).saturating_sub(1);
        let judged = |span: &Range<usize>| {
            document.judged.is_empty()
                || document
                    .judged
                    .iter()
                    .any(|part| part.start <= span.start && span.end <= part.end)
        };
        let id = document.id.as_deref().unwrap_or_default();
        let (kept, passed) = gold_names(document, sides, judged);
        let length = document.text.chars().count();
        let mut system: Vec<(usize, Range<usize>)> = mentions
            .iter()
            .filter(|mention| mention.start < mention.end && mention.end <= length)
            .filter_map(|mention| {
                Some((
                    sides.system.number(id, &mention.entity, sides.scope)?,
                    mention.start..mention.end,
                ))
            })
            .filter(|(node, span)| judged(span) && LABELS.contains(&sides.system_labels[node].as_str()))
            .collect();
        let places =
            |of: &[(usize, Place)]| -> Vec<Place> { of.iter().map(|(_, place)| place.clone()).collect() };
        let spans = |of: &[(usize, Range<usize>)]| -> Vec<Range<usize>> {
            of.iter().map(|(_, span)| span.clone()).collect()
        };
        let mut best = vec![0.0_f64; system.len()];
        for overlap in overlaps(&places(&kept), &spans(&system)) {
            best[overlap.system] = best[overlap.system].max(overlap.share);
        }
        let rather: BTreeSet<usize> = overlaps(&places(&passed), &spans(&system))
            .into_iter()
            .filter(|overlap| overlap.share >= SAME && overlap.share > best[overlap.system])
            .map(|overlap| overlap.system)
            .collect();
        let mut number = 0..;
        system.retain(|_| number.next().is_some_and(|number| !rather.contains(&number)));

        let mut overlaps = overlaps(&places(&kept), &spans(&system));
        for &Overlap {
            gold,
            system: found,
            share,
        } in &overlaps
        {
            if share >= MIN_OVERLAP {
                *self.weights.entry((kept[gold].0, system[found].0)).or_default() += share;
            }
        }
        overlaps.sort_by(|a, b| {
            let starts = |o: &Overlap| (kept[o.gold].1.span.start, system[o.system].1.start);
            b.share
                .total_cmp(&a.share)
                .then_with(|| starts(a).cmp(&starts(b)))
        });
        let (mut used_gold, mut used_system) = (BTreeSet::new(), BTreeSet::new());
        for Overlap {
            gold,
            system: found,
            share,
        } in overlaps
        {
            if share >= SAME && !used_gold.contains(&gold) && !used_system.contains(&found) {
                used_gold.insert(gold);
                used_system.insert(found);
                self.pairs.push((kept[gold].0, system[found].0));
            }
        }
        self.gold.extend(
            kept.iter()
                .map(|(node, place)| (idx, sentence(place.span.start), *node)),
        );
        self.system.extend(
            system
                .iter()
                .map(|(node, span)| (idx, sentence(span.start), *node)),
        );
    }

    fn scores(
        &self,
        gold: &[GoldDocument],
        system: &BTreeMap<String, Vec<SystemMention>>,
        sides: &Sides,
    ) -> GraphScores {
        let aligned = align(&self.weights, &sides.gold, &sides.system);
        let back: BTreeMap<usize, usize> = aligned.iter().map(|(&gold, &system)| (system, gold)).collect();
        let (gold_edges, system_edges) = (edges(&self.gold), edges(&self.system));
        let mut mapped = Edges::new();
        let mut strange = 0;
        for (&(one, other), &weight) in &system_edges {
            match (back.get(&one), back.get(&other)) {
                (Some(&one), Some(&other)) => {
                    *mapped.entry((one.min(other), one.max(other))).or_default() += weight;
                }
                _ => strange += weight,
            }
        }
        let weight = |of: &Edges, edge: &(usize, usize)| of.get(edge).copied().unwrap_or_default();
        let both: u64 = mapped
            .iter()
            .map(|(edge, &own)| own.min(weight(&gold_edges, edge)))
            .sum();
        let all: BTreeSet<_> = gold_edges.keys().chain(mapped.keys()).collect();
        let either = strange
            + all
                .iter()
                .map(|edge| weight(&gold_edges, edge).max(weight(&mapped, edge)))
                .sum::<u64>();
        let (b3_precision, b3_recall, splits, merges) = clusters(&self.pairs);
        let same_type = aligned
            .iter()
            .filter(|(gold, system)| sides.gold_labels[gold] == sides.system_labels[system])
            .count();
        let nodes = |mentions: &[(usize, usize, usize)]| {
            mentions
                .iter()
                .map(|&(.., node)| node)
                .collect::<BTreeSet<_>>()
                .len()
        };
        GraphScores {
            documents: gold.len(),
            missing: gold
                .iter()
                .filter(|document| !document.id.as_deref().is_some_and(|id| system.contains_key(id)))
                .count(),
            node: Share {
                right: aligned.len(),
                system: nodes(&self.system),
                gold: nodes(&self.gold),
            },
            edge: Share {
                right: mapped.keys().filter(|edge| gold_edges.contains_key(edge)).count(),
                system: system_edges.len(),
                gold: gold_edges.len(),
            },
            mention: Share {
                right: self.pairs.len(),
                system: self.system.len(),
                gold: self.gold.len(),
            },
            weighted_edge_jaccard: if either > 0 {
                both as f64 / either as f64
            } else {
                1.0
            },
            type_accuracy: (!aligned.is_empty()).then(|| same_type as f64 / aligned.len() as f64),
            b3_precision,
            b3_recall,
            splits,
            merges,
            hub_overlap: hub::overlap(
                (&gold_edges, &sides.gold),
                (&system_edges, &sides.system),
                &back,
                sides.scope,
            ),
        }
    }
}

fn id_of(document: &GoldDocument) -> Result<&str, GoldError> {
    let fault = || GoldFault::Missing { field: "doc_id" }.at(document.line);
    document.id.as_deref().ok_or_else(fault)
}

type Places = Vec<(usize, Place)>;

/// Gold names that are to be found, and mentions that may be found or not, each with its node.
fn gold_names(
    document: &GoldDocument,
    sides: &Sides,
    judged: impl Fn(&Range<usize>) -> bool,
) -> (Places, Places) {
    let (mut kept, mut passed) = (Vec::new(), Vec::new());
    for mention in document.mentions.iter().filter(|mention| judged(&mention.span)) {
        let entity = mention.entity.as_deref().unwrap_or_default();
        let Some(node) = sides
            .gold
            .number(document.id.as_deref().unwrap_or_default(), entity, sides.scope)
        else {
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

/// By node, the label that most of its mentions have; of equals the first by name.
fn majority<'l>(labels: impl Iterator<Item = (usize, &'l str)>) -> BTreeMap<usize, String> {
    let mut votes: BTreeMap<usize, BTreeMap<&str, usize>> = BTreeMap::new();
    for (node, label) in labels {
        *votes.entry(node).or_default().entry(label).or_default() += 1;
    }
    let most = |votes: BTreeMap<&str, usize>| {
        let best = votes
            .into_iter()
            .reduce(|best, other| if other.1 > best.1 { other } else { best });
        best.map(|(label, _)| label.to_owned()).unwrap_or_default()
    };
    votes
        .into_iter()
        .map(|(node, votes)| (node, most(votes)))
        .collect()
}
