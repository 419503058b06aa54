//! Bodies that many countries have one of: whose one is, and what its name shares with others that say the country elsewhere.

use super::OrganizationName;
use crate::name::{is_small, skeleton};

/// Whose a body is that many countries have one of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Seat {
    /// That of the country with this ISO code.
    Country(String),
    /// A place: that of the region or country which the text itself puts it into, where the knowledge base has another.
    Region(String),
    /// The document does not tell.
    Unknown,
}

impl OrganizationName {
    /// What names of one body of a country share, wherever they say the country: "Supreme Court of Norway", "Norwegian Supreme
    /// Court".
    ///
    /// `country` tells the ISO code that words name. `None` for a name without a country; one that has a single other word
    /// keeps its order, for the Bank of China is not China Bank.
    pub(crate) fn national_key(&self, country: &dyn Fn(&str) -> Option<String>) -> Option<String> {
        let n = self.words.len();
        let leads = (1..n.min(4))
            .rev()
            .find_map(|end| Some((country(&self.words[..end].join(" "))?, 0..end)));
        let ends = || {
            let of = self.words.iter().rposition(|word| word == "of")?;
            Some((country(&self.words[of + 1..].join(" "))?, of..n))
        };
        let is_leading = leads.is_some();
        let (iso, at) = leads.or_else(ends)?;
        let rest = self.words[..at.start].iter().chain(&self.words[at.end..]);
        let bones = bones(rest);
        match bones.as_slice() {
            [] => None,
            [only] if !is_leading => Some(format!("{only} {iso}")),
            _ => Some(format!("{iso} {}", bones.join(" "))),
        }
    }

    /// The keys of [`Self::national_key`] for a body whose country is known but not in its name.
    pub(crate) fn seated_keys(&self, seat: Option<&Seat>) -> Vec<String> {
        let Some(Seat::Country(iso)) = seat else {
            return Vec::new();
        };
        let bones = bones(self.words.iter());
        let mut keys = vec![format!("{iso} {}", bones.join(" "))];
        if let [only] = bones.as_slice() {
            keys.push(format!("{only} {iso}"));
        }
        keys
    }
}

/// What tells of words in any order and spelling, small ones left out.
fn bones<'w>(words: impl Iterator<Item = &'w String>) -> Vec<String> {
    let mut bones: Vec<String> = words
        .filter(|word| !is_small(word))
        .map(|word| skeleton(&word.replace(['z', 'c'], "s")))
        .collect();
    bones.sort_unstable();
    bones
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_of_a_country() {
        let country = |words: &str| matches!(words, "norway" | "norwegian").then(|| "NO".to_owned());
        let key = |surface: &str| OrganizationName::parse(surface).national_key(&country);
        assert_eq!(key("Supreme Court of Norway"), key("Norwegian Supreme Court"));
        assert_ne!(key("Bank of Norway"), key("Norway Bank"));
        assert_eq!(key("Harbour Board"), None);
        assert_eq!(key("Norway"), None);
    }
}
