//! The page: one HTML file with the map, the sentences behind it, and the script that shows them.
//!
//! The file loads nothing: its Content-Security-Policy forbids all but the one script and the one style sheet that
//! it holds, by their hashes. What was read stands in JSON blocks, which browsers do not run; the page shows it as
//! text only. The template escapes what it is given.

mod rows;

mod data;

mod place;

mod main_part;

mod safe;

use minijinja::{AutoEscape, Environment, Value, context};

use super::PictureConfig;
use super::palette::{Paint, page_paints};
use super::text::printable;
use crate::EntityGraph;
use data::Data;
use safe::{json_block, source_hash};

/// The page around the data.
const TEMPLATE: &str = include_str!("page/page.html");

/// Colours, type, arrangement.
const STYLE: &str = include_str!("page/page.css");

/// Parts of the one script, in the order in which they build on each other.
const SCRIPT: [&str; 13] = [
    include_str!("page/text.js"),
    include_str!("page/data.js"),
    include_str!("page/state.js"),
    include_str!("page/filter.js"),
    include_str!("page/camera.js"),
    include_str!("page/labels.js"),
    include_str!("page/draw.js"),
    include_str!("page/pointer.js"),
    include_str!("page/search.js"),
    include_str!("page/panel.js"),
    include_str!("page/sentences.js"),
    include_str!("page/list.js"),
    include_str!("page/main.js"),
];

/// Writes the graph as a page that stands alone.
///
/// It opens with what [`to_svg`](crate::view::svg::to_svg) would draw. It holds the strongest [`MAX_NODES`](crate::layout::MAX_NODES) names and [`MOST_EDGES`] ties and says how many more
/// there are.
///
/// # Panics
/// Never: the template is part of the program and uses only what it is given.
pub fn to_html(graph: &EntityGraph, config: &PictureConfig) -> String {
    let data = Data::new(graph, config);
    let (script, style) = (script(), style());
    let blocks: Vec<Value> = data
        .evidence_chunks()
        .map(|chunk| safe(json_block(&chunk)))
        .collect();
    let mut page = Environment::empty();
    page.set_auto_escape_callback(|_| AutoEscape::Html);
    let values = context! {
        title => printable(&config.title),
        description => data.description(),
        script_hash => safe(source_hash(&script)),
        style_hash => safe(source_hash(&style)),
        script => safe(script),
        style => safe(style),
        data => safe(json_block(&data)),
        evidence => blocks,
    };
    let mut text = page
        .render_named_str("page.html", TEMPLATE, values)
        .expect("the template uses only what it is given");
    text.push('\n');
    text
}

/// All parts as one script with a scope of its own.
fn script() -> String {
    format!("\"use strict\";\n(() => {{\n{}}})();\n", slim(&SCRIPT.concat()))
}

/// Colours, then the style sheet without the spaces, lines and semicolons that only people need.
fn style() -> String {
    let tight = [
        ("\n", ""),
        (": ", ":"),
        ("; ", ";"),
        (", ", ","),
        (" { ", "{"),
        (" {", "{"),
        (" }", "}"),
        (";}", "}"),
    ];
    let rules = tight
        .iter()
        .fold(slim(STYLE), |style, (wide, narrow)| style.replace(wide, narrow));
    let paints = |shade: fn(Paint) -> &'static str| -> String {
        page_paints()
            .flat_map(|paint| ["--", paint.name, ":", shade(paint), ";"])
            .collect()
    };
    let (light, dark) = (paints(|paint| paint.light), paints(|paint| paint.dark));
    format!(":root{{{light}}}:root[data-theme=\"dark\"]{{{dark}}}\n{rules}")
}

/// Source without its comments, its indentation, line breaks where a statement cannot end, and what a closing brace
/// makes idle.
///
/// Comments of ours are lines of their own, and no text of ours spans lines or holds such an end.
fn slim(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    for line in source.lines().map(str::trim_start) {
        if !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            if !line.ends_with(['{', '(', ',', ';']) {
                out.push('\n');
            }
        }
    }
    out.replace("\n}", "}").replace(";}", "}")
}

/// Our own text, or text that has been escaped already.
fn safe(text: String) -> Value {
    Value::from_safe_string(text)
}

pub use data::MOST_EDGES;

#[cfg(test)]
mod tests;
