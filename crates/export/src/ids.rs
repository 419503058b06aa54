//! Ids that a format accepts, each still unique.

use relmap_graph::GraphFile;
use relmap_types::Taken;
use rustc_hash::FxHashMap;

/// The ids of nodes as a format writes them.
pub(crate) struct Ids<'f> {
    by_id: FxHashMap<&'f str, String>,
    taken: Taken,
}

impl<'f> Ids<'f> {
    /// Cleans every id; what `clean` makes equal or empty is told apart by a number.
    ///
    /// Ids that `clean` leaves alone stay as they are, whatever the others become.
    pub(crate) fn new(file: &'f GraphFile, clean: impl Fn(&str) -> String) -> Self {
        let mut ids = Self {
            by_id: FxHashMap::default(),
            taken: Taken::default(),
        };
        let all = || file.nodes.iter().map(|node| node.id.as_str());
        for id in all().filter(|id| !id.is_empty() && clean(id) == **id) {
            ids.unique(id);
            ids.by_id.insert(id, id.to_owned());
        }
        for id in all() {
            if !ids.by_id.contains_key(id) {
                let unique = ids.unique(&clean(id));
                ids.by_id.insert(id, unique);
            }
        }
        ids
    }

    /// The id of a node as the format writes it.
    pub(crate) fn of(&self, id: &str) -> &str {
        self.by_id
            .get(id)
            .expect("the graph file was checked: edges and mentions name nodes that it holds")
    }

    /// An id for something that is no node, unlike all others.
    pub(crate) fn unique(&mut self, wanted: &str) -> String {
        let wanted = if wanted.is_empty() { UNNAMED } else { wanted };
        let numbered = |number| format!("{wanted}-{number}");
        let number = self.taken.take(wanted, numbered);
        number.map_or_else(|| wanted.to_owned(), numbered)
    }
}

/// Stands for an empty id.
const UNNAMED: &str = "unnamed";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn cleaned_ids_stay_apart_and_good_ones_stay() {
        let file = fixture::named(&["b\u{1}", "b\u{2}", "", "b_", "b_-2", "unnamed"]);
        let ids = Ids::new(&file, |id| id.replace(char::is_control, "_"));
        let all: Vec<_> = file.nodes.iter().map(|node| ids.of(&node.id)).collect();
        assert_eq!(all, ["b_-3", "b_-4", "unnamed-2", "b_", "b_-2", "unnamed"]);
    }
}
