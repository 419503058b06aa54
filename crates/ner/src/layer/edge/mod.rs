//! What a span holds too much at its ends: titles, articles, small words.

mod opening;

mod owner;

mod behind;

use relmap_types::{EntityType, Mention};
use rustc_hash::FxHashSet;

use self::behind::{before_words, country_of_office, is_count};
use self::opening::{behind_titles, is_opening};
use self::owner::{is_bare_person, is_known_owner, is_owner};
use super::is_name;
use crate::Lexicon;
use crate::text::{Stretch, Text};
use crate::word::{Shape, Word};

/// Strength of the heads that make an organization of any words: "Agency", not "Energy".
const SURE_HEAD: u8 = 3;

/// Roles and occasions that end no organization's name.
const ROLES: &[&str] = &[
    "agm",
    "ceo",
    "cfo",
    "chairman",
    "chairperson",
    "chairwoman",
    "coo",
    "cto",
    "egm",
    "ipo",
    "spokesman",
    "spokesperson",
    "spokeswoman",
];

/// Begins every mention behind articles, marks and titles, and ends it before small words that are no part of it.
///
/// A title is cut from a person's name while a capitalised word remains. Titles of nobility and religion stay: they are the
/// name that "Pope Francis" and "Prince Charles" go by. Small words at the end are cut where the knowledge base knows
/// the name without them ("Black Sea wheat").
pub(crate) fn trim(text: &Text<'_>, mentions: &mut [Mention]) {
    let names: FxHashSet<String> = mentions.iter().map(|mention| text.key(mention)).collect();
    for mention in mentions.iter_mut().filter(|mention| is_name(mention)) {
        let name = text.name(mention);
        let trimmed = Edges {
            text,
            name,
            entity_type: mention.entity_type,
        }
        .trim(&names);
        mention.entity_type = trimmed.entity_type;
        if (trimmed.name.start, trimmed.name.end) != (name.start, name.end) {
            mention.span = trimmed.name.span().unwrap_or(mention.span);
        }
    }
}

/// A name whose edges move.
struct Edges<'t> {
    text: &'t Text<'t>,
    name: Stretch<'t>,
    entity_type: EntityType,
}

impl Edges<'_> {
    fn trim(mut self, names: &FxHashSet<String>) -> Self {
        self.cut_articles();
        if self.entity_type == EntityType::Person {
            self.name.start = behind_titles(self.name);
        }
        self.cut_small_words();
        self.take_owner();
        self.cut_owner();
        self.cut_count(names);
        self.cut_role();
        self.cut_words();
        self.cut_office();
        self
    }

    /// Whether the knowledge base has the name as it stands now.
    fn is_known(&self) -> bool {
        self.text.is_known(&self.name.key())
    }

    /// The name without its last token; it has one more.
    fn without_last(&self) -> Stretch<'_> {
        Stretch {
            end: self.name.end - 1,
            ..self.name
        }
    }

    /// "The Hague" is known with its article, "The Quay Circle" is not.
    fn cut_articles(&mut self) {
        while let [first, second, ..] = self.name.words()
            && is_opening(first, second)
            && !self.is_known()
        {
            self.name.start += 1;
        }
    }

    /// "Black Sea wheat" is the sea.
    fn cut_small_words(&mut self) {
        let is_small = |word: &&Word| word.shape == Shape::Lower;
        let n = self.name.iter().rev().take_while(is_small).count();
        let end = self.name.end - n;
        let without = Stretch { end, ..self.name };
        if n > 0 && !without.is_empty() && !self.is_known() && self.text.is_known(&without.key()) {
            self.name.end = end;
        }
    }

    /// "Standard & Poor's" was cut where an owner's name ends.
    fn take_owner(&mut self) {
        if self.entity_type == EntityType::Organization
            && self.name.behind(1).is_some_and(is_owner)
            && !self.is_known()
            && is_known_owner(self.text, &self.name)
        {
            self.name.end += 1;
        }
    }

    /// "The coat is Anna's", but "at Zorkal's".
    fn cut_owner(&mut self) {
        let [name @ .., last] = self.name.words() else {
            return;
        };
        if self.entity_type != EntityType::Location
            && !name.is_empty()
            && is_owner(last)
            && !self.is_known()
            && !is_known_owner(self.text, name)
            && !self
                .name
                .before(1)
                .is_some_and(|word| Lexicon::embedded().is_place_cue(&word.key))
        {
            self.name.end -= 1;
            if is_bare_person(name) {
                self.entity_type = EntityType::Person;
            }
        }
    }

    /// "Moran 53" in a list of goals is Moran, "Euro 2016" no Euro.
    fn cut_count(&mut self, names: &FxHashSet<String>) {
        if let [_, .., last] = self.name.words()
            && is_count(last)
            && names.contains(&self.without_last().key())
        {
            self.name.end -= 1;
        }
    }

    /// "Zorkal Bank Spokeswoman", in a headline or before her name, is the bank.
    fn cut_role(&mut self) {
        if let [_, .., last] = self.name.words()
            && self.entity_type != EntityType::Person
            && ROLES.contains(&last.key.as_str())
            && !self.is_known()
        {
            self.name.end -= 1;
        }
    }

    /// Ordinary words behind a well-known name: "Norway Opens Labour Market", "EU Energy" before "Commissioner".
    fn cut_words(&mut self) {
        let lexicon = Lexicon::embedded();
        let is_title_next = || {
            let next = self.name.behind(1);
            next.is_some_and(|next| lexicon.title(&next.key).is_some())
        };
        let most = if self.name.sentence.is_title_case {
            0
        } else if self.name.first().is_some_and(|word| word.shape == Shape::Upper) && is_title_next() {
            SURE_HEAD - 1
        } else {
            return;
        };
        let is_ordinary = |word: &Word| lexicon.organization_head(&word.key).unwrap_or(0) <= most;
        if self.entity_type != EntityType::Person && !self.is_known() {
            self.name.end = before_words(self.text, self.name, is_ordinary);
        }
    }

    /// "Minister of National Defence of Norway" names the country.
    fn cut_office(&mut self) {
        if self.entity_type == EntityType::Organization
            && let Some(start) = country_of_office(self.text, self.name)
        {
            self.name.start = start;
            self.entity_type = EntityType::Location;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::marked::assert_layer;

    #[track_caller]
    fn assert_trimmed(given: &str, wanted: &str) {
        assert_layer(|text, mentions| trim(text, mentions), given, wanted);
    }

    #[test]
    fn names_begin_behind_articles_and_titles() {
        assert_trimmed(
            "<O The Quay Circle> met in <L The Hague>.",
            "The <O Quay Circle> met in <L The Hague>.",
        );
        assert_trimmed(
            "<P Prime Minister Ada Moran> left.",
            "Prime Minister <P Ada Moran> left.",
        );
        assert_trimmed(
            "<P Turkish President Ada Moran> left.",
            "Turkish President <P Ada Moran> left.",
        );
        assert_trimmed(
            "Secretary of <P State Ada Moran> left.",
            "Secretary of State <P Ada Moran> left.",
        );
        assert_trimmed(
            "<P Actor/Director Ada Moran> left.",
            "Actor/Director <P Ada Moran> left.",
        );
        assert_trimmed("<P Pope Francis> left.", "<P Pope Francis> left.");
    }

    #[test]
    fn names_end_before_small_words() {
        assert_trimmed("It sold <L Black Sea wheat>.", "It sold <L Black Sea> wheat.");
        assert_trimmed(
            "<P Moran> won. Goals: <O Moran 53>.",
            "<P Moran> won. Goals: <O Moran> 53.",
        );
        assert_trimmed(
            "<O Zorkal Bank Spokeswoman> left.",
            "<O Zorkal Bank> Spokeswoman left.",
        );
    }

    #[test]
    fn owners() {
        assert_trimmed(
            "The coat is <O Bruno Keller's>.",
            "The coat is <P Bruno Keller>'s.",
        );
        assert_trimmed("They met at <O Zorkal's>.", "They met at <O Zorkal's>.");
        assert_trimmed(
            "He cited <O Standard & Poor>'s.",
            "He cited <O Standard & Poor's>.",
        );
    }

    #[test]
    fn ordinary_words_behind_well_known_names() {
        assert_trimmed(
            "<O Norway Opens Harbours Again>\n\nRain fell in the north.",
            "<O Norway> Opens Harbours Again\n\nRain fell in the north.",
        );
        assert_trimmed(
            "<O EU Energy> Commissioner Ada Moran left.",
            "<O EU> Energy Commissioner Ada Moran left.",
        );
        assert_trimmed(
            "<O EU Energy Agency> chief Moran left.",
            "<O EU Energy Agency> chief Moran left.",
        );
    }

    #[test]
    fn the_country_of_an_office() {
        assert_trimmed(
            "Minister of <O National Defence of Norway> Ada Moran left.",
            "Minister of National Defence of <L Norway> Ada Moran left.",
        );
    }
}
