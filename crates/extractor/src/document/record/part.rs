//! Persons whom a document names by one part alone: "Trump".

use relmap_kb::KnowledgeBase;
use relmap_types::EntityType;

use crate::document::LocalEntity;
use crate::judgement::Judgements;
use crate::link::{Context, link, link_surname};
use crate::name::PersonName;

/// Gives each person of one part who found no fuller name the record of whom all news mean by it.
pub(crate) fn look_up_parts(
    entities: &mut [LocalEntity],
    context: &Context,
    judgements: &Judgements,
    kb: &KnowledgeBase,
) {
    for entity in entities {
        let Some(name) = entity.person.as_ref().filter(|_| entity.record.is_none()) else {
            continue;
        };
        if let [part] = name.parts.as_slice() {
            let whole = link(part, EntityType::Person, context, kb);
            let record = whole.or_else(|| link_surname(part, context, kb));
            let record = record.filter(|&record| {
                let known = PersonName::parse(kb.record(record).name);
                may_be(name, &known, kb) && judgements.permits(&entity.called(), record, kb)
            });
            entity.record = record;
        }
    }
}

/// Whether a name of one part may be short for `known`: nothing tells of another gender, nor of a father or son.
fn may_be(name: &PersonName, known: &PersonName, kb: &KnowledgeBase) -> bool {
    let is_other = matches!((name.gender, known.gender(kb)), (Some(own), Some(theirs)) if own != theirs);
    let is_suffixed = !name.is_numbered() && name.suffix.is_some() && name.suffix != known.suffix;
    !is_other && !is_suffixed
}
