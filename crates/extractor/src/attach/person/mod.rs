//! Persons: full names with fewer parts, other spellings, surnames, forenames.

mod famous;
mod index;
mod surname;

use std::cmp::Reverse;

use relmap_types::{MergeRule, RefusalReason};
use rustc_hash::FxHashMap;

use super::{Forest, MAX_LISTED, Scope};
use crate::name::{PersonName, is_gendered, is_respelling, is_slip, is_spelling, skeleton, skeleton_key};
use famous::means_famous;
use index::Index;
use surname::introduced;

/// Least length of a surname's skeleton at which another spelling of it is looked for.
const MIN_SURNAME_SKELETON: usize = 4;

/// Least length of a surname that may be a slip for another.
const MIN_SLIP: usize = 5;

/// Attaches persons, full names first, so that what a surname points at is settled when its turn comes.
pub(super) fn attach(forest: &mut Forest<'_>, scope: Scope) {
    let persons: Vec<(usize, &PersonName)> = forest
        .bearers
        .iter()
        .enumerate()
        .filter_map(|(i, bearer)| Some((i, bearer.person?)))
        .collect();
    let index = Index::new(&persons, forest.kb, forest.lexicon);
    let mut order = persons;
    // Of names of one part those with a title first: they find their bearer, and the bare ones may then find them.
    order.sort_by_key(|&(i, name)| {
        let untitled = name.parts.len() == 1 && name.gender.is_none();
        (untitled, Reverse(fullness(name)), i)
    });
    for (i, name) in order {
        if forest.is_attached(i) {
            continue;
        }
        if let &[bearer] = among(&index.nicknames, &name.parts.join(" "))
            && forest.join_other(i, bearer, MergeRule::Nickname)
        {
            continue;
        }
        if name.is_numbered() {
            continue;
        }
        // A surname that documents have found to be somebody's is nobody else's in another.
        if scope == Scope::Corpus && name.parts.len() == 1 && forest.record[i].is_some() {
            continue;
        }
        if let [only] = name.parts.as_slice() {
            attach_part(forest, i, name, only, &index, scope);
        } else {
            attach_full(forest, i, name, &index, scope);
        }
    }
    if scope == Scope::Corpus {
        refuse_namesakes(forest, &index);
    }
}

/// A full name belongs to the one fuller name that it can be short for, else to another spelling of itself.
fn attach_full(forest: &mut Forest<'_>, i: usize, name: &PersonName, index: &Index<'_>, scope: Scope) {
    let (bearers, kb, lexicon) = (forest.bearers, forest.kb, forest.lexicon);
    let person = |other: usize| bearers[other].person.filter(|_| other != i);
    let fuller: Vec<usize> = index
        .fuller(name, lexicon)
        .into_iter()
        .filter(|&other| {
            // Of two that could each be short for the other, the one with more letters stands, then the earlier.
            person(other).is_some_and(|full| {
                name.is_short_for(full, lexicon)
                    && (fullness(full), Reverse(other)) > (fullness(name), Reverse(i))
            })
        })
        .collect();
    if forest.attach_to_only(i, &fuller, MergeRule::ShorterName) {
        return;
    }
    let other_halves = |is_one: &dyn Fn(&PersonName) -> bool| -> Vec<usize> {
        let named = among(&index.forenames, &name.parts[0]);
        named
            .iter()
            .copied()
            .filter(|&other| person(other).is_some_and(is_one))
            .collect()
    };
    let joined = other_halves(&|full| full.parts.len() < name.parts.len() && full.is_joined(name));
    if forest.attach_to_only(i, &joined, MergeRule::Spelling) {
        return;
    }
    if scope == Scope::Document {
        let halves = other_halves(&|full| name.is_half_of(full));
        if forest.attach_to_only(i, &halves, MergeRule::ShorterName) {
            return;
        }
    }
    // A surname of two words is used as one of one word is: "Garrido Moran" beside Ada and Bruno Garrido Moran.
    let ends_in_it = |&other: &usize| person(other).is_some_and(|full| full.parts.ends_with(&name.parts));
    if scope == Scope::Document
        && fuller.iter().all(ends_in_it)
        && let Some(bearer) = introduced(forest, i, &name.parts.join(" "), &fuller)
    {
        forest.join(i, bearer, MergeRule::ShorterName);
        return;
    }
    // The spelling that the knowledge base knows stands, else the earlier.
    let stands = |forest: &Forest<'_>, other: usize| {
        (forest.record[other].is_none(), other) < (forest.record[i].is_none(), i)
    };
    if let Some(key) = skeleton_key(name) {
        let spelled: Vec<usize> = index.name_spellings[&key]
            .iter()
            .copied()
            .filter(|&other| {
                person(other)
                    .is_some_and(|full| stands(forest, other) && is_spelling(name, full, kb, lexicon))
            })
            .collect();
        if forest.attach_to_only(i, &spelled, MergeRule::Spelling) {
            return;
        }
    }
    let turned: Vec<usize> = index
        .ending_in(&name.parts[0], name.parts.last().map_or("", String::as_str))
        .iter()
        .copied()
        .filter(|&other| person(other).is_some_and(|full| stands(forest, other) && full.is_turned(name)))
        .collect();
    if forest.attach_to_only(i, &turned, MergeRule::Spelling) {
        return;
    }
    if scope == Scope::Document {
        let last = name.parts.last().map_or("", String::as_str);
        let misspelt: Vec<usize> = index
            .sharing_letter(last, &name.parts[0])
            .iter()
            .copied()
            .filter(|&other| {
                person(other).is_some_and(|full| stands(forest, other) && is_respelling(name, full, kb))
            })
            .collect();
        if forest.attach_to_only(i, &misspelt, MergeRule::Spelling) {
            return;
        }
        // "Ada Moran" is "Ada Moran Keller" where the document has only her; "Martin Luther" is not Martin Luther King.
        let is_whole = kb.forename(last).is_some() && (kb.is_surname(last) || forest.record[i].is_some());
        if last.len() > 1 && !is_whole && name.suffix.is_none() {
            let goes_on = |full: &PersonName| {
                full.parts.len() > name.parts.len() && full.parts.starts_with(&name.parts)
            };
            let longer: Vec<usize> = among(&index.forenames, &name.parts[0])
                .iter()
                .copied()
                .filter(|&other| person(other).is_some_and(goes_on))
                .collect();
            forest.attach_to_only(i, &longer, MergeRule::ShorterName);
        }
    }
}

/// How much of a name there is: its parts, then their letters, so that "R. Keller" comes after "Rita Keller", then whether it has
/// a suffix.
fn fullness(name: &PersonName) -> (usize, usize, bool) {
    let n_letters = name.parts.iter().map(String::len).sum();
    (name.parts.len(), n_letters, name.suffix.is_some())
}

/// A surname alone belongs to the one person who bears it, a forename alone to the one person in the document.
fn attach_part(
    forest: &mut Forest<'_>,
    i: usize,
    name: &PersonName,
    part: &str,
    index: &Index<'_>,
    scope: Scope,
) {
    let (bearers, kb) = (forest.bearers, forest.kb);
    let fits = |&other: &usize| {
        let theirs = bearers[other].person.and_then(|full| full.gender(kb));
        name.gender.is_none() || theirs.is_none() || name.gender == theirs
    };
    // Whose forename tells the gender of the title goes before those of whom nothing is known.
    let is_sure = |other: &usize| {
        name.gender.is_some() && bearers[*other].person.and_then(|full| full.gender(kb)) == name.gender
    };
    let fitting = |all: &[usize]| -> Vec<usize> {
        let fitting: Vec<usize> = all.iter().copied().filter(fits).collect();
        let sure: Vec<usize> = fitting.iter().copied().filter(is_sure).collect();
        if sure.is_empty() { fitting } else { sure }
    };
    // "the son of Keller" is not his namesake Bruno Keller.
    let is_relative = bearers[i].is_kin && kb.forename(part).is_none();
    let surnamed = if name.is_forename || is_relative {
        &[]
    } else {
        among(&index.surnames, part)
    };
    let mut namesakes = fitting(surnamed);
    // "Trump Jr." is not the elder.
    if name.suffix.is_some() {
        let is_same = |&other: &usize| {
            bearers[other]
                .person
                .is_some_and(|full| full.suffix == name.suffix)
        };
        namesakes.retain(is_same);
    }
    // "A boy named Hassan" is none of those whom the text knows by then.
    if scope == Scope::Document && bearers[i].hints.is_called {
        let first = |other: usize| bearers[other].mentions.first().copied();
        namesakes.retain(|&other| first(other) > first(i));
    }
    let is_famous = means_famous(forest, i, part, &namesakes);
    if !namesakes.is_empty() && !is_famous && surname::attach(forest, i, part, index, &namesakes) {
        return;
    }
    let unfit: Vec<usize> = surnamed.iter().copied().filter(|other| !fits(other)).collect();
    let unfit = forest.roots(usize::MAX, &unfit);
    forest.refuse(i, unfit, RefusalReason::TwoGenders);
    if namesakes.is_empty() && scope == Scope::Document {
        for named in [&index.forenames, &index.middles] {
            let mut namesakes = fitting(among(named, part));
            // "Ron Jr." is not his father.
            if name.suffix.is_some() {
                namesakes.retain(|&other| {
                    bearers[other]
                        .person
                        .is_some_and(|full| full.suffix == name.suffix)
                });
            }
            if forest.attach_part_to_only(i, &namesakes, MergeRule::Forename) {
                return;
            }
            if let Some(bearer) = introduced(forest, i, part, &namesakes) {
                forest.join(i, bearer, MergeRule::Forename);
                return;
            }
        }
    }
    if name.gender.is_none() {
        // "Keller" is the one whom the text has called Mr. Keller.
        let others = forest.roots(i, &namesakes);
        let titled: Vec<usize> = among(&index.alone, part)
            .iter()
            .copied()
            .filter(|&other| bearers[other].person.is_some_and(|name| name.gender.is_some()))
            .filter(|&other| !is_famous || !others.contains(&forest.root(other)))
            .collect();
        if forest.attach_part_to_only(i, &titled, MergeRule::Surname) {
            return;
        }
    }
    // "Louis" is the only Louis with a number.
    if namesakes.is_empty() && name.suffix.is_none() && scope == Scope::Document {
        let numbered: Vec<usize> = among(&index.alone, part)
            .iter()
            .copied()
            .filter(|&other| bearers[other].person.is_some_and(PersonName::is_numbered))
            .collect();
        if forest.attach_part_to_only(i, &numbered, MergeRule::Forename) {
            return;
        }
    }
    if namesakes.is_empty() && !name.is_forename {
        attach_misspelt(forest, i, part, index, scope, &fits);
    }
}

/// A surname that nobody bears belongs to the one person whose surname it spells otherwise or, within a document, misspells.
fn attach_misspelt(
    forest: &mut Forest<'_>,
    i: usize,
    part: &str,
    index: &Index<'_>,
    scope: Scope,
    fits: &dyn Fn(&usize) -> bool,
) {
    let bones = skeleton(part);
    let (bearers, kb) = (forest.bearers, forest.kb);
    let told = bearers[i].person.and_then(|name| name.gender);
    // "Zelensky" is not Olena Zelenska, but Mrs. Zelensky is.
    let fits = |&other: &usize| {
        let name = bearers[other].person;
        let gendered = name
            .and_then(|name| name.surname(kb))
            .and_then(|surname| is_gendered(part, surname));
        fits(&other)
            && gendered
                .is_none_or(|gender| name.and_then(|name| name.gender(kb)) == Some(told.unwrap_or(gender)))
    };
    // "Barack" is not Tom Barrack.
    let is_forename = kb.forename(part).is_some() && told.is_none() && !kb.is_surname(part);
    if bones.len() >= MIN_SURNAME_SKELETON
        && !is_forename
        && let Some(spelled) = index.surname_spellings.get(&bones)
    {
        let spelled: Vec<usize> = spelled.iter().copied().filter(fits).collect();
        if forest.attach_part_to_only(i, &spelled, MergeRule::Spelling) {
            return;
        }
    }
    let facts = kb.word(part);
    let is_known = facts.is_surname() || facts.is_english_word() || facts.forename().is_some();
    if scope == Scope::Document && part.len() >= MIN_SLIP && !is_known {
        let mut slips: Vec<usize> = index
            .surnames
            .iter()
            .filter(|(surname, _)| surname.len() >= MIN_SLIP && is_slip(part, surname))
            .flat_map(|(_, bearers)| bearers.iter().copied())
            .filter(fits)
            .collect();
        slips.sort_unstable();
        forest.attach_part_to_only(i, &slips, MergeRule::Spelling);
    }
}

/// Lists people of one surname as kept apart.
fn refuse_namesakes(forest: &mut Forest<'_>, index: &Index<'_>) {
    let mut surnames: Vec<&str> = index.surnames.keys().copied().collect();
    surnames.sort_unstable();
    for surname in surnames {
        let roots = forest.roots(usize::MAX, &index.surnames[surname]);
        for (n, &left) in roots.iter().take(MAX_LISTED).enumerate() {
            for &right in &roots[n + 1..roots.len().min(MAX_LISTED)] {
                if let Some(reason) = forest.conflict(left, right) {
                    forest.refused.push((left, right, reason));
                }
            }
        }
    }
}

fn among<'i>(index: &'i FxHashMap<&str, Vec<usize>>, key: &str) -> &'i [usize] {
    index.get(key).map_or(&[], Vec::as_slice)
}
