//! The five articles that inspired the project, where a copy of them is at hand; they are not ours to keep here.
//!
//! `RELMAP_SHARED`, or the folder `shared` beside the repository, has them below `seeds`.

use std::io::Write as _;
use std::path::PathBuf;

use relmap_graph::{EntityGraph, GraphFile, Header, file::Node};
use relmap_pipeline::load::{Input, load};
use relmap_pipeline::{Config, Silent, analyze};
use relmap_types::{EntityType, Window};

use crate::expect::root;

#[test]
fn five_real_articles() {
    let shared = std::env::var_os("RELMAP_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let folder = shared.join("seeds");
    if !folder.is_dir() {
        // Past the test harness, which hides what passing tests print.
        let note = format!(
            "\nSKIPPED five_real_articles: {} is not there (set RELMAP_SHARED)\n",
            folder.display()
        );
        std::io::stderr().write_all(note.as_bytes()).unwrap();
        return;
    }
    let loaded = load(vec![Input::Path(folder)]);
    assert_eq!((loaded.documents.len(), loaded.skipped.len()), (5, 0));
    let outcome = analyze(loaded.documents, &Config::default(), &Silent).unwrap();
    let graph = EntityGraph::new(&outcome.analysis, Header::new("relmap", Window::Sentence), 20);
    let file = graph.file();
    let mut faults = Vec::new();
    faults.extend(ONE_NODE.iter().filter_map(|names| one_node(&file, names)));
    faults.extend(PLACES.iter().filter_map(|name| coordinates(&file, name)));
    faults.extend(ORGANIZATIONS.iter().filter_map(|name| organization(&file, name)));
    faults.extend(NOT_THE_ARTICLE.iter().filter_map(|word| absent(&file, word)));
    faults.extend(strongest_persons(&graph));
    for edge in &file.edges {
        let shown = file.sentences(&edge.edge.evidence).count() as u64;
        if shown == 0 || shown < edge.edge.weight.min(20) {
            faults.push(format!(
                "{} – {}: {shown} sentences for weight {}",
                edge.source, edge.target, edge.edge.weight
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Surfaces of one thing: each leads to the same node, and to no other.
const ONE_NODE: [&[&str]; 7] = [
    &[
        "Erdogan",
        "Erdoğan",
        "Tayyip Erdogan",
        "Recep Tayyip Erdogan",
        "Recep Tayyip Erdoğan",
    ],
    &["Putin", "Vladimir Putin"],
    &["Assad", "Bashar Assad", "Bashar al-Assad"],
    &["Zelensky", "Volodymyr Zelensky"],
    &["Turkey", "Türkiye"],
    &["Kyiv", "Kiev"],
    &["UAE", "United Arab Emirates"],
];

const PLACES: [&str; 5] = ["Idlib", "Istanbul", "Sweida", "Damascus", "Tehran"];

const ORGANIZATIONS: [&str; 4] = [
    "NATO",
    "United Nations",
    "European Council",
    "Hayat Tahrir al-Sham",
];

/// Words that stand only in lists of newsletters, offers, lists of other articles and credits.
const NOT_THE_ARTICLE: [&str; 15] = [
    "Briefing",
    "Newsletter",
    "Takeaway",
    "Premium",
    "Member",
    "Expertise",
    "Klimentyev",
    "Golovkin",
    "Sakellaropoulou",
    "Blinken",
    "Stoltenberg",
    "Navalnaya",
    "Privacy",
    "Subscribe",
    "Finland",
];

/// Nodes that go by a surface, as label or alias, exactly as written.
fn bearers<'f>(file: &'f GraphFile, surface: &str) -> Vec<&'f Node> {
    file.nodes
        .iter()
        .filter(|node| node.label == surface || node.aliases.iter().any(|alias| alias == surface))
        .collect()
}

fn one_node(file: &GraphFile, names: &[&str]) -> Option<String> {
    let mut ids: Vec<&str> = names
        .iter()
        .flat_map(|name| bearers(file, name))
        .map(|node| node.id.as_str())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    (ids.len() != 1).then(|| format!("{names:?} lead to {ids:?}"))
}

fn coordinates(file: &GraphFile, name: &str) -> Option<String> {
    match bearers(file, name).as_slice() {
        [
            Node {
                entity_type: EntityType::Location,
                lat: Some(_),
                lon: Some(_),
                ..
            },
        ] => None,
        nodes => Some(format!("{name} is no place with coordinates: {nodes:?}")),
    }
}

fn organization(file: &GraphFile, name: &str) -> Option<String> {
    match bearers(file, name).as_slice() {
        [
            Node {
                entity_type: EntityType::Organization,
                ..
            },
        ] => None,
        nodes => Some(format!("{name} is no single organization: {nodes:?}")),
    }
}

fn absent(file: &GraphFile, word: &str) -> Option<String> {
    let found: Vec<&str> = file
        .nodes
        .iter()
        .filter(|node| node.label.contains(word) || node.aliases.iter().any(|alias| alias.contains(word)))
        .map(|node| node.label.as_str())
        .collect();
    (!found.is_empty()).then(|| format!("{word} is not of the article: {found:?}"))
}

fn strongest_persons(graph: &EntityGraph) -> Option<String> {
    let mut ties = graph.strongest_edges(usize::MAX);
    let is_person = |node: &Node| node.entity_type == EntityType::Person;
    ties.retain(|tie| is_person(tie.source) && is_person(tie.target));
    let first = ties.first()?;
    let mut names = [first.source.label.as_str(), first.target.label.as_str()];
    names.sort_unstable();
    let has_rival = ties
        .get(1)
        .is_some_and(|second| second.edge.weight == first.edge.weight);
    (names != ["Recep Tayyip Erdoğan", "Vladimir Putin"] || has_rival).then(|| {
        format!(
            "the strongest tie between persons is {names:?}, weight {}",
            first.edge.weight
        )
    })
}
