//! Firms and clubs that a document calls by the name of a place: "Zorkal" beside "Zorkal Foods".

use relmap_types::{EntityType, MergeRule};
use rustc_hash::FxHashMap;

use crate::document::grouping::{Group, Namesake};
use crate::name::{registered_short, short_forms};

/// Notes of each short form that was taken for a place which firm or club of the document it is.
pub(super) fn note(groups: &mut [Group]) {
    let mut firms: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (i, group) in groups.iter().enumerate() {
        let words = group
            .organization
            .as_ref()
            .filter(|_| group.entity_type == EntityType::Organization)
            .map_or(&[][..], |name| name.words.as_slice());
        let team = (words.get(1).is_some_and(|word| word == "team")).then(|| words[0].clone());
        let registered = group.organization.as_ref().and_then(registered_short);
        for short in short_forms(words).into_iter().chain(team).chain(registered) {
            firms.entry(short).or_default().push(i);
        }
    }
    for group in groups
        .iter_mut()
        .filter(|group| group.namesake == Some(Namesake::Short))
    {
        if let (None, Some([firm])) = (group.also, firms.get(&group.key).map(Vec::as_slice)) {
            group.also = Some((*firm, MergeRule::ShorterOrganization));
        }
    }
}
