//! Names of fields of study, laws, wars and prizes, and the places in them.

use crate::Lexicon;
use crate::text::Stretch;
use crate::word::{Shape, Word};

/// Whether ordinary words name a field of study: "professor of International Relations".
pub(super) fn is_subject(name: Stretch<'_>) -> bool {
    const SCHOLARS: &[&str] = &["degree", "doctorate", "lecturer", "major", "professor", "reader"];
    let is_field = |word: &Word| {
        let strength = Lexicon::embedded().organization_head(&word.key).unwrap_or(0);
        word.key.is_empty()
            || strength < 3
                && (word.facts.is_english_word() || word.facts.is_group() || word.facts.demonym().is_some())
    };
    let is_of = |word: &Word| matches!(word.key.as_str(), "of" | "in");
    name.before(2)
        .is_some_and(|word| SCHOLARS.contains(&word.key.as_str()))
        && name.before(1).is_some_and(is_of)
        && name.iter().all(is_field)
}

/// Whether a place is part of the name of a law, a war or a prize: "Treaty of Lisbon", "Geneva Convention".
pub(super) fn is_titular(name: Stretch<'_>) -> bool {
    const PACTS: &[&str] = &[
        "accord",
        "accords",
        "agreement",
        "agreements",
        "convention",
        "pact",
        "protocol",
        "treaty",
    ];
    let is_capital = |word: &&Word| word.shape == Shape::Capitalized;
    let head = name
        .before(2)
        .filter(|_| name.before(1).is_some_and(|word| word.key == "of"))
        .filter(is_capital);
    let kind = head.and_then(|word| Lexicon::embedded().not_name(&word.key));
    let pact = name.behind(1).filter(is_capital);
    matches!(kind, Some("award" | "event" | "law"))
        || !name.sentence.is_title_case && pact.is_some_and(|word| PACTS.contains(&word.key.as_str()))
}
