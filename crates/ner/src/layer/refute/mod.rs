//! Mentions that the words beside them refute: "US$40", "Airbus A380", "LISBON (Reuters) -".

mod agency;

mod figure;

mod question;

mod ticker;

mod title;

mod word;

use relmap_types::{EntityType, Mention};
use rustc_hash::FxHashMap;

use super::is_name;
use crate::text::{Stretch, Text};

/// Drops mentions that are part of an amount or of a product's designation, the agency of a dateline, and words
/// that are written with a capital and name nobody ("Monday", "the West").
pub(crate) fn drop_refuted(text: &Text<'_>, mentions: &mut Vec<Mention>) {
    let mut named: FxHashMap<&str, u32> = FxHashMap::default();
    for word in mentions.iter().flat_map(|mention| text.name(mention).words()) {
        *named.entry(&word.key).or_default() += 1;
    }
    let stands_alone = |name: Stretch<'_>| matches!(name.words(), [word] if named[word.key.as_str()] == 1);
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
                || question::is_question(name)
                || word::is_label(name) && stands_alone(name)
                || word::is_headline_noun(text, mention) && stands_alone(name)
                || mention.entity_type == EntityType::Location && title::is_titular(name)
        };
        let is_product = mention.entity_type == EntityType::Organization && figure::is_designated(name);
        !(is_name(mention) && is_no_name()
            || figure::is_amount(name)
            || is_product
            || agency::ends_dateline(text, name))
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::marked::assert_layer;

    #[track_caller]
    fn assert_left(given: &str, wanted: &str) {
        assert_layer(drop_refuted, given, wanted);
    }

    #[test]
    fn listed_words() {
        assert_left(
            "On <O Monday> he watched the <O Champions League>.",
            "On Monday he watched the Champions League.",
        );
        assert_left("<O COVID> spread. <O ZORK> grew.", "COVID spread. <O ZORK> grew.");
        assert_left(
            "Born in <L Derby>, he saw the <O Derby>.",
            "Born in <L Derby>, he saw the Derby.",
        );
        assert_left("<L Derby>, <L England>, froze.", "<L Derby>, <L England>, froze.");
        assert_left("<L Intel>: <L Oslo> plans a port", "Intel: <L Oslo> plans a port");
    }

    #[test]
    fn directions() {
        assert_left("He fled to the <L West>.", "He fled to the <L West>.");
        assert_left(
            "<P Nadia West> fled to the <P West>.",
            "<P Nadia West> fled to the West.",
        );
        assert_left("<L West> of here lies the sea.", "West of here lies the sea.");
    }

    #[test]
    fn words_that_ask() {
        assert_left(
            "<O WHO> did this? The <O WHO> asked.",
            "WHO did this? The <O WHO> asked.",
        );
        assert_left("<O WHO> <O IS> NEXT FOR THE JOB?", "WHO IS NEXT FOR THE JOB?");
        assert_left("<O WHO> KILLED THE MAN?", "WHO KILLED THE MAN?");
        assert_left("THE MAN <O WHO> LED <O IS>", "THE MAN WHO LED <O IS>");
        for stays in [
            "<O WHO> did not answer.",
            "<O WHO> has sent doctors.",
            "<O WHO> chief to go?",
            "<O WHO> WARNS OF A NEW VIRUS",
            "<O IS> said it did it.",
        ] {
            assert_left(stays, stays);
        }
    }

    #[test]
    fn nouns_that_open_a_headline() {
        let news = "Rain fell in the north.";
        assert_left(
            &format!("<O Jets> for a signature\n\n{news}"),
            &format!("Jets for a signature\n\n{news}"),
        );
        for stays in [
            "<O Zorkal> for a signature\n\nRain fell in the north.",
            "<O Jets> for a signature\n\nThe <O Harbour Jets> won in the north.",
            "Rain fell. <O Jets> won in the north.",
        ] {
            assert_left(stays, stays);
        }
    }

    #[test]
    fn titles_of_things() {
        assert_left(
            "The <L Geneva> Convention, not <L Geneva>.",
            "The Geneva Convention, not <L Geneva>.",
        );
        assert_left("The Treaty of <L Lisbon> holds.", "The Treaty of Lisbon holds.");
        assert_left(
            "A professor of <O International Relations> left.",
            "A professor of International Relations left.",
        );
    }

    #[test]
    fn figures() {
        assert_left("It cost <L US>$40.", "It cost US$40.");
        assert_left(
            "An <O Airbus> A380 of <O Airbus> in 2020.",
            "An Airbus A380 of <O Airbus> in 2020.",
        );
        assert_left("<O SUN> 25.06. at noon", "SUN 25.06. at noon");
        assert_left("<O Zorkal> (<O ZORK>.ST) grew.", "<O Zorkal> (ZORK.ST) grew.");
        assert_left(
            "<O Zorkal> (Nasdaq: <O ZORK>) grew.",
            "<O Zorkal> (Nasdaq: ZORK) grew.",
        );
    }

    #[test]
    fn agencies() {
        assert_left(
            "<L LISBON> (<O Zorkpress>) - Rain fell.",
            "<L LISBON> (Zorkpress) - Rain fell.",
        );
        assert_left(
            "<P Moran> spoke to <O Reuters> (<O AFP>, <O dpa>).",
            "<P Moran> spoke to <O Reuters> (AFP, dpa).",
        );
        assert_left("Rain fell. sje/<O dpa>/<O AP>", "Rain fell. sje/dpa/AP");
        assert_left(
            "The <O Deutsche Presse-Agentur> (<O dpa>) grew.",
            "The <O Deutsche Presse-Agentur> (<O dpa>) grew.",
        );
    }
}
