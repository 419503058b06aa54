//! Names that several organizations share: what the rest of the document says of whose they are.

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_text::key::fold;
use relmap_types::EntityType;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::attach::Runs;
use crate::document::grouping::Group;
use crate::link::{Context, country_of, is_telling, leading_country};
use crate::name::{OrganizationName, initials, is_small};

/// Takes back the record of a name of ordinary words that stands inside a longer name of the document.
///
/// Beside the "Democratic Green Party of Rwanda" the "Green Party" is that one, whatever it means elsewhere, and beside the "Icelandic
/// Weather Office" the "Weather Office" in a text that does not speak of the other's country.
pub(super) fn forget(groups: &mut [Group], context: &Context, kb: &KnowledgeBase) {
    let longer = Runs::new(
        words_of_organizations(groups).filter(|&(i, words)| groups[i].record.is_none() && words.len() > 2),
    );
    let is_inside = |group: &Group| {
        let (Some(record), Some(name)) = (group.record, &group.organization) else {
            return false;
        };
        let known = kb.record(record);
        let is_alias = fold(known.name) != group.key;
        let is_foreign = || {
            context.is_elsewhere(known.country, &group.key)
                && longer.within(&name.words).any(|other| {
                    let country = leading_country(&groups[other.bearer].key, kb).map(|(_, iso)| iso);
                    other.ends() && country.is_some() && country.as_deref() != known.country
                })
        };
        let is_vague = || !is_telling(&group.key, kb) && longer.within(&name.words).next().is_some();
        name.words.len() > 1 && (is_alias && is_vague() || is_foreign())
    };
    let inside: Vec<usize> = (0..groups.len()).filter(|&i| is_inside(&groups[i])).collect();
    for i in inside {
        groups[i].record = None;
    }
}

/// The words of the names of organizations, with the numbers of their groups.
fn words_of_organizations(groups: &[Group]) -> impl Iterator<Item = (usize, &[String])> {
    let organizations = groups.iter().enumerate();
    organizations
        .filter(|(_, group)| group.entity_type == EntityType::Organization)
        .filter_map(|(i, group)| Some((i, group.organization.as_ref()?.words.as_slice())))
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
    let longer = Runs::new(words_of_organizations(groups).filter(|&(i, _)| groups[i].record.is_some()));
    let own = |(i, words): (usize, &[String])| {
        let group = &groups[i];
        let record = group.record?;
        let country = kb.record(record).country?;
        let fuller: Vec<RecordIdx> = longer
            .within(words)
            .filter(|other| other.opens() || other.ends())
            .filter_map(|other| groups[other.bearer].record)
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
            let rest = full.strip_suffix(words).or_else(|| full.strip_prefix(words));
            let rest = rest.unwrap_or_default().join(" ");
            country_of(rest.strip_prefix("of ").unwrap_or(&rest), kb).is_some()
        };
        let is_own = (is_ordinary() || is_national(record) || is_national(first))
            && fuller.iter().all(|&record| record == first)
            && first != record
            && other.is_some_and(|other| other != country)
            && share(other) > share(Some(country));
        is_own.then_some((i, first))
    };
    let preferred: Vec<(usize, RecordIdx)> = words_of_organizations(groups).filter_map(own).collect();
    for (i, record) in preferred {
        groups[i].record = Some(record);
    }
}

/// Gives a short form that several organizations share to the only one that the document names in full, rather than to one that it
/// does not: "DB" beside "Deutsche Bank".
pub(super) fn prefer_named(groups: &mut [Group], kb: &KnowledgeBase) {
    let mut named: FxHashMap<RecordIdx, usize> = FxHashMap::default();
    let mut spelled: FxHashMap<String, Vec<RecordIdx>> = FxHashMap::default();
    for group in groups
        .iter()
        .filter(|group| group.entity_type == EntityType::Organization)
    {
        let Some(record) = group.record else { continue };
        *named.entry(record).or_default() += 1;
        let words = group.organization.as_ref().map_or(&[][..], |name| &name.words);
        // With its small words: "BA" is not the Bank of America.
        if let Some(letters) = initials(words).pop() {
            spelled.entry(letters).or_default().push(record);
        }
    }
    for group in groups {
        let Some(record) = group
            .record
            .filter(|_| group.entity_type == EntityType::Organization)
        else {
            continue;
        };
        // Another name for what it has now, or its own full one, settles it.
        if named.get(&record) != Some(&1) || fold(kb.record(record).name) == group.key {
            continue;
        }
        let candidates = kb.lookup(&group.key);
        let shared = candidates.iter().map(|candidate| candidate.record);
        let is_named = |other: &RecordIdx| *other != record && named.contains_key(other);
        let by_letters = spelled.get(&group.key).into_iter().flatten().copied();
        let mut others: Vec<RecordIdx> = shared.chain(by_letters).filter(is_named).collect();
        others.sort_unstable();
        others.dedup();
        if let &[other] = others.as_slice() {
            group.record = Some(other);
        }
    }
}
