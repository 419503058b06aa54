//! Bodies that many countries have one of, in documents that do not tell whose they mean.

use relmap_types::MergeRule;
use rustc_hash::FxHashMap;

use super::forest::Forest;
use crate::name::Seat;

/// Most namesakes that a body is compared with: those of documents that come first.
const MAX_NAMESAKES: usize = 32;

/// Attaches the body of a document that does not tell its country to the only one of the same name whose documents have to do with
/// it: one affair has one "Central Bank".
pub(super) fn attach(forest: &mut Forest<'_>) {
    let mut namesakes: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    // Those of a country come first, so that the others are compared with them.
    for is_known in [true, false] {
        for i in 0..forest.bearers.len() {
            let bearer = &forest.bearers[i];
            let (Some(seat), Some(name)) = (bearer.seat, bearer.organization) else {
                continue;
            };
            // "Zorkal, Ohio" and "Zorkal, Iowa" are told already.
            if matches!(seat, Seat::Region(_)) || matches!(seat, Seat::Country(_)) != is_known {
                continue;
            }
            let own = namesakes.entry(name.key()).or_default();
            if !is_known {
                let near = own
                    .iter()
                    .take(MAX_NAMESAKES)
                    .filter(|&&other| forest.matter.is_shared(i, other));
                let near: Vec<usize> = near.copied().collect();
                if let &[root] = forest.roots(i, &near).as_slice() {
                    forest.join_other(i, root, MergeRule::SameName);
                }
            }
            own.push(i);
        }
    }
}
