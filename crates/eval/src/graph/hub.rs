//! Hubs: the strongest nodes of both graphs, compared.

use std::collections::BTreeMap;

use super::Scope;
use super::node::{Edges, Nodes};

/// Strongest nodes compared in a graph of a corpus, and in a graph of one document.
const HUBS: (usize, usize) = (10, 5);

/// Share of the strongest gold nodes among the system's strongest, averaged over graphs with a gold edge; `None` without one.
///
/// `back` leads from system nodes to gold ones. Nodes of equal strength are ranked by name.
pub(super) fn overlap(
    gold: (&Edges, &Nodes),
    system: (&Edges, &Nodes),
    back: &BTreeMap<usize, usize>,
    scope: Scope,
) -> Option<f64> {
    let of_document = |edges: &Edges, nodes: &Nodes| {
        let mut parts: BTreeMap<usize, Edges> = BTreeMap::new();
        for (&edge, &weight) in edges {
            parts
                .entry(nodes.document(edge.0))
                .or_default()
                .insert(edge, weight);
        }
        parts
    };
    let n = match scope {
        Scope::Corpus => HUBS.0,
        Scope::Document => HUBS.1,
    };
    let (gold_parts, mut system_parts) = (of_document(gold.0, gold.1), of_document(system.0, system.1));
    let none = BTreeMap::new();
    let shares: Vec<f64> = gold_parts
        .iter()
        .map(|(document, edges)| {
            let gold_hubs = hubs(edges, n, |node| (Some(node), gold.1.name(node).to_owned()));
            let others = system_parts.remove(document).unwrap_or_else(|| none.clone());
            let system_hubs = hubs(&others, n, |node| match back.get(&node) {
                Some(&gold_node) => (Some(gold_node), gold.1.name(gold_node).to_owned()),
                None => (None, format!("('?', {})", system.1.name(node))),
            });
            let both = gold_hubs.iter().filter(|hub| system_hubs.contains(hub)).count();
            both as f64 / gold_hubs.len() as f64
        })
        .collect();
    (!shares.is_empty()).then(|| shares.iter().sum::<f64>() / shares.len() as f64)
}

/// The `n` strongest nodes, as `named` maps them: to a gold node, if any, and the name that breaks ties.
fn hubs(edges: &Edges, n: usize, named: impl Fn(usize) -> (Option<usize>, String)) -> Vec<Option<usize>> {
    let mut strengths: BTreeMap<usize, u64> = BTreeMap::new();
    for (&(one, other), &weight) in edges {
        *strengths.entry(one).or_default() += weight;
        *strengths.entry(other).or_default() += weight;
    }
    let mut ranked: Vec<_> = strengths
        .into_iter()
        .map(|(node, strength)| (strength, named(node)))
        .collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.1.cmp(&b.1.1)));
    ranked.into_iter().take(n).map(|(_, (node, _))| node).collect()
}
