//! Names of organizations: articles, legal forms, acronyms.

use relmap_ner::Lexicon;
use relmap_text::key::fold;
use rustc_hash::FxHashSet;

use super::{Seat, bare, skeleton};

/// Consonants from which spelling variants of an organization's name are joined.
const MIN_LETTERS: usize = 10;

/// Letters that two forms of one word share: "Industry", "Industries".
const STEM: usize = 5;

/// Most letters of a word that may be an acronym within a name.
const MAX_LETTERS_WITHIN: usize = 5;

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

impl OrganizationName {
    /// Takes a surface apart. O(words).
    pub(crate) fn parse(surface: &str) -> Self {
        let display = bare(surface);
        let key = fold(site(display));
        let mut words: Vec<String> = key.split(' ').map(str::to_owned).collect();
        words.truncate(words.len() - Lexicon::embedded().closing_legal_forms(&words));
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

    /// Acronyms that the name may have beside its initials, without the first `skipped` words, those of its country.
    ///
    /// The legal form may count ("Overseas Private Investment Corporation": `opic`), a compound be one word ("Movement for
    /// Multi-party Democracy": `mmd`), a word that is letters or a number stand whole ("Task Force 104": `tf104`), and what
    /// follows a comma be left out.
    pub(crate) fn other_initials(&self, skipped: usize) -> Vec<String> {
        let head = self.display.split(", ").next().unwrap_or_default();
        let head = head.replace(" - ", "-").replace(" -", "-").replace("- ", "-");
        let mut found = Vec::new();
        for splits_compounds in [false, true] {
            let mut words: Vec<(String, bool)> = Vec::new();
            for word in head.split_whitespace() {
                let capitals = word
                    .chars()
                    .filter(|ch| ch.is_alphabetic())
                    .all(char::is_uppercase);
                let letters = word.chars().filter(|ch| ch.is_alphanumeric()).count();
                let is_whole = letters <= MAX_LETTERS_WITHIN
                    && (word.chars().any(|ch| ch.is_ascii_digit()) || (letters > 1 && capitals));
                if splits_compounds && !is_whole {
                    let parts = fold(word);
                    words.extend(parts.split(' ').map(|part| (part.to_owned(), false)));
                } else {
                    words.push((fold(word).replace(' ', ""), is_whole));
                }
            }
            words.retain(|(word, _)| !word.is_empty());
            let rest = words.get(skipped..).unwrap_or_default();
            let keys: Vec<String> = rest.iter().map(|(word, _)| word.clone()).collect();
            let bare = rest.len() - Lexicon::embedded().closing_legal_forms(&keys);
            for end in [bare, rest.len()] {
                for keeps_small in [false, true] {
                    for keeps_whole in [false, true] {
                        let counted = rest[..end]
                            .iter()
                            .filter(|(word, _)| keeps_small || !is_small(word));
                        if counted.clone().count() < 2 {
                            continue;
                        }
                        let letters: String = counted
                            .map(|(word, is_whole)| {
                                let n = if *is_whole && keeps_whole { word.len() } else { 1 };
                                word.chars().take(n).collect::<String>()
                            })
                            .collect();
                        if letters.len() > 2 && !found.contains(&letters) {
                            found.push(letters);
                        }
                    }
                }
            }
        }
        found
    }

    /// Whether most words of `self` begin like words of `other`: "Federation of German Industry" and "… Industries".
    pub(crate) fn resembles(&self, other: &Self) -> bool {
        let stem = |word: &str| word.chars().take(STEM).collect::<String>();
        let stems: FxHashSet<String> = other.words.iter().map(|word| stem(word)).collect();
        let shared = self
            .words
            .iter()
            .filter(|word| stems.contains(&stem(word)))
            .count();
        shared * 3 >= self.words.len() * 2
    }

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

    /// Whether the words of `self` open those of `full` and some are left: "Northrop" and "Northrop Grumman".
    pub(crate) fn opens(&self, full: &Self) -> bool {
        self.words.len() < full.words.len() && full.words.starts_with(&self.words)
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

/// The name in a web address: "Zorkal" for "Zorkal.com".
fn site(display: &str) -> &str {
    const DOMAINS: &[&str] = &[".com", ".org", ".net", ".co.uk", ".ca", ".de", ".fr", ".eu"];
    let name = DOMAINS.iter().find_map(|domain| display.strip_suffix(domain));
    name.filter(|name| name.len() > 1 && !name.contains([' ', '.']))
        .unwrap_or(display)
}

/// The keys of an organization as other papers spell it, in American and in British English and with "and" for "&".
///
/// The knowledge base holds one spelling: "World Harbour Organization" for "World Harbour Organisation".
pub(crate) fn other_spellings(key: &str) -> Vec<String> {
    const BRITISH: &[(&str, &str)] = &[
        ("center", "centre"),
        ("defense", "defence"),
        ("organization", "organisation"),
    ];
    let american: Vec<(&str, &str)> = BRITISH.iter().map(|&(from, to)| (to, from)).collect();
    let spell = |words: &[(&str, &str)]| {
        let respelt = key.split(' ').map(|word| match word {
            "&" => "and",
            word => words
                .iter()
                .find(|(from, _)| *from == word)
                .map_or(word, |&(_, to)| to),
        });
        respelt.collect::<Vec<_>>().join(" ")
    };
    let mut others = vec![spell(BRITISH), spell(&american)];
    others.dedup();
    others.retain(|other| other != key);
    others
}

/// Words that an acronym may leave out, of English and of languages whose names news write as they are; but for articles that open the
/// names of towns, "Los Angeles".
const SMALL: &[&str] = &[
    "&", "and", "at", "da", "das", "de", "degli", "dei", "del", "della", "delle", "den", "der", "des", "di",
    "die", "do", "dos", "du", "e", "et", "for", "fur", "für", "het", "i", "in", "la", "le", "na", "och",
    "of", "og", "on", "the", "to", "und", "van", "voor", "w", "y",
];

/// Whether an acronym may leave a word out.
pub(crate) fn is_small(word: &str) -> bool {
    SMALL.binary_search(&word).is_ok()
}

/// The acronyms that a name's words may give: initials without the small words, and with them.
///
/// "Food and Agriculture Organization" gives `fao` and `faao`. Names of one word give none.
pub(crate) fn initials(words: &[String]) -> Vec<String> {
    let all: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let long: Vec<&String> = words.iter().filter(|word| !is_small(word)).collect();
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
        assert_eq!(name("Zorkal Sp. z o.o.").key(), "zorkal");
        assert_eq!(name("Keller & Co.").key(), "keller");
    }

    #[test]
    fn acronyms_beside_the_initials() {
        for (surface, acronym) in [
            ("Harbour Private Investment Corporation", "hpic"),
            ("Movement for Multi-party Harmony", "mmh"),
            ("Dock Force 17", "df17"),
            ("Empresa Zorkal de Puertos S.A.", "ezpsa"),
            ("Young Harbour Party, Norway", "yhp"),
        ] {
            let found = name(surface).other_initials(0);
            assert!(
                found.iter().any(|letters| letters == acronym),
                "{surface}: {found:?}"
            );
        }
        let found = name("Norwegian Office of Harbour Affairs").other_initials(1);
        assert!(found.contains(&"oha".to_owned()), "{found:?}");
    }

    #[test]
    fn bodies_of_a_country() {
        let country = |words: &str| matches!(words, "norway" | "norwegian").then(|| "NO".to_owned());
        let key = |surface: &str| name(surface).national_key(&country);
        assert_eq!(key("Supreme Court of Norway"), key("Norwegian Supreme Court"));
        assert_ne!(key("Bank of Norway"), key("Norway Bank"));
        assert_eq!(key("Harbour Board"), None);
        assert_eq!(key("Norway"), None);
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
        assert!(SMALL.is_sorted());
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
