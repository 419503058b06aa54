//! Names that several organizations share: what the rest of the document says of whose they are.

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_text::key::fold;
use relmap_types::EntityType;
use rustc_hash::{FxHashMap, FxHashSet};

use super::group::Group;
use crate::link::{Context, country_of, is_telling};
use crate::name::{OrganizationName, is_small};

/// Takes back the record of a name of ordinary words that stands inside a longer name of the document.
///
/// Beside the "Democratic Green Party of Rwanda" the "Green Party" is that one, whatever it means elsewhere.
pub(super) fn forget(groups: &mut [Group], kb: &KnowledgeBase) {
    let longer: Vec<Vec<String>> = groups
        .iter()
        .filter(|group| group.entity_type == EntityType::Organization && group.record.is_none())
        .filter_map(|group| Some(group.organization.as_ref()?.words.clone()))
        .filter(|words| words.len() > 2)
        .collect();
    for group in groups {
        let (Some(record), Some(name)) = (group.record, &group.organization) else {
            continue;
        };
        let is_alias = fold(kb.record(record).name) != group.key;
        let inside = |words: &Vec<String>| {
            words.len() > name.words.len() && words.windows(name.words.len()).any(|run| run == name.words)
        };
        if name.words.len() > 1 && is_alias && !is_telling(&group.key, kb) && longer.iter().any(inside) {
            group.record = None;
        }
    }
}

/// Gives a name that the document leaves open to the only record that it names in full elsewhere: "Fed" beside "Federal Reserve".
pub(super) fn follow(groups: &mut [Group], kb: &KnowledgeBase) {
    let organizations = |group: &&Group| group.entity_type == EntityType::Organization;
    let named: FxHashSet<RecordIdx> = groups
        .iter()
        .filter(organizations)
        .filter_map(|group| group.record)
        .collect();
    for group in groups {
        if group.entity_type != EntityType::Organization || group.record.is_some() {
            continue;
        }
        let candidates = kb.lookup(&group.key);
        let mut own = candidates
            .iter()
            .map(|candidate| candidate.record)
            .filter(|record| named.contains(record));
        group.record = own.next().filter(|_| own.next().is_none());
    }
}

/// Gives a name that many countries have a body of to that of the country which the document speaks more of, if it names that
/// body in full.
///
/// Beside the "Supreme Court of Pakistan" in a text about Pakistan the "Supreme Court" is that one, and "Congress" the Indian
/// National Congress in a text about India.
pub(super) fn prefer_own_country(groups: &mut [Group], context: &Context, kb: &KnowledgeBase) {
    let organizations = |group: &Group| group.entity_type == EntityType::Organization;
    let mut longer: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (i, group) in groups.iter().enumerate() {
        let words = group.organization.as_ref().map(|name| name.words.as_slice());
        if let (true, Some(_), Some([first, .., last])) = (organizations(group), group.record, words) {
            longer.entry(first).or_default().push(i);
            if last != first {
                longer.entry(last).or_default().push(i);
            }
        }
    }
    let own = |i: usize| {
        let group = &groups[i];
        let (record, words) = (group.record?, &group.organization.as_ref()?.words);
        let country = kb.record(record).country?;
        let around = longer.get(words.first()?.as_str()).into_iter();
        let around = around.chain(longer.get(words.last()?.as_str())).flatten();
        let fuller: Vec<RecordIdx> = around
            .filter(|&&other| {
                let full = groups[other].organization.as_ref().map(|name| &name.words);
                full.is_some_and(|full| {
                    full.len() > words.len() && (full.starts_with(words) || full.ends_with(words))
                })
            })
            .filter_map(|&other| groups[other].record)
            .collect();
        let &[first, ..] = fuller.as_slice() else {
            return None;
        };
        let share = |country| context.share(country, &group.key);
        let other = kb.record(first).country;
        let is_ordinary = || {
            words
                .iter()
                .all(|word| is_small(word) || kb.is_english_word(word))
        };
        // "United States Congress", "House of Commons of Canada".
        let is_national = |record: RecordIdx| {
            let full = OrganizationName::parse(kb.record(record).name).words;
            let rest = full
                .strip_suffix(words.as_slice())
                .or_else(|| full.strip_prefix(words.as_slice()));
            let rest = rest.unwrap_or_default().join(" ");
            country_of(rest.strip_prefix("of ").unwrap_or(&rest), kb).is_some()
        };
        let is_own = organizations(group)
            && (is_ordinary() || is_national(record) || is_national(first))
            && fuller.iter().all(|&record| record == first)
            && first != record
            && other.is_some_and(|other| other != country)
            && share(other) > share(Some(country));
        is_own.then_some(first)
    };
    let preferred: Vec<(usize, RecordIdx)> = (0..groups.len()).filter_map(|i| Some((i, own(i)?))).collect();
    for (i, record) in preferred {
        groups[i].record = Some(record);
    }
}
