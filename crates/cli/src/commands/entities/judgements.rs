//! The doubtful pairs as lines of a judgement file.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use relmap_graph::GraphFile;
use relmap_graph::file::Node;
use relmap_pipeline::{Named, are_idle, judgement_word};
use relmap_text::key::fold;
use relmap_types::{EntityType, RefusalReason};

use super::pairs;
use crate::words::plain;

const HEAD: &str = "\
# Pairs that were kept apart, those that matter most first. As they stand, these lines change nothing.
# Write same for different to join a pair. What waits behind a # would change more than the pair: \"same\" says whom a
# short name means, \"different\" takes a name away from all others whom it is written for. Take the # away to say so.
";

/// Where the comments stand.
const WIDEST: usize = 60;

/// A line a pair: what is apart is said to stay so, as far as that changes nothing; the rest waits behind a `#`.
pub(super) fn lines(file: &GraphFile) -> String {
    let pairs = pairs(file);
    let mut labels: BTreeMap<String, usize> = BTreeMap::new();
    for node in &file.nodes {
        *labels.entry(fold(&node.label)).or_default() += 1;
    }
    let named = file.nodes.iter().map(|node| Named {
        id: &node.id,
        label: &node.label,
        aliases: &node.aliases,
    });
    let sides: Vec<[Side<'_>; 2]> = pairs
        .iter()
        .map(|pair| [pair.source, pair.target].map(|node| Side::new(node, &labels)))
        .collect();
    let texts: Vec<(&str, &str)> = sides.iter().map(|[a, b]| (a.name, b.name)).collect();
    let idle = are_idle(&texts, &named.collect::<Vec<_>>());
    let mut text = HEAD.to_owned();
    for ((pair, [a, b]), is_idle) in pairs.iter().zip(&sides).zip(idle) {
        let verdict = match pair.row.rule {
            RefusalReason::SeveralBearers => "# same",
            _ if is_idle => "different",
            _ => "# different",
        };
        let line = format!("{verdict} {} {}", a.word(), b.word());
        let (reason, document) = (plain(&pair.row.reason), plain(&pair.row.document));
        let mentions = pair.row.mentions;
        let _ = writeln!(
            text,
            "{line:WIDEST$}  # {} / {}: {reason}, score {:.2}, mentions {mentions}, {document}",
            plain(&pair.row.left),
            plain(&pair.row.right),
            pair.score
        );
    }
    text
}

/// What a judgement calls a node: its name where the id was made of it, else its id.
struct Side<'f> {
    name: &'f str,
    /// Which of two namesakes is meant.
    entity_type: Option<EntityType>,
}

impl<'f> Side<'f> {
    /// An id that was made of the name is the name, and the name is easier to read. One that `rename` gave, or that says whose body
    /// it is, is no name in the documents; an alias is. `labels` says how many nodes have each folded label.
    fn new(node: &'f Node, labels: &BTreeMap<String, usize>) -> Self {
        let is_id = |name: &&String| node.id == fold(name).replace(' ', "-");
        let is_written = |name: &&String| node.aliases.iter().any(|alias| fold(alias) == fold(name));
        let mut names = std::iter::once(&node.label).chain(&node.aliases);
        let Some(name) = names.find(|name| is_id(name) && is_written(name)) else {
            return Self {
                name: &node.id,
                entity_type: None,
            };
        };
        let namesakes = labels.get(&fold(name)).copied().unwrap_or(0);
        Self {
            name,
            entity_type: (namesakes > 1).then_some(node.entity_type),
        }
    }

    /// The side as a line holds it.
    fn word(&self) -> String {
        judgement_word(self.name, self.entity_type)
    }
}
