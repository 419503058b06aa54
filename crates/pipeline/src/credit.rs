//! Which joins are the gazetteer's.

use relmap_kb::GazetteerRow;
use relmap_text::key::fold;
use relmap_types::{Entity, MergeRule};
use rustc_hash::{FxHashMap, FxHashSet};

/// Says of joins that a row of the user's gazetteer made that it did.
///
/// The gazetteer is read as part of the knowledge base, so that the rules tell the two no more apart than the texts do;
/// a join is the row's where the entity has its id and one of the two names is its own.
pub(crate) fn credit(entities: &mut [Entity], rows: &[GazetteerRow]) {
    let mut names: FxHashMap<&str, FxHashSet<String>> = FxHashMap::default();
    for row in rows {
        let own = [&row.name].into_iter().chain(&row.aliases);
        names
            .entry(&row.id)
            .or_default()
            .extend(own.map(|name| fold(name)));
    }
    for entity in entities {
        let Some(own) = names.get(entity.key.as_str()) else {
            continue;
        };
        for merge in &mut entity.merges {
            let is_own = || {
                [&merge.surface, &merge.into]
                    .into_iter()
                    .any(|name| own.contains(&fold(name)))
            };
            if merge.rule == MergeRule::KnowledgeBase && is_own() {
                merge.rule = MergeRule::Gazetteer;
            }
        }
    }
}
