//! The weighted graph of who is named with whom.

use std::collections::BTreeSet;

use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::visit::EdgeRef;
use relmap_types::codepoint::Codepoints;
use relmap_types::{Analysis, CoOccurrence, DocumentIdx, Entity, EntityId, Evidence, EvidenceIdx};
use rustc_hash::FxHashMap;

use crate::evidence::best;
use crate::file::{DocumentRow, Edge, EdgeRow, EvidenceRow, GraphFile, Header, MergeRow, Node};

mod measured;

mod reopen;

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
        let mut this = Self {
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

/// The windows that name each entity, in order, each once.
fn windows_by_entity(analysis: &Analysis) -> Vec<Vec<EvidenceIdx>> {
    let mut windows = vec![Vec::new(); analysis.entities.len()];
    for (evidence, idx) in usable(analysis).zip(0..) {
        for mention in evidence.iter().flat_map(|evidence| &evidence.mentions) {
            if let Some(windows) = windows.get_mut(mention.entity.0 as usize)
                && windows.last() != Some(&EvidenceIdx(idx))
            {
                windows.push(EvidenceIdx(idx));
            }
        }
    }
    windows
}

/// Every window, or `None` in place of one whose document is not in the analysis.
fn usable(analysis: &Analysis) -> impl Iterator<Item = Option<&Evidence>> {
    let n_documents = analysis.documents.len();
    analysis
        .evidence
        .iter()
        .map(move |evidence| Some(evidence).filter(|e| (e.document.0 as usize) < n_documents))
}

/// The co-occurrences that can be counted: sorted, distinct, pointing into the analysis.
fn pairs(analysis: &Analysis) -> Vec<CoOccurrence> {
    let n_entities = analysis.entities.len();
    let usable: Vec<bool> = usable(analysis).map(|evidence| evidence.is_some()).collect();
    let mut pairs: Vec<_> = analysis
        .cooccurrences
        .iter()
        .filter(|pair| pair.a < pair.b && (pair.b.0 as usize) < n_entities)
        .filter(|pair| usable.get(pair.evidence.0 as usize) == Some(&true))
        .copied()
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// An entity as a node without edges and evidence.
fn node(entity: &Entity, documents: &[(String, relmap_types::Metadata)]) -> Node {
    let merges = entity.merges.iter().filter_map(|merge| {
        Some(MergeRow {
            rule: merge.rule,
            reason: merge.rule.reason().to_owned(),
            surface: merge.surface.clone(),
            into: merge.into.clone(),
            document: documents.get(merge.document.0 as usize)?.0.clone(),
        })
    });
    Node {
        id: entity.key.clone(),
        label: entity.name.clone(),
        entity_type: entity.entity_type,
        aliases: entity.aliases.iter().map(|alias| alias.surface.clone()).collect(),
        alias_counts: entity.aliases.iter().map(|alias| alias.count).collect(),
        mentions: entity.mentions,
        documents: entity.documents,
        windows: 0,
        degree: 0,
        strength: 0,
        pagerank: 0.0,
        betweenness: 0.0,
        core: 0,
        community: 0,
        country: entity.country.clone(),
        lat: entity.lat,
        lon: entity.lon,
        description: entity.description.clone(),
        first_seen: entity.first_seen,
        last_seen: entity.last_seen,
        merges: merges.collect(),
        evidence: Vec::new(),
    }
}

/// The counts of a pair.
fn edge(analysis: &Analysis, windows: &[EvidenceIdx]) -> Edge {
    let documents: BTreeSet<DocumentIdx> = windows
        .iter()
        .map(|idx| analysis.evidence[idx.0 as usize].document)
        .collect();
    let dates = || {
        documents
            .iter()
            .filter_map(|idx| analysis.documents[idx.0 as usize].1.date)
    };
    Edge {
        weight: windows.len() as u64,
        sentences: windows.len() as u64,
        documents: documents.len() as u32,
        npmi: 0.0,
        llr: 0.0,
        alpha: 1.0,
        first_seen: dates().min(),
        last_seen: dates().max(),
        evidence: Vec::new(),
    }
}

/// A window as the file has it.
fn evidence_row(analysis: &Analysis, evidence: &Evidence) -> EvidenceRow {
    let mut codepoints = Codepoints::new(&evidence.text);
    let mentions = evidence.mentions.iter().filter_map(|mention| {
        let entity = analysis.entities.get(mention.entity.0 as usize)?;
        let (start, end) = (
            codepoints.at(mention.span.start()),
            codepoints.at(mention.span.end()),
        );
        (start < end).then(|| (start, end, entity.key.clone()))
    });
    let document = analysis.documents.get(evidence.document.0 as usize);
    EvidenceRow {
        mentions: mentions.collect(),
        document: document.map(|(id, _)| id.clone()).unwrap_or_default(),
        sentence: evidence.text.clone(),
        start: evidence.codepoints.start(),
        end: evidence.codepoints.end(),
    }
}

#[cfg(test)]
mod tests;
