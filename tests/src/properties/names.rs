//! Any name through every output: it parses back to itself.

use graphviz_rust::dot_structures::{Graph, Id, Stmt};
use proptest::prelude::*;
use proptest::sample::select;
use quick_xml::Reader;
use quick_xml::events::Event;
use relmap_graph::view::{PictureConfig, dot, html, svg};
use relmap_graph::{EntityGraph, GraphFile, Header};
use relmap_kb::GazetteerRow;
use relmap_pipeline::{Config, Silent, analyze};
use relmap_types::{Document, EntityType, Window};

/// What the formats give a meaning to.
const HOSTILE: &[&str] = &[
    "\"",
    "'",
    "\\",
    "\\\"",
    "\\N",
    "\\G",
    "<",
    ">",
    "&",
    "&amp;",
    "&#x41;",
    "]]>",
    "<!--",
    "-->",
    "</script>",
    "</text>",
    "<b>",
    "<br/>",
    "{",
    "}",
    "[",
    "]",
    ";",
    "--",
    "->",
    "|",
    "%",
    "$",
    "`",
    "=cmd()",
    "@",
    "\n",
    "\r\n",
    "\t",
    "\u{0}",
    "\u{1B}[2J",
    "\u{7F}",
    "\u{85}",
    "\u{202E}",
    "\u{2066}",
    "\u{2028}",
    "\u{FEFF}",
    "\u{FFFF}",
    "\u{301}",
    "🇹🇷",
    "👩‍👩‍👧",
    "مح",
    "習",
    "ﬁ",
    "strict graph",
    "node",
    "A",
    "x",
    " ",
];

fn name() -> impl Strategy<Value = String> {
    let long = (select(HOSTILE), 10_usize..100).prop_map(|(piece, n)| piece.repeat(n));
    let piece = prop_oneof![20 => select(HOSTILE).prop_map(str::to_owned), 5 => any::<String>(), 1 => long];
    let joined = proptest::collection::vec(piece, 1..8).prop_map(|pieces| {
        let mut name = pieces.concat();
        // Gazetteers take names of so many bytes.
        name.truncate(name.floor_char_boundary(255));
        name
    });
    joined.prop_filter("a name has a letter", |name| {
        name.chars().any(char::is_alphanumeric)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_name_parses_back_from_every_output(name in name(), id in name(), title in name()) {
        let graph = graph_with(&name, &id);
        let node = graph.nodes().map(|(_, node)| node).find(|node| node.id == id);
        prop_assert_eq!(node.map(|node| node.label.as_str()), Some(name.as_str()));
        let config = PictureConfig { title, ..PictureConfig::default() };

        let mut bytes = Vec::new();
        graph.file().write(&mut bytes).unwrap();
        let file = GraphFile::read(std::str::from_utf8(&bytes).unwrap()).unwrap();
        prop_assert_eq!(file.node(&id).map(|node| &node.label), Some(&name));
        prop_assert_eq!(file.edges.len(), graph.n_edges());

        // Pictures show a line of text: what no line can hold is replaced, and said here a second time.
        let shown = line(&name);
        let labels = dot_labels(&dot::to_dot(&graph, &config), graph.n_edges());
        prop_assert!(labels.contains(&shown), "{:?} is not in {:?}", shown, labels);
        let titles = svg_titles(&svg::to_svg(&graph, &config).unwrap());
        let want = format!("{shown}, organization: 1 mention");
        prop_assert!(titles.iter().any(|title| title.starts_with(&want)), "{:?} is not in {:?}", want, titles);
        let labels = page_labels(&html::to_html(&graph, &config));
        prop_assert!(labels.contains(&shown), "{:?} is not in {:?}", shown, labels);
    }
}

/// A graph of news about a user's name, which has an alias that the news says.
fn graph_with(name: &str, id: &str) -> EntityGraph {
    let row = GazetteerRow {
        id: id.to_owned(),
        entity_type: EntityType::Organization,
        name: name.to_owned(),
        aliases: vec!["Harbour Union".to_owned()],
        country: None,
        kind: None,
    };
    let news = Document::new("</script>", "Harbour Union met Vladimir Putin in Moscow.");
    let config = Config {
        jobs: Some(1),
        gazetteer: vec![row],
        ..super::fast()
    };
    let outcome = analyze(vec![news], &config, &Silent).expect("any name can be a user's");
    EntityGraph::new(&outcome.analysis, Header::new("relmap", Window::Sentence), 20)
}

/// A name on one line without marks that turn its direction.
fn line(name: &str) -> String {
    let turns = |ch: char| ('\u{202A}'..='\u{202E}').contains(&ch) || ('\u{2066}'..='\u{2069}').contains(&ch);
    let replace = |ch: char| match ch {
        '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
        _ if ch.is_control() => '\u{FFFD}',
        _ => ch,
    };
    name.chars().filter(|&ch| !turns(ch)).map(replace).collect()
}

/// Labels of the nodes, as Graphviz would show them.
fn dot_labels(dot: &str, n_edges: usize) -> Vec<String> {
    let Graph::Graph { stmts, .. } = graphviz_rust::parse(dot).expect("DOT parses") else {
        panic!("the graph is undirected");
    };
    assert_eq!(
        stmts.iter().filter(|stmt| matches!(stmt, Stmt::Edge(_))).count(),
        n_edges
    );
    let nodes = stmts.iter().filter_map(|stmt| {
        if let Stmt::Node(node) = stmt {
            Some(node)
        } else {
            None
        }
    });
    let label = nodes.filter_map(|node| {
        node.attributes
            .iter()
            .find(|attribute| attribute.0 == Id::Plain("label".into()))
    });
    label.map(|attribute| unquoted(&attribute.1)).collect()
}

/// Undoes the quotation of DOT, and the character references that Graphviz reads in labels.
fn unquoted(id: &Id) -> String {
    let Id::Escaped(quoted) = id else {
        panic!("{id:?} is not quoted")
    };
    let inner = quoted
        .strip_prefix('"')
        .and_then(|inner| inner.strip_suffix('"'))
        .expect("quotes at both ends");
    let (mut text, mut chars) = (String::new(), inner.chars());
    while let Some(ch) = chars.next() {
        match (ch, if ch == '\\' { chars.next() } else { None }) {
            ('\\', Some(escaped @ ('"' | '\\'))) => text.push(escaped),
            ('\\', other) => panic!("\\{other:?} means something in {quoted}"),
            ('"', _) => panic!("a bare quote in {quoted}"),
            _ => text.push(ch),
        }
    }
    let text = text.replace("&amp;", "\u{0}");
    assert!(!text.contains('&'), "a bare ampersand in {quoted}");
    text.replace('\u{0}', "&")
}

/// Names in the page's data. The page has no markup but its own: one script, its blocks of JSON, and nothing else
/// that a browser would read as an element, whatever the names say.
fn page_labels(page: &str) -> Vec<String> {
    const DATA: &str = "<script type=\"application/json\" id=\"data\">";
    const SENTENCES: &str = "<script type=\"application/json\" class=\"evidence\">";
    assert!(!page.contains("<!--") && !page.contains(['\u{2028}', '\u{2029}', '\0']));
    let mut scripts = page.split("<script").skip(1);
    let mut blocks = Vec::new();
    for script in scripts.by_ref() {
        let (start, rest) = script.split_once('>').expect("a start tag has an end");
        let (text, after) = rest.split_once("</script>").expect("a script has an end tag");
        assert!(!after.contains("</script"), "{after}");
        blocks.push((format!("<script{start}>"), text));
    }
    let kinds: Vec<&str> = blocks.iter().map(|(start, _)| start.as_str()).collect();
    assert_eq!(
        kinds,
        [DATA, SENTENCES, "<script>"],
        "the data, the sentences, one script"
    );
    assert_eq!(page.matches("<title>").count(), 1);
    let own = page.matches("<b>").count() + page.matches("<br").count() + page.matches("</text>").count();
    assert_eq!(own, 0, "elements that only names have");

    serde_json::from_str::<serde_json::Value>(blocks[1].1).expect("sentences are JSON");
    let data: serde_json::Value = serde_json::from_str(blocks[0].1).expect("the data are JSON");
    let nodes = data["nodes"].as_array().expect("the data have nodes");
    let labels = nodes
        .iter()
        .map(|node| node["label"].as_str().expect("nodes have labels"));
    labels.map(str::to_owned).collect()
}

/// Texts of all `title` elements; every other element must be one that draws.
fn svg_titles(svg: &str) -> Vec<String> {
    const DRAWING: [&str; 12] = [
        "svg", "style", "g", "title", "desc", "rect", "circle", "path", "polygon", "line", "text", "tspan",
    ];
    let mut reader = Reader::from_str(svg);
    let (mut titles, mut current) = (Vec::new(), None::<String>);
    loop {
        match reader.read_event().expect("SVG is well-formed") {
            Event::Start(start) => {
                let name = start.name();
                assert!(DRAWING.contains(&name.as_ref()), "element {name:?}");
                current = (name.as_ref() == "title").then(String::new);
            }
            Event::Empty(empty) => {
                let name = empty.name();
                assert!(DRAWING.contains(&name.as_ref()), "element {name:?}");
            }
            Event::Text(text) => {
                if let Some(title) = &mut current {
                    title.push_str(&text);
                }
            }
            Event::GeneralRef(reference) => {
                if let Some(title) = &mut current {
                    let resolved = reference
                        .resolve_char_ref()
                        .expect("a character reference is a character");
                    let named = quick_xml::escape::resolve_predefined_entity(&reference);
                    match resolved {
                        Some(ch) => title.push(ch),
                        None => title.push_str(named.expect("a reference that XML defines")),
                    }
                }
            }
            Event::End(end) if end.name().as_ref() == "title" => titles.extend(current.take()),
            Event::End(_) | Event::Decl(_) => {}
            Event::Eof => return titles,
            other => panic!("{other:?} has no place in the picture"),
        }
    }
}
