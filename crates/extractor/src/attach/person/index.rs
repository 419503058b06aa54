//! Names of persons, by what may stand for them.

use relmap_kb::KnowledgeBase;
use relmap_ner::Lexicon;
use rustc_hash::FxHashMap;

use crate::name::{PersonName, skeleton, skeleton_key};

/// Names of persons by surnames, forenames, other parts, and the skeletons of the first two.
#[derive(Default)]
pub(super) struct Index<'n> {
    pub(super) surnames: FxHashMap<&'n str, Vec<usize>>,
    pub(super) forenames: FxHashMap<&'n str, Vec<usize>>,
    pub(super) middles: FxHashMap<&'n str, Vec<usize>>,
    pub(super) surname_spellings: FxHashMap<String, Vec<usize>>,
    pub(super) name_spellings: FxHashMap<String, Vec<usize>>,
    /// By nickname.
    pub(super) nicknames: FxHashMap<&'n str, Vec<usize>>,
    /// Names of one part, by it.
    pub(super) alone: FxHashMap<&'n str, Vec<usize>>,
    /// By the last part and another, or a full form of that: "Bill Clinton" is at "bill" and at "william".
    by_part: FxHashMap<(&'n str, &'n str), Vec<usize>>,
    /// By the last part and the first letter of another.
    by_letter: FxHashMap<(&'n str, char), Vec<usize>>,
    /// By forename and the first letter of the last part.
    by_last_letter: FxHashMap<(&'n str, char), Vec<usize>>,
}

impl<'n> Index<'n> {
    pub(super) fn new(persons: &[(usize, &'n PersonName)], kb: &KnowledgeBase, lexicon: &'n Lexicon) -> Self {
        let mut index = Self::default();
        for &(i, name) in persons {
            if let Some(nickname) = &name.nickname {
                index.nicknames.entry(nickname).or_default().push(i);
            }
            if let [only] = name.parts.as_slice() {
                index.alone.entry(only).or_default().push(i);
            }
            let (Some(surname), Some(forename)) = (name.surname(kb), name.forename(kb)) else {
                continue;
            };
            index.surnames.entry(surname).or_default().push(i);
            index.forenames.entry(forename).or_default().push(i);
            // Where the family name seems to stand first, the last part may be it all the same.
            let last = name.parts.last().map_or(surname, String::as_str);
            if last != surname && kb.forename(last).is_none() {
                index.surnames.entry(last).or_default().push(i);
            }
            index.add_parts(i, name, last, lexicon);
            index
                .by_last_letter
                .entry((forename, first_letter(last)))
                .or_default()
                .push(i);
            for part in &name.parts[1..name.parts.len() - 1] {
                index.middles.entry(part).or_default().push(i);
            }
            index
                .surname_spellings
                .entry(skeleton(surname))
                .or_default()
                .push(i);
            if let Some(key) = skeleton_key(name) {
                index.name_spellings.entry(key).or_default().push(i);
            }
        }
        index
    }

    /// Adds a full name under its last part, with each of the others.
    fn add_parts(&mut self, i: usize, name: &'n PersonName, last: &'n str, lexicon: &'n Lexicon) {
        for part in &name.parts[..name.parts.len() - 1] {
            let full = lexicon.full_forenames(part).iter().map(String::as_str);
            for key in std::iter::once(part.as_str()).chain(full) {
                push(self.by_part.entry((last, key)).or_default(), i);
            }
            push(self.by_letter.entry((last, first_letter(part))).or_default(), i);
        }
    }

    /// All full names that `name`, a full one too, may be short for, and some others.
    ///
    /// A part stands for one that is equal, has a full form in common, or is its initial, so that only names with such a
    /// part are looked up: for the first part that is no initial, if there is one. A name that ends in an initial is
    /// looked up by its forename.
    pub(super) fn fuller(&self, name: &PersonName, lexicon: &Lexicon) -> Vec<usize> {
        let [first, .., last] = name.parts.as_slice() else {
            return Vec::new();
        };
        if last.len() == 1 {
            let key = (first.as_str(), first_letter(last));
            return self.by_last_letter.get(&key).cloned().unwrap_or_default();
        }
        let mut parts = name.parts[..name.parts.len() - 1].iter();
        let Some(part) = parts.find(|part| part.len() > 1) else {
            return self.sharing_letter(last, first).to_vec();
        };
        let full = lexicon.full_forenames(part).iter().map(String::as_str);
        let initial = &part[..first_letter(part).len_utf8()];
        let mut fuller: Vec<usize> = [part.as_str(), initial]
            .into_iter()
            .chain(full)
            .filter_map(|key| self.by_part.get(&(last.as_str(), key)))
            .flatten()
            .copied()
            .collect();
        fuller.sort_unstable();
        fuller.dedup();
        fuller
    }

    /// Full names with the parts of `name`, which has two, the other way round.
    pub(super) fn reversed(&self, name: &PersonName) -> Vec<usize> {
        let [first, last] = name.parts.as_slice() else {
            return Vec::new();
        };
        let key = (first.as_str(), last.as_str());
        self.by_part.get(&key).cloned().unwrap_or_default()
    }

    /// Full names with this last part of which another begins like `part`.
    pub(super) fn sharing_letter<'a>(&'a self, last: &'a str, part: &str) -> &'a [usize] {
        self.by_letter
            .get(&(last, first_letter(part)))
            .map_or(&[], Vec::as_slice)
    }
}

/// The letter that a part begins with; parts are never empty.
fn first_letter(part: &str) -> char {
    part.chars().next().unwrap_or_default()
}

/// Adds a name that may have been added just before.
fn push(names: &mut Vec<usize>, i: usize) {
    if names.last() != Some(&i) {
        names.push(i);
    }
}
