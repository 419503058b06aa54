//! `relmap eval mentions`: the names found against gold names.

use std::path::Path;

use anyhow::{Context, bail};
use relmap_eval::{Counts, LabelledSpan, Mistake, Scheme, Scores, TaggedSentence, conll, mistakes, score};
use relmap_kb::KnowledgeBase;
use relmap_ner::{LayeredRecognizer, ModelAlone, Recognizer};
use relmap_pipeline::write;
use serde_json::{Map, Value, json};

use super::gold::Gold;
use super::{rounded, uncounted};
use crate::args::EvalMentionsArgs;
use crate::engine;
use crate::words::plain;
use crate::{Exit, Io};

/// One gold file and how its names were found.
struct Row {
    path: String,
    scores: Scores,
    /// Line and error.
    mistakes: Vec<(usize, Mistake)>,
}

/// Scores the names that an engine finds.
pub(crate) fn mentions(args: &EvalMentionsArgs, io: &mut Io<'_>) -> anyhow::Result<Exit> {
    if args.predictions.is_some() && args.gold.len() > 1 {
        bail!("--predictions writes what was found in one gold file: give one");
    }
    let models = engine::models(&args.model)?;
    let (alone, layered);
    let recognizer: &dyn Recognizer = if args.detokenize {
        layered = LayeredRecognizer::new(&models, KnowledgeBase::embedded());
        &layered
    } else {
        alone = ModelAlone(&models);
        &alone
    };
    let scheme = Scheme::default();
    let mut rows = Vec::new();
    for path in &args.gold {
        let file = Gold::read(path)?;
        let gold = file.gold();
        let spans: Vec<LabelledSpan> = gold
            .iter()
            .flat_map(|sentence| conll::spans(&sentence.tags))
            .collect();
        let labels = || spans.iter().map(|span| span.label.as_str());
        if !spans.is_empty() && labels().all(|label| scheme.idx(label).is_none()) {
            return Err(uncounted(path, labels(), "PER, ORG or LOC"));
        }
        let predicted = file.predict(recognizer, args.detokenize);
        if let Some(out) = &args.predictions {
            save(out, &predicted, io)?;
        }
        let found = if args.mistakes {
            mistakes(&gold, &predicted, &scheme)
        } else {
            Vec::new()
        };
        rows.push(Row {
            path: path.display().to_string(),
            scores: score(&gold, &predicted, &scheme).with_context(|| path.display().to_string())?,
            mistakes: found
                .into_iter()
                .map(|mistake| (file.line(mistake.sentence), mistake))
                .collect(),
        });
    }
    if args.json {
        serde_json::to_writer_pretty(&mut *io.stdout, &report(args, &rows)).map_err(std::io::Error::from)?;
        io.stdout.write_all(b"\n")?;
    } else if args.predictions.as_deref() != Some(Path::new("-")) {
        let lines: Vec<String> = rows.iter().flat_map(mistake_lines).chain(table(&rows)).collect();
        io.stdout.write_all(lines.concat().as_bytes())?;
    }
    Ok(Exit::Done)
}

fn save(path: &Path, predicted: &[TaggedSentence], io: &mut Io<'_>) -> anyhow::Result<()> {
    let text = conll::write(predicted);
    if path.as_os_str() == "-" {
        io.stdout.write_all(text.as_bytes())?;
        return Ok(());
    }
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .context("--predictions wants a file")?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    write::write_all(folder.unwrap_or(Path::new(".")), &[(name, text.as_bytes())])?;
    Ok(())
}

/// A row for each file, and the mean of several.
fn table(rows: &[Row]) -> Vec<String> {
    const MEAN: &str = "mean";
    let names: Vec<String> = rows.iter().map(|row| plain(&row.path)).collect();
    let width = names
        .iter()
        .map(|name| name.chars().count())
        .chain([MEAN.len()])
        .max()
        .unwrap_or_default();
    let line = |name: &str, numbers: [f64; 7], found: &str| {
        let [f1, precision, recall, person, organization, location, untyped] = numbers;
        format!(
            "{name:<width$} {f1:>7.2} {precision:>7.2} {recall:>7.2} {person:>7.2} {organization:>7.2} \
             {location:>7.2} {untyped:>7.2}  {found}\n"
        )
    };
    let mut lines = vec![format!(
        "{:<width$} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7}  names\n",
        "", "F1", "P", "R", "PER", "ORG", "LOC", "untyped"
    )];
    let mut sums = [0.0; 7];
    for (name, row) in names.iter().zip(rows) {
        let (scores, micro) = (&row.scores, row.scores.micro());
        let [person, organization, location] = ["PER", "ORG", "LOC"].map(|label| scores.label(label).f1());
        let (p, r) = (100.0 * micro.precision(), 100.0 * micro.recall());
        let numbers = [
            micro.f1(),
            p,
            r,
            person,
            organization,
            location,
            scores.untyped.f1(),
        ];
        for (sum, number) in sums.iter_mut().zip(numbers) {
            *sum += number / rows.len() as f64;
        }
        lines.push(line(name, numbers, &(micro.right + micro.missed).to_string()));
    }
    if rows.len() > 1 {
        lines.push(line(MEAN, sums, ""));
    }
    lines
}

/// `file:line`, kind, gold name, found name and context, parted by tabs.
fn mistake_lines(row: &Row) -> Vec<String> {
    let show = |name: &Option<(String, String)>| {
        name.as_ref().map_or_else(
            || "-".to_owned(),
            |(name, label)| format!("{}/{label}", plain(name)),
        )
    };
    let line = |(line, mistake): &(usize, Mistake)| {
        let (gold, found) = (show(&mistake.gold), show(&mistake.predicted));
        let (path, context) = (plain(&row.path), plain(&mistake.context));
        format!("{path}:{line}\t{}\t{gold}\t{found}\t{context}\n", mistake.kind)
    };
    row.mistakes.iter().map(line).collect()
}

fn report(args: &EvalMentionsArgs, rows: &[Row]) -> Value {
    let n = rows.len() as f64;
    let mean = |of: fn(&Scores) -> f64| rounded(rows.iter().map(|row| of(&row.scores)).sum::<f64>() / n, 2);
    json!({
        "engine": args.model.engine.as_str(),
        "model": args.model.model.as_deref().map(|path| path.display().to_string()),
        "detokenize": args.detokenize,
        "files": rows.iter().map(|row| file(row, args.mistakes)).collect::<Vec<_>>(),
        "mean": {
            "f1": mean(|scores| scores.micro().f1()),
            "macro_f1": mean(Scores::macro_f1),
            "untyped_f1": mean(|scores| scores.untyped.f1()),
        },
    })
}

fn file(row: &Row, with_mistakes: bool) -> Value {
    let mut json = Map::new();
    json.insert("gold".to_owned(), row.path.as_str().into());
    for (label, counts) in &row.scores.by_label {
        json.insert(label.clone(), figures(*counts));
    }
    json.insert("micro".to_owned(), figures(row.scores.micro()));
    json.insert("macro_f1".to_owned(), rounded(row.scores.macro_f1(), 2).into());
    json.insert("untyped".to_owned(), figures(row.scores.untyped));
    json.insert("sentences".to_owned(), row.scores.sentences.into());
    json.insert("tokens".to_owned(), row.scores.tokens.into());
    if with_mistakes {
        let name = |name: &Option<(String, String)>| {
            name.as_ref()
                .map(|(text, label)| json!({"text": text, "type": label}))
        };
        let mistake = |(line, mistake): &(usize, Mistake)| {
            json!({
                "line": line,
                "kind": mistake.kind.to_string(),
                "gold": name(&mistake.gold),
                "found": name(&mistake.predicted),
                "context": mistake.context,
            })
        };
        json.insert("mistakes".to_owned(), row.mistakes.iter().map(mistake).collect());
    }
    json.into()
}

fn figures(counts: Counts) -> Value {
    json!({
        "p": rounded(100.0 * counts.precision(), 2),
        "r": rounded(100.0 * counts.recall(), 2),
        "f1": rounded(counts.f1(), 2),
        "tp": counts.right,
        "fp": counts.spurious,
        "fn": counts.missed,
    })
}
