//! What the names of a document tell about each other.

use relmap_kb::{KnowledgeBase, Record, RecordIdx};
use relmap_text::key::fold;
use relmap_types::{EntityType, MentionKind};

use crate::around::{Around, last_word};
use crate::document::place::{LIST_MARKS, Whole, Wholes};
use crate::link::{Context, Kind, link, region};
use crate::name::{full_state, plain_key};
use crate::news::{Mentioned, News};

/// A name of a place, by the text alone.
struct Place<'m> {
    named: Mentioned<'m>,
    key: String,
    /// What it is in any text, if that is clear.
    record: Option<RecordIdx>,
    /// What the text says that it lies in.
    whole: Option<&'m Whole>,
}

/// The countries and regions that a document speaks of, and how it uses the names of places.
///
/// Countries are told by their own names, by their people and politicians, and by places with one clear reading.
pub(super) fn context(news: News<'_>, wholes: &Wholes) -> Context {
    let kb = news.kb;
    let mut context = Context::default();
    let mut places = Vec::new();
    for named in news.all() {
        let (surface, mention) = (named.surface(), named.mention);
        let alone = |key: &str| link(key, mention.entity_type, &Context::default(), kb);
        match (mention.kind, mention.entity_type) {
            (MentionKind::Demonym, _) => {
                let key = plain_key(surface);
                if let Some(demonym) = kb.demonym(&key) {
                    context.add_country(demonym.country.as_str(), &key);
                }
            }
            (MentionKind::Name, EntityType::Person) => {
                let key = plain_key(surface);
                let whole = key.contains(' ').then(|| alone(&key)).flatten();
                if let Some(iso) = whole.and_then(|record| kb.record(record).country) {
                    context.add_person(iso, &key);
                }
            }
            (MentionKind::Name | MentionKind::Metonym, EntityType::Location) => {
                let town = surface.split_once(", ").map_or(surface, |(town, _)| town);
                let state = full_state(town);
                let key = state.map_or_else(|| plain_key(town), fold);
                let record = match state {
                    Some(_) => alone(&format!("state of {key}")),
                    None => alone(&key),
                };
                // "Zorkal, Ohio" speaks for no other Zorkal's country.
                let whole = wholes.of(named.index);
                let is_own =
                    |&record: &RecordIdx| whole.is_none_or(|whole| !whole.is_sure || whole.holds(record, kb));
                let record = record.filter(is_own);
                if let Some(record) = record {
                    context.add_place(&kb.record(record), &key);
                }
                places.push(Place {
                    named,
                    key,
                    record,
                    whole,
                });
            }
            _ => {}
        }
    }
    note_usages(&places, kb, &mut context);
    context
}

/// Notes what the text around the names of places says of where they lie and of their kind.
fn note_usages(places: &[Place<'_>], kb: &KnowledgeBase, context: &mut Context) {
    for (i, place) in places.iter().enumerate() {
        let before = i.checked_sub(1).map(|i| &places[i]);
        let after = places.get(i + 1);
        note_whole(place, after, kb, context);
        let neighbours = listed(before, place, after).filter_map(|neighbour| neighbour.record);
        let neighbours: Vec<Record<'_>> = neighbours.map(|neighbour| kb.record(neighbour)).collect();
        let division = division(before, place, kb).or_else(|| {
            let mut divisions = neighbours
                .iter()
                .filter(|place| Kind::of(place) == Kind::Division);
            divisions.find_map(|division| division.country.map(str::to_owned))
        });
        let is_country = neighbours.iter().any(|place| Kind::of(place) == Kind::Country);
        let usage = context.usage(&place.key);
        usage.mentions += 1;
        usage.as_country += u32::from(is_country);
        usage.as_division.extend(division);
    }
}

/// Notes what a place lies in: "Paris, Texas" says itself which Paris it is, be it one mention or two.
fn note_whole(place: &Place<'_>, after: Option<&Place<'_>>, kb: &KnowledgeBase, context: &mut Context) {
    if let Some(whole) = place.whole {
        context.add_whole(place.key.clone(), whole.key.clone());
        let inside = || {
            let mut context = Context::default();
            context.set_whole(&place.key, &whole.key);
            link(&place.key, EntityType::Location, &context, kb)
        };
        let town = place.record.is_none().then(inside).flatten();
        if let Some(town) = town.filter(|&town| whole.holds(town, kb)) {
            context.add_place(&kb.record(town), &place.key);
        }
    } else if let Some(after) = after.filter(|after| place.named.until(after.named) == ", ")
        && !after
            .record
            .is_some_and(|record| is_country_or_division(record, kb))
    {
        context.add_whole(place.key.clone(), after.key.clone());
    }
}

/// The neighbours of a place in a list: "Georgia, Moldova and Ukraine".
fn listed<'p, 'm>(
    before: Option<&'p Place<'m>>,
    place: &'p Place<'m>,
    after: Option<&'p Place<'m>>,
) -> impl Iterator<Item = &'p Place<'m>> {
    let is_joined = |left: &Place<'m>, right: &Place<'m>| LIST_MARKS.contains(&left.named.until(right.named));
    let before = before.filter(|before| is_joined(before, place));
    let after = after.filter(|after| is_joined(place, after));
    before.into_iter().chain(after)
}

/// The country of which the text uses a name for a division: "Buffalo, New York", "Washington state".
fn division(before: Option<&Place<'_>>, place: &Place<'_>, kb: &KnowledgeBase) -> Option<String> {
    let town = before.filter(|before| before.named.until(place.named) == ", ");
    let of_town = town.and_then(|town| country_of_region(&town.key, &place.key, kb));
    of_town.or_else(|| {
        let is_called = is_called_division(place.named.around());
        is_called.then(|| divisions(&place.key, kb).next()).flatten()
    })
}

fn is_country_or_division(place: RecordIdx, kb: &KnowledgeBase) -> bool {
    matches!(Kind::of(&kb.record(place)), Kind::Country | Kind::Division)
}

/// The country of which `whole` is the region that a town lies in: `US` of "Buffalo" and "New York".
fn country_of_region(town: &str, whole: &str, kb: &KnowledgeBase) -> Option<String> {
    let candidates = kb.lookup(town);
    let mut inside = candidates.iter().map(|candidate| kb.record(candidate.record));
    let is_inside = |town: &Record<'_>| region(town).is_some_and(|region| fold(region) == whole);
    inside.find(is_inside)?.country.map(str::to_owned)
}

/// Whether the text calls a place a state: "Washington state", "the state of Washington".
fn is_called_division(name: Around<'_>) -> bool {
    const KINDS: &[&str] = &["state", "province", "county", "region"];
    let before = name.before().strip_suffix("of ").unwrap_or_default();
    KINDS.contains(&name.word_behind()) || KINDS.contains(&last_word(before))
}

/// The countries that have a division of this name.
fn divisions(key: &str, kb: &KnowledgeBase) -> impl Iterator<Item = String> {
    let records = kb
        .lookup(key)
        .iter()
        .map(|candidate| kb.record(candidate.record))
        .collect::<Vec<_>>();
    let divisions = records
        .into_iter()
        .filter(|place| Kind::of(place) == Kind::Division);
    divisions.filter_map(|place| place.country.map(str::to_owned))
}
