//! Names of organizations: articles, legal forms, acronyms.

use relmap_text::key::fold;

use super::{bare, skeleton};

/// Consonants from which spelling variants of an organization's name are joined.
const MIN_LETTERS: usize = 10;

/// Letters that two forms of one word share: "Industry", "Industries".
const STEM: usize = 5;

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
    "ab",
    "ag",
    "asa",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "gmbh",
    "group",
    "holding",
    "holdings",
    "inc",
    "incorporated",
    "kg",
    "kgaa",
    "limited",
    "llc",
    "llp",
    "lp",
    "ltd",
    "nv",
    "oyj",
    "plc",
    "pty",
    "sa",
    "sarl",
    "sas",
    "se",
    "spa",
];

impl OrganizationName {
    /// Takes a surface apart. O(words).
    pub(crate) fn parse(surface: &str) -> Self {
        let display = bare(surface);
        let key = fold(site(display));
        let mut words: Vec<String> = key.split(' ').map(str::to_owned).collect();
        while words.len() > 1
            && words
                .last()
                .is_some_and(|word| LEGAL_FORMS.contains(&word.as_str()))
        {
            words.pop();
        }
        let is_acronym = !display.contains(' ')
            && (2..=8).contains(&key.len())
            && display.chars().filter(|ch| ch.is_uppercase()).count() * 2
                > display.chars().filter(|ch| ch.is_alphabetic()).count()
            && display.starts_with(char::is_uppercase);
        let acronym = is_acronym.then(|| key.replace(' ', ""));
        Self {
            words,
            acronym,
            display: display.to_owned(),
        }
    }

    /// The key under which equal names meet.
    pub(crate) fn key(&self) -> String {
        self.words.join(" ")
    }

    /// What British, American and typing variants of a long name share: "Defence & Space" and "Defense and Space".
    ///
    /// `None` for a name of one word or of few letters, which tells too little.
    pub(crate) fn spelling_key(&self) -> Option<String> {
        let words = self
            .words
            .iter()
            .filter(|word| !matches!(word.as_str(), "&" | "and" | "of" | "the"));
        let bones: Vec<String> = words
            .map(|word| skeleton(&word.replace(['z', 'c'], "s")))
            .collect();
        let letters: usize = bones.iter().map(String::len).sum();
        (bones.len() > 1 && letters >= MIN_LETTERS).then(|| bones.join(" "))
    }

    /// Whether most words of `self` begin like words of `other`: "Federation of German Industry" and "… Industries".
    pub(crate) fn resembles(&self, other: &Self) -> bool {
        let stem = |word: &str| word.chars().take(STEM).collect::<String>();
        let stems: Vec<String> = other.words.iter().map(|word| stem(word)).collect();
        let shared = self
            .words
            .iter()
            .filter(|word| stems.contains(&stem(word)))
            .count();
        shared * 3 >= self.words.len() * 2
    }

    /// Whether the words of `self` stand together in `full`, with others before or after: "Islamic Movement" in "Shia
    /// Islamic Movement".
    pub(crate) fn is_inside(&self, full: &Self) -> bool {
        let n = self.words.len();
        n > 0 && n < full.words.len() && full.words.windows(n).any(|run| run == self.words)
    }

    /// Whether the words of `self` open those of `full` and some are left: "Northrop" and "Northrop Grumman".
    pub(crate) fn opens(&self, full: &Self) -> bool {
        self.words.len() < full.words.len() && full.words.starts_with(&self.words)
    }
}

/// The name in a web address: "Zorkal" for "Zorkal.com".
fn site(display: &str) -> &str {
    const DOMAINS: &[&str] = &[".com", ".org", ".net", ".co.uk", ".ca", ".de", ".fr", ".eu"];
    let name = DOMAINS.iter().find_map(|domain| display.strip_suffix(domain));
    name.filter(|name| name.len() > 1 && !name.contains([' ', '.']))
        .unwrap_or(display)
}

/// The acronyms that a name's words may give: initials without the small words, and with them.
///
/// "Food and Agriculture Organization" gives `fao` and `faao`. Names of one word give none.
pub(crate) fn initials(words: &[String]) -> Vec<String> {
    const SMALL: &[&str] = &[
        "of", "the", "and", "for", "in", "on", "to", "de", "du", "la", "le", "des", "der", "die", "das", "y",
        "e", "&",
    ];
    let all: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let long: Vec<&String> = words
        .iter()
        .filter(|word| !SMALL.contains(&word.as_str()))
        .collect();
    if long.len() < 2 {
        return Vec::new();
    }
    let without: String = long.iter().filter_map(|word| word.chars().next()).collect();
    if all == without {
        vec![all]
    } else {
        vec![without, all]
    }
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

/// Whether bracketed letters are the initials of a name's words in another order, as in another language: "CEI" for Italian
/// Episcopal Conference.
pub(crate) fn reorders(acronym: &str, words: &[String]) -> bool {
    let sorted = |letters: &str| {
        let mut letters: Vec<char> = letters.chars().collect();
        letters.sort_unstable();
        letters
    };
    words.len() > 2
        && initials(words)
            .iter()
            .any(|letters| sorted(letters) == sorted(acronym))
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
        assert_eq!(name("Zorkal.com").key(), "zorkal");
    }

    #[test]
    fn spellings_of_one_name_share_a_key() {
        let key = |surface: &str| name(surface).spelling_key();
        assert_eq!(key("Johnson Space Centre"), key("Johnson Space Center"));
        assert_eq!(key("World Health Organisation"), key("World Health Organization"));
        assert_ne!(
            key("Government of Eastern Samoa"),
            key("Government of Western Samoa")
        );
        assert_eq!(key("Boeing"), None);
    }

    #[test]
    fn acronyms() {
        assert_eq!(name("NATO").acronym.as_deref(), Some("nato"));
        assert_eq!(name("U.N.").acronym.as_deref(), Some("un"));
        assert_eq!(name("Boeing").acronym, None);
        let spelled = |words: &str, acronym: &str| {
            initials(&name(words).words)
                .iter()
                .any(|letters| letters == acronym)
        };
        assert!(spelled("Government Accountability Office", "gao"));
        assert!(spelled("Bank of England", "boe"));
        assert!(spelled("Food and Agriculture Organization", "fao"));
        assert!(!spelled("European Union", "un"));
        assert!(abbreviates(
            "isis",
            &name("Islamic State in Iraq and Syria").words
        ));
        assert!(!abbreviates("bbc", &name("Boeing Company of America").words));
    }
}
