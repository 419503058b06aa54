//! The weighted graph of who is named with whom.

use std::collections::BTreeSet;

use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::visit::EdgeRef;
use relmap_types::{Analysis, EntityId, EvidenceIdx};
use rustc_hash::FxHashMap;

use crate::evidence::best;
use crate::file::{DocumentRow, Edge, EdgeRow, EvidenceRow, GraphFile, Header, Node, RefusalRow};

mod rows;

mod measured;

mod reopen;

mod calendar;

pub use calendar::Calendar;
use rows::{days, edge, evidence_row, node, pairs, refusal_row, windows_by_entity};

/// An undirected, weighted graph of entities with the sentences behind every edge.
///
/// Nodes stand in the order of [`EntityId`], edges in the order of their pairs. Self-loops and parallel edges do
/// not occur.
#[derive(Clone, Debug)]
pub struct EntityGraph {
    header: Header,
    /// Node `i` is the entity with id `i`.
    graph: UnGraph<Node, Edge, u32>,
    /// Windows that a node or an edge points to, by document and place.
    evidence: Vec<EvidenceRow>,
    /// Joins that were refused, in the order of the analysis.
    refusals: Vec<RefusalRow>,
    documents: Vec<DocumentRow>,
}

/// An edge with both its nodes.
#[derive(Clone, Copy, Debug)]
pub struct Tie<'g> {
    /// The entity with the lower id.
    pub a: EntityId,
    /// The entity with the higher id.
    pub b: EntityId,
    /// The node of `a`.
    pub source: &'g Node,
    /// The node of `b`.
    pub target: &'g Node,
    /// Weight, counts, evidence.
    pub edge: &'g Edge,
}

impl EntityGraph {
    /// Counts the pairs of an analysis.
    ///
    /// Every node and edge keeps its best `evidence_cap` windows: from as many documents as possible, short, with
    /// few other names. Counts are never capped. Pairs and windows that point outside the analysis are left out.
    /// O(p log p) for p co-occurrences and mentions.
    pub fn new(analysis: &Analysis, header: Header, evidence_cap: usize) -> Self {
        let mut graph = UnGraph::with_capacity(analysis.entities.len(), 0);
        let windows = windows_by_entity(analysis);
        let mut chosen = BTreeSet::new();
        for (entity, windows) in analysis.entities.iter().zip(&windows) {
            let mut node = node(entity, &analysis.documents);
            node.windows = windows.len() as u32;
            node.evidence = note(&mut chosen, &best(&analysis.evidence, windows, evidence_cap));
            graph.add_node(node);
        }
        let pairs = pairs(analysis);
        for group in pairs.chunk_by(|left, right| (left.a, left.b) == (right.a, right.b)) {
            let windows: Vec<_> = group.iter().map(|pair| pair.evidence).collect();
            let mut edge = edge(analysis, &windows);
            edge.evidence = note(&mut chosen, &best(&analysis.evidence, &windows, evidence_cap));
            if edge.evidence.len() < windows.len() {
                edge.days = days(analysis, &windows);
            }
            let (a, b) = (
                NodeIndex::new(group[0].a.0 as usize),
                NodeIndex::new(group[0].b.0 as usize),
            );
            for end in [a, b] {
                graph[end].degree += 1;
                graph[end].strength += edge.weight;
            }
            graph.add_edge(a, b, edge);
        }
        let refusals = analysis.refusals.iter();
        let mut this = Self {
            refusals: refusals
                .filter_map(|refusal| refusal_row(refusal, analysis))
                .collect(),
            header: Header {
                documents: analysis.documents.len() as u64,
                sentences: analysis.sentences,
                windows: analysis.windows,
                ..header
            },
            graph,
            evidence: chosen
                .iter()
                .map(|idx| evidence_row(analysis, &analysis.evidence[idx.0 as usize]))
                .collect(),
            documents: analysis
                .documents
                .iter()
                .map(|(id, metadata)| DocumentRow {
                    id: id.clone(),
                    metadata: metadata.clone(),
                })
                .collect(),
        };
        this.renumber_evidence(&chosen);
        this.measure();
        this
    }

    /// How the graph was made.
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// Nodes, isolated ones included.
    pub fn n_nodes(&self) -> usize {
        self.graph.node_count()
    }

    /// Edges.
    pub fn n_edges(&self) -> usize {
        self.graph.edge_count()
    }

    /// The node of an entity.
    pub fn node(&self, id: EntityId) -> Option<&Node> {
        self.graph.node_weight(NodeIndex::new(id.0 as usize))
    }

    /// All nodes, by id.
    pub fn nodes(&self) -> impl Iterator<Item = (EntityId, &Node)> {
        self.graph
            .node_indices()
            .map(|index| (id(index), &self.graph[index]))
    }

    /// The edge between two entities, whichever way round.
    pub fn edge(&self, a: EntityId, b: EntityId) -> Option<&Edge> {
        let index = self
            .graph
            .find_edge(NodeIndex::new(a.0 as usize), NodeIndex::new(b.0 as usize))?;
        self.graph.edge_weight(index)
    }

    /// All edges, by pair of ids.
    pub fn edges(&self) -> impl Iterator<Item = Tie<'_>> {
        self.graph.edge_references().map(|edge| Tie {
            a: id(edge.source()),
            b: id(edge.target()),
            source: &self.graph[edge.source()],
            target: &self.graph[edge.target()],
            edge: edge.weight(),
        })
    }

    /// The `n` edges of greatest weight, heaviest first; ties by pair of ids. O(e log e).
    pub fn strongest_edges(&self, n: usize) -> Vec<Tie<'_>> {
        let mut ties: Vec<_> = self.edges().collect();
        ties.sort_by_key(|tie| (std::cmp::Reverse(tie.edge.weight), tie.a, tie.b));
        ties.truncate(n);
        ties
    }

    /// The `n` nodes of greatest strength, strongest first; ties by mentions, then by id. O(v log v).
    pub fn strongest_nodes(&self, n: usize) -> Vec<(EntityId, &Node)> {
        let mut nodes: Vec<_> = self.nodes().collect();
        nodes.sort_by_key(|(id, node)| {
            (
                std::cmp::Reverse(node.strength),
                std::cmp::Reverse(node.mentions),
                *id,
            )
        });
        nodes.truncate(n);
        nodes
    }

    /// The graph as the file has it.
    pub fn file(&self) -> GraphFile {
        GraphFile {
            directed: false,
            multigraph: false,
            graph: self.header.clone(),
            nodes: self.graph.node_weights().cloned().collect(),
            edges: self
                .edges()
                .map(|tie| EdgeRow {
                    source: tie.source.id.clone(),
                    target: tie.target.id.clone(),
                    edge: tie.edge.clone(),
                })
                .collect(),
            refusals: self.refusals.clone(),
            evidence: self.evidence.clone(),
            documents: self.documents.clone(),
        }
    }

    /// Sentences that nodes and edges point to, by document and place.
    pub fn evidence(&self) -> &[EvidenceRow] {
        &self.evidence
    }

    /// Every document of the run.
    pub fn documents(&self) -> &[DocumentRow] {
        &self.documents
    }

    /// Turns positions in the analysis into positions in the table that was kept of it.
    fn renumber_evidence(&mut self, chosen: &BTreeSet<EvidenceIdx>) {
        let places: FxHashMap<u32, u32> = chosen
            .iter()
            .zip(0..)
            .map(|(idx, place)| (idx.0, place))
            .collect();
        let lists = self.graph.node_weights_mut().map(|node| &mut node.evidence);
        lists.flatten().for_each(|idx| *idx = places[idx]);
        let lists = self.graph.edge_weights_mut().map(|edge| &mut edge.evidence);
        lists.flatten().for_each(|idx| *idx = places[idx]);
    }
}

fn id(index: NodeIndex<u32>) -> EntityId {
    EntityId(index.index() as u32)
}

/// Remembers which windows are pointed to.
fn note(chosen: &mut BTreeSet<EvidenceIdx>, windows: &[EvidenceIdx]) -> Vec<u32> {
    chosen.extend(windows);
    windows.iter().map(|idx| idx.0).collect()
}

#[cfg(test)]
mod tests;
