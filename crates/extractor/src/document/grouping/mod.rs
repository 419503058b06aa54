//! Which mentions of one document share a name.
//!
//! [`group`] reads each mention, finds whose name it is, and adds it to the group of its type, key and owner. `owner` tells the bodies
//! of countries apart, `office` the bearers of a surname by their titles.

mod group;
mod office;
mod owner;

use relmap_kb::RecordIdx;
use relmap_text::key::fold;
use relmap_types::{EntityType, MentionKind, MergeRule};
use rustc_hash::FxHashMap;

use super::place::Wholes;
use super::reading::{Names, Reading};
use crate::around::Around;
use crate::config::Metonyms;
use crate::metonym::government;
use crate::name::{OrganizationName, Seat, bare, full_state, unparted};
use crate::news::{Mentioned, News};
pub(super) use group::{Group, Namesake};
use office::Offices;
pub(super) use office::is_title_of;
pub(super) use owner::country;
use owner::owners;

/// The groups of a document, in order of first mention.
pub(super) struct Grouped {
    pub(super) groups: Vec<Group>,
    /// For each mention its group; `None` for demonyms.
    pub(super) of: Vec<Option<usize>>,
}

/// Groups the mentions by type and key; `metonyms` says what a capital is that stands for its government.
pub(super) fn group(news: News<'_>, wholes: &Wholes, metonyms: Metonyms) -> Grouped {
    let mut grouping = Grouping {
        names: Names::new(news, wholes),
        offices: Offices::new(news),
        owners: owners(news),
        wholes,
        metonyms,
        groups: Vec::new(),
        by_key: FxHashMap::default(),
        called: Vec::new(),
        kin: None,
    };
    let of = news.all().map(|mentioned| {
        let is_name = mentioned.mention.kind.is_name();
        is_name.then(|| grouping.add(mentioned)).flatten()
    });
    let of = of.collect();
    grouping.follow_titles();
    Grouped {
        groups: grouping.groups,
        of,
    }
}

/// The groups so far, and what tells which of them a mention belongs to.
struct Grouping<'a> {
    names: Names<'a>,
    offices: Offices,
    /// For each mention the country that the words beside it say it is of.
    owners: Vec<Option<String>>,
    wholes: &'a Wholes,
    metonyms: Metonyms,
    groups: Vec<Group>,
    /// By type, key and whose it is.
    by_key: FxHashMap<(EntityType, String, Option<String>), usize>,
    /// Surnames with a title, and the keys of those who bear it.
    called: Vec<(usize, String)>,
    /// The name before, if it is a relative's: "son of Bruno and Ada Keller".
    kin: Option<Mentioned<'a>>,
}

/// What a mention names.
struct Named<'t> {
    reading: Reading<'t>,
    /// What it makes a group of, where it is the first.
    group: Group,
    /// The folded title before a person's name, and the one in it or before it.
    title: Option<String>,
    told: Option<String>,
    /// The country whose government a capital stands for.
    country: Option<RecordIdx>,
    /// The name says by itself what it is.
    is_settled: bool,
}

impl<'a> Grouping<'a> {
    /// Adds a mention to its group, which may be a new one; `None` where nothing of a name is left.
    fn add(&mut self, mentioned: Mentioned<'a>) -> Option<usize> {
        let as_written = &*unparted(mentioned.surface());
        let named = self.named(mentioned, as_written);
        if named.group.key.is_empty() {
            return None;
        }
        let is_kin = self.is_kin(mentioned, named.reading.entity_type);
        let index = self.index(mentioned, &named, is_kin);
        self.note(index, mentioned, as_written, named);
        Some(index)
    }

    /// Reads a mention, which is written `as_written`.
    fn named<'t>(&self, mentioned: Mentioned<'_>, as_written: &'t str) -> Named<'t> {
        let kb = mentioned.news.kb;
        let reading = self.names.read(mentioned, as_written);
        let name = mentioned.around().reading(&reading.surface);
        let is_person = reading.entity_type == EntityType::Person;
        let title = is_person.then(|| name.title_before()).flatten();
        let told = is_person.then(|| name.title()).flatten();
        let is_government =
            mentioned.mention.kind == MentionKind::Metonym && self.metonyms == Metonyms::Government;
        let country = is_government.then(|| government(name.surface(), kb)).flatten();
        let group = match country {
            Some(country) => Group {
                record: Some(country),
                ..Group::new(kb.record(country).name, None, reading.entity_type)
            },
            None => Group::new(name.surface(), title.as_deref(), reading.entity_type),
        };
        let (group, is_settled) = settled(group, name, &self.names);
        Named {
            reading,
            group,
            title,
            told,
            country,
            is_settled,
        }
    }

    /// Whether a mention is introduced as somebody's relative, alone or with the one before.
    fn is_kin(&mut self, mentioned: Mentioned<'a>, entity_type: EntityType) -> bool {
        let is_with_kin = || {
            self.kin
                .is_some_and(|kin| kin.until(mentioned).trim_matches(['.', ' ']) == "and")
        };
        let is_kin = entity_type == EntityType::Person && (mentioned.around().is_kin() || is_with_kin());
        self.kin = is_kin.then_some(mentioned);
        is_kin
    }

    /// The group that a mention belongs to, made if it is the first of it.
    fn index(&mut self, mentioned: Mentioned<'_>, named: &Named<'_>, is_kin: bool) -> usize {
        let entity_type = named.reading.entity_type;
        let owner = match entity_type {
            EntityType::Organization => self.owners[mentioned.index].take(),
            EntityType::Location => self.wholes.owner(mentioned.index).map(str::to_owned),
            EntityType::Person => None,
        };
        let titled = named
            .group
            .only_part()
            .and_then(|part| self.offices.bearer(part, named.told.as_deref()?))
            .map(str::to_owned);
        let whose = owner.clone().or_else(|| titled.clone());
        let key = (named.group.entity_type, named.group.key.clone(), whose);
        *self.by_key.entry(key).or_insert_with(|| {
            let index = self.groups.len();
            self.called.extend(titled.map(|full| (index, full)));
            let is_apart = owner.is_some() && entity_type == EntityType::Location;
            self.groups.push(Group {
                seat: owner.filter(|_| !is_apart).map(Seat::Country),
                is_apart,
                is_kin,
                ..named.group.clone()
            });
            index
        })
    }

    /// Notes in a group what a mention of it says.
    fn note(&mut self, index: usize, mentioned: Mentioned<'_>, as_written: &str, named: Named<'_>) {
        let (around, group) = (mentioned.around(), &mut self.groups[index]);
        let Reading {
            surface,
            entity_type,
            is_short,
            company,
        } = named.reading;
        group.note_namesake(is_short, around.reading(as_written));
        group.note_whole(self.wholes.of(mentioned.index));
        if entity_type != EntityType::Organization {
            group.note_writing(named.group.name);
        }
        let nickname = named.group.person.and_then(|name| name.nickname);
        if let (Some(nickname), Some(name)) = (nickname, &mut group.person) {
            name.nickname.get_or_insert(nickname);
        }
        group.count(mentioned, as_written);
        group.note_person(named.told.as_deref(), around);
        if named.country.is_some() {
            group.metonyms.insert(bare(&surface).to_owned());
            group.record = named.country;
        } else if !named.is_settled {
            group.add_keys(&surface, named.title.as_deref());
            if let Some(record) = company {
                group.add_key(fold(mentioned.news.kb.record(record).name));
            }
        }
    }

    /// Notes of each surname with a title who bears the two.
    fn follow_titles(&mut self) {
        for (index, full) in std::mem::take(&mut self.called) {
            let bearer = self.by_key.get(&(EntityType::Person, full, None));
            self.groups[index].also = bearer.map(|&bearer| (bearer, MergeRule::Surname));
        }
    }
}

/// The group of a name that says by itself what it is, a short form of a state or a company whose name ends in "'s", and whether it
/// is one.
fn settled(group: Group, name: Around<'_>, names: &Names<'_>) -> (Group, bool) {
    let kb = names.news.kb;
    // "Ga." is the state, whatever else the document calls Georgia.
    let state = (group.entity_type == EntityType::Location).then(|| full_state(name.surface()));
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
    let Some(record) = names.named_with_s(name, group.entity_type) else {
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
