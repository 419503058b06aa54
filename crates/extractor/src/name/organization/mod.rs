//! Names of organizations: articles, legal forms, spellings.
//!
//! `acronym` tells which letters stand for a name, `nation` which country's body it is.

mod acronym;
mod nation;

use relmap_ner::Lexicon;
use relmap_text::key::fold;
use rustc_hash::FxHashSet;

use super::{bare, skeleton};
pub(crate) use acronym::{abbreviates, initials, reorders};
pub(crate) use nation::Seat;

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
}
