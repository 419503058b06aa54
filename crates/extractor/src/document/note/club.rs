//! Clubs that a report of games calls by their city: "Bremen lost" beside "Werder Bremen".

use relmap_types::{EntityType, MergeRule};
use rustc_hash::FxHashMap;

use crate::document::grouping::{Group, Namesake};
use crate::document::reading::city;

/// Notes of a city that stands for its club which club that is; "East Leeds" is a place.
pub(super) fn note(groups: &mut [Group]) {
    let is_organization = |group: &Group| group.entity_type == EntityType::Organization;
    let clubs: FxHashMap<String, usize> = groups
        .iter()
        .enumerate()
        .filter(|(_, group)| is_organization(group))
        .filter_map(|(i, group)| Some((city(&group.organization.as_ref()?.words)?.to_owned(), i)))
        .collect();
    let is_short = |group: &&mut Group| group.namesake == Some(Namesake::Short);
    for group in groups.iter_mut().filter(is_short) {
        let club = clubs.get(&group.key);
        group.also = group
            .also
            .or(club.map(|&club| (club, MergeRule::ShorterOrganization)));
    }
}
