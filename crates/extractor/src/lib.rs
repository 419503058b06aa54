//! Mentions to entities to co-occurrences.
//!
//! In: documents with their sentences and mentions. Out: an [`relmap_types::Analysis`]: entities with reasons for every
//! join, the windows that name them, the pairs in each window.
//!
//! Steps, each a function. [`mark_metonyms`] tells "Moscow said" from "in Moscow". [`extract`] groups the mentions of one
//! document, which is where a surname finds its bearer and an acronym its name. [`refer`] adds descriptions and pronouns.
//! [`resolve`] joins the groups of all documents. [`cooccur`] lists who is named in one window. Everything here is total: odd input
//! gives fewer joins, never an error.
//!
//! Beneath these `name` takes names apart, `around` reads the words beside them, `link` asks the knowledge base and `attach` decides
//! which short name belongs to which full one, within a document and across documents.
//!
//! The joins are conservative: a name with fewer parts is attached to the one fuller name that it can be short for,
//! and to none if there are two; two full names never meet through a short one.

mod config;
mod slug;

mod name;

mod around;
mod judgement;
mod link;

mod attach;
mod metonym;
mod news;

mod document;

mod reference;

mod corpus;

mod cooccurrence;

pub use config::{Coreference, Metonyms, ResolveConfig};
pub use cooccurrence::{Cooccurrences, cooccur};
pub use corpus::{Resolution, resolve};
pub use document::{DocumentEntities, LocalEntity, extract};
pub use judgement::{JudgementError, JudgementFault, Judgements, Named, Unheeded, are_idle, judgement_word};
pub use metonym::mark_metonyms;
pub use reference::{Offices, refer};
