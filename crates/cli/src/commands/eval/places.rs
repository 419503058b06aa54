//! `relmap eval places`: where names of places are put on the map.

use std::collections::BTreeMap;
use std::ops::Range;

use relmap_eval::place::{self, FoundPlace, PlaceScores, PlacedName, Point};
use relmap_pipeline::{Extracted, Outcome};
use relmap_types::{Entity, EntityType};
use serde_json::{Value, json};

use super::texts::{Texts, names};
use super::{rounded, uncounted};
use crate::args::EvalPlacesArgs;
use crate::words::plain;
use crate::{Exit, Io};

/// Links the places of gold texts and scores the points.
pub(super) fn places(args: &EvalPlacesArgs, io: &mut Io<'_>) -> anyhow::Result<Exit> {
    let Texts { gold, outcome, exit } = Texts::read(&args.gold, &args.model, args.jobs, io)?;
    let found: BTreeMap<&str, Vec<FoundPlace>> = outcome
        .documents
        .iter()
        .map(|one| (one.document.id.as_str(), found(one, &outcome)))
        .collect();
    let mut all = Vec::new();
    let mut mistakes = String::new();
    for document in &gold {
        let id = document.id.as_deref().unwrap_or_default();
        let placed = place::compare(document, found.get(id).map_or(&[], Vec::as_slice));
        let wrong = placed.iter().filter(|name| !name.is_near());
        mistakes.extend(wrong.map(|name| mistake(id, &document.text, name)));
        all.extend(placed);
    }
    if all.is_empty() {
        let labels = gold
            .iter()
            .flat_map(|document| document.mentions.iter().map(|one| one.label.as_str()));
        return Err(uncounted(
            &args.gold,
            labels,
            "mentions of type LOC with lat and lon",
        ));
    }
    let scores = place::sum(&all);
    if args.json {
        serde_json::to_writer_pretty(&mut *io.stdout, &report(&scores)).map_err(std::io::Error::from)?;
        io.stdout.write_all(b"\n")?;
    } else {
        io.stdout.write_all(table(&scores).as_bytes())?;
    }
    if args.mistakes {
        io.stdout.write_all(mistakes.as_bytes())?;
    }
    Ok(exit)
}

/// The names of places in a document with their points.
fn found(one: &Extracted, outcome: &Outcome) -> Vec<FoundPlace> {
    let places = names(one, outcome)
        .into_iter()
        .filter(|(_, entity)| entity.entity_type == EntityType::Location);
    let place = |(span, entity): (Range<usize>, &Entity)| FoundPlace {
        span,
        entity: entity.key.clone(),
        point: entity.lat.zip(entity.lon).map(|(lat, lon)| Point { lat, lon }),
    };
    places.map(place).collect()
}

/// A line for a name that is not where it should be.
fn mistake(id: &str, text: &str, name: &PlacedName<'_>) -> String {
    let surface: String = text
        .chars()
        .skip(name.gold.span.start)
        .take(name.gold.span.len())
        .collect();
    let what = match (&name.found, name.distance) {
        (None, _) => "not found".to_owned(),
        (Some(found), None) => format!("{} has no point", found.entity),
        (Some(found), Some(distance)) => format!("{} is {distance:.0} km away", found.entity),
    };
    let gold = name.gold.entity.as_deref().unwrap_or("-");
    format!("{}\t{}\t{}\t{what}\n", plain(id), plain(&surface), plain(gold))
}

/// Share of some names, 0 if there are none.
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn table(scores: &PlaceScores) -> String {
    format!(
        "names of places   {:>7}\nfound             {:>7}  {:.3}\nwith a point      {:>7}  {:.3}\n\
         within 161 km     {:>7}  {:.3} of all, {:.3} of those with a point\nmedian distance   {:>7.0}  km\n",
        scores.names,
        scores.found,
        share(scores.found, scores.names),
        scores.linked,
        share(scores.linked, scores.names),
        scores.near,
        share(scores.near, scores.names),
        share(scores.near, scores.linked),
        scores.median,
    )
}

fn report(scores: &PlaceScores) -> Value {
    json!({
        "names": scores.names,
        "found": scores.found,
        "linked": scores.linked,
        "within_161_km": scores.near,
        "share_of_names": rounded(share(scores.near, scores.names), 4),
        "share_of_linked": rounded(share(scores.near, scores.linked), 4),
        "median_km": rounded(scores.median, 1),
    })
}
