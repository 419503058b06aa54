//! `relmap extract`: what each step finds, one JSON line a document.

use std::collections::BTreeMap;

use relmap_pipeline::{Extracted, Outcome, analyze};
use relmap_types::codepoint::Codepoints;
use relmap_types::{
    Analysis, CutReason, Entity, EntityId, MentionKind, MentionSource, Metadata, SentenceKind, Span,
};
use serde::Serialize;

use super::inputs;
use crate::args::{ExtractArgs, Labels, Stage};
use crate::progress::Bar;
use crate::{Exit, Io};

/// One line. Offsets count Unicode code points of the text as given; what a step does not make is left out.
#[derive(Serialize)]
struct Line<'a> {
    doc_id: &'a str,
    #[serde(flatten)]
    metadata: Option<&'a Metadata>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cuts: Option<Vec<CutLine>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentences: Option<Vec<SentenceLine<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mentions: Option<Vec<MentionLine<'a>>>,
    /// Words such as "Turkish", which make no node.
    #[serde(skip_serializing_if = "Option::is_none")]
    demonyms: Option<Vec<MentionLine<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entities: Option<Vec<EntityLine<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cooccurrences: Option<Vec<PairLine<'a>>>,
}

#[derive(Serialize)]
struct CutLine {
    start: u32,
    end: u32,
    reason: CutReason,
}

#[derive(Serialize)]
struct SentenceLine<'a> {
    start: u32,
    end: u32,
    paragraph: u32,
    kind: SentenceKind,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    tokens: Option<Vec<TokenLine<'a>>>,
}

#[derive(Serialize)]
struct TokenLine<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct MentionLine<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<&'a str>,
    score: f32,
    source: MentionSource,
    /// Left out for plain names and for demonyms, which have a list of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<MentionKind>,
}

#[derive(Serialize)]
struct EntityLine<'a> {
    entity: &'a str,
    name: &'a str,
    r#type: &'static str,
    /// In this document.
    mentions: u32,
}

#[derive(Serialize)]
struct PairLine<'a> {
    a: &'a str,
    b: &'a str,
    /// The window.
    start: u32,
    end: u32,
    text: &'a str,
}

/// Prints what the step finds in every document.
pub(crate) fn extract(args: &ExtractArgs, io: &mut Io<'_>) -> anyhow::Result<Exit> {
    let config = inputs::config(&args.read, io)?;
    let mut loaded = inputs::read(&args.read, args.quiet, io)?;
    let documents = std::mem::take(&mut loaded.documents);
    let bar = Bar::new(documents.len(), io.terminal.stderr && !args.quiet);
    let outcome = analyze(documents, &config, &bar)?;
    drop(bar);
    inputs::say_unheeded(&config, &outcome, io);
    let mut pairs = pairs(&outcome.analysis);
    for (idx, extracted) in outcome.documents.iter().enumerate() {
        let line = line(
            extracted,
            &outcome,
            pairs.remove(&(idx as u32)).unwrap_or_default(),
            args,
        );
        serde_json::to_writer(&mut *io.stdout, &line).map_err(std::io::Error::from)?;
        io.stdout.write_all(b"\n")?;
    }
    Ok(if loaded.skipped.is_empty() {
        Exit::Done
    } else {
        Exit::Partial
    })
}

fn line<'a>(
    extracted: &'a Extracted,
    outcome: &'a Outcome,
    pairs: Vec<PairLine<'a>>,
    args: &ExtractArgs,
) -> Line<'a> {
    let document = &extracted.document;
    let until = |stage| args.until == stage;
    let names_wanted = args.until >= Stage::Mentions;
    Line {
        doc_id: &document.id,
        metadata: until(Stage::Documents).then_some(&document.metadata),
        text: (args.with_text || until(Stage::Documents)).then_some(&document.text),
        cuts: until(Stage::Documents).then(|| cuts(extracted)),
        sentences: (until(Stage::Sentences) || until(Stage::Tokens))
            .then(|| sentences(extracted, until(Stage::Tokens))),
        mentions: names_wanted.then(|| {
            mentions(
                extracted,
                outcome,
                |kind| kind != MentionKind::Demonym,
                args.labels,
            )
        }),
        demonyms: names_wanted.then(|| {
            mentions(
                extracted,
                outcome,
                |kind| kind == MentionKind::Demonym,
                args.labels,
            )
        }),
        entities: (args.until >= Stage::Entities).then(|| entities(extracted, outcome, args.labels)),
        cooccurrences: until(Stage::Cooccurrences).then_some(pairs),
    }
}

fn cuts(extracted: &Extracted) -> Vec<CutLine> {
    let mut codepoints = Codepoints::new(&extracted.document.text);
    let line = |cut: &relmap_types::Cut| {
        let (start, end) = (codepoints.at(cut.span.start()), codepoints.at(cut.span.end()));
        CutLine {
            start,
            end,
            reason: cut.reason,
        }
    };
    extracted.document.cuts.iter().map(line).collect()
}

fn sentences(extracted: &Extracted, with_tokens: bool) -> Vec<SentenceLine<'_>> {
    let document = &extracted.document;
    // Two counters, so that neither goes back over the text for the other.
    let (mut ends, mut codepoints) = (Codepoints::new(&document.text), Codepoints::new(&document.text));
    let line = |sentence: &relmap_types::Sentence| {
        let tokens = with_tokens.then(|| {
            let tokens = sentence.tokens.iter().map(|token| {
                let (start, end) = ends_of(&mut codepoints, token.span);
                TokenLine {
                    start,
                    end,
                    text: document.surface(token.span),
                }
            });
            tokens.collect()
        });
        let (start, end) = ends_of(&mut ends, sentence.span);
        let (paragraph, kind, text) = (sentence.paragraph, sentence.kind, document.surface(sentence.span));
        SentenceLine {
            start,
            end,
            paragraph,
            kind,
            text,
            tokens,
        }
    };
    extracted.sentences.iter().map(line).collect()
}

fn ends_of(codepoints: &mut Codepoints<'_>, span: Span) -> (u32, u32) {
    (codepoints.at(span.start()), codepoints.at(span.end()))
}

fn mentions<'a>(
    extracted: &'a Extracted,
    outcome: &'a Outcome,
    is_wanted: fn(MentionKind) -> bool,
    labels: Labels,
) -> Vec<MentionLine<'a>> {
    let mut codepoints = Codepoints::new(&extracted.document.text);
    let named = extracted
        .mentions
        .iter()
        .zip(&extracted.entities)
        .filter(|(mention, _)| is_wanted(mention.kind));
    let lines = named.map(|(mention, id)| {
        let (start, end) = ends_of(&mut codepoints, mention.span);
        let entity = id.and_then(|id| entity(&outcome.analysis, id));
        MentionLine {
            start,
            end,
            text: extracted.document.surface(mention.span),
            // Of the entity where there is one: the whole corpus knows better than one sentence.
            r#type: labels.label(entity.map_or(mention.entity_type, |entity| entity.entity_type)),
            entity: entity.map(|entity| entity.key.as_str()),
            score: mention.score,
            source: mention.source,
            kind: Some(mention.kind).filter(|kind| !matches!(kind, MentionKind::Name | MentionKind::Demonym)),
        }
    });
    lines.collect()
}

fn entities<'a>(extracted: &Extracted, outcome: &'a Outcome, labels: Labels) -> Vec<EntityLine<'a>> {
    let mut counts: BTreeMap<EntityId, u32> = BTreeMap::new();
    for id in extracted.entities.iter().flatten() {
        *counts.entry(*id).or_default() += 1;
    }
    let lines = counts.into_iter().filter_map(|(id, mentions)| {
        let entity = entity(&outcome.analysis, id)?;
        let r#type = labels.label(entity.entity_type);
        Some(EntityLine {
            entity: &entity.key,
            name: &entity.name,
            r#type,
            mentions,
        })
    });
    lines.collect()
}

fn entity(analysis: &Analysis, id: EntityId) -> Option<&Entity> {
    analysis.entities.get(id.0 as usize)
}

/// Pairs by document.
fn pairs(analysis: &Analysis) -> BTreeMap<u32, Vec<PairLine<'_>>> {
    let mut pairs: BTreeMap<u32, Vec<PairLine<'_>>> = BTreeMap::new();
    for pair in &analysis.cooccurrences {
        let evidence = analysis.evidence.get(pair.evidence.0 as usize);
        if let (Some(a), Some(b), Some(evidence)) =
            (entity(analysis, pair.a), entity(analysis, pair.b), evidence)
        {
            let (start, end) = (evidence.codepoints.start(), evidence.codepoints.end());
            let line = PairLine {
                a: &a.key,
                b: &b.key,
                start,
                end,
                text: &evidence.text,
            };
            pairs.entry(evidence.document.0).or_default().push(line);
        }
    }
    // In order of the text rather than of the names.
    for pairs in pairs.values_mut() {
        pairs.sort_by_key(|pair| (pair.start, pair.end));
    }
    pairs
}
