//! From groups that were attached to each other to the entities of a document.

use relmap_types::MergeRule;

use super::entity::{DocumentEntities, LocalEntity};
use super::grouping::{Group, Grouped};
use crate::attach::Attached;
use crate::name::{bare, is_same_writing};

/// Makes one entity of each tree of attached groups, in order of first mention.
pub(super) fn gather(grouped: Grouped, attached: &Attached) -> DocumentEntities {
    let Attached { to, root, .. } = attached;
    let Grouped { groups, of } = grouped;
    let names: Vec<String> = groups.iter().map(|group| group.name.clone()).collect();
    // For each group the number of its entity.
    let mut number: Vec<Option<u32>> = vec![None; groups.len()];
    let mut entities: Vec<LocalEntity> = Vec::new();
    let mut rest = Vec::new();
    for (i, group) in groups.into_iter().enumerate() {
        if to[i].is_some() {
            rest.push((i, group));
        } else {
            number[i] = Some(entities.len() as u32);
            entities.push(entity(group));
        }
    }
    for (i, group) in rest {
        number[i] = number[root[i]];
        if let (Some(number), Some((parent, rule))) = (number[i], to[i]) {
            join(&mut entities[number as usize], group, rule, &names[parent]);
        }
    }
    for entity in &mut entities {
        entity.merges.sort();
        entity.merges.dedup();
    }
    DocumentEntities {
        entities,
        of: of.iter().map(|group| number[(*group)?]).collect(),
    }
}

/// The entity of a group that stands for itself.
fn entity(group: Group) -> LocalEntity {
    let spellings = group
        .surfaces
        .keys()
        .filter(|surface| !is_same_writing(bare(surface), &group.name));
    let merges = spellings.map(|surface| {
        let surface = bare(surface).to_owned();
        let rule = if group.metonyms.contains(&surface) {
            MergeRule::Metonym
        } else {
            MergeRule::SameName
        };
        (rule, surface, group.name.clone())
    });
    LocalEntity {
        merges: merges.collect(),
        is_stranger: group.is_part() && (group.hints.is_called || group.hints.is_introduced),
        is_told: group.hints.tell_kind(),
        barred: group.barred,
        entity_type: group.entity_type,
        name: group.name,
        key: group.key,
        record: group.record,
        surfaces: group.surfaces,
        score: group.score,
        references: 0,
        acronyms: group.acronyms,
        person: group.person,
        organization: group.organization,
        seat: group.seat,
    }
}

/// Adds a group to the entity that it was attached to, by `rule` and as a short form of the name `parent`.
fn join(entity: &mut LocalEntity, group: Group, rule: MergeRule, parent: &str) {
    entity.merges.push((rule, group.name, parent.to_owned()));
    let metonyms = group.metonyms.into_iter();
    entity
        .merges
        .extend(metonyms.map(|surface| (MergeRule::Metonym, surface, parent.to_owned())));
    entity.record = entity.record.or(group.record);
    entity.barred = entity.barred.or(group.barred);
    // Senior or junior: the short name that stands for one of them is not the other's.
    if let (Some(own), Some(joined)) = (&mut entity.person, group.person)
        && own.suffix.is_none()
    {
        own.suffix = joined.suffix;
    }
    entity.acronyms.extend(group.acronyms);
    for (surface, count) in group.surfaces {
        *entity.surfaces.entry(surface).or_default() += count;
    }
}
