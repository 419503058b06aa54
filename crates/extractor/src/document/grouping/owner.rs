//! Whose bodies are that many countries have one of, as the words beside them say.

use std::collections::{BTreeMap, BTreeSet};

use relmap_kb::KnowledgeBase;
use relmap_types::{EntityType, MentionKind};

use crate::link::{Context, body, link};
use crate::name::{OrganizationName, plain_key};
use crate::news::{Mentioned, News};

/// For each mention the country that the words beside it say it is of: "Peru's Congress", "the Kenyan Senate", "the Ministry of
/// Health in Islamabad", "In Ankara the Central Bank".
///
/// A name whose mentions but for some without a word are all of one country is that country's throughout.
pub(super) fn owners(news: News<'_>) -> Vec<Option<String>> {
    let kb = news.kb;
    let mut keys: Vec<Option<String>> = Vec::with_capacity(news.mentions.len());
    let mut owners: Vec<Option<String>> = vec![None; news.mentions.len()];
    let mut by_key: BTreeMap<String, Option<String>> = BTreeMap::new();
    for mentioned in news.all() {
        let mention = mentioned.mention;
        let is_organization = mention.kind.is_name() && mention.entity_type != EntityType::Person;
        let key = is_organization.then(|| OrganizationName::parse(mentioned.surface()).key());
        let key = key.filter(|key| body(key, kb).is_some() || is_shared(key, kb));
        if let Some(key) = &key
            && let Some(owner) = owner(mentioned)
        {
            by_key
                .entry(key.clone())
                .and_modify(|known| *known = known.take().filter(|known| *known == owner))
                .or_insert_with(|| Some(owner.clone()));
            owners[mentioned.index] = Some(owner);
        }
        keys.push(key);
    }
    for (owner, key) in owners.iter_mut().zip(&keys) {
        if let (None, Some(key)) = (&owner, key) {
            *owner = by_key.get(key).cloned().flatten();
        }
    }
    owners
}

/// Whether letters are organizations of several countries: the "PSD" of Portugal, of Romania.
fn is_shared(key: &str, kb: &KnowledgeBase) -> bool {
    const MAX_LETTERS: usize = 5;
    if key.len() > MAX_LETTERS || key.contains(' ') {
        return false;
    }
    let candidates = kb.lookup(key);
    let records = candidates.iter().map(|candidate| kb.record(candidate.record));
    let countries: BTreeSet<&str> = records
        .filter(|record| record.entity_type == EntityType::Organization)
        .filter_map(|record| record.country)
        .collect();
    countries.len() > 1
}

/// The country whose name, people or town stands right beside a mention.
fn owner(own: Mentioned<'_>) -> Option<String> {
    let owner = own.previous().filter(|before| match before.until(own) {
        "'s " | "’s " | "' " | "’ " => true,
        " " => before.mention.kind == MentionKind::Demonym || before.surface().ends_with(['s', 'S']),
        ", " => before.around().is_behind(&["In "]),
        " the " | ", the " => before.around().is_behind(&["In ", ", in ", ". in "]),
        _ => false,
    });
    let after = own.next().filter(|after| {
        after.mention.kind != MentionKind::Demonym
            && matches!(own.until(*after), " in " | " of " | " in the " | " of the ")
    });
    country(owner.or(after)?)
}

/// The country that a mention speaks for: a people, a country, a town with one clear reading.
pub(crate) fn country(mentioned: Mentioned<'_>) -> Option<String> {
    let kb = mentioned.news.kb;
    let key = plain_key(mentioned.surface());
    match (mentioned.mention.kind, mentioned.mention.entity_type) {
        (MentionKind::Demonym, _) => Some(kb.demonym(&key)?.country.as_str().to_owned()),
        (MentionKind::Name | MentionKind::Metonym, EntityType::Location) => {
            let place = link(&key, EntityType::Location, &Context::default(), kb)?;
            kb.record(place).country.map(str::to_owned)
        }
        _ => None,
    }
}
