//! Nodes by number, in an order that does not depend on when they were met.

use std::collections::{BTreeMap, BTreeSet};

use super::Scope;

/// The nodes of one side. Their numbers ascend with their names as the reference scorer writes them, which breaks ties.
#[derive(Debug, Default)]
pub(super) struct Nodes {
    numbers: BTreeMap<String, usize>,
    /// `[n_nodes]`
    names: Vec<String>,
    /// `[n_nodes]`: document of each node; the same for all in a graph of the whole corpus.
    documents: Vec<usize>,
}

/// Edges with the number of sentences that name both ends; the lower number first.
pub(super) type Edges = BTreeMap<(usize, usize), u64>;

impl Nodes {
    /// Numbers all nodes: entities with the numbers and the ids of their documents.
    pub(super) fn new<'e>(entities: impl Iterator<Item = (usize, &'e str, &'e str)>, scope: Scope) -> Self {
        let document_of: BTreeMap<String, usize> = entities
            .map(|(document, id, entity)| match scope {
                Scope::Document => (name(id, entity, scope), document),
                Scope::Corpus => (name(id, entity, scope), 0),
            })
            .collect();
        let numbers = document_of.keys().cloned().zip(0..).collect();
        let (names, documents) = document_of.into_iter().unzip();
        Self {
            numbers,
            names,
            documents,
        }
    }

    /// Number of an entity of a document.
    pub(super) fn number(&self, id: &str, entity: &str, scope: Scope) -> Option<usize> {
        self.numbers.get(&name(id, entity, scope)).copied()
    }

    pub(super) fn name(&self, node: usize) -> &str {
        &self.names[node]
    }

    pub(super) fn document(&self, node: usize) -> usize {
        self.documents[node]
    }
}

/// Edges between the nodes that are named in one sentence: `(document, sentence, node)`.
pub(super) fn edges(mentions: impl Iterator<Item = (usize, usize, usize)>) -> Edges {
    let mut sentences: BTreeMap<(usize, usize), BTreeSet<usize>> = BTreeMap::new();
    for (document, sentence, node) in mentions {
        sentences.entry((document, sentence)).or_default().insert(node);
    }
    let mut edges = Edges::new();
    for nodes in sentences.values() {
        for (idx, &low) in nodes.iter().enumerate() {
            for &high in nodes.iter().skip(idx + 1) {
                *edges.entry((low, high)).or_default() += 1;
            }
        }
    }
    edges
}

/// A node's name, as Python writes an entity or a pair of document and entity.
fn name(id: &str, entity: &str, scope: Scope) -> String {
    match scope {
        Scope::Document => format!("({}, {})", quoted(id), quoted(entity)),
        Scope::Corpus => quoted(entity),
    }
}

/// A string as Python's `repr` writes it, but for code points that Unicode does not assign.
fn quoted(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push(quote);
    for ch in text.chars() {
        match ch {
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            _ if ch == quote => quoted.extend(['\\', ch]),
            _ if ch != ' ' && (ch.is_control() || ch.is_whitespace() || is_format(ch)) => {
                let code = u32::from(ch);
                let escape = match code {
                    0..=0xFF => format!("\\x{code:02x}"),
                    0x100..=0xFFFF => format!("\\u{code:04x}"),
                    _ => format!("\\U{code:08x}"),
                };
                quoted.push_str(&escape);
            }
            _ => quoted.push(ch),
        }
    }
    quoted.push(quote);
    quoted
}

/// Marks without a shape of their own that names carry: soft hyphens, joiners, marks of direction.
fn is_format(ch: char) -> bool {
    matches!(ch, '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_python_does() {
        assert_eq!(
            name("a'b", "say \"it's\"", Scope::Document),
            r#"("a'b", 'say "it\'s"')"#
        );
        assert_eq!(
            name("", "é\u{a0}\n\u{200b}\\", Scope::Corpus),
            r"'é\xa0\n\u200b\\'"
        );
    }

    #[test]
    fn edges_count_sentences_once() {
        let got = edges([(0, 0, 2), (0, 0, 1), (0, 0, 2), (0, 1, 1), (0, 1, 2), (1, 0, 2)].into_iter());
        assert_eq!(got, BTreeMap::from([((1, 2), 2)]));
    }
}
