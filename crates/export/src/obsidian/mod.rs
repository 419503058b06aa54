//! A folder of Markdown notes for Obsidian and its like: one a name, linked as the graph is, with the sentences.

mod file_name;

mod markdown;

use std::fmt::Write as _;

use relmap_graph::GraphFile;
use relmap_graph::file::{EdgeRow, EvidenceRow, Node};
use relmap_types::{EntityType, Metadata};
use rustc_hash::FxHashMap;

use crate::Exported;
use file_name::FileNames;
use markdown::{link, plain, yaml};

/// The note that a reader begins with.
const OVERVIEW: &str = "Relationship map";

/// By this line a run knows that a note is no news.
const GENERATOR: &str = "generator: relmap";

/// Sentences that a note quotes for each tie.
const QUOTES: usize = 3;

/// Ties that the overview lists.
const STRONGEST: usize = 50;

pub(crate) fn write(file: &GraphFile) -> Vec<Exported> {
    let mut names = FileNames::default();
    let overview = names.unique(OVERVIEW);
    let by_id: FxHashMap<&str, (&Node, String)> = file
        .nodes
        .iter()
        .map(|node| (node.id.as_str(), (node, names.unique(&node.label))))
        .collect();
    let documents = file.documents.iter().map(|row| (row.id.as_str(), &row.metadata));
    let vault = Vault {
        file,
        nodes: by_id,
        documents: documents.collect(),
    };
    let mut ties: FxHashMap<&str, Vec<&EdgeRow>> = FxHashMap::default();
    for row in strongest(file) {
        ties.entry(&row.source).or_default().push(row);
        ties.entry(&row.target).or_default().push(row);
    }
    let mut notes = vec![note(&overview, vault.overview())];
    for node in &file.nodes {
        let ties = ties.get(node.id.as_str()).map_or(&[][..], Vec::as_slice);
        notes.push(note(&vault.nodes[node.id.as_str()].1, vault.note(node, ties)));
    }
    notes
}

fn note(name: &str, text: String) -> Exported {
    Exported::new(format!("{name}.md"), text.into_bytes())
}

/// All edges, heaviest first; ties in the order of the file.
fn strongest(file: &GraphFile) -> Vec<&EdgeRow> {
    let mut rows: Vec<_> = file.edges.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.edge.weight));
    rows
}

struct Vault<'f> {
    file: &'f GraphFile,
    /// Nodes by id, with the names of their notes.
    nodes: FxHashMap<&'f str, (&'f Node, String)>,
    /// What is known of each document, by id.
    documents: FxHashMap<&'f str, &'f Metadata>,
}

impl Vault<'_> {
    fn overview(&self) -> String {
        let header = &self.file.graph;
        let mut text = format!(
            "---\n{GENERATOR}\n---\n\n# {OVERVIEW}\n\n{} names and {} ties from {} documents. A tie joins two names that stand in one window \
             ({}); its number says in how many.\n\n## Strongest ties\n\n",
            self.file.nodes.len(),
            self.file.edges.len(),
            header.documents,
            plain(&header.window)
        );
        for row in strongest(self.file).into_iter().take(STRONGEST) {
            let (source, target) = (self.link(&row.source), self.link(&row.target));
            line(&mut text, &format!("- {source} – {target}: {}", row.edge.weight));
        }
        for (heading, entity_type) in [
            ("People", EntityType::Person),
            ("Organizations", EntityType::Organization),
            ("Places", EntityType::Location),
        ] {
            let mut nodes: Vec<_> = self
                .file
                .nodes
                .iter()
                .filter(|node| node.entity_type == entity_type)
                .collect();
            nodes.sort_by_key(|node| std::cmp::Reverse(node.strength));
            if !nodes.is_empty() {
                line(&mut text, &format!("\n## {heading}\n"));
            }
            for node in nodes {
                line(
                    &mut text,
                    &format!("- {}: {} mentions", self.link(&node.id), node.mentions),
                );
            }
        }
        text
    }

    fn note(&self, node: &Node, ties: &[&EdgeRow]) -> String {
        let mut text = front_matter(node);
        line(&mut text, &format!("# {}\n", plain(&node.label)));
        if let Some(description) = &node.description {
            line(&mut text, &format!("{}\n", plain(description)));
        }
        if !ties.is_empty() {
            line(&mut text, "## Named with\n");
        }
        for row in ties {
            let other = if row.source == node.id {
                &row.target
            } else {
                &row.source
            };
            let (weight, documents) = (row.edge.weight, row.edge.documents);
            line(&mut text, &format!("### {}: {weight}\n", self.link(other)));
            line(
                &mut text,
                &format!("Windows that name both: {weight}; documents: {documents}.\n"),
            );
            for row in self.file.sentences(&row.edge.evidence).take(QUOTES) {
                self.quote(&mut text, row);
            }
        }
        if ties.is_empty() && !node.evidence.is_empty() {
            line(&mut text, "## Sentences\n");
            for row in self.file.sentences(&node.evidence).take(QUOTES) {
                self.quote(&mut text, row);
            }
        }
        text
    }

    /// A sentence and where it stands.
    fn quote(&self, text: &mut String, row: &EvidenceRow) {
        let document = self.documents.get(row.document.as_str());
        let date = document
            .and_then(|metadata| metadata.date)
            .map(|date| date.to_string());
        let title = document.and_then(|metadata| metadata.title.as_deref()).map(plain);
        let place = [date, title, Some(plain(&row.document))];
        let place: Vec<String> = place.into_iter().flatten().collect();
        line(
            text,
            &format!("> {}\n> — {}\n", plain(&row.sentence), place.join(", ")),
        );
    }

    fn link(&self, id: &str) -> String {
        let (node, name) = &self.nodes[id];
        link(name, &node.label)
    }
}

/// What Obsidian finds and filters notes by.
fn front_matter(node: &Node) -> String {
    let mut text = format!("---\n{GENERATOR}\n");
    let mut aliases: Vec<&str> = vec![&node.label];
    aliases.extend(
        node.aliases
            .iter()
            .map(String::as_str)
            .filter(|alias| *alias != node.label),
    );
    line(&mut text, "aliases:");
    for alias in aliases {
        line(&mut text, &format!("  - {}", yaml(alias)));
    }
    let texts = [
        ("type", Some(node.entity_type.as_str().to_owned())),
        ("id", Some(node.id.clone())),
        ("country", node.country.clone()),
    ];
    for (key, value) in texts {
        if let Some(value) = value {
            line(&mut text, &format!("{key}: {}", yaml(&value)));
        }
    }
    // Obsidian reads dates only without quotes.
    for (key, day) in [("first_seen", node.first_seen), ("last_seen", node.last_seen)] {
        if let Some(day) = day {
            line(&mut text, &format!("{key}: {day}"));
        }
    }
    if let (Some(lat), Some(lon)) = (node.lat, node.lon) {
        line(&mut text, &format!("location: [{lat}, {lon}]"));
    }
    for (key, count) in [
        ("mentions", u64::from(node.mentions)),
        ("documents", node.documents.into()),
        ("degree", node.degree.into()),
        ("strength", node.strength),
    ] {
        line(&mut text, &format!("{key}: {count}"));
    }
    text.push_str("---\n\n");
    text
}

fn line(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}
