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

/// What the text between two names says, without what may stand before it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a mark of its own, and any may stand beside any"
)]
pub(super) struct Said {
    /// The phrase in small letters, without verb, language and article: "also known as".
    pub(super) phrase: String,
    /// A comma, a bracket or a dash parts it from the first name.
    pub(super) is_set_off: bool,
    /// It stands in brackets.
    pub(super) is_bracketed: bool,
    /// "who is", "which was".
    pub(super) is_relative: bool,
    pub(super) has_verb: bool,
    /// It ends in "the".
    pub(super) has_article: bool,
}

impl Said {
    /// Reads the text between two names; `is_acronym` says that the first is letters in brackets.
    pub(super) fn read(between: &str, is_acronym: bool) -> Self {
        // "Ada Moran (1901–1980), also known as Zorka".
        let rest = without_aside(between.trim_start_matches(is_mark));
        // "European Harbour Board (EHB), formerly Zorkal Board": what stands in the brackets is the first one's name too.
        let rest = if is_acronym {
            rest.strip_prefix(')').unwrap_or(rest).trim_start()
        } else {
            rest
        };
        let words = behind_dates(behind_age(rest));
        let words = words
            .trim_matches(|ch: char| is_mark(ch) || matches!(ch, ',' | ':' | ';' | '(' | '[' | '–' | '—'));
        let words = words.to_lowercase();
        let relative = words
            .strip_prefix("which ")
            .or_else(|| words.strip_prefix("who "));
        let clause = relative.unwrap_or(&words);
        let verbs = ["is ", "was ", "are ", "were ", "has been ", "had been "];
        let said = verbs.iter().find_map(|verb| clause.strip_prefix(verb));
        let phrase = without_language(said.unwrap_or(clause));
        let article = phrase.strip_suffix(" the");
        Self {
            phrase: article.unwrap_or(&phrase).to_owned(),
            is_set_off: rest.starts_with([',', '(', '–', '—', '[', ';']),
            is_bracketed: rest.starts_with(['(', '[']),
            is_relative: relative.is_some(),
            has_verb: said.is_some(),
            has_article: article.is_some(),
        }
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

pub(super) fn is_quote(ch: char) -> bool {
    matches!(ch, '"' | '“' | '”' | '‘' | '’' | '\'')
}

pub(super) fn is_mark(ch: char) -> bool {
    ch == ' ' || is_quote(ch)
}
