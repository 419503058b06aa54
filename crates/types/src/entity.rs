//! The thing in the world that mentions name.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::DocumentIdx;

/// Position of an entity in an [`crate::Analysis`], from 0 in order of [`Entity::key`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntityId(pub u32);

/// What kind of thing an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityType {
    /// A human being.
    Person,
    /// A body of people that acts: state organ, party, company, agency, armed group, team.
    Organization,
    /// A country, region, city, water, building.
    Location,
}

impl EntityType {
    /// Every type, in the order of their declaration.
    pub const ALL: [Self; 3] = [Self::Person, Self::Organization, Self::Location];

    /// Person or organization.
    pub const fn is_actor(self) -> bool {
        matches!(self, Self::Person | Self::Organization)
    }

    /// Location.
    pub const fn is_place(self) -> bool {
        matches!(self, Self::Location)
    }

    /// The word used in files: `person`, `organization`, `location`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Location => "location",
        }
    }

    /// The word that people read: `person`, `organization`, `place`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Location => "place",
        }
    }

    /// The tag used in annotated corpora: `PER`, `ORG`, `LOC`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Person => "PER",
            Self::Organization => "ORG",
            Self::Location => "LOC",
        }
    }

    /// The type with this tag, if it is one of ours.
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.tag() == tag)
    }

    /// The type that a word of a person stands for: the word used in files, or `place`.
    pub fn of_word(word: &str) -> Option<Self> {
        let is_meant = |one: &Self| one.as_str() == word || one.word() == word;
        Self::ALL.into_iter().find(is_meant)
    }
}

/// One thing in the world, as far as the corpus tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// Knowledge-base id (`Q39259`) where linked with confidence, otherwise a readable slug (`ada-moran`).
    /// Unique within the analysis.
    pub key: String,
    /// Canonical name.
    pub name: String,
    /// What it is.
    pub entity_type: EntityType,
    /// Surfaces seen, most frequent first, ties by surface.
    pub aliases: Vec<Alias>,
    /// Mentions in all documents.
    pub mentions: u32,
    /// Documents that mention it.
    pub documents: u32,
    /// ISO 3166-1 alpha-2 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Latitude in degrees, north positive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    /// Longitude in degrees, east positive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
    /// Role or kind, as the knowledge base words it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Earliest date of a document that mentions it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_seen: Option<Date>,
    /// Latest date of a document that mentions it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<Date>,
    /// Why surfaces were joined, in the order of the documents.
    pub merges: Vec<Merge>,
}

/// A surface of an entity and how often it was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// As written.
    pub surface: String,
    /// Mentions with this surface.
    pub count: u32,
}

/// One join of two names, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Merge {
    /// The rule that joined them.
    pub rule: MergeRule,
    /// The surface that was joined.
    pub surface: String,
    /// The name that it was joined to.
    pub into: String,
    /// Where it happened first.
    pub document: DocumentIdx,
}

/// A reason to take two names for one entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MergeRule {
    /// Equal after folding case, accents, titles and possessives.
    SameName,
    /// A surname alone, where one person in reach bears it.
    Surname,
    /// A forename alone, where one person in the document bears it.
    Forename,
    /// A nickname that the text gives in quotation marks.
    Nickname,
    /// Another name that the text gives: "also known as", "whose real name is", "formerly".
    OtherName,
    /// The same name with fewer parts: middle names, particles ("Bashar Assad"), initials.
    ShorterName,
    /// Another spelling or transliteration of the same full name.
    Spelling,
    /// An acronym that the text or the words themselves spell out.
    Acronym,
    /// An organization's name with or without its legal form, article or place; the city of a club.
    ShorterOrganization,
    /// Two names of one knowledge-base record.
    KnowledgeBase,
    /// Two names of one entry in the user's gazetteer.
    Gazetteer,
    /// A description that the document or the knowledge base ties to one bearer: "the Turkish president".
    Description,
    /// A place's name that stands for its government.
    Metonym,
    /// A person has said so.
    Judgement,
}

impl MergeRule {
    /// The reason in words, for `explain` and the page.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::SameName => "same name apart from case, accents or title",
            Self::Surname => "surname of the only person here who bears it",
            Self::Forename => "forename of the only person here who bears it",
            Self::Nickname => "nickname that the text gives in quotation marks",
            Self::OtherName => "another name that the text gives",
            Self::ShorterName => "same name with fewer parts",
            Self::Spelling => "another spelling of the same name",
            Self::Acronym => "acronym of the name",
            Self::ShorterOrganization => "shorter name of the organization",
            Self::KnowledgeBase => "two names of one entry in the knowledge base",
            Self::Gazetteer => "two names of one entry in the gazetteer given with --gazetteer",
            Self::Description => "description of the only one here whom it fits",
            Self::Metonym => "place that stands for its government",
            Self::Judgement => "the judgement file says so",
        }
    }
}
