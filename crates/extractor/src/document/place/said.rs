//! What the text says right behind a place that it lies in.

use relmap_types::EntityType;

use super::Whole;
use crate::name::{full_state, plain_key};
use crate::news::Mentioned;

/// What stands between two names of one list.
pub(crate) const LIST_MARKS: &[&str] = &[", ", " and ", ", and ", " or ", ", or ", "; "];

/// What stands between a place and what it lies in.
const INSIDE: &[&str] = &[", ", " in ", " in the "];

/// What closes "Zorkal, Ohio": then its end is no subject, as it is in "In Lisbon, Portugal said".
const CLOSING: &[&str] = &[
    ",", ".", ";", ":", ")", "?", "!", "\"", "”", " — ", " – ", " - ", " -- ", " (",
];

/// Words that open a sentence with a place.
const FRONTED: &[&str] = &["At ", "From ", "In ", "Near "];

/// What the text says right behind a mention, with what it `said` of those before.
pub(super) fn whole(town: Mentioned<'_>, said: &[Option<Whole>]) -> Option<Whole> {
    let kb = town.news.kb;
    // "in Zorkal, Ohio," is a place whatever it was taken for.
    let is_mistaken = || town.is_name_of(EntityType::Organization) && town.around().stands_as_place();
    if !is_place(town) && !is_mistaken() {
        return None;
    }
    if let Some((_, whole)) = town.surface().split_once(", ") {
        return Some(Whole::read(whole, kb)?.told(true));
    }
    let next = place_behind(town)?;
    let between = town.until(next);
    let is_end = town.index > 0 && said[town.index - 1].is_some();
    if !INSIDE.contains(&between) || is_end && between == ", " {
        return None;
    }
    let whole = Whole::read(next.surface(), kb)?;
    let key = plain_key(town.surface());
    if whole.is_below_country(&key, kb) {
        return None;
    }
    if between != ", " {
        let is_known = is_place(town) && whole.has_town(&key, kb);
        return is_known.then_some(whole);
    }
    let is_short = full_state(next.surface()).is_some();
    let (is_closed, goes_on) = end(next);
    if town.around().is_behind(FRONTED) && !is_closed && !is_short {
        return None;
    }
    let is_whole = (is_closed || goes_on && !whole.is_country)
        && !whole.is_sibling(&key, kb)
        && !is_listed(town, next, said);
    let is_sure = is_short || is_whole;
    (is_sure || is_place(town)).then(|| whole.told(is_sure))
}

/// Whether a mark stands behind a mention that closes "Zorkal, Ohio", and whether a small word does.
fn end(whole: Mentioned<'_>) -> (bool, bool) {
    let behind = whole.around().after();
    let small = |rest: &str| rest.starts_with(char::is_lowercase);
    (
        CLOSING.iter().any(|mark| behind.starts_with(mark)),
        behind.strip_prefix([' ', '\n']).is_some_and(small),
    )
}

/// Whether a place and the one behind it are members of a list.
fn is_listed(town: Mentioned<'_>, next: Mentioned<'_>, said: &[Option<Whole>]) -> bool {
    let is_joined = |left: Mentioned<'_>, right: Mentioned<'_>| LIST_MARKS.contains(&left.until(right));
    let before = town.previous().filter(|before| is_place(*before));
    // The end of a pair before is none of the list: "Zorkal, Ohio, and Zorkal, Iowa".
    let pair = town.index.checked_sub(2).and_then(|first| said[first].as_ref());
    if before.is_some_and(|before| is_joined(before, town)) && !pair.is_some_and(|whole| whole.is_sure) {
        return true;
    }
    let Some(after) = place_behind(next) else {
        return false;
    };
    let last = place_behind(after).filter(|last| after.until(*last) == ", ");
    is_joined(next, after) && !last.is_some_and(|last| is_pair(after, last))
}

/// Whether what stands behind a place is what it lies in, rather than the next of a list.
fn is_pair(town: Mentioned<'_>, next: Mentioned<'_>) -> bool {
    let kb = town.news.kb;
    let key = plain_key(town.surface());
    Whole::read(next.surface(), kb).is_some_and(|whole| {
        let is_listed = whole.is_country && Whole::read(town.surface(), kb).is_some();
        !is_listed && !whole.is_sibling(&key, kb)
    })
}

/// The next mention, if it names a place.
fn place_behind(mentioned: Mentioned<'_>) -> Option<Mentioned<'_>> {
    mentioned.next().filter(|next| is_place(*next))
}

fn is_place(mentioned: Mentioned<'_>) -> bool {
    mentioned.is_name_of(EntityType::Location)
}
