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
pub(super) const LAND: Paint = paint("land", "#e9e4d6", "#2a2c31");

/// Sea under a map of places.
pub(super) const SEA: Paint = paint("sea", "#f2f6f6", "#191c21");

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

/// Marks of the largest communities, largest first: hues of their grounds, strong enough for small marks.
///
/// Each stands out from the paper, and they stay apart from each other and from [`REST`] for readers who do not see
/// red, green or blue.
pub(super) const COMMUNITIES: [Paint; 6] = [
    paint("community-0", "#977306", "#f5db61"),
    paint("community-1", "#253e6f", "#84a7fc"),
    paint("community-2", "#951d36", "#e8968f"),
    paint("community-3", "#6a9e6f", "#4b8b09"),
    paint("community-4", "#ae6fea", "#a858b0"),
    paint("community-5", "#17728e", "#5de9fa"),
];

/// Marks of all other communities.
const REST: Paint = paint("rest", "#b9b3a6", "#55524c");

/// Every colour that the page shares with the pictures, and those of communities.
pub(super) fn page_paints() -> impl Iterator<Item = Paint> {
    let some = [PAPER, INK, GREY, LINE, PERSON, ORGANIZATION, LOCATION, REST];
    some.into_iter().chain(COMMUNITIES)
}

/// Every colour of a picture.
pub(super) fn paints() -> impl Iterator<Item = Paint> {
    let some = [PAPER, LAND, SEA, INK, GREY, LINE, PERSON, ORGANIZATION, LOCATION];
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Red, green and blue, linear, in `[0, 1]`.
    type Light = [f64; 3];

    /// How the colour-blind see: without red, green, blue receptors (Machado, Oliveira, Fernandes 2009, severity 1).
    const DEFICIENCIES: [[Light; 3]; 3] = [
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ];

    fn light(hex: &str) -> Light {
        [1, 3, 5].map(|at| {
            let part = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                libm::pow((part + 0.055) / 1.055, 2.4)
            }
        })
    }

    fn times(rows: [Light; 3], [r, g, b]: Light) -> Light {
        rows.map(|[of_r, of_g, of_b]| of_r * r + of_g * g + of_b * b)
    }

    /// Oklab (Ottosson 2020): distances are about those that people see.
    fn seen(light: Light) -> Light {
        let cones = [
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ];
        let opponents = [
            [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
        ];
        times(opponents, times(cones, light).map(libm::cbrt))
    }

    /// Contrast of the Web Content Accessibility Guidelines, 1 to 21.
    fn contrast(one: Light, other: Light) -> f64 {
        let luminance = |[r, g, b]: Light| 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
        let (one, other) = (luminance(one), luminance(other));
        one.max(other) / one.min(other)
    }

    #[test]
    fn communities_stand_out_from_paper_and_from_each_other() {
        for shade in [
            |paint: Paint| light(paint.light),
            |paint: Paint| light(paint.dark),
        ] {
            for (place, paint) in COMMUNITIES.into_iter().enumerate() {
                let ratio = contrast(shade(paint), shade(PAPER));
                assert!(ratio >= 3.0, "{} on paper: {ratio}", paint.name);
                for other in COMMUNITIES[..place].iter().copied().chain([REST]) {
                    let (one, two) = (shade(paint), shade(other));
                    let views = DEFICIENCIES.map(|rows| (times(rows, one), times(rows, two)));
                    for (one, two) in views.into_iter().chain([(one, two)]) {
                        let inside = |light: Light| light.map(|part| part.clamp(0.0, 1.0));
                        let (one, two) = (seen(inside(one)), seen(inside(two)));
                        let squares: f64 = one.iter().zip(two).map(|(a, b)| (a - b) * (a - b)).sum();
                        let distance = squares.sqrt();
                        assert!(distance > 0.09, "{} and {}: {distance}", paint.name, other.name);
                    }
                }
            }
        }
    }
}
