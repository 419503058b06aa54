//! FollowTheMoney entities, one a line, for Aleph, OpenAleph and their tools.
//!
//! People and organizations are what they are; a place is an `Address`, the only schema with coordinates. An edge
//! is an `UnknownLink`: the schema for a tie whose nature is not known, which is all that sharing a window says.
//! `Mention` ties each actor to the articles whose sentences the graph file keeps.

use std::collections::BTreeMap;

use relmap_graph::GraphFile;
use relmap_graph::file::{DocumentRow, EdgeRow, Node};
use relmap_graph::xml::carried;
use relmap_types::EntityType;
use rustc_hash::FxHashMap;
use serde_json::{Map, Value, json};

use crate::columns::{best, spell};
use crate::ids::Ids;

pub(crate) fn write(file: &GraphFile) -> serde_json::Result<Vec<u8>> {
    let mut ids = Ids::new(file, safe_id);
    let documents: FxHashMap<&str, String> = file
        .documents
        .iter()
        .map(|row| {
            (
                row.id.as_str(),
                ids.unique(safe_id(&format!("article-{}", safe_id(&row.id))).as_str()),
            )
        })
        .collect();
    let mut entities: Vec<Value> = Vec::new();
    for row in &file.documents {
        entities.push(article(row, &documents[row.id.as_str()]));
    }
    for node in &file.nodes {
        entities.push(thing(node, ids.of(&node.id)));
    }
    for row in &file.edges {
        let id = ids.unique(&format!("tie-{}-{}", ids.of(&row.source), ids.of(&row.target)));
        entities.push(link(file, row, &id, &ids, &documents));
    }
    for ((document, node), names) in mentions(file) {
        let Some(node) = file.nodes.get(node).filter(|node| node.entity_type.is_actor()) else {
            continue;
        };
        let id = ids.unique(&format!("mention-{}-{}", documents[document], ids.of(&node.id)));
        let mut properties = Properties::default();
        properties.add("document", [documents[document].clone()]);
        properties.add("resolved", [ids.of(&node.id).to_owned()]);
        properties.add("detectedSchema", [schema(node.entity_type).to_owned()]);
        properties.add("name", names);
        entities.push(properties.into_entity(&id, "Mention"));
    }
    let mut bytes = Vec::new();
    for entity in &entities {
        serde_json::to_writer(&mut bytes, entity)?;
        bytes.push(b'\n');
    }
    Ok(bytes)
}

/// Properties of an entity: lists of texts, empty ones left out.
#[derive(Default)]
struct Properties(Map<String, Value>);

impl Properties {
    fn add(&mut self, name: &str, texts: impl IntoIterator<Item = String>) {
        let mut texts: Vec<String> = texts
            .into_iter()
            .map(|text| shortened(&spaced(&text), most_letters(name)))
            .filter(|text| !text.is_empty())
            .collect();
        texts.dedup();
        if !texts.is_empty() {
            self.0.insert(name.to_owned(), texts.into());
        }
    }

    fn into_entity(self, id: &str, schema: &str) -> Value {
        json!({ "id": id, "schema": schema, "properties": self.0 })
    }
}

fn article(row: &DocumentRow, id: &str) -> Value {
    let metadata = &row.metadata;
    let mut properties = Properties::default();
    properties.add("fileName", [or_id(&row.id, id)]);
    properties.add("title", metadata.title.clone());
    properties.add("publishedAt", metadata.date.map(|date| date.to_string()));
    let is_address = |source: &str| source.starts_with("https://") || source.starts_with("http://");
    let (address, outlet): (Vec<String>, Vec<String>) = metadata
        .source
        .iter()
        .cloned()
        .partition(|source| is_address(source));
    properties.add("sourceUrl", address);
    properties.add("publisher", outlet);
    properties.into_entity(id, "Article")
}

fn thing(node: &Node, id: &str) -> Value {
    let mut properties = Properties::default();
    let name = or_id(&node.label, id);
    if node.entity_type.is_place() {
        properties.add("full", [name.clone()]);
        properties.add("latitude", node.lat.map(|degrees| degrees.to_string()));
        properties.add("longitude", node.lon.map(|degrees| degrees.to_string()));
    }
    properties.add(
        "alias",
        node.aliases.iter().filter(|alias| **alias != node.label).cloned(),
    );
    properties.add("name", [name]);
    properties.add("country", node.country.as_ref().map(|code| code.to_lowercase()));
    properties.add("summary", node.description.clone());
    properties.add("wikidataId", is_wikidata(&node.id).then(|| node.id.clone()));
    properties.into_entity(id, schema(node.entity_type))
}

fn link(
    file: &GraphFile,
    row: &EdgeRow,
    id: &str,
    ids: &Ids<'_>,
    documents: &FxHashMap<&str, String>,
) -> Value {
    let mut properties = Properties::default();
    properties.add("subject", [ids.of(&row.source).to_owned()]);
    properties.add("object", [ids.of(&row.target).to_owned()]);
    let edge = &row.edge;
    properties.add(
        "role",
        [format!(
            "named together, windows: {}, documents: {}",
            edge.weight, edge.documents
        )],
    );
    if let Some((first, last)) = spell(edge.first_seen, edge.last_seen) {
        properties.add("startDate", [first.to_string()]);
        properties.add("endDate", [last.to_string()]);
    }
    properties.add(
        "summary",
        best(file, &edge.evidence).map(|row| row.sentence.clone()),
    );
    properties.add(
        "proof",
        file.sentences(&edge.evidence)
            .take(1)
            .map(|row| documents[row.document.as_str()].clone()),
    );
    properties.into_entity(id, "UnknownLink")
}

/// The names that each document calls each node by, in the sentences that the file keeps.
fn mentions(file: &GraphFile) -> BTreeMap<(&str, usize), Vec<String>> {
    let places = file.places();
    let mut mentions: BTreeMap<(&str, usize), Vec<String>> = BTreeMap::new();
    for row in &file.evidence {
        let letters = row.sentence.char_indices().map(|(byte, _)| byte);
        let bytes: Vec<usize> = letters.chain([row.sentence.len()]).collect();
        let byte = |letter: u32| bytes.get(letter as usize).copied().unwrap_or(row.sentence.len());
        for (start, end, id) in &row.mentions {
            let name = row.sentence.get(byte(*start)..byte(*end)).unwrap_or_default();
            let names = mentions.entry((&row.document, places[id.as_str()])).or_default();
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
    }
    mentions
}

const fn schema(entity_type: EntityType) -> &'static str {
    match entity_type {
        EntityType::Person => "Person",
        EntityType::Organization => "Organization",
        EntityType::Location => "Address",
    }
}

/// Letters that FollowTheMoney's validator lets a property have; what has more is no name and no title.
fn most_letters(property: &str) -> usize {
    match property {
        "full" => 250,
        "name" | "alias" => 384,
        "summary" => 65_000,
        "sourceUrl" => 4_096,
        _ => 1_024,
    }
}

fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        // The ellipsis takes the place of one letter.
        Some(_) => text.chars().take(most - 1).chain(['…']).collect(),
        None => text.to_owned(),
    }
}

/// Letters of an id at most, one a byte: references may have 200, and some are made of an id and a word.
const MOST_OF_ID: usize = 100;

/// An id as FollowTheMoney wants it: letters, digits, points and hyphens, a letter or digit at both ends.
fn safe_id(id: &str) -> String {
    let safe: String = id
        .chars()
        .take(MOST_OF_ID)
        .map(|ch| {
            if ch.is_ascii_alphanumeric() || ch == '.' {
                ch
            } else {
                '-'
            }
        })
        .collect();
    safe.trim_matches(['.', '-']).to_owned()
}

/// A letter Q and a number: the form of Wikidata's ids.
fn is_wikidata(id: &str) -> bool {
    id.strip_prefix('Q')
        .is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A name, or the id where nothing can be seen of it.
fn or_id(name: &str, id: &str) -> String {
    if spaced(name)
        .chars()
        .any(|ch| ch != char::REPLACEMENT_CHARACTER && !ch.is_whitespace())
    {
        name.to_owned()
    } else {
        id.to_owned()
    }
}

/// The text with single spaces: FollowTheMoney's own tools would make it so.
fn spaced(text: &str) -> String {
    carried(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_of_the_form_that_references_need() {
        assert_eq!(safe_id("p:ada-moran"), "p-ada-moran");
        assert_eq!(safe_id("Q39259"), "Q39259");
        assert_eq!(safe_id("../a b/"), "a-b");
        assert_eq!(safe_id("家"), "");
        assert!(is_wikidata("Q42") && !is_wikidata("Q") && !is_wikidata("Qatar"));
    }
}
