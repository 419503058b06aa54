//! The comparison itself.

use std::collections::{BTreeMap, BTreeSet};

use super::align::align;
use super::cluster::clusters;
use super::names::{Name, Names};
use super::node::{Edges, edges};
use super::sides::Sides;
use super::{GraphScores, Scope, Share, SystemMention, hub};
use crate::{GoldDocument, GoldError};

/// Gold documents beside what a system found in them.
pub struct Comparison<'a> {
    pub(super) gold: &'a [GoldDocument],
    pub(super) sides: Sides,
    pub(super) names: Names,
    /// Gold to system node, one to one.
    pub(super) aligned: BTreeMap<usize, usize>,
    /// The same, the other way round.
    pub(super) back: BTreeMap<usize, usize>,
    /// Edges of the gold graph.
    pub(super) gold_edges: Edges,
    /// Edges of the system's graph.
    pub(super) system_edges: Edges,
    /// Gold documents of which the system says nothing.
    missing: usize,
}

impl<'a> Comparison<'a> {
    /// Compares a system's mentions, by document id, with gold documents.
    ///
    /// Only names count: a system mention that is rather a gold description or pronoun than a gold name is passed over.
    ///
    /// # Errors
    /// [`GoldError`] if a gold document has no id, or one of its mentions does not say whom it names.
    pub fn new(
        gold: &'a [GoldDocument],
        system: &BTreeMap<String, Vec<SystemMention>>,
        scope: Scope,
    ) -> Result<Self, GoldError> {
        let sides = Sides::new(gold, system, scope)?;
        let mut names = Names::default();
        let mut missing = 0;
        for (number, document) in gold.iter().enumerate() {
            let mentions = document.id.as_ref().and_then(|id| system.get(id));
            missing += usize::from(mentions.is_none());
            names.add(number, document, mentions.map_or(&[][..], Vec::as_slice), &sides)?;
        }
        let aligned = align(&names.weights, &sides.gold, &sides.system);
        Ok(Self {
            gold,
            back: aligned.iter().map(|(&gold, &system)| (system, gold)).collect(),
            aligned,
            gold_edges: edges(names.gold.iter().map(slot)),
            system_edges: edges(names.system.iter().map(slot)),
            sides,
            names,
            missing,
        })
    }

    /// How near the system's graph comes to the gold one.
    pub fn scores(&self) -> GraphScores {
        let Self {
            sides,
            names,
            aligned,
            gold_edges,
            system_edges,
            ..
        } = self;
        let mut mapped = Edges::new();
        let mut strange = 0;
        for (&edge, &weight) in system_edges {
            match self.gold_edge(edge) {
                Some(edge) => *mapped.entry(edge).or_default() += weight,
                None => strange += weight,
            }
        }
        let weight = |of: &Edges, edge: &(usize, usize)| of.get(edge).copied().unwrap_or_default();
        let both: u64 = mapped
            .iter()
            .map(|(edge, &own)| own.min(weight(gold_edges, edge)))
            .sum();
        let all: BTreeSet<_> = gold_edges.keys().chain(mapped.keys()).collect();
        let either = strange
            + all
                .iter()
                .map(|edge| weight(gold_edges, edge).max(weight(&mapped, edge)))
                .sum::<u64>();
        let (b3_precision, b3_recall, splits, merges) = clusters(&names.pairs);
        let same_type = aligned
            .iter()
            .filter(|(gold, system)| sides.gold_labels[gold] == sides.system_labels[system])
            .count();
        let nodes = |names: &[Name]| names.iter().map(|name| name.node).collect::<BTreeSet<_>>().len();
        GraphScores {
            documents: self.gold.len(),
            missing: self.missing,
            node: Share {
                right: aligned.len(),
                system: nodes(&names.system),
                gold: nodes(&names.gold),
            },
            edge: Share {
                right: mapped.keys().filter(|edge| gold_edges.contains_key(edge)).count(),
                system: system_edges.len(),
                gold: gold_edges.len(),
            },
            mention: Share {
                right: names.pairs.len(),
                system: names.system.len(),
                gold: names.gold.len(),
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
                (gold_edges, &sides.gold),
                (system_edges, &sides.system),
                &self.back,
                sides.scope,
            ),
        }
    }

    /// The gold nodes that the ends of a system's edge are aligned to, the lower first; `None` if one is aligned to none.
    pub(super) fn gold_edge(&self, (one, other): (usize, usize)) -> Option<(usize, usize)> {
        let (one, other) = (*self.back.get(&one)?, *self.back.get(&other)?);
        Some((one.min(other), one.max(other)))
    }
}

/// Document, sentence and node of a name.
pub(super) fn slot(name: &Name) -> (usize, usize, usize) {
    (name.document, name.sentence, name.node)
}
