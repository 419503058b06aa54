//! Bodies that many countries have one of, a supreme court or a central bank, by their names.

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_ner::{Body, Lexicon};
use relmap_text::key::fold;
use relmap_types::EntityType;

use super::leading_country;

/// What an organization's name says, if many countries have a body of that name.
///
/// "Czech Health Ministry" says whose it is.
pub(crate) fn body(key: &str, kb: &KnowledgeBase) -> Option<&'static Body> {
    let body = Lexicon::embedded().body(key, &|word| word.len() < 2 || kb.is_english_word(word));
    body.filter(|_| leading_country(key, kb).is_none())
}

/// What the knowledge base knows by a name as a country's: "Congress of Peru" for "Congress" of Peru.
pub(crate) fn of_country(key: &str, iso: &str, kb: &KnowledgeBase) -> Option<RecordIdx> {
    let country = fold(kb.record(kb.country(iso)?).name);
    let names = [
        key.to_owned(),
        format!("{key} of {country}"),
        format!("{key} of the {country}"),
        // As keys write "Peru's Congress".
        format!("{country}s {key}"),
        format!("{country} {key}"),
    ];
    names.iter().find_map(|name| {
        let mut records = kb
            .lookup(name)
            .iter()
            .map(|candidate| candidate.record)
            .collect::<Vec<_>>()
            .into_iter();
        records.find(|&record| {
            let known = kb.record(record);
            known.entity_type == EntityType::Organization && known.country == Some(iso)
        })
    })
}
