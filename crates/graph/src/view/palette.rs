//! Colours and sizes that the pictures share.

use relmap_types::EntityType;

/// A colour on light paper and on dark screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint {
    /// The word that style sheets know it by.
    pub name: &'static str,
    /// On paper, `#rrggbb`.
    pub light: &'static str,
    /// On dark screens, `#rrggbb`.
    pub dark: &'static str,
}

const fn paint(name: &'static str, light: &'static str, dark: &'static str) -> Paint {
    Paint { name, light, dark }
}

/// Paper.
pub(super) const PAPER: Paint = paint("paper", "#fffdf9", "#17181b");

/// Land under a map of places.
pub(super) const LAND: Paint = paint("land", "#eeeadf", "#24262a");

/// Names and headline.
pub(super) const INK: Paint = paint("ink", "#1d1d1b", "#eeece6");

/// Captions.
pub(super) const GREY: Paint = paint("grey", "#65635d", "#a9a69e");

/// Lines between nodes.
pub(super) const LINE: Paint = paint("line", "#857d70", "#8f897d");

const PERSON: Paint = paint("person", "#d1583b", "#e8775a");
const ORGANIZATION: Paint = paint("organization", "#1f4e79", "#6ea3d8");
const LOCATION: Paint = paint("location", "#83b29c", "#6f9c88");

/// What the largest communities stand on, largest first: quiet, and apart from the colours of marks.
pub(super) const GROUNDS: [Paint; 6] = [
    paint("ground-0", "#f6ecd2", "#35301f"),
    paint("ground-1", "#e4edf6", "#1f2c3a"),
    paint("ground-2", "#f7e5e2", "#3a2523"),
    paint("ground-3", "#e6f1e3", "#22331f"),
    paint("ground-4", "#eee7f4", "#2e2538"),
    paint("ground-5", "#e0f0f0", "#1d3333"),
];

/// Every colour of a picture.
pub(super) fn paints() -> impl Iterator<Item = Paint> {
    let some = [PAPER, LAND, INK, GREY, LINE, PERSON, ORGANIZATION, LOCATION];
    some.into_iter().chain(GROUNDS)
}

/// Colour of a mark.
///
/// The three differ in lightness as well as in hue, so that they stay apart for readers who do not see red or
/// green, and in print without colour.
pub const fn colour(entity_type: EntityType) -> Paint {
    match entity_type {
        EntityType::Person => PERSON,
        EntityType::Organization => ORGANIZATION,
        EntityType::Location => LOCATION,
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
