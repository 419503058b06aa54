//! Mentions that the words beside them refute: "US$40", "Airbus A380", "LISBON (Reuters) -".

mod agency;

mod figure;

mod ticker;

mod title;

mod word;

use relmap_types::{EntityType, Mention};
use rustc_hash::FxHashMap;

use super::is_name;
use crate::text::Text;

/// Drops mentions that are part of an amount or of a product's designation, the agency of a dateline, and words
/// that are written with a capital and name nobody ("Monday", "the West").
pub(crate) fn drop_refuted(text: &Text<'_>, mentions: &mut Vec<Mention>) {
    let mut named: FxHashMap<String, u32> = FxHashMap::default();
    for mention in mentions.iter() {
        *named.entry(text.key(mention)).or_default() += 1;
    }
    let borne = word::borne_directions(text, mentions);
    mentions.retain(|mention| {
        let name = text.name(mention);
        let is_no_name = || {
            word::names_nobody(text, mention)
                || title::is_subject(name)
                || agency::is_credit(text, name)
                || figure::is_weekday(name)
                || ticker::is_ticker(name)
                || word::is_direction(name, &borne)
                || word::is_label(name) && named[&name.key()] == 1
                || mention.entity_type == EntityType::Location && title::is_titular(name)
        };
        let is_product = mention.entity_type == EntityType::Organization && figure::is_designated(name);
        !(is_name(mention) && is_no_name()
            || figure::is_amount(name)
            || is_product
            || agency::ends_dateline(text, name))
    });
}
