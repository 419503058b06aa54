//! Names of persons, by what may stand for them.

use std::cell::OnceCell;
use std::hash::{Hash, Hasher};

use relmap_kb::KnowledgeBase;
use relmap_ner::Lexicon;
use relmap_text::key::fold;
use rustc_hash::{FxHashMap, FxHasher};

use super::super::slip::Slips;
use super::super::{MAX_COMPARED, Runs, Scope, few};
use crate::name::{MIN_FORENAME, PersonName, skeleton, skeleton_key};

/// Least length of a surname that may be a slip for another.
pub(super) const MIN_SLIP: usize = 5;

/// Particles that open a surname and no forename.
const BEFORE_SURNAME: &[&str] = &[
    "da", "das", "de", "del", "della", "di", "do", "dos", "du", "van", "von",
];

/// Names of persons by surnames, forenames, other parts, and the skeletons of the first two.
#[derive(Default)]
pub(super) struct Index<'n> {
    pub(super) surnames: FxHashMap<&'n str, Vec<usize>>,
    pub(super) forenames: FxHashMap<&'n str, Vec<usize>>,
    pub(super) middles: FxHashMap<&'n str, Vec<usize>>,
    pub(super) surname_spellings: FxHashMap<String, Vec<usize>>,
    pub(super) name_spellings: FxHashMap<String, Vec<usize>>,
    /// By nickname, alone and before the surname.
    pub(super) nicknames: FxHashMap<String, Vec<usize>>,
    /// Names of one part, by it.
    pub(super) alone: FxHashMap<&'n str, Vec<usize>>,
    /// By the last part and another, or a full form of that: "Bill Clinton" is at "bill" and at "william".
    by_part: FxHashMap<(&'n str, &'n str), Vec<usize>>,
    /// By the last part and the first letter of another.
    by_letter: FxHashMap<(&'n str, char), Vec<usize>>,
    /// By forename and the first letter of the last part.
    by_last_letter: FxHashMap<(&'n str, char), Vec<usize>>,
    /// Within a document all full names; what follows is made of them when it is first asked for, as in most documents it never is.
    full: Vec<(usize, &'n PersonName)>,
    /// Names that begin with the forename, by their first parts.
    beginnings: OnceCell<Runs<'n>>,
    /// Names by slips in the first part, with the other parts.
    first_slips: OnceCell<Slips>,
    /// Surnames, and by slips their numbers among these.
    surname_slips: OnceCell<(Vec<&'n str>, Slips)>,
}

impl<'n> Index<'n> {
    pub(super) fn new(persons: &[(usize, &'n PersonName)], scope: Scope, kb: &KnowledgeBase) -> Self {
        let mut index = Self::default();
        for &(i, name) in persons {
            if let Some(nickname) = &name.nickname {
                let surname = name.parts.last().filter(|_| name.parts.len() > 1);
                let full = surname.map(|surname| format!("{nickname} {surname}"));
                for key in full.into_iter().chain([nickname.clone()]) {
                    index.nicknames.entry(key).or_default().push(i);
                }
            }
            if let [only] = name.parts.as_slice() {
                index.alone.entry(only).or_default().push(i);
            }
            let (Some(surname), Some(forename)) = (name.surname(kb), name.forename(kb)) else {
                continue;
            };
            index.surnames.entry(surname).or_default().push(i);
            // "Da Keller Moran" is two surnames.
            let opens = name
                .display
                .split(' ')
                .next()
                .is_some_and(|word| BEFORE_SURNAME.contains(&fold(word).as_str()));
            if !opens {
                index.forenames.entry(forename).or_default().push(i);
            }
            // Where the family name seems to stand first, the last part may be it all the same.
            let last = name.parts.last().map_or(surname, String::as_str);
            if last != surname && kb.forename(last).is_none() {
                index.surnames.entry(last).or_default().push(i);
            }
            index.add_parts(i, name, last);
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
        if scope == Scope::Document {
            let is_full = |&&(_, name): &&(usize, &PersonName)| name.parts.len() > 1;
            index.full = persons.iter().filter(is_full).copied().collect();
        }
        index
    }

    /// Adds a full name under its last part, with each of the others.
    fn add_parts(&mut self, i: usize, name: &'n PersonName, last: &'n str) {
        for part in &name.parts[..name.parts.len() - 1] {
            let full = Lexicon::embedded()
                .full_forenames(part)
                .iter()
                .map(String::as_str);
            for key in std::iter::once(part.as_str()).chain(full) {
                push(self.by_part.entry((last, key)).or_default(), i);
            }
            push(self.by_letter.entry((last, first_letter(part))).or_default(), i);
        }
    }

    /// All full names that `name`, a full one too, may be short for, and some others; none if they are too many to tell.
    ///
    /// A part stands for one that is equal, has a full form in common, or is its initial, so that only names with such a
    /// part are looked up: for the part that fewest have. A name that ends in an initial is looked up by its forename.
    pub(super) fn fuller(&self, name: &PersonName) -> Vec<usize> {
        let [first, .., last] = name.parts.as_slice() else {
            return Vec::new();
        };
        if last.len() == 1 {
            let by_letter = self.by_last_letter.get(&(first, first_letter(last)));
            return few(by_letter.map_or(&[], Vec::as_slice)).to_vec();
        }
        let parts = name.parts[..name.parts.len() - 1].iter();
        let buckets = parts.map(|part| self.standing_for(part, last));
        let n_names = |buckets: &Vec<&[usize]>| buckets.iter().map(|names| names.len()).sum::<usize>();
        let rarest = buckets.min_by_key(n_names).unwrap_or_default();
        if n_names(&rarest) > MAX_COMPARED {
            return Vec::new();
        }
        let mut fuller = rarest.concat();
        fuller.sort_unstable();
        fuller.dedup();
        fuller
    }

    /// Full names with this last part of which another may be meant by `part`.
    fn standing_for<'a>(&'a self, part: &'a str, last: &'a str) -> Vec<&'a [usize]> {
        let letter = first_letter(part);
        if part.len() == 1 {
            let by_letter = self.by_letter.get(&(last, letter));
            return by_letter.map(Vec::as_slice).into_iter().collect();
        }
        let full = Lexicon::embedded()
            .full_forenames(part)
            .iter()
            .map(String::as_str);
        let keys = [part, &part[..letter.len_utf8()]].into_iter().chain(full);
        keys.filter_map(|key| self.by_part.get(&(last, key)))
            .map(Vec::as_slice)
            .collect()
    }

    /// Names of the two parts of `name` in the other order, and some longer ones.
    pub(super) fn turned<'a>(&'a self, name: &'a PersonName) -> &'a [usize] {
        let [first, last] = name.parts.as_slice() else {
            return &[];
        };
        let turned = self.by_part.get(&(first.as_str(), last.as_str()));
        turned.map_or(&[], Vec::as_slice)
    }

    /// Full names of the document whose first part may be a slip for that of `name`, with the same other parts.
    pub(super) fn misspelt(&self, name: &PersonName) -> Vec<usize> {
        let [first, rest @ .., last] = name.parts.as_slice() else {
            return Vec::new();
        };
        let alike = self.by_letter.get(&(last.as_str(), first_letter(first)));
        if alike.is_none_or(|alike| alike.len() < 2) {
            return Vec::new();
        }
        let common = |rest: &[String], last: &str| {
            let mut hasher = FxHasher::default();
            (rest, last).hash(&mut hasher);
            hasher.finish()
        };
        let slips = self.first_slips.get_or_init(|| {
            Slips::new(
                self.full
                    .iter()
                    .filter_map(|&(i, name)| match name.parts.as_slice() {
                        [first, rest @ .., last] if first.len() >= MIN_FORENAME => {
                            Some((i, first.as_str(), common(rest, last)))
                        }
                        _ => None,
                    }),
            )
        });
        slips.near(first, common(rest, last))
    }

    /// Full names of the document that begin with all parts of `name`, the forename first, and go on.
    pub(super) fn going_on(&self, name: &PersonName, kb: &KnowledgeBase) -> Vec<usize> {
        let begins = |name: &PersonName| name.forename(kb) == name.parts.first().map(String::as_str);
        let alike = name
            .parts
            .first()
            .and_then(|first| self.forenames.get(first.as_str()));
        if alike.map_or(0, Vec::len) <= usize::from(begins(name)) {
            return Vec::new();
        }
        let beginnings = self.beginnings.get_or_init(|| {
            let names = self.full.iter().filter(|(_, name)| begins(name));
            Runs::of_beginnings(names.map(|&(i, name)| (i, name.parts.as_slice())))
        });
        let longer = beginnings.within(&name.parts);
        longer.map(|longer| longer.bearer).collect()
    }

    /// Surnames of the document that may be a slip away from `part`, and who bears them.
    pub(super) fn near(&self, part: &str) -> impl Iterator<Item = (&'n str, &[usize])> {
        let (surnames, slips) = self.surname_slips.get_or_init(|| {
            let mut surnames: Vec<&str> = self.surnames.keys().copied().collect();
            surnames.retain(|surname| surname.len() >= MIN_SLIP);
            surnames.sort_unstable();
            let numbered = surnames.iter().enumerate();
            let slips = Slips::new(numbered.map(|(number, surname)| (number, *surname, 0)));
            (surnames, slips)
        });
        let near = slips.near(part, 0).into_iter();
        near.map(|number| (surnames[number], self.surnames[surnames[number]].as_slice()))
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
