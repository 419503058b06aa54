//! What colours, sizes and widths mean.

use std::io;

use relmap_types::EntityType;

use super::canvas::{Anchor, Svg, Words, painted, px};
use super::mark::{half_width, mark};
use super::unit;
use crate::file::Header;
use crate::layout::Point;
use crate::view::Picture;
use crate::view::palette::{GREY, GROUNDS, INK, LINE, line_width};
use crate::view::text::width;

const SIZE: f64 = 13.0;

/// Draws the legend on one line between `left` and `right`: types first, then the widths of lines, then the ground of
/// communities if there is one.
pub(super) fn draw(
    svg: &mut Svg,
    picture: &Picture<'_>,
    header: &Header,
    has_grounds: bool,
    left: f64,
    right: f64,
    y: f64,
) -> io::Result<()> {
    let words = Words {
        size: SIZE,
        bold: false,
        fill: INK,
        anchor: Anchor::Start,
    };
    if picture.nodes.is_empty() {
        return Ok(());
    }
    let middle = y - 0.35 * SIZE;
    let mut x = left;
    for (entity_type, word) in EntityType::ALL
        .into_iter()
        .zip(["Person", "Organization", "Place"])
    {
        // A map of places has nothing else.
        if !picture.company.is_empty() && entity_type.is_actor() {
            continue;
        }
        mark(
            svg,
            entity_type,
            Point {
                x: x + 6.0,
                y: middle,
            },
            half_width(entity_type, 6.0),
        )?;
        svg.words(x + 17.0, y, word, words)?;
        x += 17.0 + width(word, SIZE, false) + 22.0;
    }
    let note = format!("Larger: more {}", unit(&header.window, 2));
    svg.words(x, y, &note, Words { fill: GREY, ..words })?;
    x += width(&note, SIZE, false) + 30.0;
    let cap = picture.weight_cap();
    for weight in samples(cap, picture.edges.len()) {
        // The cap stands for heavier edges, too.
        let heavier = weight == cap && picture.edges.last().is_some_and(|drawn| drawn.weight > cap);
        let word = format!(
            "{weight}{} {}",
            if heavier { " or more" } else { "" },
            unit(&header.window, weight)
        );
        if x + 34.0 + width(&word, SIZE, false) > right {
            break;
        }
        let line = [
            ("x1", px(x)),
            ("y1", px(middle)),
            ("x2", px(x + 26.0)),
            ("y2", px(middle)),
            ("stroke-width", px(line_width(weight, cap))),
        ];
        svg.empty("line", &[line.as_slice(), &painted(None, Some(LINE))].concat())?;
        svg.words(x + 33.0, y, &word, words)?;
        x += 33.0 + width(&word, SIZE, false) + 22.0;
    }
    let word = "Named together more than with others";
    if has_grounds && x + 34.0 + width(word, SIZE, false) <= right {
        let ground = [
            ("x", px(x)),
            ("y", px(middle - 8.0)),
            ("width", "26".to_owned()),
            ("height", "16".to_owned()),
            ("rx", "8".to_owned()),
        ];
        svg.empty(
            "rect",
            &[ground.as_slice(), &painted(Some(GROUNDS[0]), None)].concat(),
        )?;
        svg.words(x + 33.0, y, word, words)?;
    }
    Ok(())
}

/// Up to three weights that show the scale: the least, one between, the cap.
fn samples(cap: u64, n_edges: usize) -> Vec<u64> {
    let mut samples = match cap {
        _ if n_edges == 0 => vec![],
        0..=1 => vec![1],
        2..=4 => vec![1, cap],
        _ => vec![1, cap.div_ceil(2), cap],
    };
    samples.dedup();
    samples
}

#[cfg(test)]
mod tests {
    use super::samples;

    #[test]
    fn samples_span_the_scale() {
        assert!(samples(1, 0).is_empty());
        assert_eq!(samples(1, 9), [1]);
        assert_eq!(samples(3, 9), [1, 3]);
        assert_eq!(samples(17, 9), [1, 9, 17]);
    }
}
