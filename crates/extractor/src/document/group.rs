//! Mentions of one document that share a name.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_ner::Lexicon;
use relmap_text::key::fold;
use relmap_types::{Document, EntityType, Mention, MentionKind, MergeRule, Span};
use rustc_hash::FxHashMap;

use super::body::{Seat, owners};
use super::hint::Hints;
use super::inside::{Wholes, is_church};
use super::office::Offices;
use super::reading::{Names, Reading, read};
use super::retype::{Persons, named_with_s};
use super::told::is_told;
use super::whole::Whole;
use crate::attach::Bearer;
use crate::config::Metonyms;
use crate::judgement::{Called, Judgements};
use crate::metonym::government;
use crate::name::{
    OrganizationName, PersonName, bare, follows_kin, full_state, leading_title, other_spellings, plain_key,
    title_before, title_behind, unparted, written,
};

/// What bears the name of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Namesake {
    /// A club or a firm, whose short name it is.
    Short,
    /// A church or a school that is called after a saint, as islands and towns are.
    Church,
}

/// Mentions of one type and key.
pub(super) struct Group {
    pub(super) entity_type: EntityType,
    pub(super) key: String,
    pub(super) name: String,
    pub(super) record: Option<RecordIdx>,
    /// Whose it is, if many countries have a body of that name.
    pub(super) seat: Option<Seat>,
    /// What the text says that a place lies in.
    pub(super) whole: Option<Whole>,
    /// The document names another place so.
    pub(super) is_apart: bool,
    pub(super) surfaces: BTreeMap<String, u32>,
    /// How sure the engine was of the surest mention.
    pub(super) score: f32,
    /// Keys of the surfaces in full, with legal forms and titles, the longest first: what the knowledge base is asked first.
    pub(super) keys: BTreeSet<(Reverse<usize>, String)>,
    /// The mentions, as places in the document's list.
    pub(super) mentions: Vec<u32>,
    pub(super) acronyms: Vec<String>,
    /// The group that it is another name of, as the text says, and by which rule.
    pub(super) also: Option<(usize, MergeRule)>,
    /// The groups that the text says it is not.
    pub(super) apart: Vec<usize>,
    /// Who bears its name in the knowledge base, but is not meant.
    pub(super) barred: Option<RecordIdx>,
    /// Whose name the place's is here, if not its own: it is not looked up.
    pub(super) namesake: Option<Namesake>,
    /// Introduced as somebody's relative, or as somebody who is not meant.
    pub(super) is_kin: bool,
    /// What stands around its mentions, for persons.
    pub(super) hints: Hints,
    /// Folded titles that stand before or behind it, for persons.
    pub(super) titles: BTreeSet<String>,
    /// The sentences that name it, ascending.
    pub(super) sentences: Vec<u32>,
    /// Surfaces that stand for it as metonyms.
    pub(super) metonyms: BTreeSet<String>,
    pub(super) person: Option<PersonName>,
    pub(super) organization: Option<OrganizationName>,
}

impl Group {
    fn new(surface: &str, title: Option<&str>, entity_type: EntityType, lexicon: &Lexicon) -> Self {
        let person = (entity_type == EntityType::Person).then(|| {
            let name = PersonName::parse(surface, lexicon);
            match title {
                Some(title) => name.with_title(title, lexicon),
                None => name,
            }
        });
        // Places have acronyms too: "Johnson Space Center (JSC)".
        let organization = (entity_type != EntityType::Person).then(|| OrganizationName::parse(surface));
        let (key, name) = match (&person, &organization) {
            (Some(name), _) => (name.key(), name.display.clone()),
            (_, Some(name)) if entity_type == EntityType::Organization => (name.key(), name.display.clone()),
            _ => {
                let town = bare(surface.split_once(", ").map_or(surface, |(town, _)| town));
                (fold(town), town.to_owned())
            }
        };
        Self {
            entity_type,
            key,
            name,
            record: None,
            seat: None,
            whole: None,
            is_apart: false,
            surfaces: BTreeMap::new(),
            score: 0.0,
            keys: BTreeSet::new(),
            mentions: Vec::new(),
            acronyms: Vec::new(),
            also: None,
            apart: Vec::new(),
            barred: None,
            namesake: None,
            is_kin: false,
            hints: Hints::default(),
            titles: BTreeSet::new(),
            sentences: Vec::new(),
            metonyms: BTreeSet::new(),
            person,
            organization,
        }
    }

    fn add_key(&mut self, key: String) {
        self.keys.insert((Reverse(key.len()), key));
    }

    /// What the knowledge base is asked for a surface and the title before it.
    fn add_keys(&mut self, surface: &str, title: Option<&str>) {
        let plain = plain_key(surface);
        if let Some(title) = title {
            self.add_key(format!("{title} {plain}"));
        }
        if self.entity_type == EntityType::Organization {
            for key in other_spellings(&self.key)
                .into_iter()
                .chain(other_spellings(&plain))
            {
                self.add_key(key);
            }
        }
        self.add_key(plain);
        // With its suffix: "Bruno Keller Jr" is not the Bruno Keller whom the knowledge base knows.
        self.add_key(fold(&self.name));
    }

    /// Takes what the text says that it lies in, rather where it leaves no doubt.
    fn note_whole(&mut self, whole: Option<&Whole>) {
        let is_better = |whole: &&Whole| match &self.whole {
            Some(known) => whole.is_sure && !known.is_sure,
            None => true,
        };
        if let Some(whole) = whole.filter(is_better)
            && self.entity_type == EntityType::Location
        {
            self.whole = Some(whole.clone());
        }
    }

    /// The region or country that the text puts it into, where the knowledge base has a place of that name elsewhere only.
    pub(super) fn other_region(&self, kb: &KnowledgeBase) -> Option<&str> {
        let whole = self
            .whole
            .as_ref()
            .filter(|whole| whole.is_sure || self.is_apart)?;
        let is_other = match self.record {
            Some(record) => !whole.holds(record, kb),
            None => self.is_apart || whole.has_namesake(&self.key, kb),
        };
        is_other.then_some(whole.name.as_str())
    }

    /// Notes whose name a place's is, if that of a club, a firm or a church.
    fn note_namesake(&mut self, is_short: bool, surface: &str, after: &str) {
        if is_short {
            self.namesake = Some(Namesake::Short);
        } else if self.entity_type == EntityType::Location && is_church(surface, after) {
            self.namesake = Some(Namesake::Church);
        }
    }

    /// Notes what stands around a mention of a person; `title` is what stands before the name, outside or in it.
    fn note_person(&mut self, title: Option<&str>, before: &str, after: &str, lexicon: &Lexicon) {
        if self.entity_type != EntityType::Person {
            return;
        }
        self.hints.note(title, before, after, lexicon);
        let title = title.map(str::to_owned).into_iter();
        self.titles.extend(title.chain(title_behind(after, lexicon)));
    }

    /// Counts the mention at `place` of the document's list.
    fn count(&mut self, document: &Document, mentions: &[Mention], place: usize, as_written: &str) {
        let mention = &mentions[place];
        self.hints.is_told |= is_told(document, mentions, place, self.entity_type);
        *self.surfaces.entry(written(as_written)).or_default() += 1;
        self.mentions.push(place as u32);
        self.score = self.score.max(mention.score);
        if self.sentences.last() != Some(&mention.sentence) {
            self.sentences.push(mention.sentence);
        }
    }

    /// Takes the name as running text writes it: a dateline writes "ZORKAL", the text "Zorkal".
    fn note_writing(&mut self, name: Option<String>) {
        let is_shouted = |name: &str| !name.contains(char::is_lowercase);
        if let Some(name) = name.filter(|name| is_shouted(&self.name) && !is_shouted(name)) {
            self.name = name;
        }
    }

    /// The part of a person's name that is all there is.
    fn only_part(&self) -> Option<&str> {
        match self.person.as_ref()?.parts.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Whether it is one part of a person's name.
    pub(super) fn is_part(&self) -> bool {
        self.person.as_ref().is_some_and(|name| name.parts.len() < 2)
    }

    pub(super) fn bearer(&self, judgements: &Judgements, kb: &KnowledgeBase) -> Bearer<'_> {
        Bearer {
            entity_type: self.entity_type,
            person: self.person.as_ref(),
            organization: self.organization.as_ref(),
            acronyms: &self.acronyms,
            record: self.record,
            mentions: &self.mentions,
            n_mentions: self.mentions.len() as u32,
            marks: if judgements.is_empty() {
                Vec::new()
            } else {
                judgements.marks(&self.called(), kb)
            },
            judged: None,
            also: self.also,
            apart: &self.apart,
            barred: self.barred,
            is_kin: self.is_kin,
            hints: self.hints,
            seat: self.seat.as_ref(),
            places: self.sentences.clone(),
        }
    }

    /// This group as judgements see it.
    pub(super) fn called(&self) -> Called<'_> {
        Called {
            entity_type: self.entity_type,
            keys: vec![&self.key],
            surfaces: self.surfaces.keys().map(String::as_str).collect(),
            record: self.record,
        }
    }
}

/// Groups by type and key, in order of first mention, and the group of each mention.
pub(super) fn group(
    document: &Document,
    mentions: &[Mention],
    wholes: &Wholes,
    kb: &KnowledgeBase,
    lexicon: &Lexicon,
    metonyms: Metonyms,
) -> (Vec<Group>, Vec<Option<usize>>) {
    let names = Names::new(document, mentions, wholes, kb, lexicon);
    let offices = Offices::new(document, mentions, lexicon);
    let mut groups: Vec<Group> = Vec::new();
    let mut owners = owners(document, mentions, kb, lexicon);
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
        } = read(document, mentions, place, as_written, &names, kb, lexicon);
        let surface = &*surface;
        let title = (entity_type == EntityType::Person)
            .then(|| title_before(before, lexicon))
            .flatten();
        let country = (mention.kind == MentionKind::Metonym && metonyms == Metonyms::Government)
            .then(|| government(surface, kb))
            .flatten();
        let group = match country {
            Some(country) => Group {
                record: Some(country),
                ..Group::new(kb.record(country).name, None, entity_type, lexicon)
            },
            None => Group::new(surface, title.as_deref(), entity_type, lexicon),
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
        let is_kin = entity_type == EntityType::Person && (follows_kin(before, lexicon) || is_with_kin());
        kin = is_kin.then_some(mention.span);
        let written_name = (entity_type != EntityType::Organization).then(|| group.name.clone());
        let owner = match entity_type {
            EntityType::Organization => owners[place].take(),
            EntityType::Location => wholes.owner(place).map(str::to_owned),
            EntityType::Person => None,
        };
        let inside = leading_title(surface, lexicon);
        let told = inside.as_deref().or(title.as_deref());
        let titled = group
            .only_part()
            .and_then(|part| offices.bearer(part, told?, lexicon))
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
        groups[i].note_person(told, before, after, lexicon);
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
