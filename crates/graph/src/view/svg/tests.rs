use std::process::{Command, Stdio};

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;

use super::*;
use crate::fixture;

/// Text of every element with this name, entities resolved; fails on anything that is not well-formed.
fn texts(svg: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(svg);
    let (mut texts, mut open) = (Vec::new(), None::<String>);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                start
                    .attributes()
                    .for_each(|attribute| assert!(attribute.is_ok(), "{attribute:?}"));
                if start.name().as_ref() == name {
                    open = Some(String::new());
                }
            }
            Event::Text(text) => {
                if let Some(open) = &mut open {
                    open.push_str(&text);
                }
            }
            Event::GeneralRef(reference) => {
                if let Some(open) = &mut open {
                    let character = reference.resolve_char_ref().unwrap().map(String::from);
                    let predefined = || resolve_predefined_entity(&reference).unwrap().to_owned();
                    open.push_str(&character.unwrap_or_else(predefined));
                }
            }
            Event::End(end) if end.name().as_ref() == name => texts.extend(open.take()),
            Event::Eof => return texts,
            _ => {}
        }
    }
}

/// Whether XML 1.0 allows the character in a document.
fn is_legal(ch: char) -> bool {
    matches!(ch, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

#[test]
fn hostile_names_read_back() {
    let graph = fixture::hostile();
    let title = "</title><script>&\0\"'";
    let svg = to_svg(
        &graph,
        &PictureConfig {
            title: title.into(),
            ..PictureConfig::default()
        },
    )
    .unwrap();
    assert!(svg.chars().all(is_legal));
    assert!(!svg.contains("<script"));
    let labels = texts(&svg, "text");
    // Long names stand on two lines.
    let labels: Vec<String> = labels
        .windows(2)
        .map(|pair| pair.join(" "))
        .chain(labels.clone())
        .collect();
    let tooltips = texts(&svg, "title");
    assert_eq!(tooltips[0], printable(title));
    for (_, node) in graph.nodes() {
        let name = printable(&node.label);
        assert!(
            tooltips
                .iter()
                .any(|tooltip| tooltip.starts_with(&format!("{name}, person"))),
            "{name:?}"
        );
        let shown = |label: &String| {
            *label == name
                || label
                    .strip_suffix('…')
                    .is_some_and(|start| name.starts_with(start))
        };
        assert!(labels.iter().any(shown), "{name:?}");
    }
}

#[test]
fn every_line_says_what_it_counts() {
    let svg = to_svg(&fixture::talks(), &PictureConfig::default()).unwrap();
    let tooltips = texts(&svg, "title");
    assert!(
        tooltips.contains(&"Ada Moran – Bruno Keller: 2 sentences".to_owned()),
        "{tooltips:?}"
    );
    assert!(
        tooltips.contains(&"Ada Moran – Lisbon: 1 sentence".to_owned()),
        "{tooltips:?}"
    );
    let words = texts(&svg, "text");
    assert!(
        words.contains(&"Shown: 3 of 4 names; the strongest.".to_owned()),
        "{words:?}"
    );
    assert!(words.iter().any(|text| {
        text.ends_with("in the same sentence; the thicker, the more often. From 2 documents, 5 sentences.")
    }));
}

#[test]
fn nothing_found_is_said() {
    let svg = to_svg(&fixture::weighted(0, &[]), &PictureConfig::default()).unwrap();
    assert!(texts(&svg, "text").contains(&"No names were found.".to_owned()));
}

#[test]
fn ordinary_pictures_keep_their_width() {
    for graph in [fixture::star(59), fixture::complete(40), fixture::talks()] {
        let svg = to_svg(&graph, &PictureConfig::default()).unwrap();
        assert!(svg.contains("width=\"1200\""), "{}", &svg[..200]);
        assert_eq!(svg, to_svg(&graph, &PictureConfig::default()).unwrap());
    }
}

#[test]
fn graphviz_draws_or_is_named_as_missing() {
    let present = Command::new("dot")
        .arg("-V")
        .stderr(Stdio::null())
        .status()
        .is_ok();
    for engine in [Engine::Neato, Engine::Fdp, Engine::Sfdp, Engine::Dot] {
        let drawn = to_svg(
            &fixture::hostile(),
            &PictureConfig {
                engine,
                ..PictureConfig::default()
            },
        );
        if present {
            let svg = drawn.unwrap();
            assert!(svg.chars().all(is_legal));
            let labels = texts(&svg, "text");
            for name in [
                "say \"hi\"",
                "ends in \\",
                "\\N \\G \\E \\l",
                "AT&T &amp; &lt;sons&gt; &#65;",
                "<b>bold</b>",
            ] {
                assert!(
                    labels.contains(&name.to_owned()),
                    "{engine}: {name} in {labels:?}"
                );
            }
        } else {
            let error = drawn.unwrap_err();
            assert!(matches!(error, GraphError::GraphvizMissing { .. }), "{error}");
        }
    }
}

#[test]
fn every_colour_has_a_dark_twin() {
    let svg = to_svg(&fixture::complete(12), &PictureConfig::default()).unwrap();
    let sheet = style(false);
    let mut n_classes = 0;
    for class in svg
        .split("class=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
    {
        for one in class.split(' ') {
            n_classes += 1;
            assert!(sheet.contains(&format!(".{one}{{")), "{one}");
        }
    }
    assert!(n_classes > 50 && svg.contains("prefers-color-scheme"));
    let dark = PictureConfig {
        dark: true,
        ..PictureConfig::default()
    };
    let dark = to_svg(&fixture::complete(12), &dark).unwrap();
    assert!(dark.contains(&style(true)) && !dark.contains("@media"));
    // A colour without a class would stay light on dark.
    for element in svg.split('<') {
        let is_coloured = element.contains("fill=\"#") || element.contains("stroke=\"#");
        assert!(!is_coloured || element.contains("class=\""), "{element}");
    }
}

#[test]
fn of_a_crowd_the_strongest_have_names() {
    let graph = fixture::star(400);
    let config = PictureConfig {
        top: 400,
        ..PictureConfig::default()
    };
    let svg = to_svg(&graph, &config).unwrap();
    let hub = &graph.strongest_nodes(1)[0].1.label;
    let words = texts(&svg, "text");
    assert!(
        words.iter().any(|line| hub.starts_with(line.as_str())),
        "{words:?}"
    );
    assert!(
        texts(&svg, "title").len() > 700,
        "every mark and line has a tooltip"
    );
    let bound = svg.matches("paint-order").count();
    assert!((250..=500).contains(&bound), "{bound} lines of names");
}
