//! Names of an acronym and other words: "UZ Harbour Bay" for "University of Zorkal at Harbour Bay".

use rustc_hash::FxHashMap;

use super::run::MAX_WORDS;
use crate::name::{OrganizationName, initials, is_small};

/// Of each name of an acronym and other words those that it may be short for: "University of Zorkal at Harbour Bay" for "UZ
/// Harbour Bay".
///
/// Each name of several words is parted before each of its words, and what short names begin with its first letters and end in
/// its last words is looked up.
pub(super) fn headed(names: &[(usize, &OrganizationName)]) -> FxHashMap<usize, Vec<usize>> {
    let mut shorts: FxHashMap<&[String], FxHashMap<&str, Vec<usize>>> = FxHashMap::default();
    for &(i, name) in names {
        let written = name.display.split_whitespace().next().unwrap_or_default();
        if let [letters, rest @ ..] = name.words.as_slice()
            && letters.len() > 1
            && !rest.is_empty()
            && !written.contains(char::is_lowercase)
        {
            shorts
                .entry(rest)
                .or_default()
                .entry(letters)
                .or_default()
                .push(i);
        }
    }
    let mut headed: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    let is_looked_into = |name: &OrganizationName| !shorts.is_empty() && name.words.len() <= MAX_WORDS;
    for &(full, name) in names.iter().filter(|(_, name)| is_looked_into(name)) {
        for start in 1..name.words.len() {
            let (head, rest) = name.words.split_at(start);
            let Some(by_letters) = shorts.get(rest) else {
                continue;
            };
            let small = head.iter().rev().take_while(|word| is_small(word)).count();
            let letters = initials(&head[..head.len() - small]);
            for &short in letters
                .iter()
                .filter_map(|letters| by_letters.get(letters.as_str()))
                .flatten()
            {
                headed.entry(short).or_default().push(full);
            }
        }
    }
    headed
}
