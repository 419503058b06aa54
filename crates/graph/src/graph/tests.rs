use proptest::prelude::*;
use relmap_types::{Analysis, CoOccurrence, EntityId, EvidenceIdx};

use super::*;
use crate::fixture;

#[test]
fn windows_documents_and_dates_are_counted() {
    let graph = fixture::talks();
    assert_eq!((graph.n_nodes(), graph.n_edges()), (4, 3));
    let edge = graph.edge(EntityId(1), EntityId(0)).unwrap();
    assert_eq!((edge.weight, edge.sentences, edge.documents), (2, 2, 2));
    assert_eq!(edge.first_seen.unwrap().to_string(), "2024-05-01");
    assert_eq!(edge.last_seen.unwrap().to_string(), "2024-05-09");
    let node = graph.node(EntityId(0)).unwrap();
    assert_eq!((node.degree, node.strength), (2, 3));
    assert_eq!(graph.node(EntityId(3)).unwrap().degree, 0);
    assert!(graph.node(EntityId(4)).is_none() && graph.edge(EntityId(0), EntityId(3)).is_none());
    assert_eq!(
        (
            graph.header().documents,
            graph.header().sentences,
            graph.header().windows
        ),
        (2, 5, 5)
    );
}

#[test]
fn rankings_break_ties_by_id() {
    let graph = fixture::talks();
    let edges: Vec<_> = graph
        .strongest_edges(9)
        .iter()
        .map(|tie| (tie.a.0, tie.b.0))
        .collect();
    assert_eq!(edges, [(0, 1), (0, 2), (1, 2)]);
    let nodes: Vec<_> = graph.strongest_nodes(3).iter().map(|(id, _)| id.0).collect();
    assert_eq!(nodes, [0, 1, 2]);
}

#[test]
fn evidence_is_capped_and_counts_are_not() {
    let graph = EntityGraph::new(&fixture::talks_analysis(), fixture::header(), 1);
    let edge = graph.edge(EntityId(0), EntityId(1)).unwrap();
    assert_eq!((edge.weight, edge.evidence.len()), (2, 1));
    // The window with the fewest names is the best one.
    let file = graph.file();
    assert_eq!(
        file.evidence[edge.evidence[0] as usize].sentence,
        "“Não”, said Moran to Bruno Keller."
    );
    let bare = EntityGraph::new(&fixture::talks_analysis(), fixture::header(), 0).file();
    assert!(bare.evidence.is_empty() && bare.edges[0].edge.weight == 2);
}

#[test]
fn every_node_with_a_sentence_can_show_it() {
    let file = fixture::talks().file();
    let zora = file.node("zora").unwrap();
    let sentences: Vec<_> = file
        .sentences(&zora.evidence)
        .map(|row| row.sentence.as_str())
        .collect();
    assert_eq!(sentences, ["The Zora Institute said nothing."]);
}

#[test]
fn mentions_count_code_points() {
    let file = fixture::talks().file();
    for row in &file.evidence {
        for (start, end, id) in &row.mentions {
            let (start, end) = (*start as usize, *end as usize);
            let surface: String = row.sentence.chars().skip(start).take(end - start).collect();
            let node = file.node(id).unwrap();
            assert!(
                node.aliases.contains(&surface) || node.label == surface,
                "{surface:?} in {row:?}"
            );
        }
    }
    assert!(file.evidence[1].sentence.starts_with("“Não”") && file.evidence[1].mentions[0].0 == 12);
}

#[test]
fn the_file_is_complete() {
    let value = serde_json::to_value(fixture::talks().file()).unwrap();
    assert_eq!(value["directed"], false);
    assert_eq!(value["graph"]["schema"], "relmap/1");
    assert_eq!(value["nodes"][2]["lat"], 38.72225, "degrees have five decimals");
    assert_eq!(value["nodes"][0]["type"], "person");
    assert_eq!(value["nodes"][0]["merges"][0]["rule"], "surname");
    assert_eq!(value["nodes"][0]["merges"][0]["document"], "b2");
    assert_eq!(value["edges"][0]["source"], "ada-moran");
    assert_eq!(value["edges"][0]["first_seen"], "2024-05-01");
    assert_eq!(value["documents"][1]["date"], "2024-05-09");
    assert!(!value.to_string().contains("null"), "what is unknown is left out");
}

#[test]
fn pairs_that_point_nowhere_are_left_out() {
    let mut analysis = fixture::talks_analysis();
    for (a, b, evidence) in [(0, 9, 0), (0, 3, 99), (1, 1, 0), (2, 1, 1)] {
        analysis.cooccurrences.push(CoOccurrence {
            a: EntityId(a),
            b: EntityId(b),
            evidence: EvidenceIdx(evidence),
        });
    }
    analysis.documents.pop();
    let graph = EntityGraph::new(&analysis, fixture::header(), 20);
    assert_eq!(
        graph.edge(EntityId(0), EntityId(1)).unwrap().weight,
        1,
        "the second document is gone"
    );
    assert!(graph.edges().all(|tie| tie.a != tie.b));
    assert!(
        graph
            .edge(EntityId(1), EntityId(2))
            .is_some_and(|edge| edge.weight == 1)
    );
}

/// An analysis of any pairs, with windows spread over three documents.
fn analysis() -> impl Strategy<Value = Analysis> {
    prop::collection::vec((0_u32..12, 0_u32..12, 0_u32..30), 0..80).prop_map(|triples| {
        let mut analysis = fixture::analysis(12, 30, 3);
        analysis.cooccurrences = triples
            .into_iter()
            .filter(|(a, b, _)| a < b)
            .map(|(a, b, window)| CoOccurrence {
                a: EntityId(a),
                b: EntityId(b),
                evidence: EvidenceIdx(window),
            })
            .collect();
        analysis
    })
}

proptest! {
    #[test]
    fn sums_agree(analysis in analysis()) {
        let graph = EntityGraph::new(&analysis, fixture::header(), 4);
        let mut distinct = analysis.cooccurrences.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let weight: u64 = graph.edges().map(|tie| tie.edge.weight).sum();
        prop_assert_eq!(weight, distinct.len() as u64);
        let strength: u64 = graph.nodes().map(|(_, node)| node.strength).sum();
        prop_assert_eq!(strength, 2 * weight);
        let degree: u32 = graph.nodes().map(|(_, node)| node.degree).sum();
        prop_assert_eq!(degree as usize, 2 * graph.n_edges());
        for tie in graph.edges() {
            prop_assert!(u64::from(tie.edge.documents) <= tie.edge.weight);
            prop_assert_eq!(tie.edge.evidence.len() as u64, tie.edge.weight.min(4));
        }
        let pairs: Vec<_> = graph.edges().map(|tie| (tie.a, tie.b)).collect();
        prop_assert!(pairs.is_sorted());
    }

    #[test]
    fn order_of_pairs_does_not_matter(analysis in analysis()) {
        let mut reversed = analysis.clone();
        reversed.cooccurrences.reverse();
        let file = |analysis: &Analysis| EntityGraph::new(analysis, fixture::header(), 4).file();
        prop_assert_eq!(file(&analysis), file(&reversed));
    }

    #[test]
    fn files_read_back(analysis in analysis()) {
        let file = EntityGraph::new(&analysis, fixture::header(), 4).file();
        let mut bytes = Vec::new();
        file.write(&mut bytes).unwrap();
        let read = GraphFile::read(std::str::from_utf8(&bytes).unwrap()).unwrap();
        prop_assert_eq!(EntityGraph::try_from(read.clone()).unwrap().file(), read.clone());
        prop_assert_eq!(read, file);
    }
}
