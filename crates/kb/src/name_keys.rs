//! The keys under which an entity is found: its names, and the surnames and short names that its row need not list.

use std::collections::BTreeMap;

use relmap_text::key;
use relmap_text::vocabulary::is_generation;
use relmap_types::EntityType;

use crate::row::EntityRow;

/// Candidates of each key: record index and whether the key is its canonical name.
pub(crate) type Keys = BTreeMap<String, BTreeMap<u32, bool>>;

/// Enters a row under every key that its names fold to.
pub(crate) fn add_names(row: &EntityRow, record: u32, names: &mut Keys, surnames: &mut Keys) {
    let unused = unused_surname(row);
    for (name, is_canonical) in
        std::iter::once((&row.name, true)).chain(row.aliases.iter().map(|alias| (alias, false)))
    {
        for key in key::variants(name) {
            if row.entity_type == EntityType::Person {
                for shorter in shorter_names(&key) {
                    enter(names, shorter, record, false);
                }
                for surname in surname_keys(&key, row.country) {
                    if Some(&surname) == unused.as_ref() {
                        continue;
                    }
                    enter(surnames, surname, record, is_canonical);
                }
            }
            enter(names, key, record, is_canonical);
        }
        // An alias may well be "Norway's Harbour Ministry", where the country is named too.
        if is_canonical && let Some(key) = parted_key(name) {
            enter(names, key, record, is_canonical);
        }
    }
}

/// The last word of a person's name where an alias is another word of it: news call Ada Zorka da Moran by "Zorka", and mean
/// somebody else by "Moran".
fn unused_surname(row: &EntityRow) -> Option<String> {
    let name = key::fold(&row.name);
    let (before, last) = name.rsplit_once(' ')?;
    let is_other = |alias: &String| before.split(' ').any(|word| word == key::fold(alias));
    row.aliases.iter().any(is_other).then(|| last.to_owned())
}

/// The key of a name with "'s" within it, as it comes of its tokens: `zorkal s of harbour` for "Zorkal's of Harbour".
///
/// One that ends in "'s" has none, for every name may.
fn parted_key(name: &str) -> Option<String> {
    let parted = ["'s ", "’s "].map(|mark| name.replace(mark, " s "));
    parted
        .into_iter()
        .find(|parted| parted != name)
        .map(|parted| key::fold(&parted))
}

fn enter(keys: &mut Keys, key: String, record: u32, is_canonical: bool) {
    if !key.is_empty() {
        *keys.entry(key).or_default().entry(record).or_default() |= is_canonical;
    }
}

/// Words that belong to the surname after them, written with a capital ("St John", "Ten Brink") or without.
///
/// Not the recognizer's particles, which are the words that may be small inside a name.
const PARTICLES: [&str; 42] = [
    "abd", "abu", "al", "ap", "bar", "ben", "bin", "bint", "da", "das", "de", "del", "della", "den", "der",
    "di", "dos", "du", "el", "ibn", "la", "las", "le", "les", "lo", "los", "mac", "mc", "o", "ould", "san",
    "santa", "st", "te", "ten", "ter", "ul", "van", "vom", "von", "zu", "zur",
];

/// Whether a word stands after the surname.
fn is_suffix(word: &str) -> bool {
    is_generation(word) || matches!(word, "jnr" | "v")
}

/// Titles that stand before a name without a surname, also where they are part of it: "Prince Harry", "Lady Gaga".
const BEFORE_FORENAMES: [&str; 9] = [
    "emperor",
    "king",
    "lady",
    "patriarch",
    "pope",
    "prince",
    "princess",
    "queen",
    "sultan",
];

/// Countries whose people are named family first in English news.
const FAMILY_FIRST: [[u8; 2]; 7] = [*b"CN", *b"HK", *b"KP", *b"KR", *b"MO", *b"TW", *b"VN"];

/// The same name without initials between its ends ("cory a booker") or without the article ("bashar al assad").
fn shorter_names(key: &str) -> Vec<String> {
    let words: Vec<&str> = key.split(' ').collect();
    if words.len() < 3 {
        return Vec::new();
    }
    let kept = |drop: &dyn Fn(&str) -> bool| -> Option<String> {
        let last = words.len() - 1;
        let kept: Vec<&str> = words
            .iter()
            .enumerate()
            .filter(|&(at, word)| at == 0 || at == last || !drop(word))
            .map(|(_, &word)| word)
            .collect();
        (kept.len() < words.len()).then(|| kept.join(" "))
    };
    let without_initials = kept(&|word| word.len() == 1);
    let without_article = kept(&|word| matches!(word, "al" | "el"));
    without_initials.into_iter().chain(without_article).collect()
}

/// The ends of a person's name that news use for the whole: "putin"; "assad" and "al assad"; "von der leyen".
fn surname_keys(key: &str, country: Option<[u8; 2]>) -> Vec<String> {
    let mut words: Vec<&str> = key.split(' ').collect();
    while words.len() > 1 && words.last().is_some_and(|last| is_suffix(last)) {
        words.pop();
    }
    if words.len() < 2 || BEFORE_FORENAMES.contains(&words[0]) {
        return Vec::new();
    }
    let mut surnames = Vec::new();
    if country.is_some_and(|country| FAMILY_FIRST.contains(&country)) {
        surnames.push(words[0].to_owned());
        // Vietnamese leaders go by their last name, and emigrants turn their names around.
        if country != Some(*b"VN") && words.len() == 3 {
            return surnames;
        }
    }
    let mut start = words.len() - 1;
    surnames.push(words[start].to_owned());
    while start > 1 && PARTICLES.contains(&words[start - 1]) {
        start -= 1;
        surnames.push(words[start..].join(" "));
    }
    // Double surnames: "suu kyi", "lopez obrador", and either half of the Spanish ones.
    if start + 1 == words.len() && words.len() > 2 && words[start - 1].chars().count() > 1 {
        surnames.push(words[start - 1..].join(" "));
        if country.is_some_and(|country| TWO_SURNAMES.contains(&country)) {
            surnames.push(words[start - 1].to_owned());
        }
    }
    surnames
}

/// Countries where people bear their father's surname before their mother's.
const TWO_SURNAMES: [[u8; 2]; 19] = [
    *b"AR", *b"BO", *b"CL", *b"CO", *b"CR", *b"CU", *b"DO", *b"EC", *b"ES", *b"GQ", *b"GT", *b"HN", *b"MX",
    *b"NI", *b"PA", *b"PE", *b"PY", *b"SV", *b"VE",
];
