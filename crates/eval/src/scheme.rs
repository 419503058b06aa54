//! Which labels count, and what other names they go by.

use std::collections::BTreeMap;

/// Labels that are scored and the names that other corpora have for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// Labels that count, in the order of the report; all others are ignored on both sides.
    pub labels: Vec<String>,
    /// Other names of labels, applied before the comparison.
    pub aliases: BTreeMap<String, String>,
}

impl Default for Scheme {
    /// `PER`, `ORG` and `LOC`, with facilities and geopolitical entities as places.
    fn default() -> Self {
        let aliases = [
            ("PERSON", "PER"),
            ("GPE", "LOC"),
            ("FAC", "LOC"),
            ("LOCATION", "LOC"),
            ("ORGANIZATION", "ORG"),
            ("ORGANISATION", "ORG"),
            ("Person", "PER"),
            ("Location", "LOC"),
            ("Organization", "ORG"),
            ("Facility", "LOC"),
        ];
        Self {
            labels: ["PER", "ORG", "LOC"].map(str::to_owned).to_vec(),
            aliases: aliases
                .map(|(alias, label)| (alias.to_owned(), label.to_owned()))
                .into(),
        }
    }
}

impl Scheme {
    /// Position of a corpus label in [`Scheme::labels`]; `None` if it does not count.
    pub fn idx(&self, label: &str) -> Option<usize> {
        let label = self.aliases.get(label).map_or(label, String::as_str);
        self.labels.iter().position(|known| known == label)
    }
}
