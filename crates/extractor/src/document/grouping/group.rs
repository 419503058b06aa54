//! Mentions of one document that share a name.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_text::key::fold;
use relmap_types::{EntityType, MergeRule};

use crate::around::Around;
use crate::around::hint::Hints;
use crate::attach::Bearer;
use crate::document::place::Whole;
use crate::document::reading::is_church;
use crate::judgement::{Called, Judgements};
use crate::name::{OrganizationName, PersonName, Seat, bare, other_spellings, plain_key, written};
use crate::news::Mentioned;

/// What bears the name of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Namesake {
    /// A club or a firm, whose short name it is.
    Short,
    /// A church or a school that is called after a saint, as islands and towns are.
    Church,
}

/// Mentions of one type and key.
#[derive(Clone)]
pub(crate) struct Group {
    pub(crate) entity_type: EntityType,
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) record: Option<RecordIdx>,
    /// Whose it is, if many countries have a body of that name.
    pub(crate) seat: Option<Seat>,
    /// What the text says that a place lies in.
    pub(crate) whole: Option<Whole>,
    /// The document names another place so.
    pub(crate) is_apart: bool,
    pub(crate) surfaces: BTreeMap<String, u32>,
    /// How sure the engine was of the surest mention.
    pub(crate) score: f32,
    /// Keys of the surfaces in full, with legal forms and titles, the longest first: what the knowledge base is asked first.
    pub(crate) keys: BTreeSet<(Reverse<usize>, String)>,
    /// The numbers of its mentions, ascending.
    pub(crate) mentions: Vec<u32>,
    pub(crate) acronyms: Vec<String>,
    /// The group that it is another name of, as the text says, and by which rule.
    pub(crate) also: Option<(usize, MergeRule)>,
    /// The groups that the text says it is not.
    pub(crate) apart: Vec<usize>,
    /// Who bears its name in the knowledge base, but is not meant.
    pub(crate) barred: Option<RecordIdx>,
    /// Whose name the place's is here, if not its own: it is not looked up.
    pub(crate) namesake: Option<Namesake>,
    /// Introduced as somebody's relative, or as somebody who is not meant.
    pub(crate) is_kin: bool,
    /// What stands around its mentions, for persons.
    pub(crate) hints: Hints,
    /// Folded titles that stand before or behind it, for persons.
    pub(crate) titles: BTreeSet<String>,
    /// The sentences that name it, ascending.
    pub(crate) sentences: Vec<u32>,
    /// Surfaces that stand for it as metonyms.
    pub(crate) metonyms: BTreeSet<String>,
    pub(crate) person: Option<PersonName>,
    pub(crate) organization: Option<OrganizationName>,
}

impl Group {
    pub(crate) fn new(surface: &str, title: Option<&str>, entity_type: EntityType) -> Self {
        let person = (entity_type == EntityType::Person).then(|| {
            let name = PersonName::parse(surface);
            match title {
                Some(title) => name.with_title(title),
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

    pub(crate) fn add_key(&mut self, key: String) {
        self.keys.insert((Reverse(key.len()), key));
    }

    /// What the knowledge base is asked for a surface and the title before it.
    pub(crate) fn add_keys(&mut self, surface: &str, title: Option<&str>) {
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
    pub(crate) fn note_whole(&mut self, whole: Option<&Whole>) {
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
    pub(crate) fn other_region(&self, kb: &KnowledgeBase) -> Option<&str> {
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
    pub(super) fn note_namesake(&mut self, is_short: bool, named: Around<'_>) {
        if is_short {
            self.namesake = Some(Namesake::Short);
        } else if self.entity_type == EntityType::Location && is_church(named) {
            self.namesake = Some(Namesake::Church);
        }
    }

    /// Notes what stands around a mention of a person; `title` is what stands before the name, outside or in it.
    pub(super) fn note_person(&mut self, title: Option<&str>, named: Around<'_>) {
        if self.entity_type != EntityType::Person {
            return;
        }
        self.hints.note(title, named);
        let title = title.map(str::to_owned).into_iter();
        self.titles.extend(title.chain(named.title_behind()));
    }

    /// Counts a mention, which is written `as_written`.
    pub(super) fn count(&mut self, mentioned: Mentioned<'_>, as_written: &str) {
        let mention = mentioned.mention;
        self.hints.is_told |= is_told(mentioned, self.entity_type);
        *self.surfaces.entry(written(as_written)).or_default() += 1;
        self.mentions.push(mentioned.index as u32);
        self.score = self.score.max(mention.score);
        if self.sentences.last() != Some(&mention.sentence) {
            self.sentences.push(mention.sentence);
        }
    }

    /// Takes the name as running text writes it: a dateline writes "ZORKAL", the text "Zorkal".
    pub(super) fn note_writing(&mut self, name: String) {
        let is_shouted = |name: &str| !name.contains(char::is_lowercase);
        if is_shouted(&self.name) && !is_shouted(&name) {
            self.name = name;
        }
    }

    /// The part of a person's name that is all there is.
    pub(crate) fn only_part(&self) -> Option<&str> {
        match self.person.as_ref()?.parts.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Whether it is one part of a person's name.
    pub(crate) fn is_part(&self) -> bool {
        self.person.as_ref().is_some_and(|name| name.parts.len() < 2)
    }

    pub(crate) fn bearer(&self, judgements: &Judgements, kb: &KnowledgeBase) -> Bearer<'_> {
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
            named_in: self.sentences.clone(),
        }
    }

    /// This group as judgements see it.
    pub(crate) fn called(&self) -> Called<'_> {
        Called::new(self.entity_type, &self.key, &self.surfaces, self.record)
    }
}

/// Whether the text right beside a mention says that it is of this kind.
fn is_told(mentioned: Mentioned<'_>, entity_type: EntityType) -> bool {
    let around = mentioned.around();
    match entity_type {
        EntityType::Person => around.is_aged(),
        EntityType::Organization => around.is_told_body() || has_member(mentioned),
        EntityType::Location => around.is_told_place() || around.stands_as_place(),
    }
}

/// Whether somebody is said to be of it: "Ada Moran of Zorkal".
fn has_member(body: Mentioned<'_>) -> bool {
    body.previous().is_some_and(|person| {
        person.mention.entity_type == EntityType::Person
            && person.surface().contains(' ')
            && matches!(person.until(body), " at " | " from " | " of ")
    })
}
