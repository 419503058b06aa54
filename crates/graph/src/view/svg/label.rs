//! A name as the map shows it: on one line, or on two if it is long.

use crate::file::Node;
use crate::view::palette::{Emphasis, font_size};
use crate::view::text::{cut, printable, width};

/// Longer names are set on two lines, as a multiple of the font size.
const ONE_LINE_EMS: f64 = 11.5;

/// Longer lines end in an ellipsis; the tooltip has the whole name.
const LINE_EMS: f64 = 15.0;

/// Labels of this size and more are bold, in pixels.
const BOLD_FROM: f64 = 17.0;

/// From one base line to the next, as a multiple of the font size.
const LINE_HEIGHT: f64 = 1.12;

/// Size of the names below a place, in pixels.
pub(super) const COMPANY_SIZE: f64 = 10.5;

/// From one of these names to the next, in pixels.
const COMPANY_STEP: f64 = 12.2;

/// Height of the middle of small letters and capitals above the base line, as a multiple of the font size.
const MIDDLE: f64 = 0.35;

/// A name in the size that its strength asks for.
#[derive(Debug)]
pub(super) struct Label {
    /// No line where the map has no room for the name.
    pub lines: Vec<String>,
    /// Font size in pixels.
    pub size: f64,
    /// Names in small letters below: who is named with a place.
    pub company: Vec<String>,
}

impl Label {
    pub(super) fn new(node: &Node, strength: u64, emphasis: Emphasis) -> Self {
        let size = (font_size(strength, emphasis) * 10.0).round() / 10.0;
        let mut label = Self {
            lines: Vec::new(),
            size,
            company: Vec::new(),
        };
        label.lines = wrapped(&printable(&node.label), size, label.is_bold());
        label
    }

    /// Sets these names below the label, one a line.
    pub(super) fn add_company(&mut self, nodes: &[&Node]) {
        let names = nodes.iter().map(|node| printable(&node.label));
        let names = names.map(|name| cut(&name, COMPANY_SIZE, false, LINE_EMS * COMPANY_SIZE));
        self.company.extend(names);
    }

    pub(super) const fn is_bold(&self) -> bool {
        self.size >= BOLD_FROM
    }

    /// Width of the longest line, in pixels.
    pub(super) fn width(&self) -> f64 {
        let widths = self
            .lines
            .iter()
            .map(|line| width(line, self.size, self.is_bold()));
        let below = self.company.iter().map(|line| width(line, COMPANY_SIZE, false));
        widths.chain(below).fold(0.0, f64::max)
    }

    /// Height of all lines, in pixels.
    pub(super) fn height(&self) -> f64 {
        self.lines.len() as f64 * LINE_HEIGHT * self.size + self.height_below()
    }

    fn height_below(&self) -> f64 {
        self.company.len() as f64 * COMPANY_STEP
    }

    /// Base lines of a label whose middle is at `y`.
    pub(super) fn base_lines(&self, y: f64) -> impl Iterator<Item = (f64, &str)> {
        let y = y - self.height_below() / 2.0;
        let middle = (self.lines.len() as f64 - 1.0) / 2.0;
        self.lines.iter().enumerate().map(move |(place, line)| {
            let offset = (place as f64 - middle) * LINE_HEIGHT + MIDDLE;
            (y + offset * self.size, line.as_str())
        })
    }

    /// Base lines of the names below a label whose middle is at `y`.
    pub(super) fn company_lines(&self, y: f64) -> impl Iterator<Item = (f64, &str)> {
        let top = y + self.height() / 2.0 - self.height_below();
        self.company.iter().enumerate().map(move |(place, line)| {
            let middle = top + (place as f64 + 0.5) * COMPANY_STEP;
            (middle + MIDDLE * COMPANY_SIZE, line.as_str())
        })
    }
}

/// The name on one line if it is short, otherwise on two of about the same width, broken between words.
fn wrapped(name: &str, size: f64, bold: bool) -> Vec<String> {
    let wide = |text: &str| width(text, size, bold);
    let fit = |text: &str| cut(text, size, bold, LINE_EMS * size);
    if wide(name) <= ONE_LINE_EMS * size {
        return vec![name.to_owned()];
    }
    let breaks = name.match_indices(char::is_whitespace);
    let halves = breaks.map(|(at, _)| (name[..at].trim_end(), name[at..].trim_start()));
    let whole = halves.filter(|(first, second)| !first.is_empty() && !second.is_empty());
    let even = whole.min_by(|a, b| {
        let longer = |(first, second): &(&str, &str)| wide(first).max(wide(second));
        longer(a).total_cmp(&longer(b))
    });
    match even {
        Some((first, second)) if wide(first) <= LINE_EMS * size => vec![first.to_owned(), fit(second)],
        // The first line takes as many words as it can.
        Some(_) => {
            let first = fit(name);
            let first = first.trim_end_matches('…');
            match name.get(first.len()..) {
                Some(rest) if rest.starts_with(char::is_whitespace) => {
                    vec![first.to_owned(), fit(rest.trim_start())]
                }
                _ => vec![fit(name)],
            }
        }
        None => vec![fit(name)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_set_on_two_lines() {
        let cases = [
            ("Ada Moran", vec!["Ada Moran"]),
            (
                "International Atomic Energy Agency",
                vec!["International Atomic", "Energy Agency"],
            ),
            (
                "Organization for Security and Co-operation in Europe",
                vec!["Organization for Security", "and Co-operation in Europe"],
            ),
        ];
        for (name, want) in cases {
            assert_eq!(wrapped(name, 12.0, false), want, "{name}");
        }
    }

    #[test]
    fn lines_never_grow_past_the_limit() {
        let names = [
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk",
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk und Bauunterbeamtengesellschaft",
            "United Nations Interim Administration Mission for the Protection of Everyone and Everything in Kosovo",
            "A Donaudampfschifffahrtselektrizitätenhauptbetriebswerk",
        ];
        for name in names {
            let lines = wrapped(name, 12.0, true);
            assert!((1..=2).contains(&lines.len()), "{lines:?}");
            for line in &lines {
                assert!(width(line, 12.0, true) <= LINE_EMS * 12.0, "{lines:?}");
            }
            assert!(name.starts_with(lines[0].trim_end_matches('…')), "{lines:?}");
        }
    }
}
