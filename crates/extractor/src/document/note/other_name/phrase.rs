//! What stands between two names of one, and what is left out to find it.

/// What stands between two names of one, folded to small letters, without marks around it.
pub(super) const PHRASES: &[&str] = &[
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
pub(super) const OF_ROLES: &[&str] = &["formerly", "officially", "previously"];

/// Words that say so in brackets only: "Harbour Freight (now Zorkal Lines)"; of organizations.
pub(super) const BRACKETED: &[&str] = &["also", "later", "now", "or", "originally", "then"];

/// Phrases that say so of people only: "Ada Moran, born Ada Keller".
pub(super) const OF_PEOPLE: &[&str] = &["born", "nee", "née"];

/// The text without a closed bracket that it begins with.
pub(super) fn without_aside(text: &str) -> &str {
    text.strip_prefix('(')
        .and_then(|inside| inside.split_once(')'))
        .map_or(text, |(_, rest)| rest.trim_start())
}

/// A phrase without the language that it is about: "also known in Danish as".
pub(super) fn without_language(phrase: &str) -> String {
    let mut words: Vec<&str> = phrase.split_whitespace().collect();
    if let Some(at) = words.iter().position(|word| *word == "in")
        && words.get(at + 2) == Some(&"as")
    {
        words.drain(at..at + 2);
    }
    words.join(" ")
}

/// What stands behind an age between commas: ", 49, known as" gives ", known as".
pub(super) fn behind_age(text: &str) -> &str {
    let behind = text
        .strip_prefix(", ")
        .map(|text| text.trim_start_matches(|ch: char| ch.is_ascii_digit()));
    let is_age = |behind: &&str| behind.starts_with(", ") && behind.len() + ", ".len() < text.len();
    behind.filter(is_age).unwrap_or(text)
}

/// What stands behind the dates in an open bracket: "(born 1962, formerly " gives ", formerly ".
pub(super) fn behind_dates(text: &str) -> &str {
    let comma = text
        .rfind([',', ';'])
        .filter(|_| text.starts_with('(') && !text.contains(')'));
    match comma {
        Some(comma) if text[..comma].contains(|ch: char| ch.is_ascii_digit()) => &text[comma..],
        _ => text,
    }
}

pub(super) fn is_quote(ch: char) -> bool {
    matches!(ch, '"' | '“' | '”' | '‘' | '’' | '\'')
}

pub(super) fn is_mark(ch: char) -> bool {
    ch == ' ' || is_quote(ch)
}
