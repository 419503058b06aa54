//! Which names of the texts a line means.

use std::collections::BTreeSet;

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_types::EntityType;

use super::Reference;
use super::mark::{Called, Claim};
use super::shown::{NEITHER, nobody};

/// Ids that a message offers.
pub(super) const MAX_OFFERED: usize = 5;

/// The names that a reference means.
pub(super) struct Meant {
    pub(super) names: Vec<usize>,
    pub(super) record: Option<RecordIdx>,
}

/// What both sides of a line mean; the type of a clear side decides between namesakes on the other.
pub(super) fn both(
    left: impl Fn(Option<EntityType>) -> Result<Meant, String>,
    right: impl Fn(Option<EntityType>) -> Result<Meant, String>,
    names: &[Called<'_>],
) -> Result<[Meant; 2], String> {
    let type_of = |meant: &Result<Meant, String>| {
        let first = *meant.as_ref().ok()?.names.first()?;
        Some(names[first].entity_type)
    };
    let (mut a, mut b) = (left(None), right(None));
    if a.is_err() {
        a = left(type_of(&b));
    } else if b.is_err() {
        b = right(type_of(&a));
    }
    let (a, b) = (a?, b?);
    if a.names.is_empty() && b.names.is_empty() {
        return Err(NEITHER.to_owned());
    }
    Ok([a, b])
}

/// The names that a reference means by its surest claim.
pub(super) fn meant(
    reference: &Reference,
    claims: &[(Claim, usize)],
    names: &[Called<'_>],
    entity_type: Option<EntityType>,
    kb: &KnowledgeBase,
) -> Result<Meant, String> {
    let fits = |i: usize| entity_type.is_none_or(|wanted| names[i].entity_type == wanted);
    let claims = || claims.iter().filter(|(_, i)| fits(*i));
    let Some(best) = claims().map(|(claim, _)| *claim).max() else {
        let record = kb.record_by_id(&reference.text);
        let names = Vec::new();
        return record.map_or_else(
            || Err(nobody(reference, kb)),
            |record| {
                Ok(Meant {
                    names,
                    record: Some(record),
                })
            },
        );
    };
    let meant: Vec<usize> = claims()
        .filter(|(claim, _)| *claim == best)
        .map(|(_, i)| *i)
        .collect();
    // Two records, two types, or an alias of two names: a person has to say which.
    let kinds: BTreeSet<(EntityType, Option<RecordIdx>, usize)> = meant
        .iter()
        .map(|&i| {
            let called = &names[i];
            (
                called.entity_type,
                called.record,
                if best == Claim::Alias { i } else { 0 },
            )
        })
        .collect();
    let types: BTreeSet<EntityType> = kinds.iter().map(|kind| kind.0).collect();
    let n_records = kinds.iter().filter(|kind| kind.1.is_some()).count();
    if types.len() > 1 {
        let words: Vec<String> = types.iter().map(|each| format!("{}:…", each.word())).collect();
        return Err(format!(
            "{reference} is of several types: write {}",
            words.join(" or ")
        ));
    }
    if n_records > 1 || (best == Claim::Alias && kinds.len() > 1) {
        let offered = meant.iter().take(MAX_OFFERED).map(|&i| match names[i].record {
            Some(record) => kb.record(record).id.to_owned(),
            None => names[i].keys.first().copied().unwrap_or_default().to_owned(),
        });
        let offered: Vec<String> = offered.collect();
        return Err(format!(
            "{reference} means several, write which: {}",
            offered.join(", ")
        ));
    }
    Ok(Meant {
        names: meant,
        record: None,
    })
}
