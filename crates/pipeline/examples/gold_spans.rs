//! Resolution alone, with recognition perfect: the names of a gold file as mentions, relmap's entities on top.
//!
//! `cargo run --release --example gold_spans -- GOLD.jsonl > SYSTEM.jsonl` reads the format of the gold graphs
//! (`doc_id`, `text`, `mentions` with `start`, `end`, `type` PER, ORG or LOC, `kind`, `head`; offsets in code points) and
//! writes the same records with relmap's entity keys, so that a scorer shows what resolution costs or gains.

use std::io::{BufRead, BufReader, Write};

use anyhow::Context;
use relmap_extractor::{Judgements, ResolveConfig, extract, resolve};
use relmap_kb::KnowledgeBase;
use relmap_text::segment;
use relmap_types::{Document, EntityType, Mention, MentionKind, MentionSource, Metadata, Span};
use serde_json::{Value, json};

fn main() -> anyhow::Result<()> {
    let path = std::env::args().nth(1).context("usage: gold_spans GOLD.jsonl")?;
    let file = std::fs::File::open(&path).with_context(|| format!("cannot open {path}"))?;
    let kb = KnowledgeBase::embedded();
    let (config, judgements) = (ResolveConfig::default(), Judgements::default());
    let mut read = Vec::new();
    for line in BufReader::new(file).lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let text = record["text"].as_str().unwrap_or_default();
        let bytes: Vec<u32> = text
            .char_indices()
            .map(|(i, _)| i as u32)
            .chain(std::iter::once(text.len() as u32))
            .collect();
        let document = Document::new(record["doc_id"].as_str().unwrap_or_default(), text);
        let sentences = segment(&document);
        let mut mentions: Vec<(Mention, &Value)> = Vec::new();
        for gold in record["mentions"].as_array().into_iter().flatten() {
            let Some(entity_type) = gold["type"].as_str().and_then(EntityType::of_tag) else {
                continue;
            };
            if gold["kind"].as_str().unwrap_or("NAM") != "NAM" {
                continue;
            }
            // The head is what a recognizer would find of "U.S. President Donald Trump's".
            let (start, end) = match gold["head"].as_array() {
                Some(head) => (&head[0], &head[1]),
                None => (&gold["start"], &gold["end"]),
            };
            let at = |offset: &Value| {
                bytes
                    .get(offset.as_u64().unwrap_or(0) as usize)
                    .copied()
                    .unwrap_or(0)
            };
            let Some(span) = Span::new(at(start), at(end)) else {
                continue;
            };
            let sentence = sentences.partition_point(|sentence| sentence.span.end() <= span.start()) as u32;
            let (kind, source) = (MentionKind::Name, MentionSource::Model);
            mentions.push((
                Mention {
                    span,
                    sentence,
                    entity_type,
                    kind,
                    source,
                    score: 1.0,
                },
                gold,
            ));
        }
        mentions.sort_by_key(|(mention, _)| mention.span);
        let (mentions, gold): (Vec<Mention>, Vec<Value>) = mentions
            .into_iter()
            .map(|(mention, gold)| (mention, gold.clone()))
            .unzip();
        let entities = extract(&document, &mentions, kb, &config, &judgements);
        read.push((document.id, mentions, gold, entities));
    }
    let locals: Vec<_> = read.iter().map(|(.., entities)| entities.clone()).collect();
    let metadata = vec![Metadata::default(); locals.len()];
    let resolution = resolve(&locals, &metadata, kb, &config, &judgements)?;
    let mut out = std::io::stdout().lock();
    for (i, (doc_id, mentions, gold, entities)) in read.into_iter().enumerate() {
        let mentions: Vec<Value> = mentions
            .iter()
            .zip(&gold)
            .zip(&entities.of)
            .filter_map(|((_, gold), place)| {
                let entity = &resolution.entities[resolution.of[i][(*place)? as usize]?.0 as usize];
                Some(json!({"start": gold["start"], "end": gold["end"], "type": gold["type"], "entity": entity.key}))
            })
            .collect();
        writeln!(out, "{}", json!({"doc_id": doc_id, "mentions": mentions}))?;
    }
    Ok(())
}
