//! Which mentions of one document share a name.

pub(crate) mod group;
pub(crate) mod office;

use relmap_kb::KnowledgeBase;
use relmap_text::key::fold;
use relmap_types::{Document, EntityType, Mention, MentionKind, MergeRule, Span};
use rustc_hash::FxHashMap;

use crate::around::title::{follows_kin, leading_title, title_before};
use crate::config::Metonyms;
use crate::document::grouping::group::Group;
use crate::document::grouping::office::Offices;
use crate::document::place::Wholes;
use crate::document::reading::persons::{Persons, named_with_s};
use crate::document::reading::{Names, Reading, read};
use crate::document::record::body::{Seat, owners};
use crate::metonym::government;
use crate::name::{OrganizationName, bare, full_state, unparted};

/// Groups by type and key, in order of first mention, and the group of each mention.
pub(crate) fn group(
    document: &Document,
    mentions: &[Mention],
    wholes: &Wholes,
    kb: &KnowledgeBase,
    metonyms: Metonyms,
) -> (Vec<Group>, Vec<Option<usize>>) {
    let names = Names::new(document, mentions, wholes, kb);
    let offices = Offices::new(document, mentions);
    let mut groups: Vec<Group> = Vec::new();
    let mut owners = owners(document, mentions, kb);
    let mut by_key: FxHashMap<(EntityType, String, Option<String>), usize> = FxHashMap::default();
    let mut of = Vec::with_capacity(mentions.len());
    // Surnames with a title, and the keys of those who bear it.
    let mut called: Vec<(usize, String)> = Vec::new();
    // The name before, if it is a relative's: "son of Bruno and Ada Keller".
    let mut kin: Option<Span> = None;
    for (place, mention) in mentions.iter().enumerate() {
        if !mention.kind.is_name() {
            of.push(None);
            continue;
        }
        let as_written = &*unparted(document.surface(mention.span));
        let (before, after) = (document.before(mention.span), document.after(mention.span));
        let Reading {
            surface,
            entity_type,
            is_short,
            company,
        } = read(document, mentions, place, as_written, &names, kb);
        let surface = &*surface;
        let title = (entity_type == EntityType::Person)
            .then(|| title_before(before))
            .flatten();
        let country = (mention.kind == MentionKind::Metonym && metonyms == Metonyms::Government)
            .then(|| government(surface, kb))
            .flatten();
        let group = match country {
            Some(country) => Group {
                record: Some(country),
                ..Group::new(kb.record(country).name, None, entity_type)
            },
            None => Group::new(surface, title.as_deref(), entity_type),
        };
        let (group, is_settled) = settled(group, surface, after, &names.persons, kb);
        if group.key.is_empty() {
            of.push(None);
            continue;
        }
        let nickname = group.person.as_ref().and_then(|name| name.nickname.clone());
        let is_with_kin = || {
            let between = kin.and_then(|kin| document.between(kin, mention.span));
            between.is_some_and(|between| between.trim_matches(['.', ' ']) == "and")
        };
        let is_kin = entity_type == EntityType::Person && (follows_kin(before) || is_with_kin());
        kin = is_kin.then_some(mention.span);
        let written_name = (entity_type != EntityType::Organization).then(|| group.name.clone());
        let owner = match entity_type {
            EntityType::Organization => owners[place].take(),
            EntityType::Location => wholes.owner(place).map(str::to_owned),
            EntityType::Person => None,
        };
        let inside = leading_title(surface);
        let told = inside.as_deref().or(title.as_deref());
        let titled = group
            .only_part()
            .and_then(|part| offices.bearer(part, told?))
            .map(str::to_owned);
        let whose = owner.clone().or_else(|| titled.clone());
        let i = *by_key
            .entry((group.entity_type, group.key.clone(), whose))
            .or_insert_with(|| {
                let i = groups.len();
                called.extend(titled.map(|full| (i, full)));
                let is_apart = owner.is_some() && entity_type == EntityType::Location;
                groups.push(Group {
                    seat: owner.filter(|_| !is_apart).map(Seat::Country),
                    is_apart,
                    is_kin,
                    ..group
                });
                i
            });
        groups[i].note_namesake(is_short, as_written, after);
        groups[i].note_whole(wholes.of(place));
        groups[i].note_writing(written_name);
        if let (Some(nickname), Some(name)) = (nickname, &mut groups[i].person) {
            name.nickname.get_or_insert(nickname);
        }
        groups[i].count(document, mentions, place, as_written);
        groups[i].note_person(told, before, after);
        of.push(Some(i));
        if country.is_some() {
            groups[i].metonyms.insert(bare(surface).to_owned());
            groups[i].record = country;
        } else if !is_settled {
            groups[i].add_keys(surface, title.as_deref());
            if let Some(record) = company {
                groups[i].add_key(fold(kb.record(record).name));
            }
        }
    }
    for (i, full) in called {
        let bearer = by_key.get(&(EntityType::Person, full, None));
        groups[i].also = bearer.map(|&bearer| (bearer, MergeRule::Surname));
    }
    (groups, of)
}

/// The group of a name that says by itself what it is, a short form of a state or a company whose name ends in "'s", and whether it
/// is one.
fn settled(group: Group, surface: &str, after: &str, persons: &Persons, kb: &KnowledgeBase) -> (Group, bool) {
    // "Ga." is the state, whatever else the document calls Georgia.
    let state = (group.entity_type == EntityType::Location).then(|| full_state(surface));
    if let Some(state) = state.flatten() {
        let key = format!("state of {}", fold(state));
        let mut group = Group {
            key: key.clone(),
            name: state.to_owned(),
            ..group
        };
        group.add_key(key);
        return (group, true);
    }
    let Some(record) = named_with_s(surface, group.entity_type, after, persons, kb) else {
        return (group, false);
    };
    let name = kb.record(record).name;
    let group = Group {
        entity_type: EntityType::Organization,
        key: fold(name),
        name: name.to_owned(),
        record: Some(record),
        person: None,
        organization: Some(OrganizationName::parse(name)),
        ..group
    };
    (group, true)
}
