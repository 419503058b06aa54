//! Two names that follow each other, and whether the text between them says that they are one's.

use relmap_kb::KnowledgeBase;
use relmap_text::key::fold;
use relmap_types::EntityType;

use super::phrase::{BRACKETED, OF_PEOPLE, OF_ROLES, PHRASES, Said, is_mark, is_quote};
use crate::name::WordCounts;

/// Languages that no people of the knowledge base speaks.
const LANGUAGES: &[&str] = &[
    "amharic",
    "bengali",
    "cantonese",
    "farsi",
    "gaelic",
    "hebrew",
    "hindi",
    "latin",
    "mandarin",
    "pashto",
    "persian",
    "punjabi",
    "sanskrit",
    "tamil",
    "telugu",
    "urdu",
    "yiddish",
];

/// Most words before a language's name: "in simplified Chinese:".
const MAX_LABEL: usize = 4;

/// Words after which a name is not what the sentence speaks of: "the part of Lisbon was also called Alfama".
const PREPOSITIONS: &[&str] = &[
    "at", "by", "for", "from", "in", "into", "near", "of", "on", "outside", "to", "with",
];

/// Two names of one type that follow each other, with the text around them.
pub(super) struct Pair<'t> {
    pub(super) entity_type: EntityType,
    /// The first is letters in brackets.
    pub(super) is_acronym: bool,
    pub(super) before: &'t str,
    pub(super) between: &'t str,
    pub(super) after: &'t str,
}

impl Pair<'_> {
    /// Whether the phrase gives a person a name, rather than a role or a past: "known as", "who calls himself".
    pub(super) fn is_name_of_person(&self) -> bool {
        const VERBS: &[&str] = &[
            "known as",
            "nicknamed",
            "dubbed",
            "alias",
            "aka",
            "a.k.a",
            "calls himself",
            "calls herself",
        ];
        let between = self.between.to_lowercase();
        VERBS.iter().any(|verb| between.contains(verb))
    }

    /// Whether the text between the two names says that they are one's.
    pub(super) fn says_so(&self) -> bool {
        let said = Said::read(self.between, self.is_acronym);
        let phrase = said.phrase.as_str();
        let is_person = self.entity_type == EntityType::Person;
        let ends = self
            .after
            .trim_start_matches(is_quote)
            .starts_with([',', '.', ';', ')', ']', '–', '—']);
        if self.after.starts_with(['\'', '’']) || (!ends && (said.has_article || OF_ROLES.contains(&phrase)))
        {
            return false;
        }
        let is_organization = self.entity_type == EntityType::Organization;
        if said.is_bracketed && ends && !said.is_relative && is_organization && BRACKETED.contains(&phrase) {
            return true;
        }
        let is_phrase = PHRASES.contains(&phrase) || is_person && OF_PEOPLE.contains(&phrase);
        if !is_phrase {
            return false;
        }
        // "to the south of Lisbon, known as Alfama" is not said of Lisbon.
        if phrase == "known as" && self.entity_type == EntityType::Location && self.before.ends_with(" of ") {
            return false;
        }
        if said.is_set_off {
            return !said.has_verb || said.is_relative;
        }
        let is_said_of_people = is_person && phrase.contains("known as") && phrase != "known as";
        !said.is_relative && (said.has_verb || is_said_of_people) && self.is_subject()
    }

    /// Whether the first name is what its sentence speaks of, as far as the word before it tells.
    fn is_subject(&self) -> bool {
        let before = self.before.trim_end_matches(|ch: char| is_mark(ch));
        let before = before.strip_suffix(" the").unwrap_or(before);
        let word = before
            .rsplit(|ch: char| !ch.is_alphabetic())
            .next()
            .unwrap_or_default();
        !PREPOSITIONS.contains(&word)
    }

    /// Whether the second name stands in brackets behind its language: "(Danish: Store Zorka)".
    pub(super) fn is_labelled(&self, kb: &KnowledgeBase) -> bool {
        let rest = self.between.trim_start_matches(is_mark);
        let Some(label) = rest
            .strip_prefix(['(', '[', ',', ';'])
            .map(|label| label.trim_end_matches(is_mark))
        else {
            return false;
        };
        let Some(label) = label.strip_suffix(':') else {
            return false;
        };
        let words: Vec<String> = label.split_whitespace().map(fold).collect();
        let is_language = |word: &String| {
            LANGUAGES.contains(&word.as_str())
                || kb.is_group(word)
                || kb.demonym(word).is_some_and(|people| !people.is_people)
        };
        words.len() <= MAX_LABEL && words.last().is_some_and(is_language)
    }

    /// Whether the second name stands alone in brackets and one of the two is English, the other not: "Alternative für Zorka
    /// (Alternative for Zorka)".
    pub(super) fn is_translated(&self, first: &str, second: &str, kb: &KnowledgeBase) -> bool {
        let close = self.after.trim_start_matches(is_quote).starts_with([')', ',']);
        if self.entity_type != EntityType::Organization || self.between.trim_matches(is_mark) != "(" || !close
        {
            return false;
        }
        let (left, right) = (WordCounts::of(first, kb), WordCounts::of(second, kb));
        (left.is_english() && right.is_foreign()) || (left.is_foreign() && right.is_english())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair<'t>(entity_type: EntityType, before: &'t str, between: &'t str, after: &'t str) -> Pair<'t> {
        Pair {
            entity_type,
            is_acronym: false,
            before,
            between,
            after,
        }
    }

    #[test]
    fn phrases_between_two_names() {
        for between in [
            ", also known as ",
            " (aka ",
            ", whose real name was “",
            "” (born ",
            " (1901–1980), also known as ",
            " (; formerly ",
            ", also known in Danish as ",
            " (born 1962, formerly ",
            ", who was also known as ",
            " was also called ",
            " also known as ",
            ", also known as the ",
            ", 49, known as the “",
        ] {
            let pair = pair(EntityType::Person, "", between, ", was here");
            assert!(pair.says_so(), "{between}");
        }
        for between in [" known as ", ", ", "", ". Also known as ", ", is also known as "] {
            let pair = pair(EntityType::Person, "", between, ", was here");
            assert!(!pair.says_so(), "{between}");
        }
    }

    #[test]
    fn what_stands_around_the_names() {
        let says = |before, between, after| pair(EntityType::Organization, before, between, after).says_so();
        assert!(says("", ", formerly the ", ", is here"));
        assert!(!says("", ", formerly the ", " arm in Lisbon"), "a role");
        assert!(!says("", ", formerly ", "'s arm"), "somebody else's");
        assert!(
            !says("the arm of ", " was also called ", " there"),
            "not of the arm's owner"
        );
        assert!(says("", " (now ", ")"));
        assert!(!says("", ", born ", ","));
        assert!(
            !pair(EntityType::Location, "", " (now ", ")").says_so(),
            "a state that follows"
        );
    }

    #[test]
    fn names_in_other_languages() {
        let kb = KnowledgeBase::embedded();
        let labelled = |between| pair(EntityType::Location, "", between, ")").is_labelled(kb);
        assert!(labelled(" (Danish: ") && labelled(" (in simplified Chinese: “") && labelled(" (Urdu: "));
        assert!(!labelled(" (mayor: ") && !labelled(" Danish: ") && !labelled(""));
        let translated =
            |first, second| pair(EntityType::Organization, "", " (", ")").is_translated(first, second, kb);
        assert!(translated(
            "Alternativa Zorkalska Moranna",
            "Free Harbour Movement"
        ));
        assert!(translated("United for the Harbour", "Vereint für Zorkal"));
        assert!(!translated("Zorkal", "Harbour Ministry"));
        assert!(!translated("Harbour Board", "Harbour Ministry"));
    }
}
