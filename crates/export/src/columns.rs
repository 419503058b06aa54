//! What formats say about nodes and edges: one table for all of them.
//!
//! A field that `graph.json` gains gets a line here and stands in every format.

use relmap_graph::GraphFile;
use relmap_graph::file::{EdgeRow, EvidenceRow, Node};
use relmap_types::Date;

/// What is known about every row of a table.
pub(crate) struct Column<Row: 'static> {
    /// Name in every format: letters and underscores.
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    value: for<'f> fn(&'f GraphFile, &'f Row) -> Option<Value<'f>>,
}

/// Type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Whole,
    Real,
    Day,
    Texts,
}

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Value<'f> {
    Text(&'f str),
    Whole(u64),
    Real(f64),
    Day(Date),
    Texts(&'f [String]),
}

impl<Row> Column<Row> {
    /// The cell of a row, if there is one.
    pub(crate) fn value<'f>(&self, file: &'f GraphFile, row: &'f Row) -> Option<Value<'f>> {
        (self.value)(file, row).filter(|value| match value {
            // No format has a word for what is no number, and readers refuse it.
            Value::Real(number) => number.is_finite(),
            Value::Texts(texts) => !texts.is_empty(),
            _ => true,
        })
    }
}

macro_rules! column {
    ($name:literal, $kind:ident, $value:expr) => {
        Column {
            name: $name,
            kind: Kind::$kind,
            value: $value,
        }
    };
}

/// Columns of nodes; the id is each format's own matter.
static NODES: [Column<Node>; 20] = [
    column!("label", Text, |_, node| Some(Value::Text(&node.label))),
    column!("type", Text, |_, node| Some(Value::Text(
        node.entity_type.as_str()
    ))),
    column!("aliases", Texts, |_, node| Some(Value::Texts(&node.aliases))),
    column!("mentions", Whole, |_, node| Some(Value::Whole(
        node.mentions.into()
    ))),
    column!("documents", Whole, |_, node| Some(Value::Whole(
        node.documents.into()
    ))),
    column!("windows", Whole, |_, node| Some(Value::Whole(
        node.windows.into()
    ))),
    column!("degree", Whole, |_, node| Some(Value::Whole(node.degree.into()))),
    column!("strength", Whole, |_, node| Some(Value::Whole(node.strength))),
    column!("pagerank", Real, |_, node| Some(Value::Real(node.pagerank))),
    column!("betweenness", Real, |_, node| Some(Value::Real(node.betweenness))),
    column!("core", Whole, |_, node| Some(Value::Whole(node.core.into()))),
    column!("community", Whole, |_, node| Some(Value::Whole(
        node.community.into()
    ))),
    column!("country", Text, |_, node| node
        .country
        .as_deref()
        .map(Value::Text)),
    column!("lat", Real, |_, node| node.lat.map(Value::Real)),
    column!("lon", Real, |_, node| node.lon.map(Value::Real)),
    column!("description", Text, |_, node| node
        .description
        .as_deref()
        .map(Value::Text)),
    column!("first_seen", Day, |_, node| node.first_seen.map(Value::Day)),
    column!("last_seen", Day, |_, node| node.last_seen.map(Value::Day)),
    column!("quote", Text, |file, node| quote(file, &node.evidence)),
    column!("quote_document", Text, |file, node| quote_document(
        file,
        &node.evidence
    )),
];

/// Columns of edges; both ends are each format's own matter.
static EDGES: [Column<EdgeRow>; 10] = [
    // A count here, but other weights are not, and readers want one type.
    column!("weight", Real, |_, row| Some(Value::Whole(row.edge.weight))),
    column!("sentences", Whole, |_, row| Some(Value::Whole(
        row.edge.sentences
    ))),
    column!("documents", Whole, |_, row| Some(Value::Whole(
        row.edge.documents.into()
    ))),
    column!("npmi", Real, |_, row| Some(Value::Real(row.edge.npmi))),
    column!("llr", Real, |_, row| Some(Value::Real(row.edge.llr))),
    column!("alpha", Real, |_, row| Some(Value::Real(row.edge.alpha))),
    column!("first_seen", Day, |_, row| row.edge.first_seen.map(Value::Day)),
    column!("last_seen", Day, |_, row| row.edge.last_seen.map(Value::Day)),
    column!("quote", Text, |file, row| quote(file, &row.edge.evidence)),
    column!("quote_document", Text, |file, row| quote_document(
        file,
        &row.edge.evidence
    )),
];

/// The columns of nodes that have a value somewhere.
pub(crate) fn of_nodes(file: &GraphFile) -> Vec<&'static Column<Node>> {
    used(&NODES, file, &file.nodes)
}

/// The columns of edges that have a value somewhere; `weight` stands first, always.
pub(crate) fn of_edges(file: &GraphFile) -> Vec<&'static Column<EdgeRow>> {
    used(&EDGES, file, &file.edges)
}

fn used<Row>(columns: &'static [Column<Row>], file: &GraphFile, rows: &[Row]) -> Vec<&'static Column<Row>> {
    let is_used =
        |column: &&Column<Row>| rows.is_empty() || rows.iter().any(|row| column.value(file, row).is_some());
    columns.iter().filter(is_used).collect()
}

/// The sentence that speaks best for a node or an edge.
pub(crate) fn best<'f>(file: &'f GraphFile, evidence: &'f [u32]) -> Option<&'f EvidenceRow> {
    file.sentences(evidence).next()
}

fn quote<'f>(file: &'f GraphFile, evidence: &'f [u32]) -> Option<Value<'f>> {
    best(file, evidence).map(|row| Value::Text(&row.sentence))
}

fn quote_document<'f>(file: &'f GraphFile, evidence: &'f [u32]) -> Option<Value<'f>> {
    best(file, evidence).map(|row| Value::Text(&row.document))
}

/// The first and the last day of something, if it is dated: what formats with a time axis ask for.
pub(crate) fn spell(first: Option<Date>, last: Option<Date>) -> Option<(Date, Date)> {
    let (first, last) = (first.or(last)?, last.or(first)?);
    Some((first.min(last), first.max(last)))
}

impl Value<'_> {
    /// The cell as text; lists are [`joined`].
    pub(crate) fn to_text(self) -> String {
        match self {
            Self::Text(text) => text.to_owned(),
            Self::Whole(number) => number.to_string(),
            Self::Real(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
            Self::Texts(texts) => joined(texts),
        }
    }

    /// The cell as JSON.
    pub(crate) fn to_json(self) -> serde_json::Value {
        match self {
            Self::Text(text) => text.into(),
            Self::Whole(number) => number.into(),
            Self::Real(number) => number.into(),
            Self::Day(day) => day.to_string().into(),
            Self::Texts(texts) => texts.into(),
        }
    }
}

/// Texts with a bar between them; a bar or backslash within one gets a backslash before it.
///
/// So `split` on bars that no backslash precedes gives the texts back, whatever they hold.
pub(crate) fn joined(texts: &[String]) -> String {
    let escaped: Vec<String> = texts
        .iter()
        .map(|text| text.replace('\\', "\\\\").replace('|', "\\|"))
        .collect();
    escaped.join("|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_texts_can_be_told_apart() {
        let texts = |texts: &[&str]| joined(&texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        assert_eq!(texts(&["Ada", "A. Moran"]), "Ada|A. Moran");
        assert_eq!(texts(&["a|b", "c\\"]), "a\\|b|c\\\\");
        assert_ne!(texts(&["a\\", "b"]), texts(&["a|b"]));
    }

    #[test]
    fn names_of_columns_are_words_that_every_format_takes() {
        let names: Vec<_> = NODES
            .iter()
            .map(|column| column.name)
            .chain(EDGES.iter().map(|column| column.name))
            .collect();
        // The words that formats keep for themselves.
        let reserved = [
            "id", "source", "target", "key", "name", "parent", "x", "y", "size", "color",
        ];
        for name in names {
            assert!(
                name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'),
                "{name}"
            );
            assert!(!reserved.contains(&name), "{name}");
        }
    }

    #[test]
    fn a_spell_needs_one_day_and_runs_forward() {
        let day = |text: &str| Some(text.parse::<Date>().unwrap());
        let (early, late) = (day("2024-05-01"), day("2024-05-09"));
        assert_eq!(spell(None, None), None);
        assert_eq!(spell(early, None), Some((early.unwrap(), early.unwrap())));
        assert_eq!(spell(late, early), Some((early.unwrap(), late.unwrap())));
    }
}
