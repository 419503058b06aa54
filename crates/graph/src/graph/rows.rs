//! What an analysis says of every node, edge and window.

use std::collections::BTreeSet;

use relmap_types::codepoint::Codepoints;
use relmap_types::{
    Analysis, CoOccurrence, DocumentIdx, Entity, EntityId, Evidence, EvidenceIdx, Metadata, Refusal,
};

use super::calendar::by_day;
use crate::file::{Day, Edge, EvidenceRow, MergeRow, Node, RefusalRow};

/// The windows that name each entity, in order, each once.
pub(super) fn windows_by_entity(analysis: &Analysis) -> Vec<Vec<EvidenceIdx>> {
    let mut windows = vec![Vec::new(); analysis.entities.len()];
    for (evidence, idx) in usable(analysis).zip(0..) {
        for mention in evidence.iter().flat_map(|evidence| &evidence.mentions) {
            if let Some(windows) = windows.get_mut(mention.entity.0 as usize)
                && windows.last() != Some(&EvidenceIdx(idx))
            {
                windows.push(EvidenceIdx(idx));
            }
        }
    }
    windows
}

/// Every window, or `None` in place of one whose document is not in the analysis.
fn usable(analysis: &Analysis) -> impl Iterator<Item = Option<&Evidence>> {
    let n_documents = analysis.documents.len();
    analysis
        .evidence
        .iter()
        .map(move |evidence| Some(evidence).filter(|e| (e.document.0 as usize) < n_documents))
}

/// The co-occurrences that can be counted: sorted, distinct, pointing into the analysis.
pub(super) fn pairs(analysis: &Analysis) -> Vec<CoOccurrence> {
    let n_entities = analysis.entities.len();
    let usable: Vec<bool> = usable(analysis).map(|evidence| evidence.is_some()).collect();
    let mut pairs: Vec<_> = analysis
        .cooccurrences
        .iter()
        .filter(|pair| pair.a < pair.b && (pair.b.0 as usize) < n_entities)
        .filter(|pair| usable.get(pair.evidence.0 as usize) == Some(&true))
        .copied()
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// An entity as a node without edges and evidence.
pub(super) fn node(entity: &Entity, documents: &[(String, Metadata)]) -> Node {
    let merges = entity.merges.iter().filter_map(|merge| {
        Some(MergeRow {
            rule: merge.rule,
            reason: merge.rule.reason().to_owned(),
            surface: merge.surface.clone(),
            into: merge.into.clone(),
            document: documents.get(merge.document.0 as usize)?.0.clone(),
        })
    });
    Node {
        id: entity.key.clone(),
        label: entity.name.clone(),
        entity_type: entity.entity_type,
        aliases: entity.aliases.iter().map(|alias| alias.surface.clone()).collect(),
        alias_counts: entity.aliases.iter().map(|alias| alias.count).collect(),
        mentions: entity.mentions,
        documents: entity.documents,
        windows: 0,
        degree: 0,
        strength: 0,
        pagerank: 0.0,
        betweenness: 0.0,
        core: 0,
        community: 0,
        country: entity.country.clone(),
        lat: entity.lat.map(to_a_metre),
        lon: entity.lon.map(to_a_metre),
        description: entity.description.clone(),
        first_seen: entity.first_seen,
        last_seen: entity.last_seen,
        merges: merges.collect(),
        evidence: Vec::new(),
    }
}

/// A refusal with ids; `None` if it points outside the analysis.
pub(super) fn refusal_row(refusal: &Refusal, analysis: &Analysis) -> Option<RefusalRow> {
    let key = |id: EntityId| Some(analysis.entities.get(id.0 as usize)?.key.clone());
    Some(RefusalRow {
        rule: refusal.reason,
        reason: refusal.reason.reason().to_owned(),
        source: key(refusal.left_entity)?,
        target: key(refusal.right_entity)?,
        left: refusal.left.clone(),
        right: refusal.right.clone(),
        mentions: refusal.mentions,
        document: analysis.documents.get(refusal.document.0 as usize)?.0.clone(),
    })
}

/// Degrees to five decimals: about one metre on the ground.
fn to_a_metre(degrees: f64) -> f64 {
    (degrees * 1e5).round() / 1e5
}

/// The counts of a pair.
pub(super) fn edge(analysis: &Analysis, windows: &[EvidenceIdx]) -> Edge {
    let documents: BTreeSet<DocumentIdx> = windows
        .iter()
        .map(|idx| analysis.evidence[idx.0 as usize].document)
        .collect();
    let dates = || {
        documents
            .iter()
            .filter_map(|idx| analysis.documents[idx.0 as usize].1.date)
    };
    Edge {
        weight: windows.len() as u64,
        sentences: windows.len() as u64,
        documents: documents.len() as u32,
        npmi: 0.0,
        llr: 0.0,
        alpha: 1.0,
        first_seen: dates().min(),
        last_seen: dates().max(),
        evidence: Vec::new(),
        days: Vec::new(),
    }
}

/// The windows of a pair by the days of their documents.
pub(super) fn days(analysis: &Analysis, windows: &[EvidenceIdx]) -> Vec<Day> {
    let dated = windows.iter().filter_map(|idx| {
        let document = analysis.evidence[idx.0 as usize].document;
        Some((analysis.documents[document.0 as usize].1.date?, document))
    });
    by_day(dated)
}

/// A window as the file has it.
pub(super) fn evidence_row(analysis: &Analysis, evidence: &Evidence) -> EvidenceRow {
    let mut codepoints = Codepoints::new(&evidence.text);
    let mentions = evidence.mentions.iter().filter_map(|mention| {
        let entity = analysis.entities.get(mention.entity.0 as usize)?;
        let (start, end) = (
            codepoints.at(mention.span.start()),
            codepoints.at(mention.span.end()),
        );
        (start < end).then(|| (start, end, entity.key.clone()))
    });
    let document = analysis.documents.get(evidence.document.0 as usize);
    EvidenceRow {
        mentions: mentions.collect(),
        document: document.map(|(id, _)| id.clone()).unwrap_or_default(),
        sentence: evidence.text.clone(),
        start: evidence.codepoints.start(),
        end: evidence.codepoints.end(),
    }
}
