//! `relmap eval graph`: the graph of gold texts against their gold entities.

use std::ops::Range;

use relmap_eval::graph::{
    Cause, Comparison, GraphMistake, GraphMistakeKind, GraphScores, Scope, Share, SystemMention,
};
use relmap_pipeline::{Extracted, Outcome};
use relmap_types::Entity;
use serde_json::{Value, json};

use super::texts::{Texts, names};
use super::{placed, rounded};
use crate::args::{EvalGraphArgs, GoldScope, Labels};
use crate::words::plain;
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
    let comparison = Comparison::new(&gold, &found, scope).map_err(|error| placed(&args.gold, &error))?;
    let (scores, mistakes) = (comparison.scores(), comparison.mistakes());
    let causes = Causes::of(&mistakes);
    if args.json {
        let report = report(&args.gold.display().to_string(), word, &scores, &causes);
        serde_json::to_writer_pretty(&mut *io.stdout, &report).map_err(std::io::Error::from)?;
        io.stdout.write_all(b"\n")?;
    } else {
        io.stdout.write_all(table(&scores, &causes).as_bytes())?;
    }
    if args.mistakes {
        for mistake in &mistakes {
            let id = gold
                .get(mistake.document)
                .and_then(|document| document.id.as_deref());
            io.stdout
                .write_all(line(mistake, id.unwrap_or_default()).as_bytes())?;
        }
    }
    Ok(exit)
}

/// How many edges are wrong for which cause: of another entity, without a name, with a name in a name.
struct Causes {
    lost: [usize; 3],
    /// Names that are found stand side by side, so that the last is none.
    wrong: [usize; 3],
}

impl Causes {
    fn of(mistakes: &[GraphMistake]) -> Self {
        let count = |kind: fn(Cause) -> GraphMistakeKind| {
            [Cause::OtherEntity, Cause::NoName, Cause::NameInName].map(|cause| {
                mistakes
                    .iter()
                    .filter(|mistake| mistake.kind == kind(cause))
                    .count()
            })
        };
        Self {
            lost: count(GraphMistakeKind::LostEdge),
            wrong: count(GraphMistakeKind::FalseEdge),
        }
    }
}

/// A mistake as a line: what, why, document, names.
fn line(mistake: &GraphMistake, id: &str) -> String {
    let (what, why) = match mistake.kind {
        GraphMistakeKind::LostEdge(Cause::OtherEntity) => ("lost edge", "another entity"),
        GraphMistakeKind::LostEdge(Cause::NoName) => ("lost edge", "name not found"),
        GraphMistakeKind::LostEdge(Cause::NameInName) => ("lost edge", "name in a name"),
        GraphMistakeKind::FalseEdge(Cause::OtherEntity) => ("false edge", "another entity"),
        GraphMistakeKind::FalseEdge(Cause::NoName) => ("false edge", "no name in the gold"),
        GraphMistakeKind::FalseEdge(Cause::NameInName) => ("false edge", "name in a name"),
        GraphMistakeKind::Split => ("split", "one entity on several nodes"),
        GraphMistakeKind::Merge => ("merge", "several entities on one node"),
    };
    let names: Vec<String> = mistake.names.iter().map(|name| plain(name)).collect();
    format!("{what}\t{why}\t{}\t{}\n", plain(id), names.join("\t"))
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

fn table(scores: &GraphScores, causes: &Causes) -> String {
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
        format!(
            "lost edges: {} of another entity, {} with a name not found, {} with a name in a name\n",
            causes.lost[0], causes.lost[1], causes.lost[2]
        ),
        format!(
            "false edges: {} of another entity, {} with a name that the gold lacks\n",
            causes.wrong[0], causes.wrong[1]
        ),
    ]
    .concat()
}

fn report(gold: &str, scope: &str, scores: &GraphScores, causes: &Causes) -> Value {
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
        "lost_edges": {"other_entity": causes.lost[0], "no_name": causes.lost[1], "name_in_name": causes.lost[2]},
        "false_edges": {"other_entity": causes.wrong[0], "no_name": causes.wrong[1]},
    })
}
