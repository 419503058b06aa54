//! DOT for Graphviz, built as graphviz-rust's tree and printed by it.
//!
//! That library writes ids as they are, so every id and value is quoted here. `dot -Tsvg` draws the file with neato,
//! as the file asks for.

use graphviz_rust::dot_structures::{
    Attribute, Edge as DotEdge, EdgeTy, Graph, GraphAttributes, Id, Node as DotNode, NodeId, Stmt, Vertex,
};
use graphviz_rust::printer::{DotPrinter, PrinterContext};
use relmap_types::EntityType;

use super::palette::{Emphasis, GREY, INK, LINE, PAPER, font_size, line_width, tint};
use super::text::{counted, printable};
use super::{DrawnEdge, Picture, PictureConfig};
use crate::EntityGraph;
use crate::file::Node;
use crate::layout::Engine;

/// Writes the strongest part of a graph as DOT.
pub fn to_dot(graph: &EntityGraph, config: &PictureConfig) -> String {
    let mut text = tree(&Picture::choose(graph, config), &config.title, config.engine)
        .print(&mut PrinterContext::default());
    text.push('\n');
    text
}

/// The picture as graphviz-rust's tree.
pub(super) fn tree(picture: &Picture<'_>, title: &str, engine: Engine) -> Graph {
    let mut stmts = settings(picture, title, engine);
    let emphasis = Emphasis {
        greatest: picture.greatest_strength(),
        share: 1.0,
    };
    stmts.extend(
        picture
            .nodes
            .iter()
            .zip(&picture.strengths)
            .map(|(node, strength)| Stmt::Node(dot_node(node, *strength, emphasis))),
    );
    let cap = picture.weight_cap();
    stmts.extend(
        picture
            .edges
            .iter()
            .map(|edge| Stmt::Edge(dot_edge(picture, edge, cap))),
    );
    Graph::Graph {
        id: quoted("relmap"),
        strict: true,
        stmts,
    }
}

/// Attributes that hold for the whole drawing.
fn settings(picture: &Picture<'_>, title: &str, engine: Engine) -> Vec<Stmt> {
    // This attribute outranks the engine that Graphviz is called with; neato is nearest to our own layouts.
    let layout = if matches!(engine, Engine::Stress | Engine::Geo) {
        "neato".to_owned()
    } else {
        engine.to_string()
    };
    let mut headline = printable(title);
    if let Some(hidden) = picture.hidden() {
        headline = format!("{headline}\n{hidden}");
    }
    let graph = vec![
        attribute("layout", &layout),
        // Prism moves overlapping nodes apart and keeps the shape; lines then run straight from node to node.
        attribute("overlap", "prism"),
        attribute("splines", "line"),
        attribute("outputorder", "edgesfirst"),
        attribute("sep", "+6"),
        attribute("pad", "0.4"),
        attribute("bgcolor", PAPER.light),
        attribute("fontname", "Helvetica"),
        attribute("fontsize", "22"),
        attribute("fontcolor", INK.light),
        attribute("labelloc", "t"),
        Attribute(plain("label"), label(&headline)),
    ];
    let node = vec![
        attribute("fontname", "Helvetica"),
        attribute("fontcolor", INK.light),
        attribute("color", GREY.light),
        attribute("penwidth", "0.6"),
        attribute("margin", "0.09,0.05"),
        attribute("height", "0.3"),
    ];
    let edge = vec![attribute("color", &format!("{}a0", LINE.light))];
    [
        GraphAttributes::Graph(graph),
        GraphAttributes::Node(node),
        GraphAttributes::Edge(edge),
    ]
    .map(Stmt::GAttribute)
    .into()
}

fn dot_node(node: &Node, strength: u64, emphasis: Emphasis) -> DotNode {
    let (shape, style) = match node.entity_type {
        EntityType::Person => ("ellipse", "filled"),
        EntityType::Organization => ("box", "filled"),
        EntityType::Location => ("box", "filled,rounded"),
    };
    let mentions = format!(
        "{}: {}, strength {}",
        printable(&node.label),
        counted(node.mentions.into(), "mention"),
        strength
    );
    DotNode {
        id: node_id(node),
        attributes: vec![
            Attribute(plain("label"), label(&printable(&node.label))),
            attribute("shape", shape),
            attribute("style", style),
            attribute("fillcolor", tint(node.entity_type)),
            attribute("fontsize", &format!("{:.1}", font_size(strength, emphasis))),
            Attribute(plain("tooltip"), label(&mentions)),
        ],
    }
}

fn dot_edge(picture: &Picture<'_>, drawn: &DrawnEdge<'_>, cap: u64) -> DotEdge {
    let (a, b) = (picture.nodes[drawn.a], picture.nodes[drawn.b]);
    let weight = drawn.weight;
    let tooltip = format!("{} – {}: {weight}", printable(&a.label), printable(&b.label));
    DotEdge {
        ty: EdgeTy::Pair(Vertex::N(node_id(a)), Vertex::N(node_id(b))),
        attributes: vec![
            attribute("weight", &weight.to_string()),
            attribute("penwidth", &format!("{:.2}", line_width(weight, cap))),
            Attribute(plain("tooltip"), label(&tooltip)),
        ],
    }
}

fn node_id(node: &Node) -> NodeId {
    NodeId(quoted(&node.id), None)
}

/// A word of DOT that needs no quotes.
fn plain(word: &str) -> Id {
    Id::Plain(word.to_owned())
}

fn attribute(name: &str, value: &str) -> Attribute {
    Attribute(plain(name), quoted(value))
}

/// Text that Graphviz shows as it is: `&` begins no character reference there.
fn label(text: &str) -> Id {
    quoted(&text.replace('&', "&amp;"))
}

/// A quoted string of DOT.
///
/// Backslashes are doubled, so that neither `\N` nor a backslash before the closing quote means anything; line
/// breaks become `\n`, which labels show as a break. Other control characters, which Graphviz would carry into
/// SVG, become the pictures that Unicode has for them, so that distinct ids stay distinct; non-characters, which
/// XML forbids as well, become U+FFFD.
fn quoted(text: &str) -> Id {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for ch in text.chars() {
        match ch {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\0'..='\u{1F}' => out.extend(char::from_u32(0x2400 + u32::from(ch))),
            '\u{7F}' => out.push('\u{2421}'),
            '\u{FFFE}' | '\u{FFFF}' => out.push(char::REPLACEMENT_CHARACTER),
            _ => out.push(ch),
        }
    }
    out.push('"');
    Id::Escaped(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn quoting_undoes_every_meaning() {
        let cases = [
            ("plain", r#""plain""#),
            (r#"say "hi""#, r#""say \"hi\"""#),
            (r"ends in \", r#""ends in \\""#),
            (r"\N and \G", r#""\\N and \\G""#),
            ("two\nlines", r#""two\nlines""#),
            ("", r#""""#),
            ("<b>x</b>", r#""<b>x</b>""#),
            ("\0\u{7F}", "\"\u{2400}\u{2421}\""),
        ];
        for (text, want) in cases {
            assert_eq!(quoted(text), Id::Escaped(want.to_owned()), "{text:?}");
        }
    }

    #[test]
    fn the_file_names_the_engine_that_draws_it() {
        let written = |engine| {
            let config = PictureConfig {
                engine,
                ..PictureConfig::default()
            };
            to_dot(&fixture::hostile(), &config)
        };
        for engine in [Engine::Stress, Engine::Geo] {
            assert!(written(engine).contains("layout=\"neato\""), "{engine}");
        }
        for engine in Engine::ALL.into_iter().skip(2) {
            assert!(
                written(engine).contains(&format!("layout=\"{engine}\"")),
                "{engine}"
            );
        }
    }

    #[test]
    fn hostile_names_parse_back() {
        let graph = fixture::hostile();
        let dot = to_dot(
            &graph,
            &PictureConfig {
                title: "\"\\ ]]> </script>\n".into(),
                ..PictureConfig::default()
            },
        );
        let Graph::Graph { stmts, .. } = graphviz_rust::parse(&dot).unwrap() else {
            panic!("the graph is undirected");
        };
        let nodes: Vec<_> = stmts
            .iter()
            .filter_map(|stmt| {
                if let Stmt::Node(node) = stmt {
                    Some(node.id.0.clone())
                } else {
                    None
                }
            })
            .collect();
        let want: Vec<_> = graph.nodes().map(|(_, node)| quoted(&node.id)).collect();
        assert_eq!(nodes, want);
        let edges = stmts.iter().filter(|stmt| matches!(stmt, Stmt::Edge(_))).count();
        assert_eq!(edges, graph.n_edges());
        assert!(!dot.contains("=<"), "no label is taken for HTML");
    }

    #[test]
    fn the_same_graph_gives_the_same_bytes() {
        let config = PictureConfig::default();
        assert_eq!(
            to_dot(&fixture::star(20), &config),
            to_dot(&fixture::star(20), &config)
        );
    }
}
