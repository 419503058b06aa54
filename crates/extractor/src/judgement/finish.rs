//! Following `rename`, `type` and `hide`, after the rules.

use std::collections::BTreeMap;

use relmap_kb::KnowledgeBase;
use relmap_text::key::fold;
use relmap_types::Entity;

use super::mark::Claim;
use super::meant::MAX_OFFERED;
use super::shown::nobody;
use super::word::quoted;
use super::{Judgements, Reference, Unheeded, Verdict};
use crate::name::bare;

/// Renames, types and hides entities; gives what is to be said about lines and, for each entity, whether it is hidden.
pub(crate) fn finish(
    entities: &mut [Entity],
    judgements: &Judgements,
    kb: &KnowledgeBase,
) -> (Vec<bool>, Vec<Unheeded>) {
    let mut hidden = vec![false; entities.len()];
    let mut unheeded = Vec::new();
    if judgements.is_empty() {
        return (hidden, unheeded);
    }
    let by_name = by_name(entities, judgements);
    let mut renamed: Vec<(u32, usize)> = Vec::new();
    for judgement in &judgements.lines {
        let (Verdict::Rename(number, _) | Verdict::Type(number, _) | Verdict::Hide(number)) =
            judgement.verdict
        else {
            continue;
        };
        match one(&judgements.references[number], &by_name[number], entities, kb) {
            Ok(i) => match &judgement.verdict {
                Verdict::Rename(_, name) => {
                    entities[i].name.clone_from(name);
                    renamed.push((judgement.line, i));
                }
                Verdict::Type(_, entity_type) => entities[i].entity_type = *entity_type,
                Verdict::Hide(_) => hidden[i] = true,
                Verdict::Same(..) | Verdict::Different(..) => {}
            },
            Err(reason) => unheeded.push(Unheeded::new(judgement.line, reason)),
        }
    }
    unheeded.extend(namesakes(entities, &hidden, &renamed));
    (hidden, unheeded)
}

/// The new names, each with its line, that another entity is shown by as well.
fn namesakes(entities: &[Entity], hidden: &[bool], renamed: &[(u32, usize)]) -> Vec<Unheeded> {
    let mut bearers: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &(_, i) in renamed {
        bearers.entry(fold(bare(&entities[i].name))).or_default();
    }
    if bearers.is_empty() {
        return Vec::new();
    }
    for (i, entity) in entities.iter().enumerate().filter(|(i, _)| !hidden[*i]) {
        if let Some(bearers) = bearers.get_mut(&fold(bare(&entity.name))) {
            bearers.push(i);
        }
    }
    let note = |&(line, i): &(u32, usize)| {
        let entity = &entities[i];
        let bearers = bearers.get(&fold(bare(&entity.name)))?;
        let other = bearers.iter().find(|&&other| other != i && !hidden[i])?;
        let word = |i: usize| quoted(&entities[i].key);
        Some(Unheeded {
            line,
            reason: format!(
                "{} is the name of {} too: write same {} {} if they are one",
                quoted(&entity.name),
                word(*other),
                word(i),
                word(*other)
            ),
            is_followed: true,
        })
    };
    renamed.iter().filter_map(note).collect()
}

/// For each reference the entities that it may mean, with its claim.
fn by_name(entities: &[Entity], judgements: &Judgements) -> Vec<Vec<(Claim, usize)>> {
    let mut found = vec![Vec::new(); judgements.references.len()];
    // What `rename` makes of a name is a name too.
    let new_names = judgements
        .lines
        .iter()
        .filter_map(|judgement| match &judgement.verdict {
            Verdict::Rename(number, name) => Some((*number, name.as_str())),
            _ => None,
        });
    let new_names: Vec<(usize, &str)> = new_names.collect();
    for (i, entity) in entities.iter().enumerate() {
        let mut claims: BTreeMap<usize, Claim> = BTreeMap::new();
        let mut add = |key: &str, claim: Claim| {
            for &number in judgements.by_key.get(key).into_iter().flatten() {
                let reference = &judgements.references[number];
                let is_id = entity.key.eq_ignore_ascii_case(&reference.text);
                if reference.is_of(entity.entity_type) && (claim != Claim::Id || is_id) {
                    let known = claims.entry(number).or_insert(claim);
                    *known = claim.max(*known);
                }
            }
        };
        add(&fold(&entity.key), Claim::Id);
        add(&fold(bare(&entity.name)), Claim::Name);
        for alias in &entity.aliases {
            add(&fold(bare(&alias.surface)), Claim::Alias);
        }
        let renamed: Vec<&str> = new_names
            .iter()
            .filter(|(number, _)| claims.contains_key(number))
            .map(|(_, name)| *name)
            .collect();
        for name in renamed {
            let numbers = judgements.by_key.get(&fold(bare(name))).into_iter().flatten();
            for &number in numbers {
                claims.entry(number).or_insert(Claim::Alias);
            }
        }
        for (number, claim) in claims {
            found[number].push((claim, i));
        }
    }
    found
}

/// The one entity that a reference means.
fn one(
    reference: &Reference,
    claims: &[(Claim, usize)],
    entities: &[Entity],
    kb: &KnowledgeBase,
) -> Result<usize, String> {
    let best = claims.iter().map(|(claim, _)| *claim).max();
    let meant: Vec<usize> = claims
        .iter()
        .filter(|(claim, _)| Some(*claim) == best)
        .map(|(_, i)| *i)
        .collect();
    match meant.as_slice() {
        [] => Err(nobody(reference, kb)),
        [only] => Ok(*only),
        several => {
            let ids: Vec<&str> = several
                .iter()
                .take(MAX_OFFERED)
                .map(|&i| entities[i].key.as_str())
                .collect();
            Err(format!(
                "{reference} means several, write the id: {}",
                ids.join(", ")
            ))
        }
    }
}
