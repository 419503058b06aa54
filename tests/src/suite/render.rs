//! What a run gives, as the blocks of the suite write it.

use relmap_graph::{EntityGraph, Header};
use relmap_pipeline::{Extracted, Outcome};
use relmap_types::{Entity, Mention, MentionKind, Sentence, SentenceKind, Span, Window};
use serde_json::Value;

/// The lines of a block of this kind; `None` if there is no such kind.
pub(super) fn block(kind: &str, outcome: &Outcome, window: Window) -> Option<String> {
    let lines = match kind {
        "sentences" => by_document(outcome, sentences),
        "tokens" => by_document(outcome, |document| {
            document
                .sentences
                .iter()
                .map(|one| tokens(document, one))
                .collect()
        }),
        "cuts" => by_document(outcome, cuts),
        "mentions" => by_document(outcome, |document| {
            document
                .mentions
                .iter()
                .map(|one| mention(document, one))
                .collect()
        }),
        "entities" => outcome.analysis.entities.iter().map(entity).collect(),
        "merges" => outcome.analysis.entities.iter().flat_map(merges).collect(),
        "refusals" => refusals(outcome),
        "edges" => edges(outcome, window),
        _ => return None,
    };
    Some(lines.into_iter().map(|line| line + "\n").collect())
}

/// The lines of every document, below its id if there are several.
fn by_document(outcome: &Outcome, lines: impl Fn(&Extracted) -> Vec<String>) -> Vec<String> {
    let mut all = Vec::new();
    for document in &outcome.documents {
        if outcome.documents.len() > 1 {
            all.push(format!("=== {}", document.document.id));
        }
        all.extend(lines(document));
    }
    all
}

/// `prose: …` or `headline: …`, with an empty line between paragraphs.
fn sentences(document: &Extracted) -> Vec<String> {
    let mut lines = Vec::new();
    let mut paragraph = None;
    for sentence in &document.sentences {
        if paragraph.is_some_and(|above| above != sentence.paragraph) {
            lines.push(String::new());
        }
        paragraph = Some(sentence.paragraph);
        let kind = match sentence.kind {
            SentenceKind::Prose => "prose",
            SentenceKind::Headline => "headline",
        };
        lines.push(format!("{kind}: {}", surface(document, sentence.span)));
    }
    lines
}

fn tokens(document: &Extracted, sentence: &Sentence) -> String {
    let words: Vec<String> = sentence
        .tokens
        .iter()
        .map(|token| surface(document, token.span))
        .collect();
    words.join(" | ")
}

/// `reason: text`, line ends shown as bars.
fn cuts(document: &Extracted) -> Vec<String> {
    let cut_lines = |span| {
        let lines = document
            .document
            .surface(span)
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join(" | ")
    };
    document
        .document
        .cuts
        .iter()
        .map(|cut| format!("{}: {}", word(cut.reason), cut_lines(cut.span)))
        .collect()
}

/// `15..24 Person Ada Moran`, in bytes.
fn mention(document: &Extracted, mention: &Mention) -> String {
    let kind = match mention.kind {
        MentionKind::Name => "",
        MentionKind::Demonym => " (demonym)",
        MentionKind::Metonym => " (metonym)",
        MentionKind::Description => " (description)",
        MentionKind::Pronoun => " (pronoun)",
    };
    let (start, end) = (mention.span.start(), mention.span.end());
    format!(
        "{start}..{end} {:?} {}{kind}",
        mention.entity_type,
        surface(document, mention.span)
    )
}

/// `person Ada Moran (ada-moran): Ada Moran ×2, Moran ×1`.
fn entity(entity: &Entity) -> String {
    let aliases: Vec<String> = entity
        .aliases
        .iter()
        .map(|alias| format!("{} ×{}", alias.surface, alias.count))
        .collect();
    format!(
        "{} {} ({}): {}",
        entity.entity_type.as_str(),
        entity.name,
        entity.key,
        aliases.join(", ")
    )
}

/// `surname: Moran -> Ada Moran`.
fn merges(entity: &Entity) -> impl Iterator<Item = String> {
    entity
        .merges
        .iter()
        .map(|merge| format!("{}: {} -> {}", word(merge.rule), merge.surface, merge.into))
}

/// `two-forenames: Ada Moran | Eva Moran`.
fn refusals(outcome: &Outcome) -> Vec<String> {
    let refusals = outcome.analysis.refusals.iter();
    refusals
        .map(|refusal| format!("{}: {} | {}", word(refusal.reason), refusal.left, refusal.right))
        .collect()
}

/// `Ada Moran – Lisbon 2`, strongest first.
fn edges(outcome: &Outcome, window: Window) -> Vec<String> {
    let graph = EntityGraph::new(&outcome.analysis, Header::new("relmap", window), 1);
    let ties = graph.strongest_edges(usize::MAX);
    ties.iter()
        .map(|tie| format!("{} – {} {}", tie.source.label, tie.target.label, tie.edge.weight))
        .collect()
}

/// The word that files write for a variant.
fn word(variant: impl serde::Serialize) -> String {
    match serde_json::to_value(variant) {
        Ok(Value::String(word)) => word,
        other => panic!("not written as a word: {other:?}"),
    }
}

/// The text under a span on one line.
fn surface(document: &Extracted, span: Span) -> String {
    document
        .document
        .surface(span)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
