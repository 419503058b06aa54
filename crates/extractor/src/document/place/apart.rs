//! Names that several places of one document bear.

use relmap_types::EntityType;
use rustc_hash::FxHashMap;

use super::Whole;
use crate::name::plain_key;
use crate::news::News;

/// Most places of one name that a document is taken to speak of: more are a list, and would cost time.
const MOST_NAMESAKES: usize = 16;

/// Which mentions of one name lie in different wholes, each with the mention that says so.
///
/// Those that say nothing go with the one before, else with the first that does.
pub(super) fn apart(news: News<'_>, said: &[Option<Whole>]) -> Vec<Option<usize>> {
    let mut by_key: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for town in news.all().filter(|town| town.is_name_of(EntityType::Location)) {
        by_key
            .entry(town_key(town.surface()))
            .or_default()
            .push(town.index);
    }
    let mut apart = vec![None; news.mentions.len()];
    let mut keys: Vec<(String, Vec<usize>)> = by_key.into_iter().collect();
    keys.sort_unstable_by_key(|(_, named)| named[0]);
    for (key, named) in keys {
        let tells = |whole: &Whole| whole.is_sure || whole.has_town(&key, news.kb);
        let mut firsts: Vec<usize> = Vec::new();
        let mut own: Vec<Option<usize>> = Vec::with_capacity(named.len());
        for &index in &named {
            let found = said[index].as_ref().filter(|whole| tells(whole)).map(|whole| {
                let agrees = |first: &&usize| {
                    said[**first]
                        .as_ref()
                        .is_some_and(|other| other.agrees(whole, news.kb))
                };
                let first = firsts.iter().find(agrees).copied();
                if first.is_none() && firsts.len() < MOST_NAMESAKES {
                    firsts.push(index);
                    return Some(index);
                }
                first
            });
            own.push(found.flatten().or_else(|| own.last().copied().flatten()));
        }
        if firsts.len() > 1 {
            for (&index, own) in named.iter().zip(own) {
                apart[index] = own.or(firsts.first().copied());
            }
        }
    }
    apart
}

/// The key of a place without what it lies in.
fn town_key(surface: &str) -> String {
    plain_key(surface.split_once(", ").map_or(surface, |(town, _)| town))
}
