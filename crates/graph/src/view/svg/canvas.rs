//! A few SVG elements.

use std::fmt::Write as _;
use std::io;

use crate::view::palette::{PAPER, Paint, paints};
use crate::view::text::{is_measured, width};
use crate::xml::Xml;

/// Attributes of an element, in order.
pub(super) type Attributes<'a> = [(&'a str, String)];

/// An SVG in the making.
pub(super) struct Svg {
    xml: Xml,
}

/// How words look.
#[derive(Clone, Copy)]
pub(super) struct Words {
    /// Font size in pixels.
    pub size: f64,
    pub bold: bool,
    pub fill: Paint,
    pub anchor: Anchor,
}

/// Which part of the words stands at the given place.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Svg {
    pub(super) fn new() -> Self {
        Self { xml: Xml::bare() }
    }

    pub(super) fn finish(self) -> String {
        self.xml.finish()
    }

    /// An element with elements inside.
    pub(super) fn group(
        &mut self,
        name: &str,
        attributes: &Attributes<'_>,
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.xml.open(name, &borrowed(attributes))?;
        inside(self)?;
        self.xml.close(name)
    }

    /// An element with nothing inside.
    pub(super) fn empty(&mut self, name: &str, attributes: &Attributes<'_>) -> io::Result<()> {
        self.xml.empty(name, &borrowed(attributes))
    }

    /// An element with text inside.
    pub(super) fn text_element(
        &mut self,
        name: &str,
        attributes: &Attributes<'_>,
        text: &str,
    ) -> io::Result<()> {
        self.xml.text(name, &borrowed(attributes), text)
    }

    /// Words on the base line `y`.
    pub(super) fn words(&mut self, x: f64, y: f64, text: &str, words: Words) -> io::Result<()> {
        self.words_with(x, y, text, words, &painted(Some(words.fill), None))
    }

    /// Words with a halo of paper, so that lines do not run into the letters.
    pub(super) fn label(&mut self, x: f64, y: f64, text: &str, words: Words) -> io::Result<()> {
        let halo = [
            ("stroke-width", "3.5".to_owned()),
            ("stroke-linejoin", "round".to_owned()),
            ("paint-order", "stroke".to_owned()),
        ];
        let look = painted(Some(words.fill), Some(PAPER));
        self.words_with(x, y, text, words, &[look.as_slice(), &halo].concat())
    }

    fn words_with(
        &mut self,
        x: f64,
        y: f64,
        text: &str,
        words: Words,
        more: &Attributes<'_>,
    ) -> io::Result<()> {
        let mut attributes = vec![("x", px(x)), ("y", px(y)), ("font-size", px(words.size))];
        if words.bold {
            attributes.push(("font-weight", "bold".to_owned()));
        }
        match words.anchor {
            Anchor::Start => {}
            Anchor::Middle => attributes.push(("text-anchor", "middle".to_owned())),
            Anchor::End => attributes.push(("text-anchor", "end".to_owned())),
        }
        // Where another typeface has to stand in, its letters are squeezed to the room that was measured.
        if is_measured(text) {
            attributes.push(("textLength", px(width(text, words.size, words.bold))));
            attributes.push(("lengthAdjust", "spacingAndGlyphs".to_owned()));
        }
        attributes.extend(more.iter().cloned());
        self.text_element("text", &attributes, text)
    }
}

/// Attributes that fill and outline an element, and the classes by which [`style`] darkens them.
pub(super) fn painted(fill: Option<Paint>, stroke: Option<Paint>) -> Vec<(&'static str, String)> {
    let mut attributes = Vec::with_capacity(3);
    let mut classes = Vec::with_capacity(2);
    for (attribute, letter, paint) in [("fill", 'f', fill), ("stroke", 's', stroke)] {
        if let Some(paint) = paint {
            attributes.push((attribute, paint.light.to_owned()));
            classes.push(format!("{letter}-{}", paint.name));
        }
    }
    attributes.push(("class", classes.join(" ")));
    attributes
}

/// The style sheet: no wider than the screen, and dark colours for those who ask for them, or for all.
///
/// The paper reaches as far as the window where the picture stands alone in one.
pub(super) fn style(dark: bool) -> String {
    let paper = |colour| format!(".relmap{{background:{colour}}}");
    let mut rules = paper(PAPER.dark);
    for Paint { name, dark, .. } in paints() {
        let _ = write!(rules, ".f-{name}{{fill:{dark}}}.s-{name}{{stroke:{dark}}}");
    }
    if !dark {
        rules = format!(
            "{}@media (prefers-color-scheme:dark){{{rules}}}",
            paper(PAPER.light)
        );
    }
    format!(".relmap{{max-width:100%;height:auto}}{rules}")
}

fn borrowed<'a>(attributes: &'a Attributes<'_>) -> Vec<(&'a str, &'a str)> {
    attributes
        .iter()
        .map(|(key, value)| (*key, value.as_str()))
        .collect()
}

/// A length to a tenth of a pixel, without idle zeros.
pub(super) fn px(length: f64) -> String {
    let text = format!("{length:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}
