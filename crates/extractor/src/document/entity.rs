//! What one document names.

use std::collections::BTreeMap;

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_text::key::fold;
use relmap_types::{EntityType, MergeRule};

use crate::judgement::Called;
use crate::name::{OrganizationName, PersonName, Seat};

/// What one document names, before other documents are known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentEntities {
    /// In order of first mention.
    pub entities: Vec<LocalEntity>,
    /// For each mention of the document the number of its entity; `None` for demonyms.
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

    /// A person of the knowledge base whom the document describes and does not name.
    pub(crate) fn unnamed(person: RecordIdx, kb: &KnowledgeBase) -> Self {
        let name = kb.record(person).name;
        Self {
            entity_type: EntityType::Person,
            name: name.to_owned(),
            key: fold(name),
            record: Some(person),
            surfaces: BTreeMap::new(),
            score: 0.0,
            references: 0,
            acronyms: Vec::new(),
            merges: Vec::new(),
            person: Some(PersonName::parse(name)),
            organization: None,
            seat: None,
            is_stranger: false,
            is_told: true,
            barred: None,
        }
    }

    /// This entity as judgements see it.
    pub(crate) fn called(&self) -> Called<'_> {
        Called::new(self.entity_type, &self.key, &self.surfaces, self.record)
    }
}
