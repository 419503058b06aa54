//! Which record of the knowledge base each group is, or none.
//!
//! [`find`] goes from what a name says by itself in this document to what other names of it say; what comes later may take back or
//! change what came before. [`look_up_parts`] comes last, when short names have found their bearers.

mod body;
mod context;
mod definition;
mod home;
mod look_up;
mod part;
mod shared_name;
mod state;
mod support;

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_types::EntityType;

use super::grouping::Group;
use super::note::Definition;
use super::place::Wholes;
use crate::judgement::Judgements;
use crate::link::Context;
use crate::news::News;
pub(super) use part::look_up_parts;

/// Gives the groups the records that are clear in their document, and tells what the document speaks of.
pub(super) fn find(
    news: News<'_>,
    wholes: &Wholes,
    groups: &mut [Group],
    defined: Vec<Definition>,
) -> Context {
    let kb = news.kb;
    let mut context = context::context(news, wholes);
    look_up_all(news, groups, &mut context);
    shared_name::follow(groups, kb);
    shared_name::prefer_named(groups, kb);
    shared_name::forget(groups, &context, kb);
    shared_name::prefer_own_country(groups, &context, kb);
    let home = home::home(news, &context);
    body::settle(groups, &home, &context, kb);
    definition::follow(groups, defined, kb);
    context
}

/// Looks up each group by its own name.
fn look_up_all(news: News<'_>, groups: &mut [Group], context: &mut Context) {
    for group in groups {
        if group.record.is_some() || group.namesake.is_some() {
            continue;
        }
        if let Some(whole) = group.whole.as_ref().filter(|_| group.is_apart) {
            context.set_whole(&group.key, &whole.key);
        }
        group.look_up(news, context);
        if let Some(state) = state::state(news, group, context) {
            group.entity_type = EntityType::Location;
            group.record = Some(state);
        }
    }
}

/// Takes back the records that judgements forbid.
pub(super) fn obey(groups: &mut [Group], judgements: &Judgements, kb: &KnowledgeBase) {
    if judgements.is_empty() {
        return;
    }
    for group in groups {
        let called = group.called();
        let permitted = |record: &RecordIdx| judgements.permits(&called, *record, kb);
        group.record = group.record.filter(permitted);
    }
}
