//! What is wrong with a graph, and why.

use std::collections::{BTreeMap, BTreeSet};

use super::compare::Comparison;
use super::names::Name;
use super::sides::majority;

/// A way in which a graph differs from the gold one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GraphMistakeKind {
    /// An edge that only the gold graph has.
    LostEdge(Cause),
    /// An edge that only the system's graph has.
    FalseEdge(Cause),
    /// A gold entity on several nodes: missed aliases.
    Split,
    /// A node with several gold entities: wrong joins.
    Merge,
}

/// Why an edge is on one side only. If several sentences show it, the cause that is easiest to mend; later ones are harder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The names of both ends are found, but one stands for another entity.
    OtherEntity,
    /// No name of the other side stands where one of the ends is named.
    NoName,
    /// The gold file marks an end only inside another name or around one: names side by side cannot have both.
    NameInName,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphMistake {
    /// What is wrong.
    pub kind: GraphMistakeKind,
    /// Number of the first gold document that shows it, from 0.
    pub document: usize,
    /// The names concerned, as most of their mentions write them: two ends, or one and what it is spread over or holds.
    pub names: Vec<String>,
}

impl Comparison<'_> {
    /// All that is wrong, by kind, then in the order of the documents.
    pub fn mistakes(&self) -> Vec<GraphMistake> {
        let (gold, system) = (self.surfaces(&self.names.gold), self.surfaces(&self.names.system));
        let mut mistakes = Vec::new();
        let mut add = |kind, document, names: Vec<String>| {
            mistakes.push(GraphMistake {
                kind,
                document,
                names,
            });
        };
        let right: BTreeSet<(usize, usize)> = self
            .system_edges
            .keys()
            .filter_map(|&edge| self.gold_edge(edge))
            .collect();
        let lost = |edge: &(usize, usize)| !right.contains(edge);
        for ((one, other), (cause, document)) in causes(&self.names.gold, &self.aligned, lost) {
            add(
                GraphMistakeKind::LostEdge(cause),
                document,
                vec![gold[&one].clone(), gold[&other].clone()],
            );
        }
        let wrong = |edge: &(usize, usize)| {
            self.gold_edge(*edge)
                .is_none_or(|edge| !self.gold_edges.contains_key(&edge))
        };
        for ((one, other), (cause, document)) in causes(&self.names.system, &self.back, wrong) {
            add(
                GraphMistakeKind::FalseEdge(cause),
                document,
                vec![system[&one].clone(), system[&other].clone()],
            );
        }
        for (node, spread) in partners(self.names.pairs.iter().copied()) {
            let names = [&gold[&node]]
                .into_iter()
                .chain(spread.iter().map(|other| &system[other]));
            add(
                GraphMistakeKind::Split,
                first(&self.names.gold, node),
                names.cloned().collect(),
            );
        }
        for (node, held) in partners(self.names.pairs.iter().map(|&(gold, system)| (system, gold))) {
            let names = [&system[&node]]
                .into_iter()
                .chain(held.iter().map(|other| &gold[other]));
            add(
                GraphMistakeKind::Merge,
                first(&self.names.system, node),
                names.cloned().collect(),
            );
        }
        mistakes.sort_by_key(|mistake| (mistake.kind, mistake.document));
        mistakes
    }

    /// By node, what most of its names read; of equals the first by code points.
    fn surfaces(&self, names: &[Name]) -> BTreeMap<usize, String> {
        let bytes: Vec<Vec<usize>> = self
            .gold
            .iter()
            .map(|document| {
                let text = &document.text;
                text.char_indices()
                    .map(|(byte, _)| byte)
                    .chain([text.len()])
                    .collect()
            })
            .collect();
        majority(names.iter().map(|name| {
            let bytes = &bytes[name.document];
            let surface = &self.gold[name.document].text[bytes[name.span.start]..bytes[name.span.end]];
            (name.node, surface)
        }))
    }
}

/// Why each edge that `is_wrong` holds for is wrong, and the first document that shows it.
///
/// `aligned` leads from nodes of this side to those of the other.
fn causes(
    names: &[Name],
    aligned: &BTreeMap<usize, usize>,
    is_wrong: impl Fn(&(usize, usize)) -> bool,
) -> BTreeMap<(usize, usize), (Cause, usize)> {
    let mut sentences: BTreeMap<(usize, usize), BTreeMap<usize, Vec<&Name>>> = BTreeMap::new();
    for name in names {
        let nodes = sentences.entry((name.document, name.sentence)).or_default();
        nodes.entry(name.node).or_default().push(name);
    }
    let mut causes: BTreeMap<(usize, usize), (Cause, usize)> = BTreeMap::new();
    for ((document, _), nodes) in sentences {
        let ends: Vec<(usize, Cause)> = nodes
            .iter()
            .map(|(&node, names)| (node, cause(names, aligned.get(&node).copied())))
            .collect();
        for (idx, &(low, one)) in ends.iter().enumerate() {
            for &(high, other) in ends
                .iter()
                .skip(idx + 1)
                .filter(|(high, _)| is_wrong(&(low, *high)))
            {
                let cause = one.max(other);
                let (known, _) = causes.entry((low, high)).or_insert((cause, document));
                *known = cause.min(*known);
            }
        }
    }
    causes
}

/// What keeps an edge from an end that a sentence names so; the mildest if nothing does.
fn cause(names: &[&Name], aligned: Option<usize>) -> Cause {
    if names.iter().any(|name| name.met.is_some() && name.met == aligned) {
        Cause::OtherEntity
    } else if names.iter().all(|name| name.is_nested) {
        Cause::NameInName
    } else if names.iter().any(|name| name.met.is_some()) {
        Cause::OtherEntity
    } else {
        Cause::NoName
    }
}

/// Nodes of the first side that have several partners on the other.
fn partners(pairs: impl Iterator<Item = (usize, usize)>) -> impl Iterator<Item = (usize, BTreeSet<usize>)> {
    let mut partners: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (node, partner) in pairs {
        partners.entry(node).or_default().insert(partner);
    }
    partners.into_iter().filter(|(_, partners)| partners.len() > 1)
}

/// The first document that names a node.
fn first(names: &[Name], node: usize) -> usize {
    let of = names.iter().filter(|name| name.node == node);
    of.map(|name| name.document).min().unwrap_or_default()
}
