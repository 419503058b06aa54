//! The relationship map as PNG, drawn by resvg from the SVG.
//!
//! The typeface is embedded, so that the same graph gives the same picture everywhere. It has the widths that the
//! layout reckons with: labels take the room that was measured. Scripts that it lacks show empty boxes.

use std::collections::BTreeSet;
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Group, Node, Options, Tree};

use crate::ExportError;

/// Latin, Greek, Cyrillic and Hebrew letters; data/README.md says where they come from.
static FONTS: [&[u8]; 2] = [
    include_bytes!("../data/Arimo-Regular.subset.ttf"),
    include_bytes!("../data/Arimo-Bold.subset.ttf"),
];

/// Name of the typeface.
const FAMILY: &str = "Arimo";

/// Pixels along either side at most: a picture of this size takes a gigabyte.
pub const MAX_SIDE: u32 = 16_000;

/// A PNG.
#[derive(Debug)]
pub(crate) struct Drawn {
    pub(crate) bytes: Vec<u8>,
    /// Different texts in it that show boxes.
    pub(crate) n_boxed: usize,
}

/// Draws an SVG as PNG, `width` pixels wide.
pub(crate) fn draw(svg: &[u8], width: u32) -> Result<Drawn, ExportError> {
    let mut fonts = Database::new();
    for font in FONTS {
        fonts.load_font_data(font.to_vec());
    }
    fonts.set_sans_serif_family(FAMILY);
    let options = Options {
        font_family: FAMILY.to_owned(),
        fontdb: Arc::new(fonts),
        ..Options::default()
    };
    let tree = Tree::from_data(svg, &options).map_err(failed)?;
    let factor = f64::from(width.min(MAX_SIDE)) / f64::from(tree.size().width());
    let height = (f64::from(tree.size().height()) * factor).ceil();
    if height > f64::from(MAX_SIDE) {
        return Err(failed(format!(
            "it would be {height} pixels high, {MAX_SIDE} is the most: ask for less with --width"
        )));
    }
    #[expect(clippy::cast_sign_loss, reason = "sizes are above 0")]
    let height = (height as u32).max(1);
    let mut pixels =
        Pixmap::new(width.clamp(1, MAX_SIDE), height).ok_or_else(|| failed("no room for its pixels"))?;
    resvg::render(
        &tree,
        Transform::from_scale(factor as f32, factor as f32),
        &mut pixels.as_mut(),
    );
    let mut boxed = BTreeSet::new();
    find_boxed(tree.root(), &mut boxed);
    Ok(Drawn {
        bytes: pixels.encode_png().map_err(failed)?,
        n_boxed: boxed.len(),
    })
}

/// Finds the texts with letters that the typeface lacks: glyph 0 is the box that stands for them.
fn find_boxed(group: &Group, boxed: &mut BTreeSet<String>) {
    for node in group.children() {
        match node {
            Node::Group(inner) => find_boxed(inner, boxed),
            Node::Text(text) => {
                let mut glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
                if glyphs.any(|glyph| glyph.id.0 == 0) {
                    boxed.insert(text.chunks().iter().map(resvg::usvg::TextChunk::text).collect());
                }
            }
            Node::Path(_) | Node::Image(_) => {}
        }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` calls")]
fn failed(message: impl ToString) -> ExportError {
    ExportError::Png {
        message: message.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Width and height as the file says.
    fn size(png: &[u8]) -> (u32, u32) {
        let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        (side(16), side(20))
    }

    const SVG: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" font-family="Helvetica, sans-serif">
        <text x="10" y="50" font-size="40">BODY</text></svg>"#;

    #[test]
    fn pictures_have_the_width_asked_for() {
        let png = draw(SVG.as_bytes(), 400).unwrap().bytes;
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        assert_eq!(size(&png), (400, 200));
        let tall = SVG.replace("height=\"100\"", "height=\"90000\"");
        assert!(
            draw(tall.as_bytes(), 400)
                .unwrap_err()
                .to_string()
                .contains("--width")
        );
    }

    #[test]
    fn text_is_drawn_without_any_typeface_of_the_system() {
        let pixels = |body: &str| {
            let drawn = draw(SVG.replace("BODY", body).as_bytes(), 400).unwrap();
            Pixmap::decode_png(&drawn.bytes).unwrap()
        };
        let (with, without) = (pixels("Erdoğan"), pixels(""));
        let ink = |pixels: &Pixmap| pixels.pixels().iter().filter(|pixel| pixel.alpha() > 128).count();
        assert_eq!(ink(&without), 0);
        assert!(ink(&with) > 1_000, "{}", ink(&with));
    }

    #[test]
    fn texts_in_letters_that_the_typeface_lacks_are_counted() {
        for (body, n_boxed) in [
            ("Erdoğan Путин Παπανδρέου נתניהו", 0),
            ("王毅", 1),
            ("Ada Moran عباس", 1),
            ("Porto 🛳", 1),
            ("Ada\u{200D} Moran", 0),
        ] {
            let svg = SVG.replace("BODY", body);
            assert_eq!(draw(svg.as_bytes(), 400).unwrap().n_boxed, n_boxed, "{body}");
        }
    }
}
