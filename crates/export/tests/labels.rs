//! No name of a picture stands on another, nor on a mark, as the renderer sets them.
//!
//! The layout reckons with a table of widths. Here the finished SVG is read by usvg, which shapes every line of text
//! with the typeface itself, and its boxes are compared: from ascent to descent, from the first advance to the last.

#[path = "../../graph/examples/crowd/network.rs"]
mod network;

use std::sync::Arc;

use relmap_graph::EntityGraph;
use relmap_graph::layout::Engine;
use relmap_graph::view::{Backbone, PictureConfig, svg};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Group, Node, Options, Rect, Tree};

/// The typeface that PNGs are drawn with.
const FONTS: [&[u8]; 2] = [
    include_bytes!("../data/Arimo-Regular.subset.ttf"),
    include_bytes!("../data/Arimo-Bold.subset.ttf"),
];

/// What overlaps by less than this is no overlap that anyone sees, in pixels.
const HAIR: f32 = 0.05;

/// Every line of text, and every mark, with its box.
#[derive(Default)]
struct Drawn {
    lines: Vec<(String, Rect)>,
    marks: Vec<Rect>,
}

impl Drawn {
    fn read(svg: &str) -> Self {
        let mut fonts = Database::new();
        for font in FONTS {
            fonts.load_font_data(font.to_vec());
        }
        fonts.set_sans_serif_family("Arimo");
        let options = Options {
            font_family: "Arimo".to_owned(),
            fontdb: Arc::new(fonts),
            ..Options::default()
        };
        let tree = Tree::from_str(svg, &options).expect("pictures are SVG");
        let mut drawn = Self::default();
        drawn.walk(tree.root());
        drawn
    }

    fn walk(&mut self, group: &Group) {
        for node in group.children() {
            match node {
                Node::Group(group) => self.walk(group),
                Node::Text(text) => {
                    let words = text.chunks().iter().map(resvg::usvg::TextChunk::text).collect();
                    self.lines.push((words, text.abs_bounding_box()));
                }
                // Marks alone are areas with an edge; grounds have no edge, lines no area.
                Node::Path(path)
                    if path.fill().is_some() && path.stroke().is_some() && path.data().len() > 2 =>
                {
                    self.marks.push(path.abs_bounding_box());
                }
                _ => {}
            }
        }
    }

    /// Pairs of lines that share an area, and lines with marks, in words.
    fn overlaps(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (at, (words, rect)) in self.lines.iter().enumerate() {
            for (others, other) in &self.lines[..at] {
                if overlap(rect, other) {
                    found.push(format!("{words:?} and {others:?}"));
                }
            }
            let marks = self.marks.iter().filter(|mark| overlap(rect, mark));
            found.extend(marks.map(|mark| format!("{words:?} and the mark at {}, {}", mark.x(), mark.y())));
        }
        found
    }
}

fn overlap(a: &Rect, b: &Rect) -> bool {
    a.left() + HAIR < b.right()
        && b.left() + HAIR < a.right()
        && a.top() + HAIR < b.bottom()
        && b.top() + HAIR < a.bottom()
}

/// Draws the graph with these settings and checks the picture.
fn check(what: &str, graph: &EntityGraph, config: &PictureConfig, least_lines: usize) {
    let drawn = Drawn::read(&svg::to_svg(graph, config).expect("our own layouts need no other program"));
    assert!(
        drawn.lines.len() >= least_lines && drawn.marks.len() >= least_lines.min(graph.n_nodes()) / 3,
        "{what}: {} lines of text, {} marks",
        drawn.lines.len(),
        drawn.marks.len()
    );
    let overlaps = drawn.overlaps();
    assert!(
        overlaps.is_empty(),
        "{what}: {} overlaps: {overlaps:#?}",
        overlaps.len()
    );
}

fn all_of(graph: &EntityGraph, backbone: Backbone) -> PictureConfig {
    PictureConfig {
        top: graph.n_nodes(),
        backbone,
        ..PictureConfig::default()
    }
}

#[test]
fn no_name_of_the_seeds_stands_on_another() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/graph.json");
    let text = std::fs::read_to_string(path).expect("the golden graph is in the repository");
    let graph = EntityGraph::read(&text).expect("the golden graph is a graph file");
    check("seeds", &graph, &PictureConfig::default(), 60);
    check("seeds, all", &graph, &all_of(&graph, Backbone::Off), 100);
    let engine = Engine::Geo;
    let geo = PictureConfig {
        engine,
        ..PictureConfig::default()
    };
    check("seeds on a map", &graph, &geo, 50);
    let crowded = PictureConfig {
        top: graph.n_nodes(),
        ..geo
    };
    check("seeds on a map, all", &graph, &crowded, 100);
}

#[test]
fn no_name_of_300_stands_on_another() {
    let graph = EntityGraph::try_from(network::network(300, 1_500).expect("a network is a graph file"));
    let graph = graph.expect("edges of a network join its nodes");
    check("300 nodes", &graph, &PictureConfig::default(), 60);
    check("300 nodes, all", &graph, &all_of(&graph, Backbone::Off), 250);
}

#[test]
fn no_name_of_2_000_stands_on_another() {
    let graph = EntityGraph::try_from(network::network(2_000, 20_000).expect("a network is a graph file"));
    let graph = graph.expect("edges of a network join its nodes");
    check("2,000 nodes, all", &graph, &all_of(&graph, Backbone::Off), 250);
    check(
        "2,000 nodes, backbone",
        &graph,
        &all_of(&graph, Backbone::Auto),
        250,
    );
}
