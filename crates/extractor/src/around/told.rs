//! What the text right beside a name says that it is: "the fund Zorkal", "Zorkal, a town in Kent".

use relmap_types::{Document, EntityType, Mention};

use crate::around::site::stands_as_place;

/// What bodies are called in an apposition.
const BODIES: &[&str] = &[
    "agency",
    "airline",
    "association",
    "bank",
    "bookmaker",
    "bookseller",
    "brand",
    "brewer",
    "brewery",
    "broadcaster",
    "brokerage",
    "carmaker",
    "carrier",
    "chain",
    "charity",
    "club",
    "company",
    "conglomerate",
    "consultancy",
    "contractor",
    "cooperative",
    "distributor",
    "firm",
    "foundation",
    "fund",
    "group",
    "insurer",
    "lender",
    "magazine",
    "manufacturer",
    "network",
    "newspaper",
    "nonprofit",
    "operator",
    "party",
    "portal",
    "producer",
    "regulator",
    "retailer",
    "shop",
    "shops",
    "start-up",
    "startup",
    "store",
    "studio",
    "supermarket",
    "supermarkets",
    "supplier",
    "syndicate",
    "team",
    "union",
    "utility",
    "website",
];

/// What only bodies are called where it stands behind: persons may be makers and brokers as well.
const BODIES_BEHIND: &[&str] = &[
    "broker",
    "builder",
    "developer",
    "maker",
    "publisher",
    "wholesaler",
];

/// What places are called in an apposition.
const PLACES: &[&str] = &[
    "borough",
    "city",
    "district",
    "hamlet",
    "harbour",
    "island",
    "municipality",
    "port",
    "suburb",
    "town",
    "village",
];

/// Most words of an apposition behind its article, up to the one that says what it is.
const MAX_WORDS: usize = 4;

/// Whether the text right beside the mention at a place of the list says that it is of this kind.
pub(crate) fn is_told(
    document: &Document,
    mentions: &[Mention],
    place: usize,
    entity_type: EntityType,
) -> bool {
    let mention = &mentions[place];
    let (before, after) = (document.before(mention.span), document.after(mention.span));
    match entity_type {
        EntityType::Person => is_aged(after),
        EntityType::Organization => is_told_body(before, after) || has_member(document, mentions, place),
        EntityType::Location => is_told_place(before, after) || stands_as_place(document, mention),
    }
}

/// Whether somebody is said to be of it: "Ada Moran of Zorkal".
fn has_member(document: &Document, mentions: &[Mention], place: usize) -> bool {
    let person = place.checked_sub(1).map(|before| &mentions[before]);
    person.is_some_and(|person| {
        person.entity_type == EntityType::Person
            && document.surface(person.span).contains(' ')
            && matches!(
                document.between(person.span, mentions[place].span),
                Some(" at " | " from " | " of ")
            )
    })
}

/// Whether the text calls a name an organization's: "the ferry operator Zorkal", "Zorkal, a Danish retailer".
pub(crate) fn is_told_body(before: &str, after: &str) -> bool {
    is_called(before, BODIES)
        || behind(after).is_some_and(|word| BODIES.contains(&word) || BODIES_BEHIND.contains(&word))
}

/// Whether the text calls a name a place's: "the town of Zorkal", "Zorkal, a village in Kent".
fn is_told_place(before: &str, after: &str) -> bool {
    is_called(before.strip_suffix("of ").unwrap_or(before), PLACES)
        || behind(after).is_some_and(|word| PLACES.contains(&word))
}

/// Whether the text gives an age behind a name: ", 49,".
fn is_aged(after: &str) -> bool {
    let age = after.strip_prefix(", ").unwrap_or_default();
    let (age, rest) = age.split_at(age.find(|ch: char| !ch.is_ascii_digit()).unwrap_or(age.len()));
    age.len() == 2 && rest.starts_with([',', '.', ';'])
}

/// Whether the word before a name is one of some, in small letters.
fn is_called(before: &str, words: &[&str]) -> bool {
    let last = before.strip_suffix(' ').unwrap_or_default();
    let last = last.rsplit([' ', '\n']).next().unwrap_or_default();
    words.contains(&last)
}

/// The word of an apposition behind a name that says what it is: ", a Danish retailer with" gives `retailer`.
fn behind(after: &str) -> Option<&str> {
    const ENDS: &[&str] = &[
        "after", "at", "based", "behind", "by", "called", "for", "founded", "from", "in", "near", "of", "on",
        "owned", "run", "that", "which", "who", "whose", "with",
    ];
    let clause = after.strip_prefix(", ")?;
    let clause = clause.split([',', '.', ';', ':', ')', '\n']).next()?;
    let mut words = clause.split(' ');
    if !matches!(words.next()?, "a" | "an" | "the") {
        return None;
    }
    words
        .take(MAX_WORDS)
        .take_while(|word| !ENDS.contains(word))
        .last()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted() {
        assert!(BODIES.is_sorted() && BODIES_BEHIND.is_sorted() && PLACES.is_sorted());
    }

    #[test]
    fn what_names_are_called() {
        assert!(
            is_told_body("The ferry operator ", " sails") && is_told_body("", ", a Danish retailer with")
        );
        assert!(is_told_body("", ", the phone maker, cut jobs") && !is_told_body("The maker ", " cut jobs"));
        assert!(!is_told_body("", ", the company town of") && !is_told_body("", ", a town with a bank"));
        assert!(!is_told_body("met ", ", who left the fund,") && !is_told_body("", ""));
        assert!(is_told_place("the town of ", "") && is_told_place("", ", a village in Kent"));
        assert!(is_aged(", 49, said") && !is_aged(", 2019, said") && !is_aged(", 49 years"));
        assert!(!is_told_place("the mayor of ", "") && !is_told_place("", ", the mayor of the town"));
    }
}
