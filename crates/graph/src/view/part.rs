//! The part of a graph that a picture would show, for programs that take files.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Picture, PictureConfig};
use crate::EntityGraph;
use crate::file::GraphFile;

/// The graph file with only what the config shows; `graph.shown` says in words what that is.
///
/// As many nodes as `config.top` says are kept, also where a picture could not hold them. Nodes have the sentences of the
/// days asked for, ties their counts, too; all other counts and measures stay those of the whole graph. Sentences and
/// documents that nothing points to any more are left out, and so are names within sentences that are no longer nodes.
pub fn part(graph: &EntityGraph, config: &PictureConfig) -> GraphFile {
    let picture = Picture::choose_up_to(config.top, graph, config);
    let id = |place: usize| picture.nodes[place].id.as_str();
    let nodes: FxHashSet<&str> = picture.nodes.iter().map(|node| node.id.as_str()).collect();
    let edges: FxHashSet<(&str, &str)> = picture
        .edges
        .iter()
        .map(|drawn| (id(drawn.a), id(drawn.b)))
        .collect();
    let mut file = graph.file();
    file.graph.shown = picture.hidden_exactly();
    file.nodes.retain(|node| nodes.contains(node.id.as_str()));
    file.edges
        .retain(|row| edges.contains(&(row.source.as_str(), row.target.as_str())));
    let shown = config.narrowing.shown(graph);
    file.nodes.iter_mut().for_each(|node| shown.cut_node(node));
    file.edges
        .iter_mut()
        .for_each(|row| shown.cut_edge(&mut row.edge));
    file.refusals
        .retain(|row| nodes.contains(row.source.as_str()) && nodes.contains(row.target.as_str()));
    keep_evidence(&mut file);
    for row in &mut file.evidence {
        row.mentions.retain(|(_, _, id)| nodes.contains(id.as_str()));
    }
    keep_documents(&mut file);
    file
}

/// Drops sentences that nothing points to, and points to the others at their new places.
fn keep_evidence(file: &mut GraphFile) {
    let of_nodes = file.nodes.iter().flat_map(|node| &node.evidence);
    let of_edges = file.edges.iter().flat_map(|row| &row.edge.evidence);
    let mut kept: Vec<u32> = of_nodes.chain(of_edges).copied().collect();
    kept.sort_unstable();
    kept.dedup();
    let places: FxHashMap<u32, u32> = kept.iter().copied().zip(0..).collect();
    let of_nodes = file.nodes.iter_mut().map(|node| &mut node.evidence);
    let of_edges = file.edges.iter_mut().map(|row| &mut row.edge.evidence);
    for index in of_nodes.chain(of_edges).flatten() {
        *index = places[index];
    }
    let mut number = 0;
    file.evidence.retain(|_| {
        number += 1;
        places.contains_key(&(number - 1))
    });
}

/// Drops documents that nothing names.
fn keep_documents(file: &mut GraphFile) {
    let of_merges = file.nodes.iter().flat_map(|node| &node.merges);
    let named: FxHashSet<String> = of_merges
        .map(|merge| &merge.document)
        .chain(file.refusals.iter().map(|row| &row.document))
        .chain(file.evidence.iter().map(|row| &row.document))
        .cloned()
        .collect();
    file.documents.retain(|row| named.contains(&row.id));
}

#[cfg(test)]
mod tests {
    use relmap_types::EntityType;

    use super::*;
    use crate::fixture;
    use crate::view::{Backbone, Narrowing};

    fn config(top: usize, narrowing: Narrowing) -> PictureConfig {
        PictureConfig {
            top,
            backbone: Backbone::Off,
            narrowing,
            ..PictureConfig::default()
        }
    }

    #[test]
    fn a_part_is_a_graph_file_that_says_so() {
        let graph = fixture::talks();
        let people = Narrowing {
            types: vec![EntityType::Person],
            ..Narrowing::default()
        };
        let file = part(&graph, &config(usize::MAX, people));
        let mut bytes = Vec::new();
        file.write(&mut bytes).unwrap();
        let read = GraphFile::read(std::str::from_utf8(&bytes).unwrap()).unwrap();
        assert_eq!(read, file);
        let names: Vec<_> = read.nodes.iter().map(|node| node.label.as_str()).collect();
        assert_eq!(names, ["Ada Moran", "Bruno Keller"]);
        assert_eq!(read.edges.len(), 1);
        assert_eq!(
            read.graph.shown.as_deref(),
            Some("Shown: 2 of 4 names and 1 of 3 ties; only people.")
        );
        let whole = graph.file();
        assert!(read.evidence.len() < whole.evidence.len());
        let sentence = |file: &GraphFile| {
            let mut rows = file.sentences(&file.edges[0].edge.evidence);
            rows.next().map(|row| row.sentence.clone())
        };
        assert!(sentence(&read).is_some_and(|text| text.contains("Keller")));
        assert_eq!(sentence(&read), sentence(&whole));
    }

    #[test]
    fn ties_of_a_part_are_those_of_its_days() {
        let mut analysis = fixture::talks_analysis();
        for entity in &mut analysis.entities {
            (entity.first_seen, entity.last_seen) = ("2024-05-01".parse().ok(), "2024-05-09".parse().ok());
        }
        for cap in [0, 1, 20] {
            let graph = EntityGraph::new(&analysis, fixture::header(), cap);
            let narrowing = Narrowing {
                since: "2024-05-09".parse().ok(),
                ..Narrowing::default()
            };
            let file = part(&graph, &config(usize::MAX, narrowing));
            assert_eq!(file.edges.len(), 1);
            let tie = &file.edges[0].edge;
            assert_eq!(
                (tie.weight, tie.documents, tie.evidence.len()),
                (1, 1, cap.min(1))
            );
            assert_eq!(tie.first_seen, "2024-05-09".parse().ok());
            assert!(file.evidence.iter().all(|row| row.document == "b2"));
        }
    }

    #[test]
    fn all_is_all() {
        let graph = fixture::complete(9);
        assert_eq!(
            part(&graph, &config(usize::MAX, Narrowing::default())),
            graph.file()
        );
    }

    #[test]
    fn the_strongest_stay() {
        let graph = fixture::star(30);
        let file = part(&graph, &config(5, Narrowing::default()));
        assert_eq!((file.nodes.len(), file.edges.len()), (5, 4));
    }
}
