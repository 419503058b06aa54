//! The entities of one document.

mod grouping;
mod note;
mod place;
mod reading;
mod record;

use std::collections::BTreeMap;

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_types::{Document, EntityType, Mention, MergeRule};

use crate::attach::{Attached, Bearer, OneDocument, Scope, attach, may_be_known};
use crate::config::ResolveConfig;
use crate::judgement::{Called, Judgements};
use crate::link::{link, link_surname};
use crate::name::{OrganizationName, PersonName, bare, is_same_writing};
use grouping::group;
use grouping::group::Group;
use note::{acronym, apart, birth_name, initials, other_name};
use place::Wholes;
use reading::{club, company};
pub(crate) use record::body::{Seat, country_in};
use record::context::context;
use record::{body, shared_name};

/// What one document names, before other documents are known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentEntities {
    /// In order of first mention.
    pub entities: Vec<LocalEntity>,
    /// For each mention of the document its place in `entities`; `None` for demonyms.
    pub of: Vec<Option<u32>>,
}

/// One thing that a document names.
#[derive(Clone, Debug, PartialEq)]
pub struct LocalEntity {
    /// What it is.
    pub entity_type: EntityType,
    /// Its fullest name in the document, without titles and articles.
    pub name: String,
    /// The key of that name: equal keys of one type are one entity.
    pub key: String,
    /// What the knowledge base says it is.
    pub record: Option<RecordIdx>,
    /// Names as written, with the number of mentions.
    pub surfaces: BTreeMap<String, u32>,
    /// How sure the engine was of the surest mention of it, in `[0, 1]`.
    pub(crate) score: f32,
    /// Mentions without a name: descriptions and pronouns.
    pub references: u32,
    /// Folded acronyms that the document defines for it.
    pub acronyms: Vec<String>,
    /// Joins within the document: rule, surface, the name it was joined to.
    pub merges: Vec<(MergeRule, String, String)>,
    pub(crate) person: Option<PersonName>,
    pub(crate) organization: Option<OrganizationName>,
    /// Whose it is, if many countries have a body of that name and the knowledge base does not know this one.
    pub(crate) seat: Option<Seat>,
    /// The document says who it is where it names it by one part: "Keller, a striker,".
    pub(crate) is_stranger: bool,
    /// The document says what kind of thing it is: "the fund Zorkal", "Zorkal, a town in Kent", "Mr Keller".
    pub(crate) is_told: bool,
    /// Who bears its name in the knowledge base, but is not meant.
    pub(crate) barred: Option<RecordIdx>,
}

impl LocalEntity {
    /// How often the document speaks of it.
    pub fn mentions(&self) -> u32 {
        self.surfaces.values().sum::<u32>() + self.references
    }

    /// This entity as judgements see it.
    pub(crate) fn called(&self) -> Called<'_> {
        Called {
            entity_type: self.entity_type,
            keys: vec![&self.key],
            surfaces: self.surfaces.keys().map(String::as_str).collect(),
            record: self.record,
        }
    }
}

/// Groups the mentions of one document into the entities that it names.
///
/// Mentions with equal keys are one entity; short names are attached to fuller ones; each entity gets the record of the
/// knowledge base that is clear in this document, if any. What `judgements` keep apart stays apart. Near-linear in the
/// mentions, however alike the names are made.
pub fn extract(
    document: &Document,
    mentions: &[Mention],
    kb: &KnowledgeBase,
    config: &ResolveConfig,
    judgements: &Judgements,
) -> DocumentEntities {
    let wholes = Wholes::new(document, mentions, kb);
    let (mut groups, of) = group(document, mentions, &wholes, kb, config.metonyms);
    let defined = acronym::define(document, mentions, &of, &mut groups, kb);
    other_name::note(document, mentions, &of, &mut groups, kb);
    birth_name::note(document, mentions, &of, &mut groups);
    initials::note(document, mentions, &mut groups, kb);
    club::note(&mut groups);
    company::note(&mut groups);
    apart::note(document, mentions, &of, &mut groups, kb);
    let mut context = context(document, mentions, &wholes, kb);
    for group in &mut groups {
        if group.record.is_some() || group.namesake.is_some() {
            continue;
        }
        if let Some(whole) = group.whole.as_ref().filter(|_| group.is_apart) {
            context.set_whole(&group.key, &whole.key);
        }
        group.look_up(document, mentions, &context, kb);
        if let Some(state) = reading::persons::state(document, mentions, group, &context, kb) {
            group.entity_type = EntityType::Location;
            group.record = Some(state);
        }
    }
    shared_name::follow(&mut groups, kb);
    shared_name::prefer_named(&mut groups, kb);
    shared_name::forget(&mut groups, &context, kb);
    shared_name::prefer_own_country(&mut groups, &context, kb);
    let home = body::home(document, mentions, &context, kb);
    body::settle(&mut groups, &home, &context, kb);
    for acronym::Definition { short, full } in defined {
        // "the new Zorkal, officially called ZAM (Zorkal Air Movement)": the letters are spoken for, and so is what they stand for.
        if groups[short].also.is_some() && groups[full].also.is_none() {
            groups[full].also = Some((short, MergeRule::OtherName));
        }
        let spelled = groups[full]
            .organization
            .as_ref()
            .is_some_and(|name| !name.words.contains(&groups[short].key));
        let resembles = groups[short].record.is_some_and(|record| {
            let full = groups[full].organization.as_ref();
            full.is_some_and(|full| may_be_known(full, record, true, kb))
        });
        if groups[full].record.is_some() || (spelled && !resembles) {
            // What the text spells out outranks what the letters mean elsewhere.
            groups[short].record = groups[full].record;
        } else {
            groups[full].record = groups[short].record;
        }
    }
    if !judgements.is_empty() {
        for group in &mut groups {
            let called = group.called();
            let permitted = |record: &RecordIdx| judgements.permits(&called, *record, kb);
            group.record = group.record.filter(permitted);
        }
    }
    let bearers: Vec<Bearer<'_>> = groups.iter().map(|group| group.bearer(judgements, kb)).collect();
    let attached = attach(
        &bearers,
        Scope::Document,
        &OneDocument,
        config.coreference,
        kb,
        judgements,
    );
    let mut found = gather(groups, &attached, &of);
    for entity in &mut found.entities {
        if let (None, Some([part])) = (
            entity.record,
            entity.person.as_ref().map(|name| name.parts.as_slice()),
        ) {
            let whole = link(part, EntityType::Person, &context, kb);
            let record = whole.or_else(|| link_surname(part, &context, kb));
            let record = record.filter(|&record| {
                let known = PersonName::parse(kb.record(record).name);
                entity
                    .person
                    .as_ref()
                    .is_some_and(|name| may_be(name, &known, kb))
            });
            entity.record = record.filter(|&record| judgements.permits(&entity.called(), record, kb));
        }
    }
    found
}

/// Whether a name of one part may be short for `known`: nothing tells of another gender, nor of a father or son.
fn may_be(name: &PersonName, known: &PersonName, kb: &KnowledgeBase) -> bool {
    let is_other = matches!((name.gender, known.gender(kb)), (Some(own), Some(theirs)) if own != theirs);
    let is_suffixed = !name.is_numbered() && name.suffix.is_some() && name.suffix != known.suffix;
    !is_other && !is_suffixed
}

/// Makes one entity of each tree of attached groups.
fn gather(groups: Vec<Group>, attached: &Attached, of: &[Option<usize>]) -> DocumentEntities {
    let Attached { to, root, .. } = attached;
    let names: Vec<String> = groups.iter().map(|group| group.name.clone()).collect();
    let mut place: Vec<Option<u32>> = vec![None; groups.len()];
    let mut entities: Vec<LocalEntity> = Vec::new();
    let mut rest = Vec::new();
    for (i, group) in groups.into_iter().enumerate() {
        if to[i].is_some() {
            rest.push((i, group));
            continue;
        }
        place[i] = Some(entities.len() as u32);
        let spellings: Vec<String> = group
            .surfaces
            .keys()
            .map(|surface| bare(surface).to_owned())
            .filter(|name| !is_same_writing(name, &group.name))
            .collect();
        entities.push(LocalEntity {
            is_stranger: group.is_part() && (group.hints.is_called || group.hints.is_introduced),
            is_told: group.hints.tell_kind(),
            barred: group.barred,
            entity_type: group.entity_type,
            merges: spellings
                .into_iter()
                .map(|surface| {
                    let rule = if group.metonyms.contains(&surface) {
                        MergeRule::Metonym
                    } else {
                        MergeRule::SameName
                    };
                    (rule, surface, group.name.clone())
                })
                .collect(),
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
        });
    }
    for (i, group) in rest {
        place[i] = place[root[i]];
        let (Some(place), Some((parent, rule))) = (place[i], to[i]) else {
            continue;
        };
        let entity = &mut entities[place as usize];
        entity.merges.push((rule, group.name, names[parent].clone()));
        let metonyms = group.metonyms.into_iter();
        entity
            .merges
            .extend(metonyms.map(|surface| (MergeRule::Metonym, surface, names[parent].clone())));
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
    for entity in &mut entities {
        entity.merges.sort();
        entity.merges.dedup();
    }
    DocumentEntities {
        entities,
        of: of.iter().map(|group| place[(*group)?]).collect(),
    }
}
