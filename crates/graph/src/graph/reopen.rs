//! A graph from the file that was written of it.

use petgraph::graph::{NodeIndex, UnGraph};
use rustc_hash::FxHashMap;

use super::EntityGraph;
use crate::GraphError;
use crate::file::{Edge, GraphFile};

impl EntityGraph {
    /// Reads `graph.json`.
    ///
    /// # Errors
    /// As [`GraphFile::read`] and [`EntityGraph::try_from`].
    pub fn read(text: &str) -> Result<Self, GraphError> {
        GraphFile::read(text)?.try_into()
    }
}

/// The counts and measures are those of the file; edges are put in the order of their nodes.
impl TryFrom<GraphFile> for EntityGraph {
    type Error = GraphError;

    /// # Errors
    /// [`GraphError::UnknownId`] and [`GraphError::SelfLoop`] if an edge leads nowhere or to itself,
    /// [`GraphError::DuplicateEdge`] if two join the same nodes.
    fn try_from(file: GraphFile) -> Result<Self, GraphError> {
        let mut edges: Vec<(u32, u32, usize, Edge)> = Vec::with_capacity(file.edges.len());
        {
            let places: FxHashMap<&str, u32> =
                file.nodes.iter().map(|node| node.id.as_str()).zip(0..).collect();
            for (row, edge) in file.edges.into_iter().enumerate() {
                let place = |id: &str, field| {
                    places.get(id).copied().ok_or_else(|| GraphError::UnknownId {
                        table: "edges",
                        row,
                        field,
                        id: id.to_owned(),
                    })
                };
                let (a, b) = (place(&edge.source, "source")?, place(&edge.target, "target")?);
                if a == b {
                    return Err(GraphError::SelfLoop { row, id: edge.source });
                }
                edges.push((a.min(b), a.max(b), row, edge.edge));
            }
        }
        edges.sort_by_key(|&(a, b, row, _)| (a, b, row));
        let mut graph = UnGraph::with_capacity(file.nodes.len(), edges.len());
        for node in file.nodes {
            graph.add_node(node);
        }
        let mut last = None;
        for (a, b, row, edge) in edges {
            let (source, target) = (NodeIndex::new(a as usize), NodeIndex::new(b as usize));
            if last.replace((a, b)) == Some((a, b)) {
                return Err(GraphError::DuplicateEdge {
                    row,
                    a: graph[source].id.clone(),
                    b: graph[target].id.clone(),
                });
            }
            graph.add_edge(source, target, edge);
        }
        Ok(Self {
            header: file.graph,
            graph,
            evidence: file.evidence,
            documents: file.documents,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn what_was_written_is_a_graph_again() {
        for graph in [
            fixture::talks(),
            fixture::hostile(),
            fixture::complete(9),
            fixture::weighted(0, &[]),
        ] {
            let mut bytes = Vec::new();
            graph.file().write(&mut bytes).unwrap();
            let read = EntityGraph::read(std::str::from_utf8(&bytes).unwrap()).unwrap();
            assert_eq!(read.file(), graph.file());
        }
    }

    #[test]
    fn edges_come_in_any_order_and_direction_but_once() {
        let whole = fixture::complete(6).file();
        let mut file = whole.clone();
        file.edges.reverse();
        for edge in &mut file.edges {
            std::mem::swap(&mut edge.source, &mut edge.target);
        }
        assert_eq!(EntityGraph::try_from(file.clone()).unwrap().file(), whole);
        file.edges.push(whole.edges[0].clone());
        let error = EntityGraph::try_from(file).unwrap_err().to_string();
        assert_eq!(error, "edges[15]: a second edge between \"n0000\" and \"n0001\"");
    }
}
