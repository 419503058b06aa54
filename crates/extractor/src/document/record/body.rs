//! Bodies that many countries have one of, a supreme court or a central bank: whose a document means.

use relmap_kb::{KnowledgeBase, RecordIdx, popularity};
use relmap_ner::{Body, BodyKind};
use relmap_text::key::fold;
use relmap_types::EntityType;

use super::home::Home;
use crate::document::grouping::Group;
use crate::link::{Context, body, of_country};
use crate::name::Seat;

/// How many times more a document must speak of its country than of that of such a body, to mean its own instead.
const MUCH_MORE: f32 = 3.0;

/// Gives each body that many countries have one of to the country that the words beside it name, otherwise to the one that the
/// document is about.
///
/// What the knowledge base knows as that country's is linked; for the rest the group notes its seat.
pub(super) fn settle(groups: &mut [Group], home: &Home, context: &Context, kb: &KnowledgeBase) {
    let longer: Vec<Vec<String>> = groups
        .iter()
        .filter(|group| group.entity_type == EntityType::Organization)
        .filter_map(|group| Some(group.organization.as_ref()?.words.clone()))
        .filter(|words| words.len() > 2)
        .collect();
    for group in groups {
        if group.entity_type != EntityType::Organization {
            continue;
        }
        let Some(body) = body(&group.key, kb) else {
            // "In Romania, PSD" is the Romanian one.
            if let Some(Seat::Country(iso)) = &group.seat {
                let own = of_country(&group.key, iso, kb);
                group.seat = None;
                group.record = own.or(group.record);
            }
            continue;
        };
        let named = match &group.seat {
            Some(Seat::Country(iso)) => Some(iso.clone()),
            _ => None,
        };
        let is_named = named.is_some();
        let own = named.or_else(|| home.country.clone());
        if let Some(record) = group.record
            && let Some(country) = kb.record(record).country
            && own.as_deref() != Some(country)
        {
            let is_foreign = is_named
                || is_abroad(
                    &group.key,
                    record,
                    body,
                    home.is_nowhere,
                    own.as_deref(),
                    context,
                    kb,
                );
            group.record = group.record.filter(|_| !is_foreign);
        }
        // "Supreme Court" beside "South Carolina Supreme Court" may be that one.
        let is_inside = |words: &Vec<String>| {
            let own = group
                .organization
                .as_ref()
                .map_or(&[][..], |name| name.words.as_slice());
            words.len() > own.len() && !own.is_empty() && words.windows(own.len()).any(|run| run == own)
        };
        if group.record.is_none() && !is_named && longer.iter().any(is_inside) {
            group.seat = Some(Seat::Unknown);
            continue;
        }
        group.record = group.record.or_else(|| match own.as_deref() {
            Some(own) => of_country(&group.key, own, kb),
            None => of_one_country(&group.key, context, kb),
        });
        group.seat = match (group.record, own) {
            (Some(_), _) => None,
            (None, Some(own)) if is_named || !is_federal(&own) => Some(Seat::Country(own)),
            (None, _) => Some(Seat::Unknown),
        };
    }
}

/// The body of a name, if one country alone that the document speaks of is known to have one: the Labor Party of a text about Australia
/// and Japan.
fn of_one_country(key: &str, context: &Context, kb: &KnowledgeBase) -> Option<RecordIdx> {
    let mut bodies = context.countries().filter_map(|iso| of_country(key, iso, kb));
    bodies.next().filter(|_| bodies.next().is_none())
}

/// Whether states of a country have bodies of their own under names of national ones.
///
/// The knowledge base has those of the nation: what it does not know is a state's.
fn is_federal(iso: &str) -> bool {
    iso == "US"
}

/// Whether a document about `own` does not mean the body of another country by its bare name.
fn is_abroad(
    key: &str,
    record: RecordIdx,
    body: &Body,
    is_nowhere: bool,
    own: Option<&str>,
    context: &Context,
    kb: &KnowledgeBase,
) -> bool {
    let known = kb.record(record);
    let is_exact = body.kind == BodyKind::State && fold(known.name) == key;
    // "National Crime Agency" in a text that names other countries alone is one of theirs.
    if is_exact && !context.is_elsewhere(known.country, key) {
        return false;
    }
    let is_known = known.popularity >= popularity::EVERYWHERE;
    let Some(own) = own else {
        let is_unheard = (is_nowhere || !is_known) && context.share(known.country, key) == 0.0;
        return is_unheard || context.is_elsewhere(known.country, key);
    };
    let more = match body.is_in(own) {
        // "The Senate" in a text about Finland that names the United States is theirs.
        Some(false) => return context.is_elsewhere(known.country, key),
        // "The Supreme Court" is nearly every country's, "the Justice Department" more often the American one.
        None if is_known && (body.kind == BodyKind::Party || key.contains("department")) => MUCH_MORE,
        Some(true) | None => 1.0,
    };
    context.share(Some(own), key) >= more * context.share(known.country, key)
}
