//! Which `different` lines would keep apart only what is apart already.

use std::collections::BTreeSet;

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_text::key::fold;
use rustc_hash::FxHashMap;

use super::Reference;
use crate::name::{OrganizationName, PersonName, bare, plain_key};

/// An entity of a graph, with all that is written for it.
#[derive(Clone, Copy, Debug)]
pub struct Named<'n> {
    /// Its id.
    pub id: &'n str,
    /// The name that outputs show.
    pub label: &'n str,
    /// Everything that is written for it.
    pub aliases: &'n [String],
}

/// Whether `different A B` would change nothing in the graph of these entities, for each pair of ids or names.
///
/// `different` holds for all that is written so, in every document. So a line is idle only if no entity is called by both sides,
/// if neither side is a single word, which may be short for others, and if no record of the knowledge base goes by both.
/// An id of the knowledge base is written nowhere and reaches only what is linked to it. Near-linear in the names.
///
/// ```
/// use relmap_extractor::{Named, are_idle};
/// let [bruno, carla] = [["Bruno Keller".to_owned(), "Keller".to_owned()], ["Carla Keller".to_owned(), "Carla".to_owned()]];
/// let named = [
///     Named { id: "bruno-keller", label: "Bruno Keller", aliases: &bruno },
///     Named { id: "carla-keller", label: "Carla Keller", aliases: &carla },
/// ];
/// let pairs = [("Bruno Keller", "Carla Keller"), ("Keller", "Carla Keller")];
/// assert_eq!(are_idle(&pairs, &named), [true, false]);
/// ```
pub fn are_idle(pairs: &[(&str, &str)], named: &[Named<'_>]) -> Vec<bool> {
    let kb = KnowledgeBase::embedded();
    let mut by_key: FxHashMap<String, BTreeSet<usize>> = FxHashMap::default();
    for (i, each) in named.iter().enumerate() {
        let written = each.aliases.iter().map(String::as_str);
        let keys = std::iter::once(each.label)
            .chain(written)
            .flat_map(keys_of)
            .chain([fold(each.id)]);
        for key in keys {
            by_key.entry(key).or_default().insert(i);
        }
    }
    let reach = |text: &str| Reach::new(text, &by_key, kb);
    let is_idle = |&(left, right): &(&str, &str)| {
        let (left, right) = (reach(left), reach(right));
        left.is_full
            && right.is_full
            && left.entities.is_disjoint(&right.entities)
            && left.records.is_disjoint(&right.records)
    };
    pairs.iter().map(is_idle).collect()
}

/// What a side of a line reaches.
struct Reach {
    /// It is an id of the knowledge base, or has several words.
    is_full: bool,
    entities: BTreeSet<usize>,
    records: BTreeSet<RecordIdx>,
}

impl Reach {
    fn new(text: &str, by_key: &FxHashMap<String, BTreeSet<usize>>, kb: &KnowledgeBase) -> Self {
        let key = Reference::new(text.to_owned(), None).key;
        let record = kb.record_by_id(text);
        let known = kb.lookup(&key);
        Self {
            is_full: record.is_some() || key.contains(' '),
            entities: keys_of(text)
                .into_iter()
                .chain([key])
                .filter_map(|key| by_key.get(&key))
                .flatten()
                .copied()
                .collect(),
            records: known
                .iter()
                .map(|candidate| candidate.record)
                .chain(record)
                .collect(),
        }
    }
}

/// Every key under which a group of mentions, or a line, may hold this name.
fn keys_of(name: &str) -> BTreeSet<String> {
    let keys = [
        fold(bare(name)),
        plain_key(name),
        PersonName::parse(name).key(),
        OrganizationName::parse(name).key(),
    ];
    keys.into_iter().filter(|key| !key.is_empty()).collect()
}
