//! Organizations and places: acronyms, first and last words, bare heads.

use std::cmp::Reverse;

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_ner::Lexicon;
use relmap_text::key::fold;
use relmap_types::{EntityType, MergeRule};
use rustc_hash::FxHashMap;

use super::index::{Index, among};
use super::{Forest, Scope, acronym, place};
use crate::link::{ORDINARY, country_of};
use crate::name::{OrganizationName, is_exchange, is_slip, is_small};

/// Frequency class of English words from which a word is not short for a longer name of the same document.
const ORDINARY_HERE: u8 = 9;

/// Popularity from which a place's name alone is that of the place: "Washington" is not short for the "Washington Post".
const KNOWN_PLACE: u8 = 50;

/// Least length of a name that may be a slip for another, in letters.
const MIN_SLIP: usize = 6;

/// Attaches acronyms to what they abbreviate, and short names of organizations to full ones.
pub(super) fn attach(forest: &mut Forest<'_>, scope: Scope) {
    let (kb, lexicon) = (forest.kb, forest.lexicon);
    if scope == Scope::Document {
        attach_slips(forest);
    }
    let names: Vec<(usize, &OrganizationName)> = forest
        .bearers
        .iter()
        .enumerate()
        .filter_map(|(i, bearer)| Some((i, bearer.organization?)))
        .collect();
    let index = Index::new(forest, &names, scope);
    let mut order = names;
    order.sort_by_key(|&(i, name)| (Reverse(name.words.len()), i));
    for (i, name) in order {
        if forest.is_attached(i) {
            continue;
        }
        if attach_spelling(forest, i, name, &index) {
            continue;
        }
        // A text may define letters that are written otherwise than an acronym: "HoGeSa".
        let letters = name
            .acronym
            .as_ref()
            .or_else(|| name.words.first().filter(|word| index.defined.contains(*word)));
        if let Some(letters) = letters.filter(|_| name.words.len() == 1)
            && let Some(spelled) = index.by_initials.get(letters)
            && let spelled = acronym::may_spell(forest, i, letters, spelled)
            && forest.attach_to_only(i, &spelled, MergeRule::Acronym)
        {
            continue;
        }
        if acronym::attach_other(forest, i, name, &index, scope) {
            continue;
        }
        if scope == Scope::Document
            && (attach_direction(forest, i, name, &index) || place::attach(forest, i, name, &index))
        {
            continue;
        }
        // A name that the knowledge base knows is complete as it stands: "Apple" is not short for "Apple Corps".
        if forest.record[i].is_some() || forest.bearers[i].entity_type != EntityType::Organization {
            continue;
        }
        let full = |other: usize| forest.bearers[other].organization;
        let with = |is_longer: &dyn Fn(&OrganizationName) -> bool| {
            let all = index.by_word.get(name.words[0].as_str()).into_iter().flatten();
            all.copied()
                .filter(|&other| full(other).is_some_and(is_longer))
                .collect::<Vec<usize>>()
        };
        let headed = match scope {
            Scope::Document => acronym::headed(&index, name, &full),
            Scope::Corpus => Vec::new(),
        };
        if forest.attach_to_only(i, &headed, MergeRule::Acronym) {
            continue;
        }
        let is_head = name.words.len() == 1 && lexicon.organization_head(&name.words[0]).is_some();
        let longer = if is_head {
            // "the Commission" is the one commission that the document names.
            if scope == Scope::Document {
                with(&|full| name.is_inside(full))
            } else {
                Vec::new()
            }
        } else if let Some(ended) = acronym::ended(&index.by_word, name, scope, &full) {
            ended
        } else if is_distinctive(name, scope, kb) || (scope == Scope::Document && name.acronym.is_some()) {
            index.opened_by(name)
        } else if scope == Scope::Document && name.words.len() > 1 {
            // "the Home Office" is the "UK Home Office" where the document names one, whatever else has it within.
            let own = with(&|full| is_own_of_country(name, full, kb));
            if own.is_empty() {
                with(&|full| name.is_inside(full))
            } else {
                own
            }
        } else {
            Vec::new()
        };
        let longer = if longer.is_empty() && scope == Scope::Document && is_last_name(name, is_head, kb) {
            with(&|full| name.closes(full))
        } else {
            longer
        };
        let longer = if longer.is_empty() && scope == Scope::Document {
            with(&|full| full.is_university_of(name))
        } else {
            longer
        };
        let longer: Vec<usize> = longer
            .into_iter()
            .filter(|&other| full(other).is_none_or(|full| is_head || !is_body_of(full, name, kb, lexicon)))
            .collect();
        let longer = match shortest(forest, &longer) {
            Some(shortest) => vec![shortest],
            None => longer,
        };
        forest.attach_to_only(i, &longer, MergeRule::ShorterOrganization);
    }
}

/// Attaches a half to the one country of the document that it is the half of: "the North" to "North Korea", "the South" to "US
/// South".
fn attach_direction(forest: &mut Forest<'_>, i: usize, name: &OrganizationName, index: &Index<'_>) -> bool {
    const HALVES: &[&str] = &["east", "north", "south", "west"];
    let [half] = name.words.as_slice() else {
        return false;
    };
    let is_place = |i: usize| forest.bearers[i].entity_type == EntityType::Location;
    if !is_place(i) || !HALVES.contains(&half.as_str()) {
        return false;
    }
    let is_behind_country = |&other: &usize| {
        let full = forest.bearers[other].organization;
        full.is_some_and(|full| {
            country_of(&full.words[..full.words.len() - 1].join(" "), forest.kb).is_some()
        })
    };
    let under = |index: &FxHashMap<&str, Vec<usize>>| index.get(half.as_str()).cloned().unwrap_or_default();
    let behind = under(&index.by_last).into_iter().filter(is_behind_country);
    let halves: Vec<usize> = under(&index.by_first)
        .into_iter()
        .chain(behind)
        .filter(|&other| is_place(other))
        .collect();
    forest.attach_to_only(i, &halves, MergeRule::ShorterOrganization)
}

/// Attaches another spelling of a name, or the name with its country elsewhere.
fn attach_spelling(forest: &mut Forest<'_>, i: usize, name: &OrganizationName, index: &Index<'_>) -> bool {
    let kb = forest.kb;
    let spelling = name.spelling_key();
    let nation = (forest.bearers[i].entity_type == EntityType::Organization)
        .then(|| name.national_key(&|words| country_of(words, kb)))
        .flatten();
    let seat = forest.bearers[i].seat;
    // Bodies of one name that may be two countries' are told apart before names are compared.
    let spelling = spelling.filter(|_| seat.is_none());
    let nations = nation.into_iter().chain(name.seated_keys(seat));
    let keys = spelling.map(|key| (&index.by_spelling, key)).into_iter();
    for (index, key) in keys.chain(nations.map(|key| (&index.by_nation, key))) {
        // The spelling that the knowledge base knows stands, else the earlier.
        let rank = |i: usize| (forest.record[i].is_none(), i);
        let earlier = |other: &usize| rank(*other) < rank(i);
        let spelled: Vec<usize> = among(index, &key).iter().copied().filter(earlier).collect();
        let rule = if seat.is_some() {
            MergeRule::ShorterOrganization
        } else {
            MergeRule::Spelling
        };
        if forest.attach_to_only(i, &spelled, rule) {
            return true;
        }
    }
    false
}

/// Whether `full` is `name` with its country in front, and nothing else.
fn is_own_of_country(name: &OrganizationName, full: &OrganizationName, kb: &KnowledgeBase) -> bool {
    let before = full.words.len().saturating_sub(name.words.len());
    before > 0
        && full.words.ends_with(&name.words)
        && country_of(&full.words[..before].join(" "), kb).is_some()
}

/// Whether a name may be what a longer one ends in: "Vikings" in "Harbour Vikings", "Madrid" in "Real Madrid".
fn is_last_name(name: &OrganizationName, is_head: bool, kb: &KnowledgeBase) -> bool {
    let key = name.key();
    // "Zorkal Corporation" is not the club that plays as Harbour Zorkal.
    let is_whole = fold(&name.display) == key;
    is_whole && !is_head && name.acronym.is_none() && key.len() > 3 && country_of(&key, kb).is_none()
}

/// Whether a longer name is that of a body within the other: it adds a head to a name that has one of its own, as "Harbour
/// School Orchestra" does to "Harbour School", a country or a continent ("Zorkal Europe"), or two words of its own to a name of
/// two or more ("Zorkal Freight Harbour Services").
fn is_body_of(
    full: &OrganizationName,
    name: &OrganizationName,
    kb: &KnowledgeBase,
    lexicon: &Lexicon,
) -> bool {
    if !name.opens(full) {
        return false;
    }
    let heads = |name: &OrganizationName| {
        let is_head = |word: &&String| {
            lexicon
                .organization_head(word)
                .is_some_and(|strength| strength > 1)
        };
        name.words.iter().filter(is_head).count()
    };
    let own = heads(name);
    let added = &full.words[name.words.len()..];
    let is_abroad = || {
        // The "Harbour Council of Norway" is the Harbour Council, the "Harbour Church in Norway" a part of it.
        let key = added.join(" ");
        let key = key.strip_prefix("in ").unwrap_or(&key);
        let key = key.strip_prefix("the ").unwrap_or(key);
        let is_continent = |record: RecordIdx| kb.record(record).description == Some("continent");
        country_of(key, kb).is_some()
            || kb
                .lookup(key)
                .best()
                .is_some_and(|best| is_continent(best.record))
    };
    let is_division = name.words.len() > 1
        && added.len() > 1
        && !added.iter().any(|word| is_small(word))
        && added.iter().any(|word| kb.word(word).is_english_word());
    (own > 0 && heads(full) > own) || is_division || is_abroad()
}

/// The name that all the others continue: "Northrop Grumman" among its divisions.
fn shortest(forest: &Forest<'_>, names: &[usize]) -> Option<usize> {
    let name = |i: usize| forest.bearers[i].organization;
    let &first = names
        .iter()
        .min_by_key(|&&i| (name(i).map_or(0, |name| name.words.len()), i))?;
    let opens = |&other: &usize| match (name(first), name(other)) {
        (Some(short), Some(full)) => short.words == full.words || short.opens(full),
        _ => false,
    };
    names.iter().all(opens).then_some(first)
}

/// Attaches what is one letter away from another name of the document: "Nigera" beside "Nigeria".
///
/// Only names that the knowledge base does not know, whose odd word is no word and no name of its own.
fn attach_slips(forest: &mut Forest<'_>) {
    let key = |i: usize| -> Option<String> {
        let key = forest.bearers[i].organization?.key();
        (key.len() >= MIN_SLIP).then_some(key)
    };
    let keys: Vec<Option<String>> = (0..forest.bearers.len()).map(key).collect();
    // Names that differ by one letter share their first letter and nearly their length.
    let mut by_start: FxHashMap<(char, usize), Vec<usize>> = FxHashMap::default();
    for (i, key) in keys.iter().enumerate() {
        if let Some(key) = key
            && let Some(first) = key.chars().next()
        {
            by_start.entry((first, key.len())).or_default().push(i);
        }
    }
    for (i, own) in keys.iter().enumerate() {
        let Some(own) = own else { continue };
        if forest.is_attached(i) || forest.record[i].is_some() || !forest.kb.lookup(own).is_empty() {
            continue;
        }
        let first = own.chars().next().unwrap_or_default();
        let near: Vec<usize> = (own.len() - 1..=own.len() + 1)
            .flat_map(|len| by_start.get(&(first, len)).into_iter().flatten().copied())
            .filter(|&other| {
                // A misspelt country is easily taken for something else.
                let is_place = forest.bearers[other].entity_type == EntityType::Location
                    && forest.record[other].is_some();
                let is_type = is_place || forest.bearers[other].entity_type == forest.bearers[i].entity_type;
                let stands = (forest.record[other].is_none(), other) < (true, i);
                let slip = |name: &String| {
                    is_slip(own, name) && is_odd(own, name, forest.kb, forest.record[other].is_some())
                };
                other != i && is_type && stands && keys[other].as_ref().is_some_and(slip)
            })
            .collect();
        forest.attach_to_only(i, &near, MergeRule::Spelling);
    }
}

/// Whether the one word of `name` that differs from `other` is unknown, or the other with or without an "s"; of a name in the
/// knowledge base also the other with two letters exchanged.
fn is_odd(name: &str, other: &str, kb: &KnowledgeBase, is_recorded: bool) -> bool {
    let differs = name.split(' ').zip(other.split(' ')).find(|(a, b)| a != b);
    let Some((odd, usual)) = differs else { return false };
    let facts = kb.word(odd);
    let is_known = facts.is_english_word()
        || facts.is_surname()
        || facts.forename().is_some()
        || facts.demonym().is_some()
        || odd.contains(|ch: char| ch.is_ascii_digit())
        || !kb.lookup(odd).is_empty();
    // "Untied Nations": two letters changed places, in one word of several.
    let is_exchanged = is_recorded && name.contains(' ') && is_exchange(odd, usual);
    !is_known || is_exchanged || format!("{odd}s") == usual || format!("{usual}s") == odd
}

/// Whether a short name says enough to stand for a longer one: not an acronym, a place, a demonym or ordinary words.
fn is_distinctive(name: &OrganizationName, scope: Scope, kb: &KnowledgeBase) -> bool {
    let ordinary = match scope {
        Scope::Document => ORDINARY_HERE,
        Scope::Corpus => ORDINARY,
    };
    let says_something = |word: &String| {
        let facts = kb.word(word);
        word.len() > 2 && facts.frequency_class() < ordinary && facts.demonym().is_none()
    };
    let is_place = || {
        let candidates = kb.lookup(&name.key());
        candidates.best().is_some_and(|best| {
            let record = kb.record(best.record);
            // A little-known town that the document takes for an organization names one.
            let is_known = scope == Scope::Corpus || record.popularity >= KNOWN_PLACE;
            record.entity_type == EntityType::Location && is_known
        })
    };
    name.acronym.is_none() && name.words.iter().any(says_something) && !is_place()
}
