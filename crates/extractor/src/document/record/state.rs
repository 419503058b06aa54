//! States that were taken for organizations: "in Zorkal" of a text about the country that has a Zorkal State.

use relmap_kb::RecordIdx;
use relmap_types::EntityType;

use crate::document::grouping::Group;
use crate::link::{Context, Kind};
use crate::news::News;

/// The state that a name alone means where it was taken for an organization of a country which the text does not speak of, but always
/// stands as a place: "in Zorkal" of a text about the country that has a Zorkal State.
pub(super) fn state(news: News<'_>, group: &Group, context: &Context) -> Option<RecordIdx> {
    let kb = news.kb;
    let is_foreign = || {
        let known = group.record.map(|record| kb.record(record));
        known.is_none_or(|known| context.is_elsewhere(known.country, &group.key))
    };
    let mut own = group.mentions.iter().map(|&index| news.at(index as usize));
    if group.entity_type != EntityType::Organization
        || group.key.contains(' ')
        || !is_foreign()
        || !own.all(|mentioned| mentioned.around().stands_as_place())
    {
        return None;
    }
    let candidates = kb.lookup(&format!("{} state", group.key));
    let mut records = candidates.iter().map(|candidate| candidate.record);
    records.find(|&record| {
        let place = kb.record(record);
        Kind::of(&place) == Kind::Division && context.share(place.country, &group.key) > 0.0
    })
}
