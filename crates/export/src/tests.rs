//! Every format, with names that break careless writers.

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

use crate::fixture;
use crate::{Config, Exported, Format, export};
use relmap_graph::GraphFile;
use relmap_graph::xml::carried;

fn files(file: &GraphFile, format: Format) -> Vec<Exported> {
    let config = Config {
        width: 300,
        ..Config::default()
    };
    export(file, format, &config).unwrap()
}

fn text(file: &GraphFile, format: Format) -> String {
    let [only] = files(file, format).try_into().unwrap();
    assert_eq!(only.name, format.file_name());
    String::from_utf8(only.bytes).unwrap()
}

fn json(file: &GraphFile, format: Format) -> Value {
    serde_json::from_str(&text(file, format)).unwrap()
}

#[test]
fn the_same_graph_gives_the_same_bytes() {
    for format in Format::ALL {
        assert_eq!(
            files(&fixture::hostile(), format),
            files(&fixture::hostile(), format)
        );
    }
}

#[test]
fn an_empty_graph_is_exported_too() {
    let empty = fixture::named(&[]);
    for format in Format::ALL {
        assert!(
            files(&empty, format)
                .iter()
                .all(|file| !file.bytes.is_empty() || format == Format::Ftm)
        );
    }
}

/// Attributes and texts of an XML document, unescaped, in order.
fn xml_strings(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let mut strings = vec![String::new()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) | Event::Empty(element) => {
                for attribute in element.attributes() {
                    strings.push(
                        quick_xml::escape::unescape(&attribute.unwrap().value)
                            .unwrap()
                            .into_owned(),
                    );
                }
                strings.push(String::new());
            }
            // What follows an element is not of it.
            Event::End(_) => strings.push(String::new()),
            Event::Text(text) => strings.last_mut().unwrap().push_str(&text),
            Event::GeneralRef(reference) => {
                let reference = format!("&{};", &*reference);
                let text = quick_xml::escape::unescape(&reference).unwrap().into_owned();
                strings.last_mut().unwrap().push_str(&text);
            }
            Event::Eof => return strings,
            _ => {}
        }
    }
}

#[test]
fn xml_carries_every_name() {
    for format in [Format::Graphml, Format::Gexf] {
        let strings = xml_strings(&text(&fixture::hostile(), format));
        for name in fixture::HOSTILE {
            let name = carried(name);
            assert!(strings.iter().any(|string| *string == name), "{format}: {name:?}");
        }
    }
}

#[test]
fn gexf_has_dates_only_where_there_are_some() {
    let dated = text(&fixture::talks(), Format::Gexf);
    assert!(dated.contains("mode=\"dynamic\" timeformat=\"date\""), "{dated}");
    assert!(
        dated.contains("<spell start=\"2024-05-01\" end=\"2024-05-09\"/>"),
        "{dated}"
    );
    assert!(dated.contains("weight=\"2\""), "{dated}");
    let undated = text(&fixture::hostile(), Format::Gexf);
    assert!(
        !undated.contains("dynamic") && !undated.contains("<spell"),
        "{undated}"
    );
}

/// Rows of a table by the names of its columns.
fn table(bytes: &[u8]) -> Vec<Vec<(String, String)>> {
    let mut reader = csv::Reader::from_reader(bytes);
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| {
        let cells = row.unwrap();
        head.iter()
            .cloned()
            .zip(cells.iter().map(str::to_owned))
            .collect()
    });
    rows.collect()
}

#[test]
fn tables_for_people_hold_no_formula() {
    let file = fixture::hostile();
    let mut tables = files(&file, Format::Csv);
    tables.extend(files(&file, Format::Gephi));
    for exported in tables {
        let rows = table(&exported.bytes);
        assert!(!rows.is_empty());
        for (column, cell) in rows.iter().flatten() {
            let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
            assert!(!runs || cell.parse::<f64>().is_ok(), "{column}: {cell:?}");
        }
    }
}

#[test]
fn edges_of_tables_name_nodes_of_tables() {
    for (format, ids, ends) in [
        (Format::Gephi, "Id", ["Source", "Target"]),
        (
            Format::Neo4j,
            "id:ID(entity)",
            [":START_ID(entity)", ":END_ID(entity)"],
        ),
    ] {
        let exported = files(&fixture::hostile(), format);
        let (nodes, edges) = (table(&exported[0].bytes), table(&exported[1].bytes));
        assert_eq!(
            (nodes.len(), edges.len()),
            (fixture::HOSTILE.len(), fixture::HOSTILE.len() - 1)
        );
        let cell = |row: &[(String, String)], name: &str| {
            row.iter()
                .find(|(column, _)| column == name)
                .map(|(_, cell)| cell.clone())
                .unwrap()
        };
        let mut known: Vec<String> = nodes.iter().map(|row| cell(row, ids)).collect();
        assert!(
            edges
                .iter()
                .all(|row| ends.iter().all(|end| known.contains(&cell(row, end))))
        );
        known.sort();
        known.dedup();
        assert_eq!(known.len(), nodes.len(), "{format}: ids differ");
    }
}

#[test]
fn cypher_is_one_statement_a_line() {
    let cypher = text(&fixture::hostile(), Format::Cypher);
    let lines: Vec<&str> = cypher.lines().collect();
    assert_eq!(lines.len(), 2 * fixture::HOSTILE.len());
    assert!(lines.iter().all(|line| line.ends_with(';')));
    assert!(!cypher.contains(|ch: char| ch.is_control() && ch != '\n'));
}

#[test]
fn elements_of_cytoscape_have_ids_of_their_own() {
    let json = json(&fixture::hostile(), Format::Cytoscape);
    let elements = &json["elements"];
    let all = ["nodes", "edges"]
        .map(|part| elements[part].as_array().unwrap().clone())
        .concat();
    let mut ids: Vec<&str> = all
        .iter()
        .map(|element| element["data"]["id"].as_str().unwrap())
        .collect();
    assert!(ids.iter().all(|id| !id.trim().is_empty()));
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 2 * fixture::HOSTILE.len() - 1);
    let names: Vec<&str> = all
        .iter()
        .filter_map(|element| element["data"]["name"].as_str())
        .collect();
    assert_eq!(names, fixture::HOSTILE);
}

#[test]
fn graphology_has_places_and_no_lists() {
    let json = json(&fixture::talks(), Format::Graphology);
    for node in json["nodes"].as_array().unwrap() {
        let attributes = node["attributes"].as_object().unwrap();
        assert!(attributes["x"].is_number() && attributes["size"].is_number());
        assert!(!attributes.contains_key("type"), "sigma takes it for a program");
        assert!(
            attributes
                .values()
                .all(|value| !value.is_array() && !value.is_null())
        );
    }
    assert_eq!(json["edges"][0]["attributes"]["weight"], 2);
}

#[test]
fn references_between_ftm_entities_lead_somewhere() {
    let lines = text(&fixture::hostile(), Format::Ftm);
    let entities: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let mut ids: Vec<&str> = entities
        .iter()
        .map(|entity| entity["id"].as_str().unwrap())
        .collect();
    let form = |id: &str| {
        let ends = |ch: char| ch.is_ascii_alphanumeric();
        id.chars().all(|ch| ends(ch) || ch == '.' || ch == '-') && id.starts_with(ends) && id.ends_with(ends)
    };
    assert!(ids.iter().all(|id| form(id)), "{ids:?}");
    for entity in &entities {
        for name in ["subject", "object", "document", "resolved", "proof"] {
            for id in entity["properties"][name].as_array().into_iter().flatten() {
                assert!(ids.contains(&id.as_str().unwrap()), "{entity}");
            }
        }
    }
    let n_ids = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), n_ids);
}

#[test]
fn notes_have_safe_names_and_links_that_lead_to_them() {
    let notes = files(&fixture::hostile(), Format::Obsidian);
    assert_eq!(notes.len(), fixture::HOSTILE.len() + 1);
    let mut names: Vec<String> = notes.iter().map(|note| note.name.to_lowercase()).collect();
    for note in &notes {
        let name = note.name.strip_suffix(".md").unwrap();
        assert!(
            !name.contains(['/', '\\', ':', '<', '[', '\n', '\0']) && !name.starts_with('.'),
            "{name:?}"
        );
        let text = std::str::from_utf8(&note.bytes).unwrap();
        // Obsidian looks for links below the front matter.
        let body = text.split("---\n\n").last().unwrap();
        for link in body.split("[[").skip(1) {
            let target = link.split(['|', ']']).next().unwrap();
            assert!(
                names.contains(&format!("{}.md", target.to_lowercase())),
                "{target:?} in {name:?}"
            );
        }
    }
    names.sort();
    names.dedup();
    assert_eq!(names.len(), notes.len());
}

#[test]
fn a_name_of_ten_thousand_letters_is_carried() {
    let long = "Wörterbuch".repeat(1_000);
    let file = fixture::named(&[&long, "Ada Moran"]);
    for format in Format::ALL {
        let exported = files(&file, format);
        assert!(!exported.is_empty());
        for one in &exported {
            assert!(one.name.len() < 200 && !one.bytes.is_empty(), "{format}");
        }
        let is_whole = |one: &Exported| String::from_utf8_lossy(&one.bytes).contains(&long);
        match format {
            // Pixels hold no text, and FollowTheMoney lets names have 384 letters.
            Format::Png | Format::Ftm => {}
            _ => assert!(exported.iter().any(is_whole), "{format}"),
        }
    }
    for line in text(&file, Format::Ftm).lines() {
        let entity: Value = serde_json::from_str(line).unwrap();
        let id = entity["id"].as_str().unwrap();
        assert!(id.len() <= 255, "{id}");
        for name in entity["properties"]["name"].as_array().into_iter().flatten() {
            assert!(name.as_str().unwrap().chars().count() <= 384);
        }
    }
}
