//! Other names that a document gives: "Ada Moran, also known as Zorka".

use relmap_kb::KnowledgeBase;
use relmap_ner::Lexicon;
use relmap_text::key::fold;
use relmap_types::{Document, EntityType, Mention, MergeRule};

use crate::document::grouping::group::Group;
use crate::name::WordCounts;

/// What stands between two names of one, folded to small letters, without marks around it.
const PHRASES: &[&str] = &[
    "a.k.a",
    "a.k.a.",
    "aka",
    "alias",
    "also called",
    "also known as",
    "also referred to as",
    "also spelled",
    "also spelt",
    "also written",
    "best known as",
    "better known as",
    "born as",
    "calls herself",
    "calls himself",
    "colloquially known as",
    "commonly known as",
    "commonly referred to as",
    "dubbed",
    "formerly",
    "formerly called",
    "formerly known as",
    "formerly named",
    "goes by",
    "goes by the name",
    "goes by the name of",
    "is known as",
    "known as",
    "known locally as",
    "known simply as",
    "later called",
    "later known as",
    "later renamed",
    "locally known as",
    "nicknamed",
    "now called",
    "now known as",
    "officially",
    "officially called",
    "officially known as",
    "once called",
    "once known as",
    "originally called",
    "originally known as",
    "originally named",
    "otherwise known as",
    "performs as",
    "popularly known as",
    "previously",
    "previously called",
    "previously known as",
    "real name",
    "renamed",
    "since renamed",
    "then called",
    "then known as",
    "whose birth name is",
    "whose birth name was",
    "whose full name is",
    "whose full name was",
    "whose legal name is",
    "whose legal name was",
    "whose real name is",
    "whose real name was",
    "widely known as",
];

/// Phrases that may be said of a role as well: "formerly Moran's aide". A mark must follow the name.
const OF_ROLES: &[&str] = &["formerly", "officially", "previously"];

/// Words that say so in brackets only: "Harbour Freight (now Zorkal Lines)"; of organizations.
const BRACKETED: &[&str] = &["also", "later", "now", "or", "originally", "then"];

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

/// Popularity from which a word is the name of what the knowledge base knows, whoever is said to be called so.
const KNOWN: u8 = 40;

/// Most words before a language's name: "in simplified Chinese:".
const MAX_LABEL: usize = 4;

/// Words after which a name is not what the sentence speaks of: "the part of Lisbon was also called Alfama".
const PREPOSITIONS: &[&str] = &[
    "at", "by", "for", "from", "in", "into", "near", "of", "on", "outside", "to", "with",
];

/// Phrases that say so of people only: "Ada Moran, born Ada Keller".
const OF_PEOPLE: &[&str] = &["born", "nee", "née"];

/// Two names of one type that follow each other, with the text around them.
struct Pair<'t> {
    entity_type: EntityType,
    /// The first is letters in brackets.
    is_acronym: bool,
    before: &'t str,
    between: &'t str,
    after: &'t str,
}

/// Notes in each group the group that the text says it is another name of.
///
/// Both are of one type, and the phrase is set off by a comma or a bracket or is the verb of its sentence: "the part of Lisbon
/// known as Alfama" is not Lisbon. Brackets also hold the name in another language, with the language ("Danish: …") or, of
/// organizations, without it.
pub(crate) fn note(
    document: &Document,
    mentions: &[Mention],
    of: &[Option<usize>],
    groups: &mut [Group],
    kb: &KnowledgeBase,
) {
    let named: Vec<(Mention, usize)> = mentions
        .iter()
        .zip(of)
        .filter_map(|(mention, group)| Some((mention.clone(), (*group)?)))
        .collect();
    // "also known as Zorka or Zora": the list goes on.
    let mut is_list = false;
    for (at, pair) in named.windows(2).enumerate() {
        let [(left, first), (right, second)] = pair else {
            continue;
        };
        let (first, second) = (*first, *second);
        let Some(between) = document.between(left.span, right.span) else {
            continue;
        };
        let (before, after) = (document.before(left.span), document.after(right.span));
        let entity_type = groups[first].entity_type;
        let is_acronym = groups[first]
            .organization
            .as_ref()
            .is_some_and(|name| name.acronym.is_some() && before.ends_with('('));
        let pair = Pair {
            entity_type,
            is_acronym,
            before,
            between,
            after,
        };
        // "Ada Moran of Zorkal, known as Zorka": she is, not her firm; but "of the Harbour Department, known as Zorka".
        let is_body = is_body(&groups[first]);
        let member = at.checked_sub(1).map(|at| &named[at]).filter(|(person, group)| {
            let between = document.between(person.span, left.span);
            let is_its_own = match between {
                Some(" of " | " at " | " from ") => true,
                Some(" of the " | " from the ") => !is_body,
                _ => false,
            };
            entity_type != EntityType::Person && is_full_person(&groups[*group]) && is_its_own
        });
        let is_called = pair.says_so() && pair.is_name_of_person();
        if is_called && let Some(&(_, person)) = member {
            if groups[second].also.is_none() && person != second {
                groups[second].also = Some((person, MergeRule::OtherName));
            }
            continue;
        }
        let is_type = groups[second].entity_type == entity_type
            || is_called && (is_full_person(&groups[first]) || is_body) && is_unknown(&groups[second], kb);
        let is_other = first != second
            && is_type
            && ((is_list && matches!(between.trim_matches(is_mark), "or" | "or simply" | ", or"))
                || pair.says_so()
                || pair.is_labelled(kb)
                || pair.is_translated(&groups[first].name, &groups[second].name, kb));
        is_list = is_other;
        if is_other
            && groups[second].also.is_none()
            && groups[first].also.is_none_or(|(also, _)| also != second)
        {
            groups[second].also = Some((first, MergeRule::OtherName));
        }
    }
}

/// Whether a group is a person named by two parts or more.
fn is_full_person(group: &Group) -> bool {
    group.person.as_ref().is_some_and(|name| name.parts.len() > 1)
}

/// Whether a group is an organization whose name of several words says what it is: "Harbour Department".
fn is_body(group: &Group) -> bool {
    let words = group.organization.as_ref().map_or(&[][..], |name| &name.words);
    let is_head = |word: &String| {
        Lexicon::embedded()
            .organization_head(word)
            .is_some_and(|strength| strength > 1)
    };
    group.entity_type == EntityType::Organization && words.len() > 1 && words.iter().any(is_head)
}

/// Whether a group is one word that the knowledge base does not know well.
fn is_unknown(group: &Group, kb: &KnowledgeBase) -> bool {
    let known = kb.lookup(&group.key);
    !group.key.contains(' ') && known.iter().all(|each| kb.record(each.record).popularity < KNOWN)
}

impl Pair<'_> {
    /// Whether the phrase gives a person a name, rather than a role or a past: "known as", "who calls himself".
    fn is_name_of_person(&self) -> bool {
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
    fn says_so(&self) -> bool {
        // "Ada Moran (1901–1980), also known as Zorka".
        let rest = without_aside(self.between.trim_start_matches(is_mark));
        // "European Harbour Board (EHB), formerly Zorkal Board": what stands in the brackets is the first one's name too.
        let rest = if self.is_acronym {
            rest.strip_prefix(')').unwrap_or(rest).trim_start()
        } else {
            rest
        };
        let is_set_off = rest.starts_with([',', '(', '–', '—', '[', ';']);
        let is_bracket = rest.starts_with(['(', '[']);
        let rest = behind_dates(behind_age(rest));
        let phrase = rest
            .trim_matches(|ch: char| is_mark(ch) || matches!(ch, ',' | ':' | ';' | '(' | '[' | '–' | '—'));
        let phrase = phrase.to_lowercase();
        let relative = phrase
            .strip_prefix("which ")
            .or_else(|| phrase.strip_prefix("who "));
        let clause = relative.unwrap_or(&phrase);
        let verbs = ["is ", "was ", "are ", "were ", "has been ", "had been "];
        let said = verbs.iter().find_map(|verb| clause.strip_prefix(verb));
        let has_verb = said.is_some();
        let said = without_language(said.unwrap_or(clause));
        let (said, has_article) = match said.strip_suffix(" the") {
            Some(said) => (said, true),
            None => (said.as_str(), false),
        };
        let ends = self
            .after
            .trim_start_matches(is_quote)
            .starts_with([',', '.', ';', ')', ']', '–', '—']);
        if self.after.starts_with(['\'', '’']) || (!ends && (has_article || OF_ROLES.contains(&said))) {
            return false;
        }
        let is_organization = self.entity_type == EntityType::Organization;
        if is_bracket && ends && relative.is_none() && is_organization && BRACKETED.contains(&said) {
            return true;
        }
        let is_phrase =
            PHRASES.contains(&said) || (self.entity_type == EntityType::Person && OF_PEOPLE.contains(&said));
        if !is_phrase {
            return false;
        }
        // "to the south of Lisbon, known as Alfama" is not said of Lisbon.
        if said == "known as" && self.entity_type == EntityType::Location && self.before.ends_with(" of ") {
            return false;
        }
        if is_set_off {
            return !has_verb || relative.is_some();
        }
        let is_said_of_people =
            self.entity_type == EntityType::Person && said.contains("known as") && said != "known as";
        relative.is_none() && (has_verb || is_said_of_people) && self.is_subject()
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
    fn is_labelled(&self, kb: &KnowledgeBase) -> bool {
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
    fn is_translated(&self, first: &str, second: &str, kb: &KnowledgeBase) -> bool {
        let close = self.after.trim_start_matches(is_quote).starts_with([')', ',']);
        if self.entity_type != EntityType::Organization || self.between.trim_matches(is_mark) != "(" || !close
        {
            return false;
        }
        let (left, right) = (WordCounts::of(first, kb), WordCounts::of(second, kb));
        (left.is_english() && right.is_foreign()) || (left.is_foreign() && right.is_english())
    }
}

/// The text without a closed bracket that it begins with.
fn without_aside(text: &str) -> &str {
    text.strip_prefix('(')
        .and_then(|inside| inside.split_once(')'))
        .map_or(text, |(_, rest)| rest.trim_start())
}

/// A phrase without the language that it is about: "also known in Danish as".
fn without_language(phrase: &str) -> String {
    let mut words: Vec<&str> = phrase.split_whitespace().collect();
    if let Some(at) = words.iter().position(|word| *word == "in")
        && words.get(at + 2) == Some(&"as")
    {
        words.drain(at..at + 2);
    }
    words.join(" ")
}

/// What stands behind an age between commas: ", 49, known as" gives ", known as".
fn behind_age(text: &str) -> &str {
    let behind = text
        .strip_prefix(", ")
        .map(|text| text.trim_start_matches(|ch: char| ch.is_ascii_digit()));
    let is_age = |behind: &&str| behind.starts_with(", ") && behind.len() + ", ".len() < text.len();
    behind.filter(is_age).unwrap_or(text)
}

/// What stands behind the dates in an open bracket: "(born 1962, formerly " gives ", formerly ".
fn behind_dates(text: &str) -> &str {
    let comma = text
        .rfind([',', ';'])
        .filter(|_| text.starts_with('(') && !text.contains(')'));
    match comma {
        Some(comma) if text[..comma].contains(|ch: char| ch.is_ascii_digit()) => &text[comma..],
        _ => text,
    }
}

fn is_quote(ch: char) -> bool {
    matches!(ch, '"' | '“' | '”' | '‘' | '’' | '\'')
}

fn is_mark(ch: char) -> bool {
    ch == ' ' || is_quote(ch)
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
