//! The relationship map: an SVG that stands alone.
//!
//! Text stays text, every mark and line has a tooltip, nothing is loaded from anywhere. XML is written by
//! quick-xml, which escapes.

mod canvas;

mod legend;

mod label;

mod ground;

mod map;

mod measure;

mod mark;

mod ink;

mod land;

mod leader;

use graphviz_rust::cmd::Layout;

use super::graphviz;
use super::palette::{FONTS, GREY, INK, PAPER};
use super::text::{counted, cut, printable, wrapped};
use super::{Picture, PictureConfig};
use crate::layout::Engine;
use crate::{EntityGraph, GraphError, Header};
use canvas::{Anchor, Svg, Words, painted, px, style};
use map::Map;

/// Width of the whole, in pixels, as long as the labels fit.
const WIDTH: f64 = 1_200.0;

/// Height of the whole in a full picture, in pixels: 3:2.
const HEIGHT: f64 = 800.0;

/// Empty border, in pixels.
const BORDER: f64 = 36.0;

/// Room for a headline of one line, caption and legend, in pixels.
const HEAD: f64 = 136.0;

/// What a headline is set in.
const HEADLINE: Words = Words {
    size: 30.0,
    bold: true,
    fill: INK,
    anchor: Anchor::Start,
};

/// From one line of the headline to the next, in pixels.
const HEADLINE_STEP: f64 = 35.0;

/// A longer headline is cut.
const MOST_HEADLINES: usize = 3;

/// Room for the notes, in pixels.
const FOOT: f64 = 52.0;

/// Draws the strongest part of a graph.
///
/// # Errors
/// [`GraphError::GraphvizMissing`] and [`GraphError::Graphviz`] if the config asks for an engine of Graphviz's.
pub fn to_svg(graph: &EntityGraph, config: &PictureConfig) -> Result<String, GraphError> {
    let picture = Picture::choose(graph, config);
    let layout = match config.engine {
        Engine::Stress | Engine::Geo => return Ok(draw(&picture, graph.header(), config)?),
        Engine::Neato => Layout::Neato,
        Engine::Fdp => Layout::Fdp,
        Engine::Sfdp => Layout::Sfdp,
        Engine::Dot => Layout::Dot,
    };
    graphviz::svg(&picture, &config.title, config.engine, layout)
}

fn draw(picture: &Picture<'_>, header: &Header, config: &PictureConfig) -> std::io::Result<String> {
    let map = Map::new(picture, WIDTH - 2.0 * BORDER, HEIGHT - HEAD - FOOT, config.seed);
    let width = map.width() + 2.0 * BORDER;
    let title = printable(&config.title);
    let headlines = wrapped(&title, HEADLINE.size, HEADLINE.bold, map.width(), MOST_HEADLINES);
    let head = HEAD + (headlines.len() as f64 - 1.0) * HEADLINE_STEP;
    let height = head + map.height() + FOOT;
    let description = description(picture, header);
    let mut svg = Svg::new();
    let root = [
        ("xmlns", "http://www.w3.org/2000/svg".to_owned()),
        ("width", px(width)),
        ("height", px(height)),
        ("viewBox", format!("0 0 {} {}", px(width), px(height))),
        ("role", "img".to_owned()),
        ("aria-labelledby", "relmap-title relmap-description".to_owned()),
        ("font-family", FONTS.to_owned()),
        ("class", "relmap".to_owned()),
    ];
    svg.group("svg", &root, |svg| {
        svg.text_element("title", &[("id", "relmap-title".to_owned())], &title)?;
        svg.text_element("desc", &[("id", "relmap-description".to_owned())], &description)?;
        svg.text_element("style", &[], &style(config.dark))?;
        let paper = [("width", px(width)), ("height", px(height))];
        svg.empty("rect", &[paper.as_slice(), &painted(Some(PAPER), None)].concat())?;
        headline(svg, &headlines, header, map.width())?;
        legend::draw(
            svg,
            picture,
            header,
            map.has_grounds(),
            BORDER,
            width - BORDER,
            head - 28.0,
        )?;
        map.draw(svg, picture, header, BORDER, head)?;
        notes(svg, picture, header, config, &map, height - 20.0)
    })?;
    Ok(svg.finish())
}

fn headline(svg: &mut Svg, lines: &[String], header: &Header, room: f64) -> std::io::Result<()> {
    let mut y = 54.0;
    for line in lines {
        svg.words(BORDER, y, line, HEADLINE)?;
        y += HEADLINE_STEP;
    }
    let caption = format!(
        "A line joins two names that stand in {}; the thicker, the more often. {}.",
        one_window(&header.window),
        read(header)
    );
    let words = Words {
        size: 15.0,
        bold: false,
        fill: GREY,
        anchor: Anchor::Start,
    };
    svg.words(
        BORDER,
        y - HEADLINE_STEP + 26.0,
        &cut(&caption, words.size, words.bold, room),
        words,
    )
}

/// What is hidden, and how the picture was made.
fn notes(
    svg: &mut Svg,
    picture: &Picture<'_>,
    header: &Header,
    config: &PictureConfig,
    map: &Map,
    y: f64,
) -> std::io::Result<()> {
    let words = Words {
        size: 12.0,
        bold: false,
        fill: GREY,
        anchor: Anchor::Start,
    };
    let right = BORDER + map.width();
    if let Some(reading) = map.reading() {
        svg.words(BORDER, y - 17.0, &reading, words)?;
    }
    if picture.n_nodes == 0 {
        svg.words(BORDER, y, "No names were found.", words)?;
    } else if let Some(hidden) = picture.hidden() {
        svg.words(BORDER, y, &hidden, words)?;
    }
    let made = format!("{}, seed {}", printable(&header.generator), config.seed);
    svg.words(
        right,
        y,
        &made,
        Words {
            anchor: Anchor::End,
            ..words
        },
    )
}

/// The picture in two sentences, for those who do not see it.
fn description(picture: &Picture<'_>, header: &Header) -> String {
    let mut text = format!(
        "Network of {} and {}; {} read, a window being the {}.",
        counted(picture.nodes.len() as u64, "name"),
        counted(picture.edges.len() as u64, "tie"),
        counted(header.windows, "window"),
        printable(&header.window)
    );
    let strongest: Vec<String> = picture
        .edges
        .iter()
        .rev()
        .take(3)
        .map(|drawn| {
            let (a, b) = (picture.nodes[drawn.a], picture.nodes[drawn.b]);
            format!(
                "{} and {} ({})",
                printable(&a.label),
                printable(&b.label),
                drawn.weight
            )
        })
        .collect();
    if !strongest.is_empty() {
        text = format!("{text} Strongest: {}.", strongest.join("; "));
    }
    text
}

/// What was read, in words.
fn read(header: &Header) -> String {
    format!(
        "From {}, {}",
        counted(header.documents, "document"),
        counted(header.sentences, "sentence")
    )
}

/// "the same sentence", for whatever the window is.
fn one_window(window: &str) -> String {
    match window.split_once(':') {
        Some((_, n)) => format!("the same {} sentences", printable(n)),
        None => format!("the same {}", printable(window)),
    }
}

/// What a weight counts: "sentence" or "sentences" and so on.
fn unit(window: &str, count: u64) -> &'static str {
    match (window, count) {
        ("sentence", 1) => "sentence",
        ("sentence", _) => "sentences",
        ("paragraph", 1) => "paragraph",
        ("paragraph", _) => "paragraphs",
        ("document", 1) => "document",
        ("document", _) => "documents",
        (_, 1) => "window",
        _ => "windows",
    }
}

#[cfg(test)]
mod tests;
