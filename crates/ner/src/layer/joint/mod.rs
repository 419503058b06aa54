//! Two names in one span: "Russia-Turkey", "Airbus and Lufthansa", "Idlib, Syria", "Istanbul's Ciragan Palace", "San Jose - Cisco",
//! "Keller v. Moran".

mod sign;

mod alone;

mod sides;

use relmap_types::{EntityType, Mention};
use rustc_hash::FxHashSet;

use self::alone::Alone;
use self::sides::sides;
use self::sign::Joint;
use super::{dateline, doubled, founders, is_name};
use crate::text::{Stretch, Text};

/// Parts every mention that holds two names.
///
/// At a hyphen, a comma or an "and" both sides must be names in their own right: the document names them alone elsewhere, or
/// the knowledge base knows them as well-known places. "Jean-Claude" and "Trinidad and Tobago" stay whole, as does
/// every name that the knowledge base knows whole.
pub(crate) fn part(text: &Text<'_>, mentions: &mut Vec<Mention>) {
    let alone = Alone::of(text, mentions);
    let whole = Whole {
        surnames: doubled::surnames(text, mentions),
        firms: founders::firms(text, mentions),
    };
    let mut parted = Vec::with_capacity(mentions.len());
    for mut mention in mentions.drain(..) {
        let name = text.name(&mention);
        let joint = sign::first(name).filter(|_| is_name(&mention) && !text.is_known(&name.key()));
        let Some((i, joint)) = joint else {
            parted.push(mention);
            continue;
        };
        if let Some(entity_type) = whole.type_of(name, &mention, (i, joint)) {
            mention.entity_type = entity_type;
            parted.push(mention);
            continue;
        }
        match sides(text, (i, joint), &mention, &alone) {
            Some((left, right)) => {
                let side = text.name(&right);
                let is_word = side.len() == 1 && side[0].facts.is_english_word();
                // "ZORKAL — Fire": what opens the sentence behind the town has its capital from there.
                let is_opening = joint == Joint::Dash && dateline::ends_at(name, i) && is_word;
                parted.push(left);
                parted.extend((!is_opening).then_some(right));
            }
            None => parted.push(mention),
        }
    }
    *mentions = parted;
}

/// Keys of the names that stay whole at a hyphen.
struct Whole {
    surnames: FxHashSet<String>,
    firms: FxHashSet<String>,
}

impl Whole {
    /// What a name is as a whole, if its joint parts no two: "Sam Keller-Moran", the firm "Keller-Moran".
    fn type_of(
        &self,
        name: Stretch<'_>,
        mention: &Mention,
        (i, joint): (usize, Joint),
    ) -> Option<EntityType> {
        let is_person = mention.entity_type == EntityType::Person;
        if is_person && (doubled::is_surname_at(name, i) || self.surnames.contains(&name.key())) {
            return Some(EntityType::Person);
        }
        (joint == Joint::Even && self.firms.contains(&name.key())).then_some(EntityType::Organization)
    }
}
