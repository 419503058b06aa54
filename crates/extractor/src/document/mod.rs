//! The entities of one document.
//!
//! [`extract`] is a row of phases, each a folder or a file: [`place`] reads where the text says that its places lie, [`reading`] what
//! each mention is, [`grouping`] which mentions share a name, [`note`] what the text says about the groups, [`record`] which entry of
//! the knowledge base each is. Then [`attach`] finds the full names of short ones, and [`gather`] makes entities of what belongs
//! together.

mod entity;
mod gather;
mod grouping;
mod note;
mod place;
mod reading;
mod record;

use relmap_kb::KnowledgeBase;
use relmap_types::{Document, Mention};

use crate::attach::{Bearer, OneDocument, Scope, attach};
use crate::config::ResolveConfig;
use crate::judgement::Judgements;
use crate::news::News;
pub use entity::{DocumentEntities, LocalEntity};
use gather::gather;
use grouping::group;
use note::note;
use place::Wholes;

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
    let news = News {
        document,
        mentions,
        kb,
    };
    let wholes = Wholes::new(news);
    let mut grouped = group(news, &wholes, config.metonyms);
    let defined = note(news, &mut grouped);
    let context = record::find(news, &wholes, &mut grouped.groups, defined);
    record::obey(&mut grouped.groups, judgements, kb);
    let groups = grouped.groups.iter();
    let bearers: Vec<Bearer<'_>> = groups.map(|group| group.bearer(judgements, kb)).collect();
    let attached = attach(
        &bearers,
        Scope::Document,
        &OneDocument,
        config.coreference,
        kb,
        judgements,
    );
    let mut found = gather(grouped, &attached);
    record::look_up_parts(&mut found.entities, &context, judgements, kb);
    found
}
