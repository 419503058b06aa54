//! Descriptions of bodies and places: "the ministry", "the bank", "the capital".

use std::collections::{BTreeMap, BTreeSet};

use relmap_kb::{Kind, KnowledgeBase};
use relmap_types::{EntityType, Mention, MentionKind};

use super::Reference;
use super::view::View;
use crate::document::{DocumentEntities, LocalEntity};
use crate::news::News;

/// The word for the seat of a government.
const CAPITAL: &str = "capital";

/// The descriptions of bodies and capitals that one thing of the document fits, named before.
pub(super) fn bodies(news: News<'_>, views: &[View], found: &DocumentEntities) -> Vec<Reference> {
    let called = called(news, found);
    let mut references = Vec::new();
    for (sentence, view) in views.iter().enumerate() {
        for (at, pair) in view.words.windows(2).enumerate() {
            let [article, head] = pair else { continue };
            let is_free = article.mention.is_none() && head.mention.is_none();
            // "the bank account", "the party of", "the court's" with its own name after it: only what ends a phrase counts.
            let goes_on = view
                .words
                .get(at + 2)
                .is_some_and(|word| word.key == "of" || word.mention.is_some() || word.key == "-");
            if article.key != "the" || !is_free || goes_on {
                continue;
            }
            let start = article.span.start();
            let named = called.get(head.key.as_str()).map_or(&[][..], Vec::as_slice);
            let before = named.partition_point(|&(first, _)| first < start);
            if let [(_, only)] = named[..before] {
                references.push(Reference {
                    span: article.span.to(head.span),
                    sentence: sentence as u32,
                    kind: MentionKind::Description,
                    entity: only,
                });
            }
        }
    }
    references
}

/// Where each entity is named first, in bytes.
fn first_mentions(mentions: &[Mention], found: &DocumentEntities) -> Vec<Option<u32>> {
    let mut first = vec![None; found.entities.len()];
    for (mention, entity) in mentions.iter().zip(&found.of) {
        if let Some(entity) = entity {
            first[*entity as usize].get_or_insert(mention.span.start());
        }
    }
    first
}

/// What each head, and "capital", may mean: where the thing is named first, in bytes, and the thing; in order.
fn called(news: News<'_>, found: &DocumentEntities) -> BTreeMap<&'static str, Vec<(u32, u32)>> {
    let mut called: BTreeMap<&str, Vec<(u32, u32)>> = BTreeMap::new();
    let firsts = first_mentions(news.mentions, found);
    for ((entity, local), first) in (0..).zip(&found.entities).zip(firsts) {
        let Some(first) = first else { continue };
        let is_capital = local
            .record
            .is_some_and(|record| news.kb.capital_of(record).is_some());
        let heads = heads(local, news.kb);
        for head in heads.into_iter().chain(is_capital.then_some(CAPITAL)) {
            called.entry(head).or_default().push((first, entity));
        }
    }
    for named in called.values_mut() {
        named.sort_unstable();
    }
    called
}

/// The heads that a body bears in its name, or is one of as the knowledge base describes it.
fn heads(entity: &LocalEntity, kb: &KnowledgeBase) -> BTreeSet<&'static str> {
    if entity.entity_type != EntityType::Organization {
        return BTreeSet::new();
    }
    let own = entity.organization.as_ref().filter(|name| name.words.len() > 1);
    let own = own.into_iter().flat_map(|name| &name.words).map(String::as_str);
    let record = entity.record.map(|record| kb.record(record));
    let texts = record.map_or(["", ""], |record| [record.kind.as_str(), record.name]);
    let told = texts.map(str::to_ascii_lowercase);
    let told = told
        .iter()
        .flat_map(|text| text.split(|ch: char| !ch.is_alphanumeric()));
    own.chain(told)
        .filter_map(|word| {
            Kind::of_word(word)
                .filter(|kind| kind.is_body())
                .map(Kind::as_str)
        })
        .collect()
}
