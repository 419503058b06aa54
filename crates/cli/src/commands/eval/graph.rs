//! `relmap eval graph`: the graph of gold texts against their gold entities.

use std::ops::Range;

use relmap_eval::graph::{self, GraphScores, Scope, Share, SystemMention};
use relmap_pipeline::{Extracted, Outcome};
use relmap_types::Entity;
use serde_json::{Value, json};

use super::texts::{Texts, names};
use super::{placed, rounded};
use crate::args::{EvalGraphArgs, GoldScope, Labels};
use crate::{Exit, Io};

/// Builds the graph of the gold texts and scores it.
pub(crate) fn graph(args: &EvalGraphArgs, io: &mut Io<'_>) -> anyhow::Result<Exit> {
    let Texts { gold, outcome, exit } = Texts::read(&args.gold, &args.model, args.jobs, io)?;
    let found = outcome
        .documents
        .iter()
        .map(|one| (one.document.id.clone(), found(one, &outcome)))
        .collect();
    let (scope, word) = match args.scope {
        GoldScope::Doc => (Scope::Document, "doc"),
        GoldScope::Corpus => (Scope::Corpus, "corpus"),
    };
    let scores = graph::score(&gold, &found, scope).map_err(|error| placed(&args.gold, &error))?;
    if args.json {
        let report = report(&args.gold.display().to_string(), word, &scores);
        serde_json::to_writer_pretty(&mut *io.stdout, &report).map_err(std::io::Error::from)?;
        io.stdout.write_all(b"\n")?;
    } else {
        io.stdout.write_all(table(&scores).as_bytes())?;
    }
    Ok(exit)
}

/// The names of a document with the entities that they mean.
fn found(one: &Extracted, outcome: &Outcome) -> Vec<SystemMention> {
    let mention = |(span, entity): (Range<usize>, &Entity)| SystemMention {
        start: span.start,
        end: span.end,
        label: Labels::Conll.label(entity.entity_type).to_owned(),
        entity: entity.key.clone(),
    };
    names(one, outcome).into_iter().map(mention).collect()
}

fn table(scores: &GraphScores) -> String {
    let line = |name: &str, share: Share| {
        let (f1, p, r) = (share.f1(), share.precision(), share.recall());
        format!(
            "{name:<8} {f1:>6.3} {p:>6.3} {r:>6.3} {:>7} {:>7} {:>7}\n",
            share.right, share.system, share.gold
        )
    };
    let share = |number: Option<f64>| number.map_or_else(|| "-".to_owned(), |number| format!("{number:.3}"));
    [
        format!(
            "{:<8} {:>6} {:>6} {:>6} {:>7} {:>7} {:>7}\n",
            "", "F1", "P", "R", "right", "found", "gold"
        ),
        line("edges", scores.edge),
        line("nodes", scores.node),
        line("mentions", scores.mention),
        format!(
            "{:<8} {:>6.3} {:>6.3} {:>6.3}\n\n",
            "B3",
            scores.b3_f1(),
            scores.b3_precision,
            scores.b3_recall
        ),
        format!("{} splits, {} merges, ", scores.splits, scores.merges),
        format!(
            "types {}, hubs {}, weights {:.3}\n",
            share(scores.type_accuracy),
            share(scores.hub_overlap),
            scores.weighted_edge_jaccard
        ),
    ]
    .concat()
}

fn report(gold: &str, scope: &str, scores: &GraphScores) -> Value {
    let share = |share: Share| {
        json!({
            "p": rounded(share.precision(), 4),
            "r": rounded(share.recall(), 4),
            "f1": rounded(share.f1(), 4),
            "tp": share.right,
            "system": share.system,
            "gold": share.gold,
        })
    };
    json!({
        "gold": gold,
        "scope": scope,
        "docs": scores.documents,
        "docs_missing_in_system": scores.missing,
        "node": share(scores.node),
        "edge": share(scores.edge),
        "weighted_edge_jaccard": rounded(scores.weighted_edge_jaccard, 4),
        "node_type_accuracy": scores.type_accuracy.map(|number| rounded(number, 4)),
        "mention": share(scores.mention),
        "b3": {
            "p": rounded(scores.b3_precision, 4),
            "r": rounded(scores.b3_recall, 4),
            "f1": rounded(scores.b3_f1(), 4),
        },
        "splits": scores.splits,
        "merges": scores.merges,
        "hub_overlap": scores.hub_overlap.map(|number| rounded(number, 4)),
    })
}
