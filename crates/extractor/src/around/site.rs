//! What says that a name is where something lies or happens: "in Zorkal", "Zorkal police".

use relmap_text::key::fold;

use super::Around;

/// Words before a name that say it is the place's.
const PLACING: &[&str] = &[
    "around", "at", "central", "city", "downtown", "from", "greater", "in", "into", "near", "of", "outside",
    "through", "to", "town", "via",
];

/// Words behind a name that say so.
const CIVIC: &[&str] = &[
    "airport",
    "area",
    "city",
    "council",
    "court",
    "hospital",
    "mayor",
    "police",
    "region",
    "residents",
    "stadium",
    "street",
    "streets",
    "suburb",
    "university",
];

impl Around<'_> {
    /// Whether a preposition of place stands before the name, and nothing is its own: "in Keller", not "in Keller's office".
    pub(crate) fn stands_as_place(self) -> bool {
        self.is_behind(&[" in ", " near ", " outside ", "In ", "Near "]) && !self.is_owner()
    }

    /// Whether the words beside the name say that it is the place: "in Zorkal", "Zorkal police", "Zorkal-based".
    pub(crate) fn is_sited(self) -> bool {
        PLACING.contains(&fold(self.word_before()).as_str())
            || CIVIC.contains(&fold(self.word_owned()).as_str())
            // "the Bremen-based bank", "BREMEN (Zorkal News) -".
            || self.after().starts_with('-')
            || self.after().starts_with(" (")
    }

    /// Whether a word stands before the name that may be said of a firm as of a place: "buys soup from Zorkal".
    pub(crate) fn comes_from(self) -> bool {
        self.is_behind(&[" at ", " from ", " to "])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn club_and_city() {
        let is_sited = |before, after| Around::new(before, "Bremen", after).is_sited();
        for (before, after) in [
            ("", " lost at home"),
            ("a win over ", "."),
            ("", "'s striker scored"),
            ("for ", ", who lead"),
        ] {
            assert!(!is_sited(before, after), "{before}|{after}");
        }
        for (before, after) in [
            ("in ", "."),
            ("travelled to ", ""),
            ("", "'s airport"),
            ("", " police said"),
            ("the ", "-based bank"),
            ("", " (Zorkal News) - "),
        ] {
            assert!(is_sited(before, after), "{before}|{after}");
        }
    }
}
