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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::marked::assert_layer;

    #[track_caller]
    fn assert_parted(given: &str, wanted: &str) {
        assert_layer(part, given, wanted);
    }

    #[test]
    fn both_sides_are_names() {
        assert_parted("The <L Russia-Turkey> talks.", "The <L Russia>-<L Turkey> talks.");
        assert_parted("Rain in <L Idlib, Syria>.", "Rain in <L Idlib>, <L Syria>.");
        assert_parted("The <P Jean-Claude> talks.", "The <P Jean-Claude> talks.");
        assert_parted(
            "<P Ada Moran and Bruno Keller> won.",
            "<P Ada Moran> and <P Bruno Keller> won.",
        );
    }

    #[test]
    fn owners() {
        assert_parted(
            "At <O Lisbon's Zorkal Palace>.",
            "At <L Lisbon>'s <O Zorkal Palace>.",
        );
        assert_parted(
            "<O Zorkals> grew. It opened the <O Zorkals' Delivery Center>.",
            "<O Zorkals> grew. It opened the <O Zorkals>' <O Delivery Center>.",
        );
        assert_parted("He ate at <O Moran's Diner>.", "He ate at <O Moran's Diner>.");
    }

    #[test]
    fn dashes() {
        assert_parted(
            "From <O Lisbon - Zorkal> came word.",
            "From <L Lisbon> - <O Zorkal> came word.",
        );
        assert_parted("<P Jean - Claude Moran> won.", "<P Jean - Claude Moran> won.");
        assert_parted(
            "<P Ada Moran - Bruno Keller> - Nadia Keller",
            "<P Ada Moran> - <P Bruno Keller> - Nadia Keller",
        );
        assert_parted(
            "<P Ada Moran - Zorkal> - Analyst",
            "<P Ada Moran> - <O Zorkal> - Analyst",
        );
        assert_parted("<O ZORKAL — Ada Moran> won.", "<L ZORKAL> — <O Ada Moran> won.");
        assert_parted("<O ZORKAL — Fire> broke out.", "<L ZORKAL> — Fire broke out.");
    }

    #[test]
    fn words_between() {
        assert_parted(
            "The case <P Ada Moran v. Bruno Moran> was heard.",
            "The case <P Ada Moran> v. <P Bruno Moran> was heard.",
        );
        assert_parted("<P Ulrich v. Zorkal> left.", "<P Ulrich v. Zorkal> left.");
        assert_parted("<P Moran told Keller> so.", "<P Moran> told <P Keller> so.");
        assert_parted(
            "<P Ada Moran> leads the <O Harbour Party of Ada Moran>.",
            "<P Ada Moran> leads the <O Harbour Party> of <P Ada Moran>.",
        );
    }

    #[test]
    fn wholes() {
        let both = "<P Ada Moran> met <P Bruno Keller>.";
        assert_parted(
            &format!("{both} <O Keller-Moran Shipping> grew. <P Keller-Moran> sold it."),
            &format!("{both} <O Keller-Moran Shipping> grew. <O Keller-Moran> sold it."),
        );
        for stays in [
            &format!("{both} <P Sam Keller-Moran> won. <P Keller-Moran> spoke."),
            "<P Sam Keller> and <P Moran> left. <P Sam Keller-Moran> won.",
            "<L Oslo> rests, as does the <L Oslo – Lisbon Bridge>.",
        ] {
            assert_parted(stays, stays);
        }
    }
}
