//! Resolution of hostile names: time to resolve names that are made to be alike.
//!
//! `cargo run --release --package relmap-pipeline --example hostile_names -- [SHAPE] [N…]` (default all shapes and 2000 4000 8000 16000) makes
//! for each [`shape`] one document of N names, runs `extract` and `refer` on it, then as many documents of one name each, and two of
//! half of the names each, and runs `resolve` on both. A line tells the seconds of each step and, beside them, how many
//! times longer it took than half as many names did: near 2 where the time is linear, near 4 where it is quadratic.

#[path = "../made/mod.rs"]
mod made;
mod shape;

use std::io::Write;
use std::time::{Duration, Instant};

use relmap_extractor::{
    Coreference, DocumentEntities, Judgements, Offices, ResolveConfig, extract, refer, resolve,
};
use relmap_kb::KnowledgeBase;
use relmap_types::{Document, EntityType, Mention, MentionKind, MentionSource, Metadata, Span};

use made::peak_memory;
use shape::{Piece, SHAPES};

/// Seconds that a step may take for a shape to be tried with more names.
const PATIENCE: f64 = 60.0;

/// What resolution needs beside the texts.
struct Tools {
    kb: &'static KnowledgeBase,
    offices: Offices,
    config: ResolveConfig,
    judgements: Judgements,
}

/// A document of these pieces, and its mentions; their sentences are not known yet.
fn written(id: String, pieces: &[Vec<Piece>]) -> (Document, Vec<Mention>) {
    let (mut text, mut mentions) = (String::new(), Vec::new());
    for piece in pieces
        .iter()
        .flat_map(|sentence| sentence.iter().map(Some).chain([None]))
    {
        let (surface, named) = match piece {
            Some(Piece::Name(surface, entity_type)) => {
                (surface.as_str(), Some((*entity_type, MentionKind::Name)))
            }
            Some(Piece::People(surface)) => (*surface, Some((EntityType::Location, MentionKind::Demonym))),
            Some(Piece::Words(words)) => (words.as_str(), None),
            None => (".\n", None),
        };
        let span = Span::from_range(text.len()..text.len() + surface.len());
        text.push_str(surface);
        let Some(((entity_type, kind), span)) = named.zip(span) else {
            continue;
        };
        mentions.push(Mention {
            span,
            sentence: 0,
            entity_type,
            kind,
            source: MentionSource::Model,
            score: 1.0,
        });
    }
    (Document::new(id, text), mentions)
}

/// What one document names, and the seconds that `extract` and `refer` took.
fn read(id: String, pieces: &[Vec<Piece>], tools: &Tools) -> (DocumentEntities, [Duration; 2]) {
    let (document, mut mentions) = written(id, pieces);
    let sentences = relmap_text::segment(&document);
    for mention in &mut mentions {
        let after = sentences.partition_point(|sentence| sentence.span.start() <= mention.span.start());
        mention.sentence = after.saturating_sub(1) as u32;
    }
    let Tools {
        kb,
        offices,
        config,
        judgements,
    } = tools;
    let started = Instant::now();
    let mut found = extract(&document, &mentions, kb, config, judgements);
    let extracting = started.elapsed();
    let started = Instant::now();
    refer(&document, &sentences, &mut mentions, &mut found, offices, kb);
    (found, [extracting, started.elapsed()])
}

/// The seconds that `resolve` took for documents of so many names, and how many entities it found.
fn resolved(pieces: &[Vec<Piece>], per_document: usize, tools: &Tools) -> anyhow::Result<(Duration, usize)> {
    let documents = pieces.chunks(per_document.max(1)).enumerate();
    let locals: Vec<DocumentEntities> = documents
        .map(|(i, pieces)| read(format!("{i:07}"), pieces, tools).0)
        .collect();
    let metadata = vec![Metadata::default(); locals.len()];
    let started = Instant::now();
    let resolution = resolve(&locals, &metadata, tools.kb, &tools.config, &tools.judgements)?;
    Ok((started.elapsed(), resolution.entities.len()))
}

fn main() -> anyhow::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let mut sizes: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let chosen: Vec<&String> = words
        .iter()
        .filter(|word| word.parse::<usize>().is_err())
        .collect();
    if sizes.is_empty() {
        sizes = vec![2_000, 4_000, 8_000, 16_000];
    }
    let kb = KnowledgeBase::embedded();
    let tools = Tools {
        kb,
        offices: Offices::new(kb),
        config: ResolveConfig {
            coreference: Coreference::Full,
            ..ResolveConfig::default()
        },
        judgements: Judgements::default(),
    };
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{:<24} {:>7} {:>9} {:>4} {:>9} {:>4} {:>9} {:>4} {:>9} {:>4} {:>8} {:>8} {:>8}",
        "shape",
        "names",
        "extract s",
        "",
        "refer s",
        "",
        "many s",
        "",
        "two s",
        "",
        "local",
        "global",
        "peak MB"
    )?;
    for (shape, make) in SHAPES
        .iter()
        .filter(|(shape, _)| chosen.is_empty() || chosen.iter().any(|name| *name == shape))
    {
        let mut before: Option<[f64; 4]> = None;
        for &n in &sizes {
            let pieces: Vec<Vec<Piece>> = (0..n).map(|i| make(i, n)).collect();
            let (found, [extracting, referring]) = read("0".to_owned(), &pieces, &tools);
            let n_found = found.entities.len();
            drop(found);
            let (many, n_entities) = resolved(&pieces, 1, &tools)?;
            let (two, _) = resolved(&pieces, n.div_ceil(2), &tools)?;
            let taken = [extracting, referring, many, two].map(|time| time.as_secs_f64());
            write!(out, "{shape:<24} {n:>7}")?;
            for (step, &seconds) in taken.iter().enumerate() {
                let grown = before.map_or_else(String::new, |before| {
                    format!("{:.1}", seconds / before[step].max(1e-4))
                });
                write!(out, " {seconds:>9.3} {grown:>4}")?;
            }
            writeln!(
                out,
                " {n_found:>8} {:>8} {:>8}",
                n_entities,
                peak_memory().unwrap_or_default()
            )?;
            before = Some(taken);
            if taken.iter().any(|&seconds| seconds > PATIENCE) {
                break;
            }
        }
    }
    Ok(())
}
