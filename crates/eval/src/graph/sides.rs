//! The entities of both sides.

use std::collections::{BTreeMap, BTreeSet};

use super::node::Nodes;
use super::{Scope, SystemMention};
use crate::{GoldDocument, GoldError, GoldFault, GoldMention};

/// Entities of both sides, numbered, with their types.
pub(super) struct Sides {
    pub(super) scope: Scope,
    pub(super) gold: Nodes,
    pub(super) system: Nodes,
    /// By node: the type of most of its mentions.
    pub(super) gold_labels: BTreeMap<usize, String>,
    pub(super) system_labels: BTreeMap<usize, String>,
    /// Gold nodes that are named at least once.
    pub(super) named: BTreeSet<usize>,
}

impl Sides {
    /// Numbers the entities of both.
    ///
    /// # Errors
    /// [`GoldError`] if a gold document has no id, or one of its mentions does not say whom it names.
    pub(super) fn new(
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

/// The id that a gold document needs for its graph.
pub(super) fn id_of(document: &GoldDocument) -> Result<&str, GoldError> {
    let fault = || {
        GoldFault::Missing {
            field: "doc_id",
            advice: ": give every document an id of its own",
        }
        .at(document.line)
    };
    document.id.as_deref().ok_or_else(fault)
}

/// By node, the label that most of its mentions have, or how most are written; of equals the first by name.
pub(super) fn majority<'l>(labels: impl Iterator<Item = (usize, &'l str)>) -> BTreeMap<usize, String> {
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
