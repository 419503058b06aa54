//! `relmap eval pairs`: whether two names in one context are taken for one entity.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use anyhow::Context;
use relmap_eval::pairs::{self as gold, GoldPair};
use relmap_kb::KnowledgeBase;
use relmap_pipeline::{Name, resolve_names};
use relmap_types::{EntityId, EntityType};
use serde::Serialize;

use super::placed;
use crate::args::EvalPairsArgs;
use crate::words::plain;
use crate::{Exit, Io};

/// A pair and what was decided.
struct Decided {
    dataset: String,
    a: Name,
    b: Name,
    same: bool,
    found: bool,
}

/// Decisions by kind; "same" is what is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
struct Tally {
    pairs: u32,
    correct: u32,
    spurious: u32,
    missed: u32,
    precision: f64,
    recall: f64,
    f1: f64,
}

impl Tally {
    fn of<'d>(pairs: impl Iterator<Item = &'d Decided>) -> Self {
        let mut tally = Self::default();
        for pair in pairs {
            tally.pairs += 1;
            match (pair.same, pair.found) {
                (true, true) => tally.correct += 1,
                (false, true) => tally.spurious += 1,
                (true, false) => tally.missed += 1,
                (false, false) => {}
            }
        }
        let share = |part: u32, whole: u32| f64::from(part) / f64::from(whole.max(1));
        tally.precision = share(tally.correct, tally.correct + tally.spurious);
        tally.recall = share(tally.correct, tally.correct + tally.missed);
        tally.f1 = share(
            2 * tally.correct,
            2 * tally.correct + tally.spurious + tally.missed,
        );
        tally
    }
}

/// Scores every pair of the file.
pub(super) fn pairs(args: &EvalPairsArgs, io: &mut Io<'_>) -> anyhow::Result<Exit> {
    let gold = gold::read(&super::read(&args.pairs)?).map_err(|error| placed(&args.pairs, &error))?;
    let decided = decide(gold)?;
    let tallies = tallies(&decided);
    if args.json {
        serde_json::to_writer_pretty(&mut *io.stdout, &tallies).map_err(std::io::Error::from)?;
        io.stdout.write_all(b"\n")?;
    } else {
        io.stdout.write_all(table(&tallies).as_bytes())?;
    }
    if args.mistakes {
        let mistakes = decided.iter().filter(|pair| pair.same != pair.found);
        for pair in mistakes {
            let sign = if pair.found { '-' } else { '+' };
            let types = [&pair.a, &pair.b].map(|name| name.entity_type.as_str());
            let [a, b] = [&pair.a, &pair.b].map(|name| plain(&name.surface));
            writeln!(
                io.stdout,
                "{sign}\t{}\t{a}\t{b}\t{}\t{}",
                pair.dataset, types[0], types[1]
            )?;
        }
    }
    Ok(Exit::Done)
}

fn decide(gold: Vec<GoldPair>) -> anyhow::Result<Vec<Decided>> {
    let kb = KnowledgeBase::embedded();
    let mut pairs = Vec::new();
    // The names of each context in the order in which the file first has them.
    let mut contexts: BTreeMap<(String, String), Vec<Name>> = BTreeMap::new();
    for pair in gold {
        let (a, b) = (name(pair.a)?, name(pair.b)?);
        let context = (pair.dataset, pair.context);
        let names = contexts.entry(context.clone()).or_default();
        names.extend([a.clone(), b.clone()]);
        pairs.push((context, a, b, pair.same));
    }
    let mut entities: BTreeMap<&(String, String), BTreeMap<Name, Option<EntityId>>> = BTreeMap::new();
    for (context, names) in &contexts {
        let mut seen = BTreeSet::new();
        let names: Vec<Name> = names.iter().filter(|name| seen.insert(*name)).cloned().collect();
        let found = resolve_names(&names, kb)?;
        entities.insert(context, names.into_iter().zip(found).collect());
    }
    let decided = pairs.iter().map(|(context, a, b, same)| {
        let of = &entities[context];
        Decided {
            dataset: context.0.clone(),
            found: of[a].is_some() && of[a] == of[b],
            a: a.clone(),
            b: b.clone(),
            same: *same,
        }
    });
    Ok(decided.collect())
}

fn name((surface, tag): (String, String)) -> anyhow::Result<Name> {
    let entity_type =
        EntityType::of_tag(&tag).with_context(|| format!("{surface:?}: no type has the tag {tag}"))?;
    Ok(Name { surface, entity_type })
}

/// All pairs, those of each data set, and those of each type where both sides have it.
fn tallies(decided: &[Decided]) -> Vec<(String, Tally)> {
    let mut tallies = vec![("all".to_owned(), Tally::of(decided.iter()))];
    let datasets: BTreeSet<&str> = decided.iter().map(|pair| pair.dataset.as_str()).collect();
    for dataset in datasets.into_iter().filter(|dataset| !dataset.is_empty()) {
        let pairs = decided.iter().filter(|pair| pair.dataset == dataset);
        tallies.push((dataset.to_owned(), Tally::of(pairs)));
    }
    for entity_type in EntityType::ALL {
        let is = |pair: &&Decided| pair.a.entity_type == entity_type && pair.b.entity_type == entity_type;
        tallies.push((
            entity_type.as_str().to_owned(),
            Tally::of(decided.iter().filter(is)),
        ));
    }
    tallies
}

fn table(tallies: &[(String, Tally)]) -> String {
    let mut text = format!(
        "{:14}{:>8}{:>11}{:>8}{:>6}\n",
        "same entity", "pairs", "precision", "recall", "F1"
    );
    for (what, tally) in tallies {
        // Writing to a string does not fail.
        let _ = writeln!(
            text,
            "{what:14}{:>8}{:>11.3}{:>8.3}{:>6.3}",
            tally.pairs, tally.precision, tally.recall, tally.f1
        );
    }
    text
}
