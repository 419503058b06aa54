//! Names of organizations and places, by what shorter names share with them.

use relmap_types::EntityType;
use rustc_hash::{FxHashMap, FxHashSet};

use super::forest::Forest;
use super::headed::headed;
use super::{Runs, Scope};
use crate::link::{country_of, leading_country};
use crate::name::{OrganizationName, initials};

/// Bearers by parts of their names.
#[derive(Default)]
pub(super) struct Index<'n> {
    /// Initials, and the letters that a text defines.
    pub(super) by_initials: FxHashMap<String, Vec<usize>>,
    /// What else may be an acronym of a name, and within a document its initials in the order of the alphabet.
    pub(super) by_other_initials: FxHashMap<String, Vec<usize>>,
    /// By country and the other words.
    pub(super) by_nation: FxHashMap<String, Vec<usize>>,
    pub(super) by_spelling: FxHashMap<String, Vec<usize>>,
    /// By their words: within a document all names and any words, across documents organizations and their first words.
    pub(super) by_words: Runs<'n>,
    /// Of a name of an acronym and other words the names that it may be short for; within a document only.
    pub(super) headed: FxHashMap<usize, Vec<usize>>,
    /// Letters that a text defines.
    pub(super) defined: FxHashSet<&'n String>,
}

impl<'n> Index<'n> {
    pub(super) fn new(forest: &Forest<'n>, names: &[(usize, &'n OrganizationName)], scope: Scope) -> Self {
        let is_organization = |i: usize| forest.bearers[i].entity_type == EntityType::Organization;
        let words = names.iter().map(|&(i, name)| (i, name.words.as_slice()));
        let mut index = Self {
            by_words: match scope {
                Scope::Document => Runs::new(words),
                Scope::Corpus => Runs::of_beginnings(words.filter(|&(i, _)| is_organization(i))),
            },
            headed: match scope {
                Scope::Document => headed(names),
                Scope::Corpus => FxHashMap::default(),
            },
            defined: forest.bearers.iter().flat_map(|bearer| bearer.acronyms).collect(),
            ..Self::default()
        };
        for &(i, name) in names {
            // "US South" does not spell out "US".
            let mut spelled = initials(&name.words);
            spelled.retain(|letters| !name.words.contains(letters));
            for acronym in forest.bearers[i].acronyms.iter().chain(&spelled) {
                index.by_initials.entry(acronym.clone()).or_default().push(i);
            }
            if let Some(key) = name.spelling_key() {
                index.by_spelling.entry(key).or_default().push(i);
            }
            if is_organization(i) {
                index.add_nation(forest, i, name, scope, &spelled);
            }
        }
        index
    }

    fn add_nation(
        &mut self,
        forest: &Forest<'_>,
        i: usize,
        name: &OrganizationName,
        scope: Scope,
        spelled: &[String],
    ) {
        let country = |words: &str| country_of(words, forest.kb);
        let seat = forest.bearers[i].seat;
        for key in name
            .national_key(&country)
            .into_iter()
            .chain(name.seated_keys(seat))
        {
            self.by_nation.entry(key).or_default().push(i);
        }
        if name.words.len() < 2 {
            return;
        }
        let skipped = leading_country(&name.key(), forest.kb)
            .map_or(0, |(start, _)| name.key()[..start].split_whitespace().count());
        let mut others = name.other_initials(0);
        if skipped > 0 {
            others.extend(name.other_initials(skipped));
        }
        if scope == Scope::Document {
            let sorted = spelled.iter().filter(|letters| letters.len() > 2);
            others.extend(sorted.map(|letters| in_order(letters)));
        }
        others.sort_unstable();
        others.dedup();
        others.retain(|letters| !spelled.contains(letters) && !name.words.contains(letters));
        for letters in others {
            self.by_other_initials.entry(letters).or_default().push(i);
        }
    }
}

/// The letters of an acronym in the order of the alphabet, marked so that they are no acronym: what other languages order
/// otherwise shares it.
pub(super) fn in_order(letters: &str) -> String {
    let mut sorted: Vec<char> = letters.chars().collect();
    sorted.sort_unstable();
    std::iter::once('~').chain(sorted).collect()
}

/// The bearers under a key.
pub(super) fn among<'i>(index: &'i FxHashMap<String, Vec<usize>>, key: &str) -> &'i [usize] {
    index.get(key).map_or(&[], Vec::as_slice)
}
