//! Resolution at scale: time and memory to resolve so many distinct generated names.
//!
//! `cargo run --release --example million_names -- [N…]` (default 100000 1000000) makes documents of twenty names each,
//! runs `extract` on each and `resolve` on all, and prints a line for each N. Half of the names are full names of
//! persons whose surnames are as unevenly common as real ones, a fifth their surnames alone or with an initial, the rest
//! organizations and their acronyms. Names are made of syllables by a fixed generator, so every run has the same.

mod made;

use std::io::Write;
use std::time::Instant;

use relmap_extractor::{Judgements, ResolveConfig, extract, resolve};
use relmap_kb::KnowledgeBase;
use relmap_types::{Document, EntityType, Mention, MentionKind, MentionSource, Metadata, Span};

use made::{Random, peak_memory, word};

const PER_DOCUMENT: usize = 20;

const HEADS: [&str; 8] = [
    "Institute",
    "Bank",
    "Council",
    "Party",
    "University",
    "Holdings",
    "Union",
    "Agency",
];

/// A number below `n`, small ones far more often: as names are borne.
fn skewed(random: &mut Random, n: usize) -> usize {
    let share = random.below(1 << 20) as u128;
    ((share.pow(3) * n as u128) >> 60) as usize
}

/// A name with its type.
fn name(random: &mut Random, n_words: usize) -> (String, EntityType) {
    let surname = word(2_000 + skewed(random, n_words));
    let forename = word(40 + skewed(random, 2_000));
    match random.below(10) {
        0..=3 => (format!("{forename} {surname}"), EntityType::Person),
        4 => {
            let middle = word(40 + random.below(2_000));
            (format!("{forename} {middle} {surname}"), EntityType::Person)
        }
        5 => (surname, EntityType::Person),
        6 => (format!("{}. {surname}", &forename[..1]), EntityType::Person),
        7 | 8 => {
            let (first, second) = (word(skewed(random, n_words)), word(skewed(random, n_words)));
            let head = HEADS[random.below(HEADS.len())];
            (format!("{first} {second} {head}"), EntityType::Organization)
        }
        _ => (
            format!("{} {}", word(skewed(random, n_words)), word(random.below(400))),
            EntityType::Organization,
        ),
    }
}

fn main() -> anyhow::Result<()> {
    let wanted: Vec<usize> = std::env::args()
        .skip(1)
        .map(|word| word.parse())
        .collect::<Result<_, _>>()?;
    let wanted = if wanted.is_empty() {
        vec![100_000, 1_000_000]
    } else {
        wanted
    };
    let (kb, judgements) = (KnowledgeBase::embedded(), Judgements::default());
    let config = ResolveConfig::default();
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{:>9} {:>9} {:>9} {:>9} {:>9} {:>8}",
        "names", "entities", "extract s", "resolve s", "µs/name", "peak MB"
    )?;
    for n in wanted {
        let mut random = Random::default();
        let mut seen = std::collections::BTreeSet::new();
        let mut locals = Vec::new();
        let mut extracting = std::time::Duration::ZERO;
        while seen.len() < n {
            let (mut text, mut mentions) = (String::new(), Vec::new());
            while mentions.len() < PER_DOCUMENT && seen.len() < n {
                let (surface, entity_type) = name(&mut random, n);
                let span = Span::from_range(text.len()..text.len() + surface.len());
                text.push_str(&surface);
                text.push_str(". ");
                seen.insert(surface);
                mentions.extend(span.map(|span| Mention {
                    span,
                    sentence: 0,
                    entity_type,
                    kind: MentionKind::Name,
                    source: MentionSource::Model,
                    score: 1.0,
                }));
            }
            let document = Document::new(format!("{:07}", locals.len()), text);
            let started = Instant::now();
            locals.push(extract(&document, &mentions, kb, &config, &judgements));
            extracting += started.elapsed();
        }
        drop(seen);
        let metadata = vec![Metadata::default(); locals.len()];
        let started = Instant::now();
        let resolution = resolve(&locals, &metadata, kb, &config, &judgements)?;
        let resolving = started.elapsed();
        let each = (extracting + resolving).as_secs_f64() * 1e6 / n as f64;
        writeln!(
            out,
            "{n:>9} {:>9} {:>9.2} {:>9.2} {each:>9.1} {:>8}",
            resolution.entities.len(),
            extracting.as_secs_f64(),
            resolving.as_secs_f64(),
            peak_memory().unwrap_or_default()
        )?;
    }
    Ok(())
}
