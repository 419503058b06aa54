//! Names of organizations: articles, legal forms, acronyms.

use relmap_text::key::fold;

use super::bare;

/// An organization's name as far as it identifies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OrganizationName {
    /// Folded words without article and legal form: `["boeing"]` for "The Boeing Company".
    pub(crate) words: Vec<String>,
    /// The letters, if the name is written as an acronym: `nato`.
    pub(crate) acronym: Option<String>,
    /// The surface without article and possessive.
    pub(crate) display: String,
}

/// Endings that say how a company is registered, folded; "company" and "group" only where a name remains before them.
const LEGAL_FORMS: &[&str] = &[
    "ab", "ag", "asa", "bv", "co", "company", "corp", "corporation", "gmbh", "group", "holding", "holdings", "inc",
    "incorporated", "kg", "kgaa", "limited", "llc", "llp", "lp", "ltd", "nv", "oyj", "plc", "pty", "sa", "sarl", "sas",
    "se", "spa",
];

impl OrganizationName {
    /// Takes a surface apart. O(words).
    pub(crate) fn parse(surface: &str) -> Self {
        let display = bare(surface);
        let key = fold(display);
        let mut words: Vec<String> = key.split(' ').map(str::to_owned).collect();
        while words.len() > 1 && words.last().is_some_and(|word| LEGAL_FORMS.contains(&word.as_str())) {
            words.pop();
        }
        let is_acronym = !display.contains(' ')
            && (2..=8).contains(&key.len())
            && display.chars().filter(|ch| ch.is_uppercase()).count() * 2 > display.chars().filter(|ch| ch.is_alphabetic()).count()
            && display.starts_with(char::is_uppercase);
        let acronym = is_acronym.then(|| key.replace(' ', ""));
        Self { words, acronym, display: display.to_owned() }
    }

    /// The key under which equal names meet.
    pub(crate) fn key(&self) -> String {
        self.words.join(" ")
    }

    /// Whether the words of `self` open those of `full` and some are left: "Northrop" and "Northrop Grumman".
    pub(crate) fn opens(&self, full: &Self) -> bool {
        self.words.len() < full.words.len() && full.words.starts_with(&self.words)
    }
}

/// The acronyms that a name's words may give: initials without the small words, and with them.
///
/// "Food and Agriculture Organization" gives `fao` and `faao`. Names of one word give none.
pub(crate) fn initials(words: &[String]) -> Vec<String> {
    const SMALL: &[&str] =
        &["of", "the", "and", "for", "in", "on", "to", "de", "du", "la", "le", "des", "der", "die", "das", "y", "e", "&"];
    let all: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let long: Vec<&String> = words.iter().filter(|word| !SMALL.contains(&word.as_str())).collect();
    if long.len() < 2 {
        return Vec::new();
    }
    let without: String = long.iter().filter_map(|word| word.chars().next()).collect();
    if all == without { vec![all] } else { vec![without, all] }
}

/// Whether bracketed letters can be the acronym of the name before them: its first letter opens them, and all of them
/// occur in its words in order ("ISIS" for Islamic State in Iraq and Syria, "EADS" for a name with a "Space").
pub(crate) fn abbreviates(acronym: &str, words: &[String]) -> bool {
    let name = words.concat();
    let mut letters = name.chars();
    words.len() > 1
        && acronym.chars().next() == name.chars().next()
        && acronym.chars().all(|letter| letters.any(|other| other == letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(surface: &str) -> OrganizationName {
        OrganizationName::parse(surface)
    }

    #[test]
    fn legal_forms_do_not_identify() {
        assert_eq!(name("The Boeing Company").key(), "boeing");
        assert_eq!(name("Apple Inc.").key(), "apple");
        assert_eq!(name("Group").key(), "group");
    }

    #[test]
    fn acronyms() {
        assert_eq!(name("NATO").acronym.as_deref(), Some("nato"));
        assert_eq!(name("U.N.").acronym.as_deref(), Some("un"));
        assert_eq!(name("Boeing").acronym, None);
        let spelled = |words: &str, acronym: &str| initials(&name(words).words).iter().any(|letters| letters == acronym);
        assert!(spelled("Government Accountability Office", "gao"));
        assert!(spelled("Bank of England", "boe"));
        assert!(spelled("Food and Agriculture Organization", "fao"));
        assert!(!spelled("European Union", "un"));
        assert!(abbreviates("isis", &name("Islamic State in Iraq and Syria").words));
        assert!(!abbreviates("bbc", &name("Boeing Company of America").words));
    }
}
