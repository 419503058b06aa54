//! Colours and sizes that the pictures share.

use relmap_types::EntityType;

/// Paper.
pub(super) const BACKGROUND: &str = "#fffdf9";

/// Land under a map of places.
pub(super) const LAND: &str = "#eeeadf";

/// Names and headline.
pub(super) const INK: &str = "#1d1d1b";

/// Captions.
pub(super) const GREY: &str = "#65635d";

/// Lines between nodes.
pub(super) const LINE: &str = "#8c8579";

/// Colour of a mark, `#rrggbb`.
///
/// The three differ in lightness as well as in hue, so that they stay apart for readers who do not see red or
/// green, and in print without colour.
pub const fn colour(entity_type: EntityType) -> &'static str {
    match entity_type {
        EntityType::Person => "#d1583b",
        EntityType::Organization => "#1f4e79",
        EntityType::Location => "#83b29c",
    }
}

/// A light tint of the same colour, for text to stand on.
pub(super) const fn tint(entity_type: EntityType) -> &'static str {
    match entity_type {
        EntityType::Person => "#f6d5cb",
        EntityType::Organization => "#cfdeed",
        EntityType::Location => "#dcebe3",
    }
}

/// Typefaces of equal widths first, so that measured labels fit.
pub(super) const FONTS: &str = "Helvetica, Arial, 'Liberation Sans', sans-serif";

/// How strength becomes size.
#[derive(Clone, Copy)]
pub(super) struct Emphasis {
    /// Strength of the strongest node.
    pub greatest: u64,
    /// How much larger the strongest are drawn than the weakest, from 0 for not at all to 1.
    pub share: f64,
}

/// Size of a label, in pixels: from readable to prominent with the square root of the share of strength.
pub(super) fn font_size(
    strength: u64,
    Emphasis {
        greatest,
        share: most,
    }: Emphasis,
) -> f64 {
    12.0 + 9.0 * most * share(strength, greatest.max(LEAST_GREATEST)).sqrt()
}

/// Half the width of a mark, in pixels: its area grows with the strength.
pub(super) fn radius(
    strength: u64,
    Emphasis {
        greatest,
        share: most,
    }: Emphasis,
) -> f64 {
    3.5 + 18.5 * most * share(strength, greatest.max(LEAST_GREATEST)).sqrt()
}

/// Width of a line, in pixels: grows with the weight up to the cap.
pub(super) fn line_width(weight: u64, cap: u64) -> f64 {
    0.8 + 7.2 * share(weight, cap.max(LEAST_CAP))
}

/// A graph whose strongest node is weaker than this gets no larger marks for it.
const LEAST_GREATEST: u64 = 12;

/// A graph whose ties are all weaker than this gets no thicker lines for it.
const LEAST_CAP: u64 = 10;

fn share(part: u64, whole: u64) -> f64 {
    (part as f64 / whole.max(1) as f64).min(1.0)
}
