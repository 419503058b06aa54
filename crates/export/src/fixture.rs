//! Graph files that the unit tests share.

use relmap_graph::GraphFile;
use serde_json::{Value, json};

/// Names that break careless writers of XML, CSV, JSON, Cypher, Markdown, YAML and file names.
pub(crate) const HOSTILE: [&str; 29] = [
    "</script><script>alert(1)</script>",
    "say \"hi\" and 'bye'",
    "ends in \\",
    "\\u0022 }) DETACH DELETE n //",
    "\"}) MATCH (n) DETACH DELETE n; //",
    "two\nlines\r\n",
    "]]>",
    "<!-- --> <?xml?> <!ENTITY a \"b\">",
    "nul \0 bell \u{7} escape \u{1B}",
    "\u{FFFE}\u{FFFF}",
    "\u{202E}right to left\u{202C} עברית العربية",
    "👩‍👩‍👧 family \u{10FFFF}",
    "=cmd()",
    "'=cmd|' /C calc'!A0",
    "+1-2@x",
    "-",
    "",
    " ",
    "AT&T &amp; &lt;sons&gt; &#65;",
    "[[link]] | #tag ^block",
    "../../etc/passwd",
    "CON",
    "---\nkey: value\n---",
    "{a|b}; c, d\te",
    "\\ud800 null None NaN true",
    "\u{1F}unit\u{85}next\u{2028}line",
    "\u{301}\u{327}",
    "\"]; rm -rf / #",
    "=cmd|'/C calc'!A1",
];

/// The rows with measures, which no test here looks at.
fn measured(rows: &[Value], measures: &Value) -> Vec<Value> {
    let measure = |row: &Value| {
        let mut row = row.clone();
        for (name, value) in measures.as_object().into_iter().flatten() {
            row[name] = value.clone();
        }
        row
    };
    rows.iter().map(measure).collect()
}

fn file(nodes: &[Value], edges: &[Value], evidence: &[Value], documents: &[Value]) -> GraphFile {
    let of_nodes = json!({"windows": 1, "pagerank": 0.1, "betweenness": 1e-9, "core": 1, "community": 0});
    let of_edges = json!({"npmi": -0.25, "llr": 3.5, "alpha": 0.5});
    let whole = json!({
        "directed": false, "multigraph": false,
        "graph": {
            "schema": "relmap/1", "generator": "relmap test", "window": "sentence",
            "documents": documents.len(), "sentences": evidence.len(), "windows": evidence.len(),
            "measures": {"betweenness_sources": nodes.len(), "communities": 1, "modularity": 0.0,
                "community_seed": 1},
        },
        "nodes": measured(nodes, &of_nodes), "edges": measured(edges, &of_edges), "evidence": evidence, "documents": documents,
    });
    GraphFile::read(&whole.to_string()).expect("the fixture is a graph file")
}

/// People of these names, which are their ids too, each tied to the next with the weight 1, 2, 3 …
pub(crate) fn named(names: &[&str]) -> GraphFile {
    let node = |(at, name): (usize, &&str)| {
        json!({
            "id": name, "label": name, "type": (["person", "organization", "location"][at % 3]),
            "aliases": [name, "second"], "alias_counts": [1, 1], "mentions": 1, "documents": 1,
            "degree": 2, "strength": 2 * at + 1, "description": name, "evidence": [at],
        })
    };
    let nodes: Vec<_> = names.iter().enumerate().map(node).collect();
    let edge = |(at, pair): (usize, &[&str])| {
        json!({
            "source": pair[0], "target": pair[1], "weight": at + 1, "sentences": at + 1, "documents": 1,
            "evidence": [at],
        })
    };
    let edges: Vec<_> = names.windows(2).enumerate().map(edge).collect();
    let sentence = |name: &&str| {
        json!({"document": name, "sentence": format!("“{name}”"), "start": 0, "end": 9,
        "mentions": [[0, 1, name]]})
    };
    let evidence: Vec<_> = names.iter().map(sentence).collect();
    let documents: Vec<_> = names
        .iter()
        .map(|name| json!({"id": name, "title": name, "source": name}))
        .collect();
    file(&nodes, &edges, &evidence, &documents)
}

pub(crate) fn hostile() -> GraphFile {
    named(&HOSTILE)
}

/// Three names in two dated documents, one name alone.
pub(crate) fn talks() -> GraphFile {
    let nodes = [
        json!({"id": "Q1", "label": "Ada Moran", "type": "person", "aliases": ["Ada Moran", "Moran"],
            "alias_counts": [1, 1], "mentions": 2, "documents": 2, "degree": 2, "strength": 3,
            "first_seen": "2024-05-01", "last_seen": "2024-05-09", "evidence": [0]}),
        json!({"id": "bruno-keller", "label": "Bruno Keller", "type": "person", "aliases": ["Bruno Keller"],
            "alias_counts": [2], "mentions": 2, "documents": 2, "degree": 2, "strength": 3,
            "first_seen": "2024-05-01", "last_seen": "2024-05-09", "evidence": [0]}),
        json!({"id": "lisbon", "label": "Lisbon", "type": "location", "aliases": ["Lisbon"], "alias_counts": [1],
            "mentions": 1, "documents": 1, "degree": 2, "strength": 2, "country": "PT", "lat": 38.72225,
            "lon": -9.13934, "first_seen": "2024-05-01", "last_seen": "2024-05-01", "evidence": [0]}),
        json!({"id": "zora", "label": "Zora Institute", "type": "organization", "mentions": 1, "documents": 1,
            "degree": 0, "strength": 0}),
    ];
    let edges = [
        json!({"source": "Q1", "target": "bruno-keller", "weight": 2, "sentences": 2, "documents": 2,
            "first_seen": "2024-05-01", "last_seen": "2024-05-09", "evidence": [0, 1]}),
        json!({"source": "Q1", "target": "lisbon", "weight": 1, "sentences": 1, "documents": 1,
            "first_seen": "2024-05-01", "last_seen": "2024-05-01", "evidence": [0]}),
        json!({"source": "bruno-keller", "target": "lisbon", "weight": 1, "sentences": 1, "documents": 1,
            "first_seen": "2024-05-01", "last_seen": "2024-05-01", "evidence": [0]}),
    ];
    let evidence = [
        json!({"document": "a1", "sentence": "Ada Moran met Bruno Keller in Lisbon.", "start": 0, "end": 37,
            "mentions": [[0, 9, "Q1"], [14, 26, "bruno-keller"], [30, 36, "lisbon"]]}),
        json!({"document": "b2", "sentence": "“Não”, said Moran to Bruno Keller.", "start": 5, "end": 39,
            "mentions": [[12, 17, "Q1"], [21, 33, "bruno-keller"]]}),
    ];
    let documents = [
        json!({"id": "a1", "title": "Talks", "date": "2024-05-01", "source": "https://example.org/a1"}),
        json!({"id": "b2", "date": "2024-05-09"}),
    ];
    file(&nodes, &edges, &evidence, &documents)
}
